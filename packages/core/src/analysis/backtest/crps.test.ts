import fc from 'fast-check';
import { expect, test } from 'vitest';
import { crpsEnsemble, crpsFair, crpsNormal } from './crps.ts';

test('a normal forecast scores 0.233695 of its spread where the outcome is its centre and 0.602441 one spread away', () => {
  // Six published digits.
  expect(crpsNormal(0, 1, 0)).toBeCloseTo(0.233695, 6);
  expect(crpsNormal(0, 1, 1)).toBeCloseTo(0.602441, 6);
  expect(crpsNormal(3, 2, 5)).toBeCloseTo(2 * 0.602441, 5);
});

test('a forecast without spread scores its absolute error', () => {
  expect(crpsNormal(1, 0, 3.5)).toBe(2.5);
  expect(crpsEnsemble(Float64Array.of(1, 1, 1), 3.5)).toBe(2.5);
});

test('the normal score is the integral of the squared distance of the two distribution functions', () => {
  // Φ by its integral, in steps of 0.0005: the midpoint rule is good to 1e-6 here.
  const step = 0.0005;
  let [below, integral] = [0, 0];
  for (let x = -9 + step / 2; x < 9; x += step) {
    below += (Math.exp((-x * x) / 2) / Math.sqrt(2 * Math.PI)) * step;
    integral += (below - (x >= 0.7 ? 1 : 0)) ** 2 * step;
  }
  expect(crpsNormal(0, 1, 0.7)).toBeCloseTo(integral, 3);
});

const numbers = fc.array(fc.double({ min: -100, max: 100, noNaN: true }), { minLength: 2, maxLength: 30 });

test('both ensemble scores equal the sum over all pairs', () => {
  fc.assert(
    fc.property(numbers, fc.double({ min: -100, max: 100, noNaN: true }), (values, y) => {
      const n = values.length;
      const near = values.reduce((sum, x) => sum + Math.abs(x - y), 0) / n;
      const pairs = values.reduce((sum, x) => sum + values.reduce((inner, other) => inner + Math.abs(x - other), 0), 0);
      const draws = Float64Array.from(values);
      // Sums of up to 900 terms of size 200 in another order.
      expect(crpsEnsemble(draws, y)).toBeCloseTo(near - pairs / 2 / n / n, 9);
      expect(crpsFair(draws, y)).toBeCloseTo(near - pairs / 2 / n / (n - 1), 9);
    }),
  );
});

test('the score of an ensemble neither moves its draws nor depends on their order', () => {
  const draws = Float64Array.of(3, 1, 2);
  expect(crpsEnsemble(draws, 2)).toBe(crpsEnsemble(Float64Array.of(1, 2, 3), 2));
  expect([...draws]).toEqual([3, 1, 2]);
});
