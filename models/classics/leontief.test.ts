import type { ModelBundle } from '@planwright/core';
import { expect, test } from 'vitest';
import { leontief } from './leontief.ts';
import { runOnce } from './run-once.ts';

/** The same equations for another economy: A by rows of the supplying sector, final demand f. */
function economy(A: readonly (readonly number[])[], f: readonly number[]): ModelBundle {
  const sectors = f.map((_, i) => `s${i + 1}`);
  const named = <Value>(values: readonly Value[]): Record<string, Value> =>
    Object.fromEntries(values.map((value, i) => [sectors[i] ?? '', value]));
  const { A: coefficients, demand } = leontief.model.parameters;
  const parameters = {
    A: { ...coefficients!, value: named(A.map((row) => named(row))) },
    demand: { ...demand!, value: named(f) },
  };
  return { ...leontief, model: { ...leontief.model, sets: { sector: sectors }, parameters } };
}

async function outputs(A: readonly (readonly number[])[], f: readonly number[]): Promise<number[]> {
  const at = await runOnce(economy(A, f));
  return f.map((_, i) => at(`output.s${i + 1}`, 2026));
}

/** (I − A)x, which has to be the demand again: what a printed inverse does not replace. */
const left = (A: readonly (readonly number[])[], x: readonly number[]): number[] =>
  A.map((row, i) => (x[i] ?? NaN) - row.reduce((sum, a, j) => sum + a * (x[j] ?? NaN), 0));

const two = [
  [0.15, 0.25],
  [0.2, 0.05],
] as const;

test('Miller and Blair: final demand of 600 and 1500 needs output of 1247.52 and 1841.58', async () => {
  const at = await runOnce(leontief);
  const x = [at('output.farms', 2026), at('output.factories', 2026)];
  // Cramer's rule for two sectors.
  const determinant = (1 - 0.15) * (1 - 0.05) - 0.25 * 0.2;
  expect(x[0]).toBeCloseTo((0.95 * 600 + 0.25 * 1500) / determinant, 8);
  expect(x[1]).toBeCloseTo((0.2 * 600 + 0.85 * 1500) / determinant, 8);
  expect(x.map((value) => Number(value.toFixed(2)))).toEqual([1247.52, 1841.58]);
  left(two, x).forEach((value, i) => expect(value).toBeCloseTo([600, 1500][i] ?? NaN, 8));
});

test('one unit of demand at a time gives the columns of the inverse: 1.25413 .33003 .26403 1.12211', async () => {
  const columns = [await outputs(two, [1, 0]), await outputs(two, [0, 1])];
  const inverse = [0, 1].map((i) => columns.map((column) => Number((column[i] ?? NaN).toFixed(5))));
  expect(inverse).toEqual([
    [1.25413, 0.33003],
    [0.26403, 1.12211],
  ]);
});

test('three sectors: 30, 34 and 36, which leave the demand of 10, 15 and 20 (a published inverse of this matrix is wrong)', async () => {
  const three = [
    [0.2, 0.2, 0.2],
    [0.4, 0.1, 0.1],
    [0.3, 0.1, 0.1],
  ];
  const x = await outputs(three, [10, 15, 20]);
  [30, 34, 36].forEach((value, i) => expect(x[i]).toBeCloseTo(value, 9));
  left(three, x).forEach((value, i) => expect(value).toBeCloseTo([10, 15, 20][i] ?? NaN, 9));
});

test('it is the limit of the rounds of demand f + Af + A²f + …', async () => {
  let round = [600, 1500];
  const total = [0, 0];
  for (let i = 0; i < 60; i++) {
    round.forEach((value, j) => (total[j] = (total[j] ?? 0) + value));
    round = two.map((row) => row.reduce((sum, a, j) => sum + a * (round[j] ?? NaN), 0));
  }
  const x = await outputs(two, [600, 1500]);
  total.forEach((value, i) => expect(x[i]).toBeCloseTo(value, 8));
});

test('value added of all sectors is final demand', async () => {
  const at = await runOnce(leontief);
  expect(at('gdp', 2026)).toBeCloseTo(600 + 1500, 8);
});
