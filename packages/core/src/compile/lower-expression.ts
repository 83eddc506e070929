/** One expression as a list of instructions over a stack of columns, one number per draw in each column. */
import type { CheckedModel } from '../check/checked-model.ts';
import type { Expression } from '../formula/expression.ts';
import type { FunctionName } from '../formula/functions.ts';

export type Instruction =
  | { readonly kind: 'constant'; readonly value: number }
  | { readonly kind: 'variable'; readonly variable: number; readonly lag: number }
  | { readonly kind: 'parameter'; readonly parameter: number }
  | { readonly kind: 'shock'; readonly shock: number; readonly lag: number }
  | { readonly kind: 'year' }
  /** A whole-number power is a fixed chain of multiplications: exact in the same bits for every kernel. */
  | { readonly kind: 'powerInteger'; readonly exponent: number }
  | { readonly kind: 'call'; readonly name: FunctionName; readonly count: number }
  | { readonly kind: 'choose' };

/** Largest |n| for which x^n with a literal n is a multiplication chain. */
const largestIntegerPower = 64;

export function lowerExpression(expression: Expression, checked: CheckedModel): Instruction[] {
  const code: Instruction[] = [];
  const emit = (node: Expression): void => {
    switch (node.kind) {
      case 'number':
        code.push({ kind: 'constant', value: node.value });
        return;
      case 'year':
        code.push({ kind: 'year' });
        return;
      case 'name': {
        const meaning = checked.meaning.get(node.name);
        if (!meaning) throw new Error(`unchecked name ${node.name}`);
        if (meaning.kind === 'variable') code.push({ kind: 'variable', variable: meaning.index, lag: node.lag });
        else if (meaning.kind === 'parameter') code.push({ kind: 'parameter', parameter: meaning.index });
        else code.push({ kind: 'shock', shock: meaning.index, lag: node.lag });
        return;
      }
      case 'choice':
        emit(node.condition);
        emit(node.then);
        emit(node.otherwise);
        code.push({ kind: 'choose' });
        return;
      case 'call': {
        const exponent = node.name === 'pow' ? literalInteger(node.operands[1]) : null;
        if (exponent !== null && Math.abs(exponent) <= largestIntegerPower) {
          emit(node.operands[0]!);
          code.push({ kind: 'powerInteger', exponent });
          return;
        }
        for (let i = 0; i < node.operands.length; i++) emit(node.operands[i]!);
        code.push({ kind: 'call', name: node.name, count: node.operands.length });
        return;
      }
      default:
        node satisfies never;
    }
  };
  emit(expression);
  return code;
}

function literalInteger(node: Expression | undefined): number | null {
  if (node?.kind === 'number' && Number.isInteger(node.value)) return node.value;
  if (node?.kind === 'call' && node.name === 'negate') {
    const inner = literalInteger(node.operands[0]);
    return inner === null ? null : -inner;
  }
  return null;
}
