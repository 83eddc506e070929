import fc from 'fast-check';
import { expect, test } from 'vitest';
import { solveLinear } from './solve-linear.ts';

const entry = fc.double({ min: -10, max: 10, noNaN: true });
const system = fc.integer({ min: 1, max: 8 }).chain((size) =>
  fc.record({
    size: fc.constant(size),
    matrix: fc.array(entry, { minLength: size * size, maxLength: size * size }),
    x: fc.array(entry, { minLength: size, maxLength: size }),
  }),
);

test('a diagonally dominant system gives back the solution it was made from', () => {
  fc.assert(
    fc.property(system, ({ size, matrix, x }) => {
      for (let i = 0; i < size; i++) matrix[i * size + i] = 100 + Math.abs(matrix[i * size + i]!);
      const right = Float64Array.from({ length: size }, (_, i) =>
        x.reduce((sum, value, j) => sum + matrix[i * size + j]! * value, 0),
      );
      expect(solveLinear(size, Float64Array.from(matrix), right)).toBe(true);
      right.forEach((value, i) => expect(Math.abs(value - x[i]!)).toBeLessThan(1e-12));
    }),
  );
});
test('rows are exchanged where the pivot is zero or small', () => {
  const right = Float64Array.of(2, 3);
  expect(solveLinear(2, Float64Array.of(0, 1, 1, 0), right)).toBe(true);
  expect([...right]).toEqual([3, 2]);
  // Without the exchange x would come out as 0 (Golub and Van Loan, Matrix Computations, 3.3).
  const small = Float64Array.of(1, 2);
  expect(solveLinear(2, Float64Array.of(1e-20, 1, 1, 1), small)).toBe(true);
  expect([...small]).toEqual([1, 1]);
});
test('singular systems and systems that are not finite are refused', () => {
  for (const matrix of [
    [1, 2, 2, 4],
    [0, 0, 0, 0],
    [NaN, 1, 1, 1],
    [Infinity, 1, 1, 1],
    [1, NaN, 1, 1],
  ])
    expect(solveLinear(2, Float64Array.from(matrix), Float64Array.of(1, 1))).toBe(false);
  expect(solveLinear(1, Float64Array.of(1), Float64Array.of(Infinity))).toBe(false);
});
