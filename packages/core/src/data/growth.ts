/**
 * Average growth of official statistics. Rates are fractions per year (0.056 is 5.6 %).
 * Source: 国家统计局《统计指标解释》, 平均增长速度: the level method (水平法) and the cumulative method (累计法, 方程法).
 */
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
 * 水平法, the average the statistics bureau publishes: (end / start)^(1 / years) − 1. Only the first and the last level count.
 * `years` is a positive whole number; NaN otherwise, or when a level is not positive and finite.
 */
export function averageGrowthLevel(start: number, end: number, years: number): number {
  if (!Number.isInteger(years) || years < 1) return Number.NaN;
  if (!(start > 0 && end > 0 && Number.isFinite(start) && Number.isFinite(end))) return Number.NaN;
  return pow(end / start, 1 / years) - 1;
}

/**
 * 累计法 (方程法): the constant rate g whose levels start·(1+g), start·(1+g)², … add up to the sum of the levels after the base year.
 * All years count, so it differs from the level method when years swing; it is used for investment.
 * `levels` are the years after the base, in order. NaN without levels, or when the base or the sum is not positive and finite.
 * Solved by bisection to neighbouring doubles: the sum grows with g, so there is one root.
 */
export function averageGrowthCumulative(start: number, levels: readonly number[]): number {
  const total = levels.reduce((sum, level) => sum + level, 0);
  const wanted = total / start;
  if (!(start > 0 && total > 0 && Number.isFinite(wanted) && wanted > 0)) return Number.NaN;
  // Σ x^k for x = 1 + g, by Horner.
  const sumOfPowers = (x: number): number => levels.reduce((sum) => (sum + 1) * x, 0);
  let low = 0;
  // Every power of x ≥ 1 is at least x / 1, so x = max(1, wanted) reaches the sum.
  let high = Math.max(1, wanted);
  for (;;) {
    const middle = low + (high - low) / 2;
    if (middle <= low || middle >= high) return high - 1;
    if (sumOfPowers(middle) < wanted) low = middle;
    else high = middle;
  }
}
