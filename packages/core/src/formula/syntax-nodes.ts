/**
 * The nodes that the mathjs parser builds, in classes of our own: what the parser asks of them, and what we read. The classes of
 * mathjs also compile and print, and bring four times the parser's size of code for that.
 */
import type { SyntaxNode } from './syntax-node.ts';

type Operands = readonly SyntaxNode[];

/** A class as mathjs asks for it: told from others by `isNode` on its prototype and `isSuchNode`. `operands` in the order of the text. */
function nodeClass<Parts extends readonly unknown[], Fields extends object>(
  type: SyntaxNode['type'],
  fields: (...parts: Parts) => Fields,
  operands: (fields: Fields) => Operands,
): new (...parts: Parts) => object {
  return class {
    readonly #fields: Fields;

    constructor(...parts: Parts) {
      this.#fields = fields(...parts);
      Object.assign(this, { type, [`is${type}`]: true }, this.#fields);
    }

    get isNode(): boolean {
      return true;
    }

    forEach(visit: (operand: SyntaxNode) => void): void {
      for (const operand of operands(this.#fields)) visit(operand);
    }
  };
}

const none = (): Operands => [];

/** By the names under which mathjs asks for them. */
export const syntaxNodes: Readonly<Record<SyntaxNode['type'], object>> = {
  ConstantNode: nodeClass('ConstantNode', (value: unknown) => ({ value }), none),
  SymbolNode: nodeClass('SymbolNode', (name: string) => ({ name }), none),
  ParenthesisNode: nodeClass(
    'ParenthesisNode',
    (content: SyntaxNode) => ({ content }),
    ({ content }) => [content],
  ),
  OperatorNode: nodeClass(
    'OperatorNode',
    (op: string, fn: string, args: Operands, implicit = false) => ({ op, fn, args, implicit }),
    ({ args }) => args,
  ),
  ConditionalNode: nodeClass(
    'ConditionalNode',
    (condition: SyntaxNode, trueExpr: SyntaxNode, falseExpr: SyntaxNode) => ({ condition, trueExpr, falseExpr }),
    ({ condition, trueExpr, falseExpr }) => [condition, trueExpr, falseExpr],
  ),
  FunctionNode: nodeClass(
    'FunctionNode',
    (fn: SyntaxNode, args: Operands) => ({ fn, args }),
    ({ fn, args }) => [fn, ...args],
  ),
  AccessorNode: nodeClass(
    'AccessorNode',
    (object: SyntaxNode, index: SyntaxNode) => ({ object, index }),
    ({ object, index }) => [object, index],
  ),
  IndexNode: nodeClass(
    'IndexNode',
    (dimensions: Operands, dotNotation = false) => ({ dimensions, dotNotation }),
    ({ dimensions }) => dimensions,
  ),
  RelationalNode: nodeClass(
    'RelationalNode',
    (_: readonly string[], params: Operands) => ({ params }),
    ({ params }) => params,
  ),
  // Its index, where it has one, stands before its value.
  AssignmentNode: nodeClass(
    'AssignmentNode',
    (...parts: Operands) => ({ parts: parts.filter(Boolean) }),
    ({ parts }) => parts,
  ),
  FunctionAssignmentNode: nodeClass(
    'FunctionAssignmentNode',
    (name: string, _: readonly string[], expr: SyntaxNode) => ({ name, expr }),
    ({ expr }) => [expr],
  ),
  ArrayNode: nodeClass(
    'ArrayNode',
    (items: Operands) => ({ items }),
    ({ items }) => items,
  ),
  ObjectNode: nodeClass(
    'ObjectNode',
    (properties: Readonly<Record<string, SyntaxNode>>) => ({ properties }),
    ({ properties }) => Object.values(properties),
  ),
  // The step is given last and stands in the middle.
  RangeNode: nodeClass(
    'RangeNode',
    (start: SyntaxNode, end: SyntaxNode, step?: SyntaxNode) => ({ ends: step ? [start, step, end] : [start, end] }),
    ({ ends }) => ends,
  ),
  BlockNode: nodeClass(
    'BlockNode',
    (blocks: readonly { readonly node: SyntaxNode }[]) => ({ blocks }),
    ({ blocks }) => blocks.map(({ node }) => node),
  ),
};
