/**
 * Formula text → our expression. What is plain is read at once; for the rest: refuse what needs no parser, let mathjs parse,
 * translate its tree through an allow-list.
 */
import { problem } from '../problem.ts';
import type { Problem, Where } from '../problem.ts';
import type { ParsedExpression } from './expression.ts';
import { formulaLimits } from './formula-limits.ts';
import { refusalProblem, refusedSign } from './refusals.ts';
import { readPlain } from './read-plain.ts';
import { parseSyntax } from './syntax-tree.ts';
import type { SyntaxNode } from './syntax-node.ts';
import { translate } from './translate.ts';

export interface ParsedFormula {
  /** Null when there are problems. */
  readonly expression: ParsedExpression | null;
  readonly problems: readonly Problem[];
}

const refused = (...problems: Problem[]): ParsedFormula => ({ expression: null, problems });

export function parseFormula(source: string, where: Where): ParsedFormula {
  if (source.length > formulaLimits.characters)
    return refused(tooLarge('length', source.length, formulaLimits.characters, where));
  const text = source.normalize('NFC');
  const plain = readPlain(text);
  return plain ? { expression: plain, problems: [] } : parseAny(text, where);
}

/** Any text, plain or not, in the Unicode form NFC. */
export function parseAny(text: string, where: Where): ParsedFormula {
  const early = refuseEarly(text, where);
  if (early) return refused(early);
  let tree: SyntaxNode;
  try {
    tree = parseSyntax(text);
  } catch (error) {
    return refused(syntaxProblem(error, text, where));
  }
  const { expression, problems } = translate(tree, text, where);
  return problems.length > 0 ? refused(...problems) : { expression, problems };
}

function refuseEarly(text: string, where: Where): Problem | null {
  const deepest = bracketDepth(text);
  if (deepest > formulaLimits.depth) return tooLarge('depth', deepest, formulaLimits.depth, where);
  const sign = refusedSign(text);
  if (sign) return refusalProblem(sign.refusal, { ...where, span: [sign.at, sign.at + 1] });
  return text.trim() === '' ? problem('formula-syntax', where, { detail: 'empty formula' }) : null;
}

function bracketDepth(text: string): number {
  let depth = 0;
  let deepest = 0;
  for (let i = 0; i < text.length; i++) {
    const character = text[i];
    if (character === '(' || character === '[' || character === '{') deepest = Math.max(deepest, ++depth);
    else if (character === ')' || character === ']' || character === '}') depth--;
  }
  return deepest;
}

function syntaxProblem(error: unknown, text: string, where: Where): Problem {
  // The parser descends once per sign in `----x` or `a^a^a`; a text that exhausts the stack is too deep, not ungrammatical.
  if (error instanceof RangeError) return tooLarge('depth', text.length, formulaLimits.depth, where);
  const detail = error instanceof Error ? error.message : String(error);
  const at = /\(char (\d+)\)/.exec(detail);
  const from = at ? Math.min(Number(at[1]) - 1, text.length) : 0;
  return problem(
    'formula-syntax',
    { ...where, span: [from, text.length] },
    { detail: detail.replace(/ \(char \d+\)/, '') },
  );
}

function tooLarge(what: string, size: number, limit: number, where: Where): Problem {
  return problem('formula-too-large', where, { what, size, limit });
}
