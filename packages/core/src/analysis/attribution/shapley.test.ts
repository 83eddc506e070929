import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { exactShapley, sampledShapley } from './shapley.ts';
import type { CoalitionValue } from './shapley.ts';

const game =
  (values: readonly number[]): CoalitionValue =>
  (members) =>
    Promise.resolve(Float64Array.of(values[members]!));

const anyGame = fc
  .integer({ min: 1, max: 6 })
  .chain((players) =>
    fc
      .array(fc.double({ min: -100, max: 100, noNaN: true }), { minLength: 2 ** players, maxLength: 2 ** players })
      .map((values) => ({ players, values })),
  );

/** Straight from the definition: the mean over all orders of what each player adds. */
function byPermutations(players: number, values: readonly number[]): number[] {
  const orders = (rest: readonly number[]): number[][] =>
    rest.length === 0
      ? [[]]
      : rest.flatMap((first) => orders(rest.filter((p) => p !== first)).map((o) => [first, ...o]));
  const sums = Array<number>(players).fill(0);
  const every = orders(Array.from({ length: players }, (_, i) => i));
  for (const order of every) {
    let members = 0;
    for (const player of order) {
      const next = members | (1 << player);
      sums[player] = sums[player]! + values[next]! - values[members]!;
      members = next;
    }
  }
  return sums.map((sum) => sum / every.length);
}

describe('exact Shapley values', () => {
  test('the glove game: the owner of the only left glove gets 2/3, each right glove 1/6', async () => {
    const worth = [0, 0, 0, 1, 0, 1, 0, 1];
    const { contributions } = await exactShapley(3, game(worth));
    expect(contributions.map(([own]) => own)).toEqual([
      expect.closeTo(2 / 3, 14),
      expect.closeTo(1 / 6, 14),
      expect.closeTo(1 / 6, 14),
    ]);
  });

  test('equal the mean over all orders', async () => {
    await fc.assert(
      fc.asyncProperty(anyGame, async ({ players, values }) => {
        const { contributions } = await exactShapley(players, game(values));
        const expected = byPermutations(players, values);
        contributions.forEach(([own], i) => expect(own).toBeCloseTo(expected[i]!, 9));
      }),
      { numRuns: 50 },
    );
  });

  test('add up to the whole difference', async () => {
    await fc.assert(
      fc.asyncProperty(anyGame, async ({ players, values }) => {
        const { contributions, whole } = await exactShapley(players, game(values));
        const sum = contributions.reduce((total, [own]) => total + own!, 0);
        expect(Math.abs(sum - whole[0]!)).toBeLessThan(1e-9);
      }),
    );
  });

  test('a change without effect gets nothing, and changes that only add up do not interact', async () => {
    const effects = [3, 0, -7, 0.5];
    const additive = Array.from({ length: 16 }, (_, members) =>
      effects.reduce((sum, effect, i) => sum + ((members >> i) & 1) * effect, 0),
    );
    const { contributions, interactions } = await exactShapley(4, game(additive));
    contributions.forEach(([own], i) => expect(own).toBeCloseTo(effects[i]!, 12));
    for (const { values } of interactions) expect(Math.abs(values[0]!)).toBeLessThan(1e-12);
  });

  test('two changes that only work together interact by their whole effect', async () => {
    const { contributions, interactions } = await exactShapley(2, game([0, 0, 0, 10]));
    expect(contributions.map(([own]) => own)).toEqual([5, 5]);
    expect(interactions).toHaveLength(1);
    expect(interactions[0]!.values[0]).toBe(10);
  });

  test('more than 12 changes are refused', async () => {
    await expect(exactShapley(13, game([]))).rejects.toThrow(RangeError);
  });
});

describe('sampled Shapley values', () => {
  const uniforms = (order: number): Float64Array =>
    Float64Array.from({ length: 6 }, (_, i) => ((order + 1) * (i + 1) * 0.6180339887498949) % 1);

  test('add up to the whole difference and lie within a few errors of the exact ones', async () => {
    const values = Array.from({ length: 64 }, (_, members) => Math.sqrt(1 + members) + (members & 3) * (members >> 4));
    const exact = await exactShapley(6, game(values));
    const sampled = await sampledShapley(6, game(values), 200, uniforms);
    const sum = sampled.contributions.reduce((total, [own]) => total + own!, 0);
    expect(sum).toBeCloseTo(sampled.whole[0]!, 9);
    sampled.contributions.forEach(([own], i) => {
      // 5 standard errors, and a floor for players whose pairs all agree.
      expect(Math.abs(own! - exact.contributions[i]![0]!)).toBeLessThan(5 * sampled.errors[i]![0]! + 0.05);
    });
  });

  test('an additive game has no error', async () => {
    const values = Array.from({ length: 64 }, (_, members) => members);
    const { errors } = await sampledShapley(6, game(values), 4, uniforms);
    for (const [error] of errors) expect(error).toBeLessThan(1e-9);
  });
});
