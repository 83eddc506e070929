/** The mathjs parser, set up for our names, and the part of its syntax tree that is read. Nothing is ever evaluated by mathjs. */
import { create, parseDependencies } from 'mathjs/number';

interface Node {
  /** Calls back with every operand, in the order of the text. */
  readonly forEach: (callback: (operand: SyntaxNode) => void) => void;
}

export type SyntaxNode = Node &
  (
    | { readonly type: 'ConstantNode'; readonly value: unknown }
    | { readonly type: 'SymbolNode'; readonly name: string }
    | { readonly type: 'ParenthesisNode'; readonly content: SyntaxNode }
    | {
        readonly type: 'OperatorNode';
        readonly fn: string;
        readonly op: string;
        readonly implicit: boolean;
        readonly args: readonly SyntaxNode[];
      }
    | {
        readonly type: 'ConditionalNode';
        readonly condition: SyntaxNode;
        readonly trueExpr: SyntaxNode;
        readonly falseExpr: SyntaxNode;
      }
    | { readonly type: 'FunctionNode'; readonly fn: SyntaxNode; readonly args: readonly SyntaxNode[] }
    | { readonly type: 'AccessorNode'; readonly object: SyntaxNode; readonly index: IndexNode }
    | IndexNode
    | { readonly type: RefusedType }
  );

export interface IndexNode extends Node {
  readonly type: 'IndexNode';
  readonly dimensions: readonly SyntaxNode[];
  readonly dotNotation: boolean;
}

export type RefusedType =
  | 'RelationalNode'
  | 'AssignmentNode'
  | 'FunctionAssignmentNode'
  | 'ArrayNode'
  | 'ObjectNode'
  | 'RangeNode'
  | 'BlockNode';

const { parse } = create(parseDependencies ?? {});

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
  // mathjs declares its nodes as classes without their fields' relation to `type`; this union states what it builds.
  return parse(text) as unknown as SyntaxNode;
}
