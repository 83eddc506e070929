import { checkJob } from '@planwright/core';
import { expect, test } from 'vitest';
import { models } from '../index.ts';

const entries = Object.entries(models);
const jobs = entries.flatMap(([id, bundle]) =>
  Object.keys(bundle.scenarios).map((scenario) => ({ id, bundle, scenario, title: `${id}, ${scenario}` })),
);

test('the twelve classics of the textbook list are here, two of them in two parts, and one of climate and economy', () => {
  expect(entries.map(([id]) => id).filter((id) => id !== 'liaocheng')).toHaveLength(15);
});

test.each(entries)('%s is listed under the id it gives itself', (id, bundle) => {
  expect(bundle.model.id).toBe(id);
});

test.each(jobs)('$title has no problem', ({ bundle, scenario }) => {
  expect(checkJob({ bundle, scenario, draws: 1, seed: 1 }).problems).toEqual([]);
});
