import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { averageGrowthCumulative, averageGrowthLevel, geometricMeanRate } from './growth.ts';

describe('average growth', () => {
  test('equal rates average to themselves', () => {
    expect(geometricMeanRate([0.05, 0.05, 0.05])).toBeCloseTo(0.05, 14);
  });

  test('a rise and the fall that undoes it average to zero', () => {
    expect(geometricMeanRate([0.25, -0.2])).toBeCloseTo(0, 14);
  });

  test('the mean is geometric, not arithmetic: +60 % and -10 % end at 1.44, that is 20 % a year', () => {
    expect(geometricMeanRate([0.6, -0.1])).toBeCloseTo(0.2, 14);
  });

  test('the level method doubles in ten years at the tenth root of two', () => {
    expect(averageGrowthLevel(50, 100, 10)).toBeCloseTo(0.0717734625362931, 14);
  });

  test('the plan claim "above 6 a year" is true by a hundredth with the first figure of 2024 and false with the final one', () => {
    expect(100 * geometricMeanRate([0.084, 0.043, 0.061, 0.057, 0.056])).toBeCloseTo(6.01, 2);
    expect(100 * geometricMeanRate([0.084, 0.043, 0.061, 0.056, 0.056])).toBeCloseTo(5.99, 2);
  });

  test('what has no average is NaN', () => {
    expect(geometricMeanRate([])).toBeNaN();
    expect(geometricMeanRate([0.1, -1])).toBeNaN();
    expect(geometricMeanRate([0.1, Number.NaN])).toBeNaN();
    expect(averageGrowthLevel(0, 1, 5)).toBeNaN();
    expect(averageGrowthLevel(1, -1, 5)).toBeNaN();
    expect(averageGrowthLevel(1, 2, 0)).toBeNaN();
    expect(averageGrowthLevel(1, 2, 2.5)).toBeNaN();
    expect(averageGrowthLevel(1, Number.POSITIVE_INFINITY, 2)).toBeNaN();
  });

  test('growing at the average for the same number of years ends at the same level', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: -0.9, max: 3, noNaN: true }), { minLength: 1, maxLength: 30 }), (rates) => {
        const mean = geometricMeanRate(rates);
        const stepped = rates.reduce((level, rate) => level * (1 + rate), 1);
        const smooth = rates.reduce((level) => level * (1 + mean), 1);
        expect(Math.abs(smooth / stepped - 1)).toBeLessThan(1e-12);
      }),
    );
  });

  test('the cumulative method solves a quadratic as the formula does', () => {
    // 1 + g = x with x + x² = (120 + 140) / 100, so x = (−1 + √(1 + 4 · 2.6)) / 2.
    expect(averageGrowthCumulative(100, [120, 140])).toBeCloseTo((Math.sqrt(11.4) - 1) / 2 - 1, 14);
  });

  test('both methods agree on steady growth and differ when years swing', () => {
    const steady = [1.05, 1.05 ** 2, 1.05 ** 3, 1.05 ** 4, 1.05 ** 5];
    expect(averageGrowthCumulative(1, steady)).toBeCloseTo(0.05, 14);
    // The same end level, reached early: the sum of the years is larger.
    const early = [1.2, 1.25, 1.26, 1.27, 1.05 ** 5];
    expect(averageGrowthLevel(1, 1.05 ** 5, 5)).toBeCloseTo(0.05, 14);
    expect(averageGrowthCumulative(1, early)).toBeGreaterThan(0.06);
  });

  test('growing at the cumulative average for the same number of years adds up to the same sum', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.1, max: 1e6, noNaN: true }),
        fc.array(fc.double({ min: 0.001, max: 1e6, noNaN: true }), { minLength: 1, maxLength: 30 }),
        (start, levels) => {
          const rate = averageGrowthCumulative(start, levels);
          let level = start;
          const smooth = levels.reduce((sum) => sum + (level *= 1 + rate), 0);
          const total = levels.reduce((sum, item) => sum + item, 0);
          // 1 + rate is within an ulp of 1 of the root; thirty powers and 1/(1 + rate) of it at the smallest ratios: 1e-9.
          expect(Math.abs(smooth / total - 1)).toBeLessThan(1e-6);
        },
      ),
    );
  });

  test('what has no cumulative average is NaN', () => {
    expect(averageGrowthCumulative(100, [])).toBeNaN();
    expect(averageGrowthCumulative(0, [1])).toBeNaN();
    expect(averageGrowthCumulative(100, [-50, 20])).toBeNaN();
    expect(averageGrowthCumulative(100, [Number.NaN])).toBeNaN();
    expect(averageGrowthCumulative(100, [Number.POSITIVE_INFINITY])).toBeNaN();
  });
});
