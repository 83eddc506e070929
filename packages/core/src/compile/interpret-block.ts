/** A simultaneous block in the reference kernel: draw by draw over the memory of the interpreter. */
import type { Block } from './block.ts';
import { evaluateCode } from './evaluate-code.ts';
import type { DrawReader } from './evaluate-code.ts';
import type { BlockInputs } from './kernel.ts';
import { createBlockSolver } from './solve-block.ts';
import type { System } from './solve-block.ts';

/** [variable][year][blockSize draws], as `Kernel.run` gives it. */
export interface InterpreterMemory {
  readonly years: readonly number[];
  readonly memory: Float64Array;
  readonly blockSize: number;
}

/**
 * Solves the block in one year for every draw and returns the draws without a solution; their unknowns are NaN. A draw whose
 * inputs are not finite has NaN too, but is not returned: its trouble began elsewhere.
 */
export function blockInterpreter(
  block: Block,
  cells: InterpreterMemory,
): (year: number, inputs: BlockInputs) => number[] {
  const { years, memory, blockSize } = cells;
  const { unknowns, formulas, slopes, starts } = block;
  const size = unknowns.length;
  const solve = createBlockSolver(size);
  const start = new Float64Array(size);
  const stack: number[] = [];
  const outside = formulas.flat().flatMap((instruction) => {
    if (instruction.kind !== 'variable' || (instruction.lag === 0 && unknowns.includes(instruction.variable)))
      return [];
    return [instruction];
  });

  return (year, inputs) => {
    const { count } = inputs;
    let draw = 0;
    const place = (variable: number, lag: number): number => (variable * years.length + year - lag) * blockSize + draw;
    const reader: DrawReader = {
      year: () => years[year]!,
      variable: (variable, lag) => memory[place(variable, lag)]!,
      parameter: (parameter) => {
        const column = inputs.parameters[parameter]!;
        return column[column.length === count ? draw : year * count + draw]!;
      },
      shock: (shock, lag) => (year < lag ? 0 : inputs.shocks[shock]![(year - lag) * count + draw]!),
    };
    const write = (x: Float64Array): void => unknowns.forEach((variable, i) => (memory[place(variable, 0)] = x[i]!));
    const system: System = {
      size,
      formulas: (x, f) => {
        write(x);
        for (let i = 0; i < size; i++) f[i] = evaluateCode(formulas[i]!, reader, stack);
      },
      slopes: (x, matrix) => {
        write(x);
        slopes.forEach((row, i) =>
          row.forEach((code, j) => (matrix[i * size + j] = code ? evaluateCode(code, reader, stack) : 0)),
        );
      },
    };
    /** Last year's value, else the initial value, else NaN: the solver then has starts of its own. */
    const startOf = (i: number): number => {
      const before = year > 0 ? reader.variable(unknowns[i]!, 1) : NaN;
      if (Number.isFinite(before)) return before;
      const code = starts[i];
      const value = code ? evaluateCode(code, reader, stack) : NaN;
      return Number.isFinite(value) ? value : NaN;
    };

    const unsolved: number[] = [];
    for (draw = 0; draw < count; draw++) {
      for (let i = 0; i < size; i++) start[i] = startOf(i);
      const solution = solve(system, start);
      if (solution) write(solution);
      else {
        write(start.fill(NaN));
        if (outside.every(({ variable, lag }) => Number.isFinite(reader.variable(variable, lag)))) unsolved.push(draw);
      }
    }
    return unsolved;
  };
}
