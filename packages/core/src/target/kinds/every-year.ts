/** A series within bounds in each year of a window: the worst year decides. */
import { perDraw } from '../outcome.ts';
import type { Outcome } from '../outcome.ts';
import type { Limits } from './bounds.ts';
import { inside, relativeDistance } from './bounds.ts';
import type { Draws } from './test-kind.ts';
import { yearsThrough } from './test-kind.ts';

export function everyYear(
  draws: Draws,
  test: { readonly series: string; readonly from: number; readonly to: number },
  limits: Limits,
): Outcome {
  const columns = yearsThrough(test.from, test.to).map((year) => draws.column(test.series, year));
  return perDraw(
    draws.count,
    'relative',
    (d) => columns.reduce((least, column) => Math.min(least, relativeDistance(column[d]!, limits)), Infinity),
    (_, d) => columns.every((column) => inside(column[d]!, limits)),
  );
}
