/** Priors against the independent table of priors/ (mpmath, 40 digits; see make.py there). */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { cdf, density, mean, quantile, sd } from '../../packages/core/src/random/distribution.ts';
import type { Prior } from '../../packages/core/src/random/prior.ts';

interface Row {
  readonly prior: Prior;
  readonly mean: number;
  readonly sd: number;
  /** [probability, value]. */
  readonly quantiles: readonly (readonly [number, number])[];
  /** [value, probability below, density]. */
  readonly values: readonly (readonly [number, number, number])[];
}

const rows = JSON.parse(readFileSync(new URL('priors/table.json', import.meta.url), 'utf8')) as readonly Row[];

const relative = (found: number, expected: number): number =>
  expected === 0 ? Math.abs(found) : Math.abs(found / expected - 1);

/** What half a unit in the last place of x changes in its distance from the end of a tail, as a share of the tail. */
const rounding = (x: number, slope: number, tail: number): number =>
  tail === 0 ? 0 : (Math.abs(x) * slope * 2.3e-16) / tail;

describe.each(rows)('$prior', ({ prior, mean: average, sd: spread, quantiles, values }) => {
  test('the moments', () => {
    // Closed forms and double-exponential quadrature, whose error is about 1e-12.
    expect(relative(mean(prior), average)).toBeLessThan(1e-11);
    expect(relative(sd(prior), spread)).toBeLessThan(1e-11);
  });

  test.each(quantiles)('the quantile at %d', (probability, expected) => {
    const slope = 1 / density(prior, expected);
    // 2e-12: logarithms of incomplete beta functions with exponents in the thousands; then the rounding of the probability
    // in the upper tail, which the slope of the quantile function enlarges.
    const allowed = 2e-12 * Math.max(Math.abs(expected), spread) + 2.3e-16 * slope;
    expect(Math.abs(quantile(prior, probability) - expected)).toBeLessThan(allowed);
  });

  test.each(values)('the distribution function and the density at %d', (value, below, expected) => {
    const slope = density(prior, value);
    expect(Math.abs(cdf(prior, value) - below)).toBeLessThan(
      5e-12 * Math.min(below, 1 - below) + 4e-16 + Math.abs(value) * slope * 2.3e-16,
    );
    expect(relative(slope, expected)).toBeLessThan(1e-11 + 50 * rounding(value, slope, Math.min(below, 1 - below)));
  });
});
