/**
 * The cells of each year → one graph of values per kind of year. Years whose cells are computed alike (same order, same modes)
 * share a graph, so a long axis costs no more code than a short one.
 */
import { lowerCall, lowerPower, truth } from './lower-call.ts';
import { Graph } from './lanes/graph.ts';
import type { Value } from './lanes/graph.ts';
import type { MemoryPlan, ParameterShape } from './memory-plan.ts';
import { codeOf } from './slice.ts';
import type { Instruction, Program } from './program.ts';

export interface LoweredCell {
  readonly variable: number;
  readonly value: Value;
  /** Size of the graph when the value was there. */
  readonly end: number;
  /** The number stands in memory already. */
  readonly given: boolean;
}

export interface YearCode {
  readonly graph: Graph;
  /** In order of evaluation. */
  readonly cells: readonly LoweredCell[];
}

export interface LoweredYears {
  readonly codes: readonly YearCode[];
  /** Per year, index of its code. */
  readonly codeOfYear: readonly number[];
  /** Variables that have the same number in every draw, whatever the year. */
  readonly certain: ReadonlySet<number>;
}

/** `inline` puts elementary functions into the code of the year instead of calling them. */
export function lowerYears(
  program: Program,
  plan: MemoryPlan,
  shapes: readonly ParameterShape[],
  inline: boolean,
): LoweredYears {
  const { years, variables, model } = program.checked;
  const codes: YearCode[] = [];
  const codeOfYear: number[] = [];
  const codeByKey = new Map<string, number>();
  const cellsOfYear = years.map((): Program['cells'][number][] => []);
  for (const cell of program.cells) cellsOfYear[cell.year]!.push(cell);

  const certain = certainVariables(program, shapes);
  const certainCells = variables.map(() => new Uint8Array(years.length));
  /**
   * Is a lagged read the same number in every draw? History is mostly so, and is then computed once for all draws. From the
   * start on only what is certain in every year counts, so that the first years need no code of their own.
   */
  const isCertain = (variable: number, lag: number, year: number): boolean =>
    certain.has(variable) || (years[year]! < model.years.start && certainCells[variable]![year - lag] === 1);

  const keyOf = (year: number): string => {
    let key = '';
    for (const cell of cellsOfYear[year]!) {
      key += `|${cell.variable}${cell.value === null ? cell.mode : ''}`;
      for (const instruction of codeOf(program, cell) ?? [])
        if (instruction.kind === 'shock') key += instruction.lag > year ? '0' : 's';
        else if (instruction.kind === 'variable' && instruction.lag > 0) {
          if (instruction.lag > year) throw new Error(`variable ${cell.variable} reads before the first year`);
          key += isCertain(instruction.variable, instruction.lag, year) ? 'c' : 'd';
        }
    }
    return key;
  };

  years.forEach((_, year) => {
    const cells = cellsOfYear[year]!;
    const key = keyOf(year);
    let index = codeByKey.get(key);
    if (index === undefined) {
      const graph = new Graph();
      const values = new Map<number, Value>();
      const lowered = cells.map((cell): LoweredCell => {
        const { variable } = cell;
        const code = codeOf(program, cell);
        const given = cell.value !== null;
        const value = given
          ? graph.load(plan.records + plan.variables[variable]!.offset, true, true)
          : code
            ? lower(code, graph, values, year)
            : graph.number(NaN);
        values.set(variable, value);
        return { variable, value, end: graph.nodes.length, given };
      });
      index = codes.length;
      codes.push({ graph, cells: lowered });
      codeByKey.set(key, index);
    }
    codeOfYear.push(index);
    const { graph, cells: lowered } = codes[index]!;
    for (const { variable, value } of lowered) certainCells[variable]![year] = graph.uniform[value]!;
  });

  function lower(code: readonly Instruction[], graph: Graph, values: ReadonlyMap<number, Value>, year: number): Value {
    const stack: Value[] = [];
    for (const instruction of code) {
      switch (instruction.kind) {
        case 'constant':
          stack.push(graph.number(instruction.value));
          break;
        case 'year':
          stack.push(graph.year());
          break;
        case 'variable': {
          const { variable, lag } = instruction;
          const address = lag > 0 ? plan.records + plan.variables[variable]!.offset - lag * plan.record : 0;
          stack.push(lag === 0 ? values.get(variable)! : graph.load(address, true, isCertain(variable, lag, year)));
          break;
        }
        case 'parameter': {
          const { certain: same } = shapes[instruction.parameter]!;
          const { offset, yearly } = plan.parameters[instruction.parameter]!;
          stack.push(graph.load(yearly ? plan.records + offset : offset, yearly, same));
          break;
        }
        case 'shock': {
          const { shock, lag } = instruction;
          const address = plan.records + plan.shocks[shock]!.offset - lag * plan.record;
          stack.push(lag > year ? graph.number(0) : graph.load(address, true, false));
          break;
        }
        case 'powerInteger':
          stack.push(lowerPower(graph, stack.pop()!, instruction.exponent));
          break;
        case 'choose': {
          const [condition = 0, then = 0, otherwise = 0] = stack.splice(-3);
          stack.push(graph.choose(truth(graph, condition), then, otherwise));
          break;
        }
        case 'call':
          stack.push(lowerCall(graph, instruction.name, stack.splice(-instruction.count), inline));
          break;
        default:
          instruction satisfies never;
      }
    }
    return stack[0]!;
  }

  return { codes, codeOfYear, certain };
}

/** Variables none of whose cells reads, by any way, a drawn parameter or a shock. */
function certainVariables(program: Program, shapes: readonly ParameterShape[]): ReadonlySet<number> {
  const readers = new Map<number, number[]>();
  const certain = new Set<number>();
  const drawn: number[] = [];
  const seen = new Set<readonly Instruction[]>();
  for (const cell of program.cells) {
    certain.add(cell.variable);
    const code = codeOf(program, cell);
    if (!code || seen.has(code)) continue;
    seen.add(code);
    for (const instruction of code) {
      if (instruction.kind === 'variable') {
        const list = readers.get(instruction.variable);
        if (list) list.push(cell.variable);
        else readers.set(instruction.variable, [cell.variable]);
      } else if (
        instruction.kind === 'shock' ||
        (instruction.kind === 'parameter' && !shapes[instruction.parameter]!.certain)
      )
        drawn.push(cell.variable);
    }
  }
  for (let variable = drawn.pop(); variable !== undefined; variable = drawn.pop())
    if (certain.delete(variable)) drawn.push(...(readers.get(variable) ?? []));
  return certain;
}
