import fc from 'fast-check';
import { expect, test } from 'vitest';
import { binomialRange, brier, coverage, isCovered, pit, pitHistogram, skill } from './scores.ts';

/** P(X = k) by the product of its factors: no logarithms, so independent of the sum under test. */
function probability(k: number, n: number, p: number): number {
  let value = 1;
  for (let i = 1; i <= k; i++) value *= ((n - k + i) / i) * p;
  for (let i = 0; i < n - k; i++) value *= 1 - p;
  return value;
}

test('ten forecasts with an 80 % interval hit 5 to 10 times: nothing can be rejected with ten', () => {
  expect(binomialRange(10, 0.8)).toEqual([5, 10]);
});

test('each tail beyond the range holds at most 2.5 %, and the next hit would break it', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 60 }), fc.constantFrom(0.5, 0.8, 0.95), (n, p) => {
      const [low, high] = binomialRange(n, p);
      const sum = (from: number, to: number): number =>
        Array.from({ length: to - from + 1 }, (_, i) => probability(from + i, n, p)).reduce((a, b) => a + b, 0);
      // 1e-9: two orders of summation.
      expect(low === 0 ? 0 : sum(0, low - 1)).toBeLessThan(0.025 + 1e-9);
      expect(high === n ? 0 : sum(high + 1, n)).toBeLessThan(0.025 + 1e-9);
      expect(sum(0, low)).toBeGreaterThan(0.025 - 1e-9);
      expect(sum(high, n)).toBeGreaterThan(0.025 - 1e-9);
    }),
  );
});

test('coverage counts the outcomes within the central interval', () => {
  const sorted = Float64Array.from({ length: 101 }, (_, i) => i);
  expect([10, 9, 90, 91].map((y) => isCovered(sorted, y, 0.8))).toEqual([true, false, true, false]);
  expect(coverage(0.8, [true, false, true])).toMatchObject({ hits: 2, cases: 3 });
});

test('the transform of an outcome is the share of draws below it, ties half', () => {
  const draws = Float64Array.of(1, 2, 2, 3);
  expect([0, 1, 2, 3, 9].map((y) => pit(draws, y))).toEqual([0, 0.125, 0.5, 0.875, 1]);
  expect(pitHistogram([0, 0.05, 0.1, 0.99, 1])).toEqual([2, 1, 0, 0, 0, 0, 0, 0, 0, 2]);
});

test('Brier and skill at their ends', () => {
  expect(
    brier([
      { p: 1, held: true },
      { p: 0, held: false },
    ]),
  ).toBe(0);
  expect(
    brier([
      { p: 0.5, held: true },
      { p: 0.5, held: false },
    ]),
  ).toBe(0.25);
  expect([skill(1, 2), skill(2, 1), skill(1, 0)]).toEqual([0.5, -1, null]);
});
