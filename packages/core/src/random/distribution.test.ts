import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cdf, mean, priorProblem, priorRange, quantile, sd, moved } from './distribution.ts';
import { beta, discrete, empirical, lognormal, normal, pert, triangular, truncated, uniform } from './prior.ts';
import type { Prior } from './prior.ts';
import { fillUniforms, streamKey } from './stream.ts';

const place = fc.double({ min: -100, max: 100, noNaN: true });
const size = fc.double({ min: 0.01, max: 50, noNaN: true });
const share = fc.double({ min: 0, max: 1, noNaN: true });
const prior: fc.Arbitrary<Prior> = fc.oneof(
  fc.tuple(place, size).map(([centre, spread]) => normal(centre, spread)),
  fc.tuple(place, size).map(([low, width]) => uniform(low, low + width)),
  fc
    .tuple(place, size, share)
    .map(([low, width, at]) => triangular(low, Math.min(low + width * at, low + width), low + width)),
  fc.tuple(place, size, share).map(([low, above, spread]) => lognormal(low + above, spread + 0.01, low)),
  fc
    .tuple(place, size, share)
    .map(([low, width, at]) => pert(low, Math.min(low + width * at, low + width), low + width, 1 + 6 * at)),
  fc.tuple(size, size, place).map(([a, b, low]) => beta(a + 1, b + 1, low, low + 3)),
  fc
    .array(place, { minLength: 3, maxLength: 9 })
    .map((values) => empirical([...new Set(values.map(Math.round)), 101, 102])),
  fc.tuple(place, size).map(([centre, spread]) => truncated(normal(centre, spread), { low: centre - spread })),
);
const probability = fc.double({ min: 1e-6, max: 1 - 1e-6, noNaN: true });

describe('against independent values', () => {
  // mpmath.ncdf at 40 digits.
  test.each([
    [-8, 6.220960574271784e-16],
    [-5, 2.866515718791939e-7],
    [-3, 0.0013498980316300946],
    [-1.96, 0.024997895148220435],
    [-1, 0.15865525393145705],
    [-0.1, 0.460172162722971],
    [0, 0.5],
    [0.5, 0.6914624612740131],
    [1, 0.8413447460685429],
    [2.49, 0.9936128452350568],
    [6, 0.9999999990134123],
  ])('the normal distribution function at %d', (x, expected) => {
    expect(Math.abs(cdf(normal(0, 1), x) / expected - 1)).toBeLessThan(4e-15);
  });

  // Python's statistics.NormalDist(0.05, 0.006).inv_cdf.
  test.each([
    [0.05, 0.040130878238291166],
    [0.1, 0.0423106906067324],
    [0.25, 0.045953061498823514],
    [0.5, 0.05],
    [0.9, 0.05768930939326761],
    [0.999, 0.06854139383700689],
  ])('the normal quantile at %d', (p, expected) => {
    expect(Math.abs(quantile(normal(0.05, 0.006), p) / expected - 1)).toBeLessThan(1e-15);
  });

  test('the triangle 0, 1, 4 by its closed forms', () => {
    const triangle = triangular(0, 1, 4);
    expect([0, 0.25, 0.0625, 1].map((p) => quantile(triangle, p))).toEqual([0, 1, 0.5, 4]);
    expect(quantile(triangle, 11 / 12)).toBeCloseTo(3, 14);
    expect([-1, 0.5, 1, 3, 5].map((x) => cdf(triangle, x))).toEqual([0, 0.0625, 0.25, 1 - 1 / 12, 1]);
    expect(mean(triangle)).toBe(5 / 3);
    expect(sd(triangle)).toBeCloseTo(Math.sqrt(13 / 18), 15);
  });

  test('the uniform 2 to 6 by its closed forms', () => {
    const flat = uniform(2, 6);
    expect([0, 0.25, 1].map((p) => quantile(flat, p))).toEqual([2, 3, 6]);
    expect([1, 3, 7].map((x) => cdf(flat, x))).toEqual([0, 0.25, 1]);
    expect([mean(flat), sd(flat)]).toEqual([4, 4 / Math.sqrt(12)]);
  });

  test('the range of a prior is central', () => {
    expect(priorRange(uniform(0, 10), 0.5)).toEqual([2.5, 7.5]);
    const [low, high] = priorRange(normal(0, 1), 0.95);
    expect(low).toBeCloseTo(-1.959963984540054, 14);
    expect(high).toBeCloseTo(1.959963984540054, 14);
  });
});

describe('laws', () => {
  test('the quantile rises and the distribution function undoes it', () => {
    fc.assert(
      fc.property(prior, probability, probability, (p, a, b) => {
        const rises = quantile(p, Math.min(a, b)) <= quantile(p, Math.max(a, b));
        return rises && Math.abs(cdf(p, quantile(p, a)) - a) < 1e-9;
      }),
      { numRuns: 500 },
    );
  });

  test('a shift moves the mean and every quantile, not the spread', () => {
    fc.assert(
      fc.property(prior, place, probability, (p, by, a) => {
        const after = moved(p, by);
        const near = (left: number, right: number): boolean => Math.abs(left - right) < 1e-9;
        return (
          near(mean(after), mean(p) + by) && near(sd(after), sd(p)) && near(quantile(after, a), quantile(p, a) + by)
        );
      }),
    );
  });

  test('draws from a stream have the moments and the distribution of their prior', () => {
    const n = 20000;
    const uniforms = new Float64Array(n);
    fillUniforms(11, streamKey('moments'), 0, 0, uniforms);
    for (const p of [normal(0.05, 0.006), uniform(-1, 3), triangular(0, 0.2, 1), triangular(2, 2, 5)]) {
      const values = uniforms.map((u) => quantile(p, u)).sort();
      const average = values.reduce((sum, x) => sum + x, 0) / n;
      const variance = values.reduce((sum, x) => sum + (x - average) * (x - average), 0) / n;
      expect(Math.abs(average - mean(p)) / sd(p)).toBeLessThan(4 / Math.sqrt(n));
      expect(Math.abs(Math.sqrt(variance) / sd(p) - 1)).toBeLessThan(4 / Math.sqrt(n));
      const distance = values.reduce((most, x, i) => Math.max(most, Math.abs(cdf(p, x) - (i + 0.5) / n)), 0);
      expect(distance * Math.sqrt(n)).toBeLessThan(1.95);
    }
  });
});

describe('priors that are none', () => {
  test.each([
    [normal(0, 0)],
    [normal(0, -1)],
    [normal(NaN, 1)],
    [normal(0, Infinity)],
    [uniform(1, 1)],
    [uniform(2, 1)],
    [triangular(0, 2, 1)],
    [triangular(0, -1, 1)],
    [triangular(1, 1, 1)],
    [lognormal(0, 0.1)],
    [lognormal(1, 0)],
    [lognormal(1, 21)],
    [pert(0, 2, 1)],
    [pert(0, 0.5, 1, 0)],
    [pert(0, 0.5, NaN)],
    [beta(0, 1)],
    [beta(2, 20000)],
    [beta(2, 2, 1, 1)],
    [discrete([], [])],
    [discrete([1, 2], [1])],
    [discrete([2, 1], [1, 1])],
    [discrete([1, 2], [1, 0])],
    [discrete([1, NaN], [1, 1])],
    [empirical([])],
    [empirical([3, 3, 3])],
    [empirical([1, Infinity])],
    [empirical([2, 1], [0, 1])],
    [empirical([1, 2, 3], [0, 1])],
    [empirical([1, 2, 3], [0, 0.5, 0.9])],
    [empirical([1, 2, 3], [0, 0, 1])],
    [truncated(normal(0, 1), {})],
    [truncated(normal(0, 1), { low: 1, high: 0 })],
    [truncated(normal(0, 1), { low: 6 })],
    [truncated(normal(0, 0), { low: 0 })],
    [truncated(uniform(0, 1), { low: 2 })],
    [truncated(normal(0, 1), { low: NaN })],
    [JSON.parse('{"kind":"truncated","of":{"kind":"discrete","values":[1,2],"weights":[1,1]},"low":1}') as Prior],
    [JSON.parse('{"kind":"truncated","of":{"kind":"truncated"},"low":1}') as Prior],
    [JSON.parse('{"kind":"discrete","values":"12","weights":[1,1]}') as Prior],
    [JSON.parse('{"kind":"constructor"}') as Prior],
    [JSON.parse('{"kind":"normal","mean":"0","sd":1}') as Prior],
  ])('%j is refused with a reason', (bad) => {
    expect(priorProblem(bad)).toEqual({
      zh: expect.stringMatching(/./u) as string,
      en: expect.stringMatching(/./u) as string,
    });
  });

  test('sound ones have no problem', () => {
    expect([normal(0, 1), uniform(0, 1), triangular(0, 0, 1), triangular(0, 1, 1)].map(priorProblem)).toEqual([
      null,
      null,
      null,
      null,
    ]);
  });
});
