import type { ModelBundle } from '@planwright/core';
import { expect, test } from 'vitest';
import { cohort } from './cohort.ts';
import { runOnce, yearsFrom } from './run-once.ts';

test('whatever the start, each step multiplies by 1.618034 in the end, with .763932 young and .236068 old', async () => {
  // λ² = λ + 1 for [[1, 2], [.5, 0]]; the young are λ for every half.
  const growth = (1 + Math.sqrt(5)) / 2;
  const young = growth / (growth + 0.5);
  expect([growth, young, 1 - young].map((value) => Number(value.toFixed(6)))).toEqual([1.618034, 0.763932, 0.236068]);
  const at = await runOnce(cohort);
  expect(at('factor', 40)).toBeCloseTo(growth, 10);
  expect(at('share.young', 40)).toBeCloseTo(young, 10);
  expect(at('share.old', 40)).toBeCloseTo(1 - young, 10);
  expect(Math.abs(at('factor', 1) - growth)).toBeGreaterThan(0.01);
});

test('every step is the matrix times the population', async () => {
  const at = await runOnce(cohort);
  let women: readonly [number, number] = [100, 20];
  for (const step of yearsFrom(1, 10)) {
    women = [women[0] + 2 * women[1], 0.5 * women[0]];
    expect(at('women.young', step)).toBeCloseTo(women[0], 9);
    expect(at('women.old', step)).toBeCloseTo(women[1], 9);
  }
});

test('momentum: a growing population that turns to one daughter per woman still ends 14.6 % larger', async () => {
  const growth = (1 + Math.sqrt(5)) / 2;
  // From the stable shares: the young stay what they are and half of them grow old.
  const young = growth / (growth + 0.5);
  expect(young * 1.5).toBeCloseTo(1.1459, 4);
  const { women } = cohort.model.variables;
  const initial = { young: young * 100, old: (1 - young) * 100 };
  const stable: ModelBundle = {
    ...cohort,
    model: { ...cohort.model, variables: { ...cohort.model.variables, women: { ...women!, initial } } },
  };
  const at = await runOnce(stable, { scenario: 'replacement' });
  expect(at('total', 0)).toBeCloseTo(100, 10);
  expect(at('total', 40)).toBeCloseTo(150 * young, 10);
});

test('with five age groups it is the Leslie matrix of those ages', async () => {
  const ages = ['a0', 'a1', 'a2', 'a3', 'a4'];
  const named = (values: readonly number[]): Record<string, number> =>
    Object.fromEntries(ages.map((age, i) => [age, values[i] ?? NaN]));
  const [children, survival, start] = [
    [0, 0.4, 0.8, 0.3, 0],
    [0.98, 0.97, 0.95, 0.9, 0],
    [10, 12, 9, 8, 5],
  ];
  const { parameters, variables } = cohort.model;
  const model = {
    ...cohort.model,
    sets: { age: { ordered: true, members: ages } },
    parameters: {
      children: { ...parameters['children']!, value: named(children) },
      survival: { ...parameters['survival']!, value: named(survival) },
    },
    variables: { ...variables, women: { ...variables['women']!, initial: named(start) } },
  };
  const at = await runOnce({ ...cohort, model, scenarios: { base: { label: cohort.model.title! } } });
  let women = start;
  for (const step of yearsFrom(1, 40)) {
    const born = women.reduce((sum, value, i) => sum + value * (children[i] ?? NaN), 0);
    women = [born, ...women.slice(0, -1).map((value, i) => value * (survival[i] ?? NaN))];
    ages.forEach((age, i) => expect(at(`women.${age}`, step) / (women[i] ?? NaN)).toBeCloseTo(1, 11));
  }
});
