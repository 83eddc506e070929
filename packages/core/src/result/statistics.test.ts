import fc from 'fast-check';
import { quantileRankSorted } from 'simple-statistics';
import { expect, test } from 'vitest';
import { mergeParts } from './ensemble.ts';
import type { Ensemble } from './ensemble.ts';
import { blockMean, quantileSorted, wilsonHalfWidth } from './statistics.ts';

test('quantiles are type 7: R quantile(c(1, 2, 4, 8), c(.1, .25, .5, .9))', () => {
  const values = Float64Array.of(1, 2, 4, 8);
  expect([0, 0.1, 0.25, 0.5, 0.9, 1].map((p) => quantileSorted(values, p))).toEqual([
    1,
    1.3,
    1.75,
    3,
    expect.closeTo(6.8, 12),
    8,
  ]);
  expect(quantileSorted(new Float64Array(0), 0.5)).toBeNaN();
});
test('quantiles rise with p and stay inside the data', () => {
  fc.assert(
    fc.property(
      fc.float64Array({ minLength: 1, maxLength: 50, noNaN: true, min: -1e6, max: 1e6 }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (values, p, q) => {
        const sorted = values.sort();
        const [low, high] = [quantileSorted(sorted, Math.min(p, q)), quantileSorted(sorted, Math.max(p, q))];
        expect(low).toBeLessThanOrEqual(high);
        expect(quantileRankSorted([...sorted], high)).toBeGreaterThanOrEqual(0);
        expect(low).toBeGreaterThanOrEqual(sorted[0]!);
        expect(high).toBeLessThanOrEqual(sorted.at(-1)!);
      },
    ),
  );
});
test('the Wilson half-width at p = 0.5 is ±3.1 points for 1,000 draws, ±1.4 for 5,000, ±1.0 for 10,000 (methodology §2.1)', () => {
  expect([1000, 5000, 10_000].map((n) => Number((100 * wilsonHalfWidth(n / 2, n)).toFixed(1)))).toEqual([3.1, 1.4, 1]);
});
test('the Wilson half-width matches the closed form for 0 of 10: upper end 0.2775, halved', () => {
  expect(2 * wilsonHalfWidth(0, 10)).toBeCloseTo(0.2775, 4);
});
test('the mean adds within blocks of 256 and then the blocks', () => {
  const values = Float64Array.from({ length: 1000 }, (_, i) => 1 / (i + 1));
  let expected = 0;
  for (let start = 0; start < 1000; start += 256)
    expected += values.slice(start, start + 256).reduce((sum, value) => sum + value, 0);
  expect(blockMean(values)).toBe(expected / 1000);
});
test('parts that overlap or leave a gap are refused', () => {
  const part = (from: number, draws: number): Ensemble => ({
    names: ['x'],
    years: [2026],
    from,
    draws,
    values: new Float64Array(draws),
    undefinedDraws: 0,
    firstUndefined: null,
    unsolvedDraws: 0,
    firstUnsolved: null,
  });
  expect(() => mergeParts([part(0, 2), part(3, 2)])).toThrow('do not join');
  expect(() => mergeParts([part(0, 2), part(1, 2)])).toThrow('do not join');
  expect(mergeParts([part(2, 2), part(0, 2)]).draws).toBe(4);
});
