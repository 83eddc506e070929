/** How tightly the written form of a node holds together; this decides where brackets are needed. The levels are mathjs's. */
import type { ParsedExpression } from './expression.ts';
import type { FunctionName } from './functions.ts';

export const binding = {
  choice: 0,
  or: 1,
  and: 2,
  comparison: 3,
  sum: 4,
  product: 5,
  sign: 6,
  power: 7,
  atom: 8,
} as const;

const ofCalls: Partial<Readonly<Record<FunctionName, number>>> = {
  or: binding.or,
  and: binding.and,
  less: binding.comparison,
  lessOrEqual: binding.comparison,
  greater: binding.comparison,
  greaterOrEqual: binding.comparison,
  equal: binding.comparison,
  unequal: binding.comparison,
  add: binding.sum,
  subtract: binding.sum,
  multiply: binding.product,
  divide: binding.product,
  mod: binding.product,
  negate: binding.sign,
  not: binding.sign,
  pow: binding.power,
};

export function bindingOf(node: ParsedExpression): number {
  switch (node.kind) {
    case 'choice':
      return binding.choice;
    case 'call':
      return ofCalls[node.name] ?? binding.atom;
    case 'number':
      return node.value < 0 || Object.is(node.value, -0) ? binding.sign : binding.atom;
    case 'name':
    case 'year':
    case 'aggregate':
    case 'state':
    case 'lookup':
      return binding.atom;
    default:
      return node satisfies never;
  }
}

/** What each operand of an operator must at least be to stand without brackets; null for what is not an operator. */
export function operandBindings(name: FunctionName): readonly number[] | null {
  const own = ofCalls[name];
  if (own === undefined) return null;
  switch (own) {
    case binding.sign:
      return [own];
    case binding.power:
      return [binding.atom, binding.sign];
    case binding.comparison:
      return [own + 1, own + 1];
    default:
      return [own, own + 1];
  }
}
