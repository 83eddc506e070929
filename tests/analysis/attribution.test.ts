/** Attribution between the scenarios of Liaocheng's plan: levels, growth rates and probabilities add up, on one thread and on two. */
import { inlineRunner } from '@planwright/core';
import type { Job } from '@planwright/core';
import { attribute, explain, firstDifference, usualQuantities } from '@planwright/core/analysis';
import type { AttributedQuantity } from '@planwright/core/analysis';
import { models } from '@planwright/models';
import { expect, test } from 'vitest';
import { threadPool } from '../runners/threads.ts';

const bundle = models.liaocheng;
const job = (scenario: string): Job => ({ bundle, scenario, draws: 300, seed: 7 });
const growth: AttributedQuantity = { kind: 'growth', series: 'gdp_city', from: 2025, to: 2030 };

const others = Object.keys(bundle.scenarios).filter((id) => id !== 'baseline');

test.each(others)('baseline → %s: contributions add up to the difference', async (scenario) => {
  const outputs = [...usualQuantities(job('baseline')), growth];
  const found = await attribute({ base: job('baseline'), other: job(scenario), outputs }, inlineRunner());
  expect(found.method).toBe('exact');
  for (const { contributions, difference, base, other } of found.outputs) {
    const sum = contributions.reduce((total, own) => total + own, 0);
    // Levels up to 1e5 in their units: 1e-9 of the larger end.
    expect(Math.abs(sum - difference)).toBeLessThanOrEqual(1e-9 * Math.max(1, Math.abs(base), Math.abs(other)));
  }
  expect(found.outputs.some(({ difference }) => difference !== 0)).toBe(true);
});

test('workers give the bits that one thread gives', async () => {
  const question = {
    base: job('baseline'),
    other: job('growth_first'),
    outputs: [growth, ...usualQuantities(job('baseline'))],
  };
  const { pool } = threadPool({ workers: 2 });
  try {
    expect(await attribute(question, pool)).toEqual(await attribute(question, inlineRunner()));
  } finally {
    pool.close();
  }
});

test('every headline series of the plan is explained down to data and parameters', async () => {
  for (const { series, year } of usualQuantities(job('baseline')).filter((each) => each.kind === 'level')) {
    const { root, restsOn } = await explain({ job: job('baseline'), series, year, depth: 2 }, inlineRunner());
    expect(root.value, series).not.toBeNull();
    expect(restsOn.observed, series).toBeGreaterThan(0);
    expect(restsOn.parameters, series).toBeGreaterThan(0);
  }
});

test('growth first parts from the baseline where its two levers enter', () => {
  const { first, entries } = firstDifference(job('baseline'), job('growth_first'));
  expect(first).not.toBeNull();
  const causes = entries.flatMap((entry) => entry.causes.map((cause) => ('name' in cause ? cause.name : cause.kind)));
  expect(new Set(causes)).toEqual(new Set(['push', 'industry_push']));
});
