/**
 * The cells of each year → one graph of values per kind of year. Years whose cells are computed alike (same order, same modes)
 * share a graph, so a long axis costs no more code than a short one.
 */
import { lowerBlock } from './lower-block.ts';
import type { BlockCode } from './lower-block.ts';
import { lowerLoop } from './lower-loop.ts';
import type { LoopCode } from './lower-loop.ts';
import { orderWithLoops } from './order-with-loops.ts';
import type { Loop } from './find-loops.ts';
import { lowerCode } from './lower-code.ts';
import type { LaneReader } from './lower-code.ts';
import { Graph } from './lanes/graph.ts';
import type { Value } from './lanes/graph.ts';
import { longestLag } from './memory-plan.ts';
import type { MemoryPlan, ParameterShape } from './memory-plan.ts';
import { codeOf } from './slice.ts';
import type { Slice } from './slice.ts';
import type { ScheduledCell } from './program.ts';

export interface LoweredCell {
  readonly variable: number;
  readonly value: Value;
  /** Size of the graph when the value was there. */
  readonly end: number;
  /** The value stands in memory already. */
  readonly given: boolean;
  /** What is computed as a whole before the cell and those after it have a value. */
  readonly whole: WholeCode | null;
  /** A loop has looked whether the value is finite. */
  readonly checked: boolean;
}

/** Simultaneous equations, or a loop over the elements of a set. */
export type WholeCode = BlockCode | LoopCode;

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

/** Are the cells of two years computed alike, apart from what lies behind them? */
function sameCells(left: readonly ScheduledCell[], right: readonly ScheduledCell[]): boolean {
  if (left === right) return true;
  if (left.length !== right.length) return false;
  for (let i = 0; i < left.length; i++) {
    const a = left[i]!;
    const b = right[i]!;
    if (a.variable !== b.variable || (a.value === null) !== (b.value === null) || a.block !== b.block) return false;
    if (a.value === null && a.mode !== b.mode) return false;
  }
  return true;
}

function sameNumbers(left: readonly number[], right: readonly number[]): boolean {
  if (left.length !== right.length) return false;
  for (let i = 0; i < left.length; i++) if (left[i] !== right[i]) return false;
  return true;
}

/** `inline` puts elementary functions into the code of the year instead of calling them. */
export function lowerYears(
  slice: Slice,
  plan: MemoryPlan,
  shapes: readonly ParameterShape[],
  loops: readonly Loop[],
  inline: boolean,
): LoweredYears {
  const { program, given: inputs } = slice;
  const { years, variables, model } = program.checked;
  const codes: YearCode[] = [];
  const codeOfYear: number[] = [];
  const keys: (readonly number[])[] = [];
  const isSolved = (cell: ScheduledCell): boolean => cell.block !== null && !inputs.has(cell.variable);

  const certain = certainVariables(slice, shapes);
  const certainCells = variables.map(() => new Uint8Array(years.length));
  /**
   * Is a lagged read the same number in every draw? History is mostly so, and is then computed once for all draws. From the
   * start on only what is certain in every year counts, so that the first years need no code of their own.
   */
  const isCertain = (variable: number, lag: number, year: number): boolean =>
    certain.has(variable) || (years[year]! < model.years.start && certainCells[variable]![year - lag] === 1);

  /** Equal for years of equal code. Per cell: variable, how it is computed, block; then one number per read that may differ. */
  const keyOf = (year: number): readonly number[] => {
    const key: number[] = [];
    const cells = program.cells[year]!;
    for (let c = 0; c < cells.length; c++) {
      const cell = cells[c]!;
      key.push(cell.variable, cell.value !== null ? 0 : cell.mode === 'initial' ? 1 : 2);
      key.push(isSolved(cell) ? 2 * cell.block! + (year === 0 ? 1 : 0) : -1);
      const code = inputs.has(cell.variable) ? null : codeOf(program, cell);
      for (let i = 0; code && i < code.length; i++) {
        const instruction = code[i]!;
        if (instruction.kind === 'shock') key.push(instruction.lag > year ? 1 : 0);
        else if (instruction.kind === 'variable' && instruction.lag > 0) {
          if (instruction.lag > year) throw new Error(`variable ${cell.variable} reads before the first year`);
          key.push(isCertain(instruction.variable, instruction.lag, year) ? 1 : 0);
        }
      }
    }
    return key;
  };

  const longest = longestLag(slice, years.length);
  const surroundings = { plan, shapes, certain, inline: false };
  // Given variables are no elements of a loop; neither are those whose places do not follow one another evenly.
  const even = loops.filter(
    (loop) => loop.every(({ variable }) => !inputs.has(variable)) && lowerLoop(loop, longest, surroundings) !== null,
  );
  let lastLate = -1;
  years.forEach((_, year) => {
    const cells = program.cells[year]!;
    // In years that see nothing but ordinary ones behind them, equal cells mean equal code: most years need no key.
    const late = year >= longest && years[year]! >= model.years.start && year > 0;
    const alike = late && lastLate >= 0 && sameCells(cells, program.cells[lastLate]!);
    const key = alike ? null : keyOf(year);
    let index = key === null ? codeOfYear[lastLate]! : keys.findIndex((known) => sameNumbers(known, key));
    if (key !== null && index < 0) {
      const graph = new Graph();
      const values = new Int32Array(variables.length);
      const reader = readerOf(graph, year, (variable) => values[variable]!);
      let block: number | null = null;
      const single = (cell: ScheduledCell): LoweredCell => {
        const { variable } = cell;
        const code = codeOf(program, cell);
        const fixed = cell.value !== null;
        const solved = isSolved(cell);
        const given = fixed || solved || inputs.has(variable);
        const whole = solved && cell.block !== block ? lowerSolved(cell.block!, year, graph, values) : null;
        block = solved ? cell.block : null;
        const value = given
          ? graph.load(plan.records + plan.variables[variable]!.offset, true, fixed)
          : code
            ? lowerCode(code, graph, reader)
            : graph.number(NaN);
        values[variable] = value;
        return { variable, value, end: graph.size, given, whole, checked: false };
      };
      const steps = orderWithLoops(program, cells, even);
      const lowered = !steps
        ? cells.map(single)
        : steps.flatMap((step) => {
            const code = step.loop === null ? null : lowerLoop(even[step.loop]!, year, surroundings);
            if (!code) return step.cells.map(single);
            return step.cells.map(({ variable }, element): LoweredCell => {
              const value = graph.load(plan.records + plan.variables[variable]!.offset, true, certain.has(variable));
              values[variable] = value;
              const whole = element === 0 ? code : null;
              return { variable, value, end: graph.size, given: true, whole, checked: true };
            });
          });
      index = codes.length;
      codes.push({ graph, cells: lowered });
      keys.push(key);
    }
    codeOfYear.push(index);
    if (late) lastLate = year;
    const { graph, cells: lowered } = codes[index]!;
    if (years[year]! < model.years.start)
      for (const { variable, value } of lowered) certainCells[variable]![year] = graph.isUniform(value) ? 1 : 0;
  });

  function readerOf(graph: Graph, year: number, sameYear: (variable: number) => Value): LaneReader {
    return {
      inline,
      variable: (variable, lag) => {
        if (lag === 0) return sameYear(variable);
        const address = plan.records + plan.variables[variable]!.offset - lag * plan.record;
        return graph.load(address, true, isCertain(variable, lag, year));
      },
      parameter: (parameter) => {
        const { offset, yearly } = plan.parameters[parameter]!;
        return graph.load(yearly ? plan.records + offset : offset, yearly, shapes[parameter]!.certain);
      },
      shock: (shock, lag) => {
        const address = plan.records + plan.shocks[shock]!.offset - lag * plan.record;
        return lag > year ? graph.number(0) : graph.load(address, true, false);
      },
    };
  }

  /** What the block reads of its year stands in memory; `values` of the graph of the year tell whether all draws share it. */
  function lowerSolved(block: number, year: number, outer: Graph, values: Int32Array): BlockCode {
    const placeOf = (variable: number): number => plan.records + plan.variables[variable]!.offset;
    return lowerBlock(program.blocks[block]!, {
      start: plan.scratch,
      placeOf,
      reader: (graph) => ({
        ...readerOf(graph, year, (variable) => graph.load(placeOf(variable), true, outer.isUniform(values[variable]!))),
        inline: false,
      }),
      before: (graph, variable) => (year === 0 ? null : graph.load(placeOf(variable) - plan.record, true, false)),
    });
  }

  return { codes, codeOfYear, certain };
}

/** Variables none of whose cells reads, by any way, a drawn parameter or a shock. */
function certainVariables(
  { program, formulas, given, present, blocks }: Slice,
  shapes: readonly ParameterShape[],
): ReadonlySet<number> {
  const readers = program.checked.variables.map((): number[] => []);
  const certain = new Set<number>();
  const drawn: number[] = [...given];
  for (let variable = 0; variable < present.length; variable++) if (present[variable] === 1) certain.add(variable);
  // Unknowns of simultaneous equations are searched for draw by draw.
  for (const block of blocks) drawn.push(...program.blocks[block]!.unknowns);
  for (const { variable, code } of formulas)
    for (let i = 0; i < code.length; i++) {
      const instruction = code[i]!;
      if (instruction.kind === 'variable') readers[instruction.variable]!.push(variable);
      else if (
        instruction.kind === 'shock' ||
        (instruction.kind === 'parameter' && !shapes[instruction.parameter]!.certain)
      )
        drawn.push(variable);
    }
  for (let variable = drawn.pop(); variable !== undefined; variable = drawn.pop())
    if (certain.delete(variable)) drawn.push(...readers[variable]!);
  return certain;
}
