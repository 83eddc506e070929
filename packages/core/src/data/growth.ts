/** Average growth of official statistics. Rates are fractions per year (0.056 is 5.6 %). */
import { pow } from '../elementary/pow.ts';

/**
 * Geometric mean of yearly rates: the constant rate that ends at the same level. NaN without rates or when a level would reach zero.
 * Example: `geometricMeanRate([0.1, 0.21])` is √(1.1 · 1.21) − 1.
 */
export function geometricMeanRate(rates: readonly number[]): number {
  if (rates.some((rate) => !(rate > -1))) return Number.NaN;
  return averageGrowthLevel(
    1,
    rates.reduce((level, rate) => level * (1 + rate), 1),
    rates.length,
  );
}

/**
 * 水平法, the average the statistics bureau publishes: (end / start)^(1 / years) − 1.
 * `years` is a positive whole number; NaN otherwise, or when a level is not positive and finite.
 */
export function averageGrowthLevel(start: number, end: number, years: number): number {
  if (!Number.isInteger(years) || years < 1) return Number.NaN;
  if (!(start > 0 && end > 0 && Number.isFinite(start) && Number.isFinite(end))) return Number.NaN;
  return pow(end / start, 1 / years) - 1;
}
