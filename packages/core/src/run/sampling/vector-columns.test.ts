import fc from 'fast-check';
import { expect, test } from 'vitest';
import { beta, discrete, lognormal, normal, triangular, truncated, uniform } from '../../random/prior.ts';
import type { Prior } from '../../random/prior.ts';
import { streamKey } from '../../random/stream.ts';
import { scalarColumns } from './columns.ts';
import { bestColumns } from './vector-columns.ts';

const vectors = bestColumns();

const small = fc.double({ min: -100, max: 100, noNaN: true });
const size = fc.double({ min: 1e-9, max: 50, noNaN: true });
const share = fc.double({ min: 0, max: 1, noNaN: true });
const anyPrior: fc.Arbitrary<Prior> = fc.oneof(
  fc.tuple(small, size).map(([centre, spread]) => normal(centre, spread)),
  fc.tuple(small, size).map(([low, width]) => uniform(low, low + width)),
  fc.tuple(small, size, share).map(([low, width, at]) => triangular(low, low + width * at, low + width)),
  fc
    .tuple(small, size, fc.double({ min: 1e-3, max: 20, noNaN: true }))
    .map(([low, above, sd]) => lognormal(low + above, sd, low)),
  fc.constantFrom<Prior>(beta(2, 3), discrete([1, 2], [1, 3]), truncated(normal(0, 1), { low: -1 })),
);

const bits = (column: Float64Array): BigUint64Array =>
  new BigUint64Array(column.buffer, column.byteOffset, column.length);

/** Not `toEqual`: NaN and zeros are compared by their bits too. */
function firstDifference(left: Float64Array, right: Float64Array): number {
  const others = bits(right);
  return bits(left).findIndex((word, i) => word !== others[i]);
}

test('the vector code draws the bits of the scalar code', () => {
  expect(vectors).not.toBe(scalarColumns);
  fc.assert(
    fc.property(
      anyPrior,
      fc.integer({ min: 0, max: Number.MAX_SAFE_INTEGER }),
      fc.string(),
      fc.integer({ min: 0, max: 3000 }),
      fc.oneof(fc.integer({ min: 0, max: 5000 }), fc.integer({ min: 0, max: 2 ** 32 - 2000 })),
      fc.oneof(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 1500 })),
      (prior, seed, name, year, fromDraw, count) => {
        const key = streamKey(name);
        const [expected, found] = [new Float64Array(count), new Float64Array(count)];
        for (const at of [year, year + 1, year]) {
          scalarColumns.draws(prior, seed, key, at, fromDraw, expected);
          vectors.draws(prior, seed, key, at, fromDraw, found);
          if (firstDifference(expected, found) !== -1) return false;
        }
        scalarColumns.uniforms(seed, key, year, fromDraw, expected);
        vectors.uniforms(seed, key, year, fromDraw, found);
        return firstDifference(expected, found) === -1;
      },
    ),
    { numRuns: 300 },
  );
});

test('the quantiles of any probability in (0, 1) have the same bits, tails and the edges of the formulas included', () => {
  const edge = fc.constantFrom(
    0.075,
    0.925,
    0.5,
    1.3887943864964021e-11,
    1 - 1.3887943864964021e-11,
    2 ** -53,
    1 - 2 ** -53,
  );
  const near = fc
    .tuple(edge, fc.integer({ min: -3, max: 3 }))
    .map(([p, steps]) => p * (1 + steps * 2.220446049250313e-16));
  const tail = fc.integer({ min: 1, max: 300 }).map((power) => 2 ** -power);
  const probability = fc
    .oneof(near, tail, fc.double({ min: 1e-15, max: 1 - 1e-15, noNaN: true }))
    .filter((p) => p > 0 && p < 1);
  fc.assert(
    fc.property(anyPrior, fc.array(probability, { minLength: 1, maxLength: 20 }), (prior, probabilities) => {
      const [expected, found] = [Float64Array.from(probabilities), Float64Array.from(probabilities)];
      scalarColumns.quantiles(prior, expected);
      vectors.quantiles(prior, found);
      return firstDifference(expected, found) === -1;
    }),
    { numRuns: 500 },
  );
});

test('a seed that is not a whole number below 2^53 is refused', () => {
  for (const seed of [-1, 0.5, 2 ** 53, NaN])
    expect(() => vectors.uniforms(seed, streamKey('a'), 0, 0, new Float64Array(1))).toThrow(RangeError);
});
