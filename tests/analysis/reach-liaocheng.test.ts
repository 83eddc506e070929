/** Reach where two targets of the plan meet: more levers to choose from never make it dearer, and what four of them reach is in reach. */
import { expect, test } from 'vitest';
import { reach } from '../../packages/core/src/analysis/analysis.ts';
import { inlineRunner } from '../../packages/core/src/index.ts';
import { models } from '../../models/index.ts';

const job = { bundle: models.liaocheng, scenario: 'baseline', draws: 2000, seed: 7 };
const ask = (levers?: readonly string[]) =>
  reach({ job, targets: ['C04-11', 'C04-29'], probability: 0.75, ...(levers ? { levers } : {}) }, inlineRunner());

test('all levers reach what four of them reach, with no more effort', async () => {
  const four = await ask(['industry_push', 'carbon.saving_push', 'carbon.wind_push', 'carbon.solar_push']);
  const all = await ask();
  expect([four.status, all.status]).toEqual(['feasible', 'feasible']);
  // Both are searches: a hundredth is what two of them may differ by.
  expect(all.effort).toBeLessThan(four.effort * 1.01);
}, 60_000);
