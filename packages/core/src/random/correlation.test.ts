import fc from 'fast-check';
import { expect, test } from 'vitest';
import { choleskyFactor, indefinite, nearestCorrelation, symmetricEigen } from './correlation.ts';
import type { Matrix } from './correlation.ts';

/** Correlations of random vectors: always valid. */
const valid = fc
  .integer({ min: 2, max: 6 })
  .chain((size) =>
    fc.array(fc.array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: 8, maxLength: 8 }), {
      minLength: size,
      maxLength: size,
    }),
  )
  .filter((rows) => rows.every((row) => row.some((x) => Math.abs(x) > 0.1)))
  .map((rows): Matrix => {
    const unit = rows.map((row) => row.map((x) => x / Math.sqrt(row.reduce((sum, y) => sum + y * y, 0))));
    const product = (i: number, j: number): number => unit[i]!.reduce((sum, x, k) => sum + x * unit[j]![k]!, 0);
    return unit.map((_, i) => unit.map((__, j) => (i === j ? 1 : product(Math.min(i, j), Math.max(i, j)))));
  });

const largest = (matrix: Matrix, other: Matrix): number =>
  Math.max(...matrix.flatMap((row, i) => row.map((value, j) => Math.abs(value - other[i]![j]!))));

test('the eigenvectors rebuild the matrix', () => {
  fc.assert(
    fc.property(valid, (matrix) => {
      const { values, vectors } = symmetricEigen(matrix);
      const rebuilt = matrix.map((row, i) =>
        row.map((_, j) => values.reduce((sum, value, k) => sum + value * vectors[k]![i]! * vectors[k]![j]!, 0)),
      );
      return largest(rebuilt, matrix) < 1e-13 && values.every((value, k) => k === 0 || value >= values[k - 1]!);
    }),
  );
});

test('the factor times itself is the matrix, and its first rows do not know of later members', () => {
  fc.assert(
    fc.property(valid, (matrix) => {
      const factor = choleskyFactor(matrix);
      const product = matrix.map((row, i) =>
        row.map((_, j) => factor[Math.min(i, j)]!.reduce((sum, x, k) => sum + x * factor[Math.max(i, j)]![k]!, 0)),
      );
      const shorter = choleskyFactor(matrix.slice(0, -1).map((row) => row.slice(0, -1)));
      // 1e-6: a pivot of 1e-12 that counts as zero.
      return (
        indefinite(matrix) === null &&
        largest(product, matrix) < 2e-6 &&
        JSON.stringify(shorter) === JSON.stringify(factor.slice(0, -1))
      );
    }),
  );
});

test('a matrix that is none is told with its smallest eigenvalue and the pair that lowers it most', () => {
  // Eigenvalues of equal correlations r of n members: 1 − r, and 1 + (n − 1)·r.
  const equal = [0, 1, 2].map((i) => [0, 1, 2].map((j) => (i === j ? 1 : -0.6)));
  expect(indefinite(equal)?.smallest).toBeCloseTo(-0.2, 12);
  const odd = [
    [1, 0.9, -0.9, 0],
    [0.9, 1, 0.2, 0],
    [-0.9, 0.2, 1, 0],
    [0, 0, 0, 1],
  ];
  expect(indefinite(odd)?.pair).not.toContain(3);
});

test('the nearest matrix of the example of Higham (2002, p. 334)', () => {
  const nearest = nearestCorrelation([
    [1, 1, 0],
    [1, 1, 1],
    [0, 1, 1],
  ]);
  const published = [
    [1, 0.7607, 0.1573],
    [0.7607, 1, 0.7607],
    [0.1573, 0.7607, 1],
  ];
  // Printed with four digits.
  expect(largest(nearest, published)).toBeLessThan(5.1e-5);
  expect(indefinite(nearest)).toBeNull();
});

test('a valid matrix is its own nearest', () => {
  fc.assert(
    fc.property(valid, (matrix) => largest(nearestCorrelation(matrix), matrix) < 1e-9),
    { numRuns: 30 },
  );
});
