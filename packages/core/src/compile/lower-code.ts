/** Instructions of one expression → a value of a graph. */
import type { Graph, Value } from './lanes/graph.ts';
import { lowerCall, lowerPower, truth } from './lower-call.ts';
import type { Instruction } from './lower-expression.ts';

/** Where code finds what it reads. */
export interface LaneReader {
  readonly variable: (variable: number, lag: number) => Value;
  readonly parameter: (parameter: number) => Value;
  readonly shock: (shock: number, lag: number) => Value;
  /** Puts elementary functions in place instead of calling them. */
  readonly inline: boolean;
}

export function lowerCode(code: readonly Instruction[], graph: Graph, reader: LaneReader): Value {
  const stack: Value[] = [];
  for (let i = 0; i < code.length; i++) {
    const instruction = code[i]!;
    switch (instruction.kind) {
      case 'constant':
        stack.push(graph.number(instruction.value));
        break;
      case 'year':
        stack.push(graph.year());
        break;
      case 'variable':
        stack.push(reader.variable(instruction.variable, instruction.lag));
        break;
      case 'parameter':
        stack.push(reader.parameter(instruction.parameter));
        break;
      case 'shock':
        stack.push(reader.shock(instruction.shock, instruction.lag));
        break;
      case 'powerInteger':
        stack.push(lowerPower(graph, stack.pop()!, instruction.exponent));
        break;
      case 'choose': {
        const otherwise = stack.pop()!;
        const then = stack.pop()!;
        const condition = stack.pop()!;
        stack.push(graph.choose(truth(graph, condition), then, otherwise));
        break;
      }
      case 'call':
        stack.push(lowerCall(graph, instruction.name, lastOf(stack, instruction.count), reader.inline));
        break;
      default:
        instruction satisfies never;
    }
  }
  return stack[0]!;
}

function lastOf(stack: Value[], count: number): readonly Value[] {
  const last = stack.slice(stack.length - count);
  stack.length -= count;
  return last;
}
