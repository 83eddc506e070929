/** A loop over the elements of a set as a graph: the first element, whose loads and whose store advance with each further one. */
import type { Loop } from './find-loops.ts';
import { Graph } from './lanes/graph.ts';
import type { Value } from './lanes/graph.ts';
import { lowerCode } from './lower-code.ts';
import type { MemoryPlan, ParameterShape } from './memory-plan.ts';
import type { SlicedFormula } from './slice.ts';

export interface LoopCode {
  readonly kind: 'loop';
  readonly graph: Graph;
  readonly value: Value;
  /** Where the value of the first element goes in the record of the year, and the distance to the next. */
  readonly address: number;
  readonly step: number;
  readonly count: number;
}

export interface LoopSurroundings {
  readonly plan: MemoryPlan;
  readonly shapes: readonly ParameterShape[];
  readonly certain: ReadonlySet<number>;
  readonly inline: boolean;
}

interface Operand {
  readonly address: number;
  readonly yearly: boolean;
  readonly uniform: boolean;
}

/** Null where the places of the operands do not follow one another evenly. `year`: index of a year with this code. */
export function lowerLoop(loop: Loop, year: number, surroundings: LoopSurroundings): LoopCode | null {
  const { plan, inline } = surroundings;
  const graph = new Graph();
  const [first] = loop;
  const operands = loop.map((element) => operandsOf(element, surroundings));
  const steps: number[] = [];
  for (let k = 0; k < operands[0]!.length; k++) {
    const step = stepOf(operands.map((list) => list[k]!));
    if (step === null) return null;
    steps.push(step);
  }
  const places = loop.map(({ variable }) => ({
    address: plan.records + plan.variables[variable]!.offset,
    yearly: true,
    uniform: false,
  }));
  const step = stepOf(places);
  if (step === null) return null;
  let next = 0;
  const load = (): Value => {
    const { address, yearly, uniform } = operands[0]![next]!;
    return graph.load(address, yearly, uniform, steps[next++]);
  };
  const value = lowerCode(first!.code, graph, {
    inline,
    variable: load,
    parameter: load,
    shock: (_, lag) => {
      const found = load();
      return lag > year ? graph.number(0) : found;
    },
  });
  return { kind: 'loop', graph, value, address: places[0]!.address, step, count: loop.length };
}

function stepOf(places: readonly Operand[]): number | null {
  const [first, second] = places as readonly [Operand, Operand];
  const step = second.address - first.address;
  const even = places.every(
    ({ address, yearly, uniform }, index) =>
      address === first.address + index * step && yearly === first.yearly && uniform === first.uniform,
  );
  return even ? step : null;
}

/** What the code loads, in the order of its instructions. What is certain in every year stands at the first draws. */
function operandsOf({ code }: SlicedFormula, { plan, shapes, certain }: LoopSurroundings): Operand[] {
  return code.flatMap((instruction): Operand[] => {
    switch (instruction.kind) {
      case 'variable': {
        const { variable, lag } = instruction;
        const address = plan.records + plan.variables[variable]!.offset - lag * plan.record;
        return [{ address, yearly: true, uniform: certain.has(variable) }];
      }
      case 'parameter': {
        const { offset, yearly } = plan.parameters[instruction.parameter]!;
        const uniform = shapes[instruction.parameter]!.certain;
        return [{ address: yearly ? plan.records + offset : offset, yearly, uniform }];
      }
      case 'shock': {
        const address = plan.records + plan.shocks[instruction.shock]!.offset - instruction.lag * plan.record;
        return [{ address, yearly: true, uniform: false }];
      }
      default:
        return [];
    }
  });
}
