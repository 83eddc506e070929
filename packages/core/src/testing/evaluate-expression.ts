/** The plainest evaluation of a core expression, for tests that must not depend on a kernel. */
import type { Expression } from '../formula/expression.ts';
import { functions } from '../formula/functions.ts';
import type { FunctionName } from '../formula/functions.ts';

export interface Watcher {
  /** Replaces the result of every calculation, for instance by one with another rounding. */
  readonly result?: (value: number) => number;
  /** Told every call with its operands; a conditional counts as `not` of its condition. */
  readonly call?: (name: FunctionName, operands: readonly number[]) => void;
}

export function evaluateExpression(
  expression: Expression,
  values: Readonly<Record<string, number>>,
  year = 2026,
  watcher: Watcher = {},
): number {
  const visit = (node: Expression): number => {
    switch (node.kind) {
      case 'number':
        return node.value;
      case 'year':
        return year;
      case 'name': {
        const value = values[node.name];
        if (value === undefined || node.lag > 0) throw new Error(`no value for ${node.name}(-${node.lag})`);
        return value;
      }
      case 'choice': {
        const condition = visit(node.condition);
        watcher.call?.('not', [condition]);
        return Math.abs(condition) > 0 ? visit(node.then) : visit(node.otherwise);
      }
      case 'call': {
        const operands = node.operands.map(visit);
        watcher.call?.(node.name, operands);
        const value = functions[node.name].evaluate(...operands);
        return watcher.result ? watcher.result(value) : value;
      }
      default:
        return node satisfies never;
    }
  };
  return visit(expression);
}
