import fc from 'fast-check';
import { expect, test } from 'vitest';
import { functions, roundToEven } from './functions.ts';

test('rounding is to even and keeps the sign of zero', () => {
  expect([0.5, 1.5, 2.5, -0.5, -1.5, 2.4999999999999996, 1e300].map(roundToEven)).toEqual([0, 2, 2, -0, -2, 2, 1e300]);
  expect(Number.isNaN(roundToEven(NaN))).toBe(true);
});
test('rounding is the nearest whole number', () => {
  fc.assert(
    fc.property(fc.double({ noNaN: true, min: -1e6, max: 1e6 }), (x) => {
      expect(Math.abs(roundToEven(x) - x)).toBeLessThanOrEqual(0.5);
      expect(Number.isInteger(roundToEven(x))).toBe(true);
    }),
  );
});
test('an undefined number is not true and compares as false', () => {
  expect(functions.and.evaluate(NaN, 1)).toBe(0);
  expect(functions.not.evaluate(NaN)).toBe(1);
  expect(functions.less.evaluate(NaN, 1)).toBe(0);
  expect(functions.greaterOrEqual.evaluate(NaN, NaN)).toBe(0);
});
test('the remainder has the sign of the divisor', () => {
  expect(functions.mod.evaluate(-7, 3)).toBe(2);
  expect(functions.mod.evaluate(7, -3)).toBe(-2);
  expect(functions.mod.evaluate(7, 0)).toBe(7);
});
test('min and max spread NaN, so a missing number is never chosen away', () => {
  expect(functions.min.evaluate(1, NaN)).toBeNaN();
  expect(functions.max.evaluate(NaN, 1, 2)).toBeNaN();
});
