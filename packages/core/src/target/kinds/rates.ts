/** Growth rates of the draws: the mean over a period, or year by year. */
import { averageGrowthLevel } from '../../data/growth.ts';
import { roundToEven } from '../../formula/functions.ts';
import type { Draws } from './test-kind.ts';
import { yearsThrough } from './test-kind.ts';

/** As it is published, in tenths of a point; comparisons of whole tenths are exact. */
export const tenths = (rate: number): number => roundToEven(rate * 1000);

/** One function draw → rate for the whole period (水平法), or one for each of its years. */
export function ratesOf(
  draws: Draws,
  series: string,
  { from, to }: { readonly from: number; readonly to: number },
  over: 'mean' | 'everyYear' = 'mean',
): readonly ((draw: number) => number)[] {
  if (over === 'mean') return [rate(draws.column(series, from), draws.column(series, to), to - from)];
  return yearsThrough(from, to - 1).map((year) => rate(draws.column(series, year), draws.column(series, year + 1), 1));
}

function rate(start: Float64Array, end: Float64Array, years: number): (draw: number) => number {
  if (years > 1) return (d) => averageGrowthLevel(start[d]!, end[d]!, years);
  return (d) => (start[d]! > 0 && end[d]! > 0 ? end[d]! / start[d]! - 1 : NaN);
}
