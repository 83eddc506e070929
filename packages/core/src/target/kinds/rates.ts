/** Growth rates of the draws: the mean over a period, or year by year. */
import { averageGrowthLevel } from '../../data/growth.ts';
import { roundToEven } from '../../formula/functions.ts';
import type { Draws } from './test-kind.ts';

/** As it is published, in tenths of a point; comparisons of whole tenths are exact. */
export const tenths = (rate: number): number => roundToEven(rate * 1000);

/** One column of rates for the whole period (水平法), or one for each of its years. */
export function ratesOf(
  draws: Draws,
  series: string,
  { from, to }: { readonly from: number; readonly to: number },
  over: 'mean' | 'everyYear' = 'mean',
): readonly Float64Array[] {
  if (over === 'mean') return [rateColumn(draws, series, from, to)];
  return Array.from({ length: to - from }, (_, i) => rateColumn(draws, series, from + i, from + i + 1));
}

/** Readings of one clause, and clauses of one series, ask for the same rates. */
function rateColumn(draws: Draws, series: string, from: number, to: number): Float64Array {
  return draws.shared(`rate ${from} ${to} ${series}`, () => {
    const [start, end] = [draws.column(series, from), draws.column(series, to)];
    const rates = new Float64Array(draws.count);
    if (to - from === 1) {
      for (let d = 0; d < rates.length; d++) rates[d] = start[d]! > 0 && end[d]! > 0 ? end[d]! / start[d]! - 1 : NaN;
    } else for (let d = 0; d < rates.length; d++) rates[d] = averageGrowthLevel(start[d]!, end[d]!, to - from);
    return rates;
  });
}
