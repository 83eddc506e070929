import fc from 'fast-check';
import { expect, test } from 'vitest';
import { classifyPeak, deadlineMargin, findPeak, mannKendall, peakMargin, senSlope } from './peak.ts';

const path = (...values: number[]): Float64Array => Float64Array.from(values);

test('the first maximum is the peak', () => {
  expect(findPeak(path(1, 3, 2, 3, 1))).toEqual({ at: 1, maximum: 3, end: 1 });
});
test('forms of a path: window 2025–2035, deadline 2030', () => {
  const falls = path(100, 101, 102, 101, 100, 99, 98, 97, 96, 95, 94);
  expect(classifyPeak(falls, 5, 0.02)).toBe('confirmed');
  expect(classifyPeak(path(...Array.from({ length: 11 }, (_, i) => 100 + i)), 5, 0.02)).toBe('rising');
  expect(classifyPeak(path(100, 100.5, 101, 100.8, 100.9, 100.7, 100.8, 100.6, 100.7, 100.6, 100.5), 5, 0.02)).toBe(
    'plateau',
  );
  expect(classifyPeak(path(90, 92, 94, 96, 98, 100, 102, 104, 103, 98, 93), 5, 0.02)).toBe('later');
});
test('a maximum in the last year is not peaked in the window, whatever the deadline', () => {
  expect(classifyPeak(path(1, 2, 3), 2, 0.02)).toBe('rising');
});
test('the margin is positive exactly where the confirmed reading holds', () => {
  fc.assert(
    fc.property(fc.array(fc.double({ min: 50, max: 150, noNaN: true }), { minLength: 11, maxLength: 11 }), (values) => {
      const series = path(...values);
      const peak = findPeak(series);
      const holds = peak.at <= 5 && peak.end < 0.98 * peak.maximum;
      const margin = peakMargin(Math.max(...values.slice(0, 6)), Math.max(...values.slice(6)), values[10]!, 0.02);
      if (Math.abs(margin) > 1e-12) expect(margin > 0).toBe(holds);
    }),
  );
});
test('the deadline margin is the log of the lead over later years', () => {
  expect(deadlineMargin(2, 1)).toBeCloseTo(Math.log(2), 14);
  expect(deadlineMargin(2, 4)).toBeCloseTo(-Math.log(2), 14);
  expect(deadlineMargin(2, -Infinity)).toBe(Infinity);
});
test('Mann-Kendall of eight falling values: S −28, variance 65.33, Z −3.34 (methodology, computed from the formula)', () => {
  const result = mannKendall([8, 7, 6, 5, 4, 3, 2, 1]);
  expect(result.s).toBe(-28);
  expect(result.variance).toBeCloseTo((8 * 7 * 21) / 18, 12);
  expect(result.z).toBeCloseTo(-3.34, 2);
});
test('Mann-Kendall of a constant series has no trend and no variance', () => {
  expect(mannKendall([2, 2, 2, 2])).toEqual({ s: 0, variance: 0, z: 0 });
});
test('Sen slope is the median pairwise slope and unmoved by one outlier', () => {
  expect(senSlope([1, 2, 3, 4, 500])).toBeCloseTo(1, 12);
  expect(senSlope([7])).toBeNaN();
});
