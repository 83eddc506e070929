/** How forecasts fared over several cases: coverage, PIT, Brier, skill. */
import { upperBinomialTail } from '../discovery/binomial-tail.ts';
import { quantileSorted } from '../../result/statistics.ts';
import { square } from './square.ts';

export interface Coverage {
  /** Of the central interval: 0.5, 0.8, 0.95. */
  readonly level: number;
  readonly hits: number;
  readonly cases: number;
  /** Hits between which a correct forecast stays in 95 % of all panels of independent cases. */
  readonly expected: readonly [number, number];
}

/** Whether the outcome lies within the central interval of the draws, sorted ascending. */
export function isCovered(sorted: Float64Array, outcome: number, level: number): boolean {
  const tail = (1 - level) / 2;
  return quantileSorted(sorted, tail) <= outcome && outcome <= quantileSorted(sorted, 1 - tail);
}

export function coverage(level: number, covered: readonly boolean[]): Coverage {
  const hits = covered.filter(Boolean).length;
  return { level, hits, cases: covered.length, expected: binomialRange(covered.length, level) };
}

/** Fewest and most successes of n trials that both tails of 2.5 % leave. */
export function binomialRange(n: number, p: number, confidence = 0.95): readonly [number, number] {
  const tail = (1 - confidence) / 2;
  let low = 0;
  // P(X ≤ low) = 1 − P(X ≥ low + 1)
  while (low < n && 1 - upperBinomialTail(low + 1, n, p) <= tail) low += 1;
  let high = n;
  while (high > low && upperBinomialTail(high, n, p) <= tail) high -= 1;
  return [low, high];
}

/** Probability integral transform: share of the draws below the outcome, ties counted half. Uniform when forecasts are right. */
export function pit(draws: Float64Array, outcome: number): number {
  const below = draws.reduce((count, value) => count + (value < outcome ? 1 : value === outcome ? 0.5 : 0), 0);
  return below / draws.length;
}

/** Cases per equal bin of [0, 1]. */
export function pitHistogram(values: readonly number[], bins = 10): readonly number[] {
  const counts = Array<number>(bins).fill(0);
  for (const value of values) {
    const bin = Math.min(bins - 1, Math.floor(value * bins));
    counts[bin] = counts[bin]! + 1;
  }
  return counts;
}

/** Mean squared distance of probability and what came (1 or 0); 0 is perfect, 0.25 what "one half" always gets. */
export function brier(forecasts: readonly { readonly p: number; readonly held: boolean }[]): number {
  return average(forecasts.map(({ p, held }) => square(p - (held ? 1 : 0))));
}

/** 1 − score ÷ score of the rule: 0.2 is a fifth better than the rule, negative is worse; null where the rule made no error. */
export function skill(score: number, ofRule: number): number | null {
  return ofRule > 0 ? 1 - score / ofRule : null;
}

export const average = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;
