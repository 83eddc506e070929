import { expect, test } from 'vitest';
import { ModelError } from '../../problem.ts';
import { normal } from '../../random/prior.ts';
import { column } from '../../result/ensemble.ts';
import { inlineRunner } from '../../run/inline-runner.ts';
import { tinyJob } from '../../testing/tiny-model.ts';
import { decomposeProduct, pathsOf, pathsOfDraws } from './decompose-product.ts';

const kaya = [
  { id: 'people', of: 'people' },
  { id: 'wealth', of: 'gdp', per: 'people' },
  { id: 'energy', of: 'energy', per: 'gdp' },
  { id: 'carbon', of: 'co2', per: 'energy' },
];
const years = [2025, 2030];

test('the square of Ang’s guide: 10 × 10 → 12 × 12 is 22 from each side', () => {
  const paths = pathsOf(years, { a: [10, 12], b: [10, 12], area: [100, 144] });
  const parts = [
    [
      { id: 'a', of: 'a' },
      { id: 'b', of: 'b' },
    ],
  ];
  const { change, factors } = decomposeProduct({ of: 'area', parts, from: 2025, to: 2030 }, paths);
  expect(change.mean).toBe(44);
  expect(factors.map(({ contribution }) => contribution.mean)).toEqual([
    expect.closeTo(22, 12),
    expect.closeTo(22, 12),
  ]);
  expect(factors.map(({ ratio }) => ratio)).toEqual([expect.closeTo(1.2, 12), expect.closeTo(1.2, 12)]);
});

test('over the draws of a run the means of the factors add up to the mean change', async () => {
  const job = tinyJob(
    {
      parameters: {
        rise: { value: 0.05, prior: normal(0.05, 0.02) },
        saving: { value: 0.03, prior: normal(0.03, 0.01) },
      },
      variables: {
        people: { equation: '600 * 0.998^(t - 2025)' },
        gdp: { initial: '3000', equation: 'gdp(-1) * (1 + rise)' },
        energy: { initial: '2000', equation: 'energy(-1) * (1 + rise) * (1 - saving)' },
        co2: { equation: '2.1 * energy' },
      },
    },
    { draws: 400 },
  );
  const draws = await inlineRunner().ensemble(job);
  const found = decomposeProduct({ of: 'co2', parts: [kaya], from: 2025, to: 2028 }, pathsOfDraws(draws));
  const sum = found.factors.reduce((all, { contribution }) => all + contribution.mean, 0);
  expect(sum).toBeCloseTo(found.change.mean, 9);
  const [before, after] = [column(draws, 'co2', 2025), column(draws, 'co2', 2028)];
  expect(found.change.mean).toBeCloseTo(after.reduce((all, value, d) => all + value - before[d]!, 0) / 400, 9);
  expect(found.factors[3]!.contribution.mean).toBeCloseTo(0, 9);
  expect(found.factors[2]!.contribution.p95).toBeLessThan(0);
});

test('parts are added factor by factor', () => {
  const paths = pathsOf(years, { x1: [2, 3], y1: [5, 6], x2: [4, 1], y2: [1, 2], all: [14, 20] });
  const part = (i: number): { id: string; of: string }[] => [
    { id: 'x', of: `x${i}` },
    { id: 'y', of: `y${i}` },
  ];
  const one = (of: string, i: number, all: [number, number]): number =>
    decomposeProduct(
      { of, parts: [part(i)], from: 2025, to: 2030 },
      pathsOf(years, { x1: [2, 3], y1: [5, 6], x2: [4, 1], y2: [1, 2], [of]: all }),
    ).factors[0]!.contribution.mean;
  const found = decomposeProduct({ of: 'all', parts: [part(1), part(2)], from: 2025, to: 2030 }, paths);
  expect(found.factors[0]!.contribution.mean).toBeCloseTo(one('first', 1, [10, 18]) + one('second', 2, [4, 2]), 12);
});

test('factors that miss the series, and years without a value, are named', () => {
  const paths = pathsOf(years, { a: [1, 2], whole: [1, 3] });
  const ask =
    (to: number): (() => unknown) =>
    () =>
      decomposeProduct({ of: 'whole', parts: [[{ id: 'a', of: 'a' }]], from: 2025, to }, paths);
  expect(ask(2030)).toThrow(ModelError);
  expect(ask(2030)).toThrow('multiply to 2');
  expect(ask(2031)).toThrow('no value');
});
