import { expect, test } from 'vitest';
import { normal } from '../random/prior.ts';
import { tinyBundle, tinyTable } from '../testing/tiny-model.ts';
import { reproduceHistory } from './reproduce.ts';

const bundle = (rate: number): ReturnType<typeof tinyBundle> =>
  tinyBundle({
    years: { history: 2020, start: 2026, end: 2027 },
    tables: [tinyTable({ level: { 2021: 100, 2022: 110, 2023: 121, 2025: 150 }, change: { 2022: 0.1, 2023: 0.1 } })],
    parameters: { rate: { value: rate, prior: normal(rate, 0.5) } },
    shocks: { noise: { prior: normal(0, 1) } },
    variables: {
      level: { observed: 'data.level', equation: 'level(-1) * (1 + rate) + noise' },
      change: { observed: 'data.change', equation: 'level / level(-1) - 1' },
    },
  });

test('an identity agrees and a behavioural equation shows how far it misses', async () => {
  const found = await reproduceHistory(bundle(0.1));
  // 2024 is not observed: its equation gives 133.1, from which 2025 follows as 146.41 where 150 was observed.
  expect(found.map(({ variable, year }) => `${variable} ${year}`).sort()).toEqual([
    'change 2022',
    'change 2023',
    'level 2022',
    'level 2023',
    'level 2025',
  ]);
  expect(found[0]).toMatchObject({
    variable: 'level',
    year: 2025,
    observed: 150,
    computed: expect.closeTo(146.41, 9) as number,
  });
  expect(found.slice(1).every(({ error }) => error < 1e-12)).toBe(true);
});
test('the worst error comes first', async () => {
  const found = await reproduceHistory(bundle(0.2));
  expect(found.map(({ error }) => error)).toEqual(found.map(({ error }) => error).sort((a, b) => b - a));
  expect(found.find(({ variable, year }) => variable === 'level' && year === 2022)?.computed).toBeCloseTo(120, 9);
});
