import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { averageGrowthLevel, geometricMeanRate } from './growth.ts';

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
});
