import fc from 'fast-check';
import { expect, test } from 'vitest';
import { normalQuantile } from '../elementary/normal-quantile.ts';
import { fillUniforms, streamKey } from '../random/stream.ts';
import { distributionOf, distributionOfSketch, summarise } from './draw-distribution.ts';
import { momentsOf } from './moments.ts';
import { Sketch, sketchError } from './sketch.ts';
import { quantileSorted } from './statistics.ts';

const levels = [0.05, 0.25, 0.5, 0.75, 0.95];
const uniform = (seed: number, draws: number): Float64Array => {
  const column = new Float64Array(draws);
  fillUniforms(seed, streamKey('x'), 0, 0, column);
  return column;
};

test('quantiles have the bits of the sorted column, from one draw on', () => {
  const value = fc.oneof(fc.double(), fc.constantFrom(0, -0, 1, NaN, Infinity), fc.integer({ min: -2, max: 2 }));
  fc.assert(
    fc.property(fc.array(value, { minLength: 1, maxLength: 300 }), (list) => {
      const values = Float64Array.from(list);
      const sorted = values.filter(Number.isFinite).sort();
      const { mean, quantiles } = summarise(distributionOf(values), levels);
      expect(quantiles).toEqual(levels.map((p) => (sorted.length === 0 ? null : quantileSorted(sorted, p))));
      expect(mean === null).toBe(sorted.length === 0);
    }),
  );
});
test('intervals of mean, quantile and median cover the truth in about 95 of 100 runs', () => {
  const runs = 2000;
  const draws = 400;
  let [mean, p05, p50] = [0, 0, 0];
  for (let seed = 0; seed < runs; seed++) {
    const {
      meanError,
      mean: found,
      quantiles,
      quantileErrors,
    } = summarise(distributionOf(uniform(seed, draws).map(normalQuantile)), [0.05, 0.5]);
    if (Math.abs(found!) <= meanError!) mean++;
    if (Math.abs(quantiles[0]! - normalQuantile(0.05)) <= quantileErrors[0]!) p05++;
    if (Math.abs(quantiles[1]!) <= quantileErrors[1]!) p50++;
  }
  // Four standard errors of a share of 0.95 in 2,000 runs are 0.02; the half-width is that of an interval which is wider on the
  // side of the tail, so the 5 % quantile may be covered a little less often.
  for (const covered of [mean, p05, p50]) {
    expect(covered / runs).toBeGreaterThan(0.92);
    expect(covered / runs).toBeLessThan(0.98);
  }
});
test('what is certain has no error, and what the draws do not reach has none that could be told', () => {
  expect(summarise(distributionOf(new Float64Array(1000).fill(3)), [0.05, 0.5])).toEqual({
    mean: 3,
    meanError: 0,
    quantiles: [3, 3],
    quantileErrors: [0, 0],
  });
  const few = summarise(distributionOf(uniform(1, 40)), [0.05, 0.5]);
  expect(few.quantileErrors[0]).toBeNull();
  expect(few.quantileErrors[1]).toBeGreaterThan(0);
  expect(summarise(distributionOf(Float64Array.of(5)), [0.5])).toMatchObject({ mean: 5, meanError: null });
});
test('a sketch gives the same means and errors of means, and quantiles within its error', () => {
  const values = uniform(3, 5000).map((u) => normalQuantile(u) * 0.01 + 0.05);
  const sketch = new Sketch();
  sketch.add(values);
  const exact = summarise(distributionOf(values), levels);
  const rough = summarise(distributionOfSketch(sketch, momentsOf(values)), levels);
  expect([rough.mean, rough.meanError]).toEqual([exact.mean, exact.meanError]);
  rough.quantiles.forEach((value, i) => {
    const error = Math.abs(value! - exact.quantiles[i]!);
    expect(error).toBeLessThanOrEqual(sketchError * Math.abs(exact.quantiles[i]!) * (1 + 1e-12));
    // The error of the sketch is part of the error that is told.
    expect(rough.quantileErrors[i]!).toBeGreaterThanOrEqual(exact.quantileErrors[i]!);
  });
});
