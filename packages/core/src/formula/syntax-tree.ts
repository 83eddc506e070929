/** The mathjs parser, set up for our names. Nothing is ever evaluated by mathjs. */
import { createNumber, createParse } from 'mathjs/number';
import type { SyntaxNode } from './syntax-node.ts';
import { syntaxNodes } from './syntax-nodes.ts';

/** What the declarations of mathjs leave out: factories, which want an object with the parts they build on. */
declare module 'mathjs/number' {
  /** Text → tree, of the node classes that it is given. Names are of the letters that `isAlpha` lets through. */
  interface SyntaxParser {
    (text: string): unknown;
    isAlpha: (unit: string, before: string, after: string) => boolean;
  }
  type FactoryParts = Readonly<Record<string, unknown>>;
  export function createParse(parts: FactoryParts): SyntaxParser;
  export function createNumber(parts: FactoryParts): (text: string) => number;
}

const nothing = (): undefined => undefined;
/** In place of the dispatch of mathjs by type of argument: what is asked here comes as text. */
const typed: (name: string, signatures: { readonly string: unknown }) => unknown = Object.assign(
  (_: string, signatures: { readonly string: unknown }): unknown => signatures.string,
  { addConversion: nothing, referToSelf: nothing },
);
const parse = createParse({ typed, numeric: createNumber({ typed }), config: { number: 'number' }, ...syntaxNodes });

// Names may be Chinese: letters of every script, also beyond the first plane, where a letter is two code units.
const letter = /^(?:[\p{L}_]|(?![0-9])\p{N})$/u;
const firstHalf = /[\uD800-\uDBFF]/;
const secondHalf = /[\uDC00-\uDFFF]/;
parse.isAlpha = (unit: string, before: string, after: string): boolean => {
  // Asked for every character of every formula, and once past the end of it.
  if (unit < '\u0080') return (unit >= 'a' && unit <= 'z') || (unit >= 'A' && unit <= 'Z') || unit === '_';
  if (firstHalf.test(unit)) return letter.test(unit + after);
  return secondHalf.test(unit) ? letter.test(before + unit) : letter.test(unit);
};

/** Throws what mathjs throws where the text follows no grammar at all. */
export function parseSyntax(text: string): SyntaxNode {
  // mathjs builds what it is given to build with: the classes of syntaxNodes.
  return parse(text) as SyntaxNode;
}
