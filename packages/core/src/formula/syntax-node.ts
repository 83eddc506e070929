/** The part of the syntax tree of mathjs that is read. */

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
