import fc from 'fast-check';
import { expect, test } from 'vitest';
import { selectRanks } from './order-statistics.ts';

/** What sorting gives at every rank asked for, −0 told from 0. */
function expectSorted(values: Float64Array, ranks: readonly number[]): void {
  const sorted = values.slice().sort();
  const found = selectRanks(values, ranks);
  ranks.forEach((rank, i) => {
    if (!Object.is(found[i], sorted[rank])) expect({ rank, value: found[i] }).toEqual({ rank, value: sorted[rank] });
  });
}
const someRanks = (length: number): number[] =>
  [...new Set([0, 0.001, 0.05, 0.25, 0.5, 0.502, 0.75, 0.95, 1].map((p) => Math.floor((length - 1) * p)))].sort(
    (a, b) => a - b,
  );
/** Park and Miller (1988): enough to fill columns. */
function uniforms(length: number, seed: number): Float64Array {
  let state = seed;
  return Float64Array.from({ length }, () => (state = (state * 48271) % 2147483647) / 2147483647);
}

test('any finite values, few or many, ties and zeros of both signs among them, as sorting gives them', () => {
  const value = fc.oneof(
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.constantFrom(0, -0, 1, 1 + Number.EPSILON, 5e-324, -5e-324, 1e308, -1e308, Number.MAX_VALUE),
    fc.integer({ min: -3, max: 3 }),
  );
  fc.assert(
    fc.property(fc.array(value, { minLength: 1, maxLength: 400 }), (list) => {
      const values = Float64Array.from(list);
      expectSorted(values, [...values.keys()]);
    }),
  );
});
test.each([
  ['uniform', (u: number): number => u],
  ['heavy tails on both sides', (u: number): number => Math.tan(Math.PI * (u - 0.5))],
  ['tails beyond any scale', (u: number): number => Math.sign(u - 0.5) * 10 ** (600 * Math.abs(u - 0.5))],
  ['subnormal', (u: number): number => Math.floor(u * 1000) * 5e-324],
  ['one value and one far off', (u: number): number => (u < 0.9999 ? 3 : 1e300)],
  ['a few values', (u: number): number => Math.floor(u * 4)],
  ['constant', (): number => 0.1],
  ['zeros of both signs', (u: number): number => (u < 0.5 ? 0 : -0)],
])('a long column: %s', (_, of) => {
  for (const length of [65, 1000, 50_000]) expectSorted(uniforms(length, 7 + length).map(of), someRanks(length));
});
test('the column is left as it was', () => {
  const values = uniforms(1000, 3);
  const before = values.slice();
  selectRanks(values, [0, 500, 999]);
  expect(values).toEqual(before);
});
