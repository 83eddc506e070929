/** The cells of a year in an order in which the elements of each loop follow one another. */
import type { Loop } from './find-loops.ts';
import type { Program, ScheduledCell } from './program.ts';
import { codeOf } from './slice.ts';

export interface YearStep {
  readonly cells: readonly ScheduledCell[];
  /** Index of the loop that computes the cells; null for a cell on its own. */
  readonly loop: number | null;
}

/** More passes over the cells than this would take longer than the loops save. */
const mostPasses = 40;

/**
 * A loop has its place where everything it reads of the year has been computed. Null where there is no such order, or no loop that
 * has all its elements in the year.
 */
export function orderWithLoops(
  program: Program,
  cells: readonly ScheduledCell[],
  loops: readonly Loop[],
): YearStep[] | null {
  if (loops.length === 0 || cells.some(({ block }) => block !== null)) return null;
  const loopOfCode = new Map(loops.flatMap((loop, index) => loop.map(({ code }) => [code, index] as const)));
  const members = loops.map((): ScheduledCell[] => []);
  const loopOf = cells.map((cell) => {
    const code = codeOf(program, cell);
    const loop = code ? loopOfCode.get(code) : undefined;
    if (loop !== undefined) members[loop]!.push(cell);
    return loop;
  });
  const whole = members.map((list, index) => list.length === loops[index]!.length);
  if (!whole.includes(true)) return null;

  let waiting: YearStep[] = [];
  const placed = new Set<number>();
  cells.forEach((cell, index) => {
    const loop = loopOf[index];
    if (loop === undefined || !whole[loop]) waiting.push({ cells: [cell], loop: null });
    else if (!placed.has(loop)) {
      placed.add(loop);
      waiting.push({ cells: members[loop]!.sort((a, b) => a.variable - b.variable), loop });
    }
  });
  const open = new Set(cells.map(({ variable }) => variable));
  const ready = (step: YearStep): boolean => {
    const own = step.loop === null ? null : new Set(step.cells.map(({ variable }) => variable));
    return step.cells.every((cell) =>
      (codeOf(program, cell) ?? []).every(
        (read) =>
          read.kind !== 'variable' || read.lag > 0 || !open.has(read.variable) || (own?.has(read.variable) ?? false),
      ),
    );
  };
  const steps: YearStep[] = [];
  for (let pass = 0; waiting.length > 0; pass++) {
    const later: YearStep[] = [];
    for (const step of waiting)
      if (ready(step)) {
        steps.push(step);
        for (const { variable } of step.cells) open.delete(variable);
      } else later.push(step);
    if (later.length === waiting.length || pass > mostPasses) return null;
    waiting = later;
  }
  return steps;
}
