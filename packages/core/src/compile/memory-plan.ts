/**
 * Where everything stands in the memory of a kernel, in bytes. A column is one number per draw of the block. Columns that
 * differ by year stand in one record per year, records one after another, so that code for one year serves every year.
 *
 *   sums | unable | drawn and certain parameters | (room for lags) | record of year 0 | record of year 1 | … | scratch columns
 */
import type { Slice } from './slice.ts';

/** How the numbers of a parameter vary. */
export interface ParameterShape {
  /** The same number in every draw (it may follow a path). */
  readonly certain: boolean;
  /** One number per year. */
  readonly path: boolean;
}

/** A place in memory: from its start, or (`yearly`) from the start of the record of a year. */
export interface Place {
  readonly offset: number;
  readonly yearly: boolean;
}

export interface MemoryPlan {
  /** Bytes from one column to the next. */
  readonly stride: number;
  /** Per draw: the sum of checked values, not finite where one of them is not. */
  readonly sums: number;
  /** Per draw: not zero where the module could not compute a value. */
  readonly unable: number;
  /** Start of the record of the first year, and the size of a record. */
  readonly records: number;
  readonly record: number;
  readonly years: number;
  /** Null for what is not read. */
  readonly parameters: readonly (Place | null)[];
  readonly shocks: readonly (Place | null)[];
  /** Null for variables that are neither kept nor read with a lag: those live in locals only. */
  readonly variables: readonly (Place | null)[];
  /** Where scratch columns begin. */
  readonly scratch: number;
}

export const vectorBytes = 16;
const doubleBytes = 8;

export function planMemory(
  slice: Slice,
  stored: ReadonlySet<number>,
  shapes: readonly ParameterShape[],
  blockSize: number,
): MemoryPlan {
  const { checked } = slice.program;
  const years = checked.years.length;
  // An odd number of cache lines, so that columns read together do not fall on the same lines of the cache.
  const lines = Math.ceil((blockSize * doubleBytes) / 64);
  const stride = 64 * (lines + 1 - (lines % 2));
  let front = 0;
  let record = 0;
  const global = (bytes: number): Place => ({ offset: (front += bytes) - bytes, yearly: false });
  const yearly = (bytes: number): Place => ({ offset: (record += bytes) - bytes, yearly: true });

  const sums = global(stride).offset;
  const unable = global(stride).offset;
  const parameters = shapes.map((shape, index) => {
    if (!slice.parameters.has(index)) return null;
    const bytes = shape.certain ? vectorBytes : stride;
    return shape.path ? yearly(bytes) : global(bytes);
  });
  const shockCount = Object.keys(checked.model.shocks ?? {}).length;
  const shocks = Array.from({ length: shockCount }, (_, index) => (slice.shocks.has(index) ? yearly(stride) : null));
  const variables = checked.variables.map((_, index) => (stored.has(index) ? yearly(stride) : null));
  record = Math.ceil(record / 64) * 64;
  // Offsets in code are not negative, so records begin late enough for the longest lag that the axis allows.
  const records = Math.ceil(Math.max(front, longestLag(slice, years) * record) / 64) * 64;
  const scratch = records + years * record;
  return { stride, sums, unable, records, record, years, parameters, shocks, variables, scratch };
}

/** Longest lag that stays on the axis. */
export function longestLag({ program, formulas }: Slice, years: number): number {
  // Unknowns of a block begin at last year's values.
  let longest = program.blocks.length > 0 ? Math.min(1, years - 1) : 0;
  for (const { code } of formulas)
    for (let i = 0; i < code.length; i++) {
      const instruction = code[i]!;
      if ((instruction.kind === 'variable' || instruction.kind === 'shock') && instruction.lag < years)
        longest = Math.max(longest, instruction.lag);
    }
  return longest;
}
