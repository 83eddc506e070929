/** Instructions for a single draw: the same numbers as columns give, for what has to be computed draw by draw. */
import { powerInteger } from '../elementary/power-integer.ts';
import { functions } from '../formula/functions.ts';
import type { Instruction } from './lower-expression.ts';

/** What code reads in one draw and year. */
export interface DrawReader {
  /** The calendar year. */
  readonly year: () => number;
  readonly variable: (variable: number, lag: number) => number;
  readonly parameter: (parameter: number) => number;
  /** 0 before the axis. */
  readonly shock: (shock: number, lag: number) => number;
}

/** `stack` is memory to work in; it grows as needed. */
export function evaluateCode(code: readonly Instruction[], reader: DrawReader, stack: number[]): number {
  let top = 0;
  for (const instruction of code) {
    switch (instruction.kind) {
      case 'constant':
        stack[top++] = instruction.value;
        break;
      case 'year':
        stack[top++] = reader.year();
        break;
      case 'variable':
        stack[top++] = reader.variable(instruction.variable, instruction.lag);
        break;
      case 'parameter':
        stack[top++] = reader.parameter(instruction.parameter);
        break;
      case 'shock':
        stack[top++] = reader.shock(instruction.shock, instruction.lag);
        break;
      case 'powerInteger':
        stack[top - 1] = powerInteger(stack[top - 1]!, instruction.exponent);
        break;
      case 'choose':
        top -= 2;
        stack[top - 1] = Math.abs(stack[top - 1]!) > 0 ? stack[top]! : stack[top + 1]!;
        break;
      case 'call': {
        top -= instruction.count - 1;
        const at = top - 1;
        stack[at] = call(instruction, stack, at);
        break;
      }
      default:
        instruction satisfies never;
    }
  }
  return stack[0]!;
}

function call({ name, count }: Instruction & { kind: 'call' }, stack: readonly number[], at: number): number {
  const first = stack[at]!;
  const second = stack[at + 1]!;
  switch (name) {
    case 'add':
      return first + second;
    case 'subtract':
      return first - second;
    case 'multiply':
      return first * second;
    case 'divide':
      return first / second;
    default: {
      const { evaluate } = functions[name];
      if (count === 1) return evaluate(first);
      return count === 2 ? evaluate(first, second) : evaluate(...stack.slice(at, at + count));
    }
  }
}
