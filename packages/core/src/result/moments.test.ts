import fc from 'fast-check';
import { sampleStandardDeviation } from 'simple-statistics';
import { expect, test } from 'vitest';
import { createBlockMoments, measureColumn, MomentFold, momentsOf } from './moments.ts';
import type { BlockMoments } from './moments.ts';
import { blockMean, blockSize } from './statistics.ts';

const column = fc.float64Array({ minLength: 1, maxLength: 900, noNaN: true, min: -1e6, max: 1e6 });

test('the mean has the bits of adding blocks in order', () => {
  fc.assert(
    fc.property(column, (values) => {
      const { sum, count } = momentsOf(values);
      expect(sum / count).toBe(blockMean(values));
    }),
  );
});
test('the deviations are those of another library, also far from zero', () => {
  fc.assert(
    fc.property(column, (values) => {
      // One pass over differences from the first draw loses at most a few bits of the largest difference: 1e-10 of the range.
      for (const level of [0, 1e7]) {
        const moved = values.map((value) => value / 1e6 + level);
        const { count, squares } = momentsOf(moved);
        if (count < 2) continue;
        expect(Math.sqrt(squares / (count - 1))).toBeCloseTo(sampleStandardDeviation([...moved]), 7);
      }
    }),
  );
});
test('draws that are not finite are left out, in whatever block they stand', () => {
  const values = Float64Array.from({ length: 700 }, (_, i) => (i % 3 === 0 ? NaN : i % 5 === 0 ? Infinity : i));
  const finite = [...values].filter(Number.isFinite);
  const { count, sum } = momentsOf(values);
  expect([count, sum]).toEqual([finite.length, finite.reduce((total, value) => total + value, 0)]);
  expect(momentsOf(Float64Array.of(NaN, -Infinity))).toEqual({ count: 0, sum: 0, squares: 0 });
});
test('pieces of whole blocks in any order, some of them twice, fold to the moments of the whole, bit for bit', () => {
  fc.assert(
    fc.property(
      fc.float64Array({ minLength: 1, maxLength: 6 * blockSize, noDefaultInfinity: true }),
      fc.array(fc.nat(), { minLength: 12, maxLength: 12 }),
      (values, keys) => {
        const pieces: BlockMoments[] = [];
        for (let at = 0, i = 0; at < values.length; i++) {
          const end = Math.min(values.length, at + blockSize * (1 + (keys[i]! % 2)));
          const piece = createBlockMoments(at / blockSize, Math.ceil((end - at) / blockSize), 2);
          measureColumn(values.subarray(at, end), piece, 0);
          measureColumn(
            values.subarray(at, end).map((value) => -value),
            piece,
            1,
          );
          pieces.push(piece);
          at = end;
        }
        const fold = new MomentFold(2);
        const shuffled = [...pieces, pieces[0]!].map((piece, i) => ({ piece, key: keys[i % 12]! }));
        for (const { piece } of shuffled.sort((a, b) => a.key - b.key)) fold.add(piece);
        expect(fold.moments()).toEqual([momentsOf(values), momentsOf(values.map((value) => -value))]);
      },
    ),
    { numRuns: 50 },
  );
});
