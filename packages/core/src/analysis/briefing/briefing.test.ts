import { expect, test } from 'vitest';
import { ModelError } from '../../problem.ts';
import { normal } from '../../random/prior.ts';
import type { Job, ModelBundle } from '../../run/job.ts';
import { inlineRunner } from '../../run/inline-runner.ts';
import { tinyBundle } from '../../testing/tiny-model.ts';
import { briefing } from './briefing.ts';
import { briefingParagraph } from './briefing-words.ts';

/** y = a + push and its opposite: the two targets can never hold together without the lever. */
const bundle: ModelBundle = tinyBundle({
  parameters: {
    a: { value: 0, prior: normal(0, 1), label: { zh: '运气', en: 'luck' } },
    push: { value: 0, role: 'lever', range: [0, 4], label: { zh: '杠杆', en: 'push' } },
  },
  variables: { up: { equation: 'a + push' }, down: { equation: 'push - a' } },
  targets: ['up', 'down'].map((series) => ({
    ...{
      id: series,
      clause: 1,
      label: { zh: series, en: series },
      thresholdSource: 'analyst' as const,
      grade: 'B' as const,
    },
    readings: {
      plain: {
        label: { zh: '读法', en: 'reading' },
        test: { kind: 'levelAt' as const, series, year: 2026, atLeast: 0 },
      },
    },
  })),
});
const job: Job = { bundle, scenario: Object.keys(bundle.scenarios)[0] ?? '', draws: 2048, seed: 3 };

test('tells in one paragraph how likely the targets are together, what it takes and what drives it', async () => {
  const found = await briefing({ job, targets: ['up', 'down'], probability: 0.66 }, inlineRunner());
  // Each is a fair coin of the same toss, so both hold only where a is exactly 0.
  expect(found.together?.joint.p).toBe(0);
  expect(found.together?.joint.product).toBeCloseTo(0.25, 1);
  // P(|a| ≤ push) = 0.66 where push = Φ⁻¹(0.83) = 0.954; 2,048 draws leave ±2 points, which are ±0.04 of push.
  expect(found.effort?.levers[0]?.to).toBeGreaterThan(0.9);
  expect(found.effort?.levers[0]?.to).toBeLessThan(1.02);
  for (const part of ['“up”', '<1%', '25%', 'pull against each other', '“push” from 0', '“luck” (9'])
    expect(found.paragraph.en).toContain(part);
});

test('leaves out the sentence that has no answer and says why', async () => {
  const { parameters, ...rest } = bundle.model;
  const still: ModelBundle = {
    ...bundle,
    model: { ...rest, parameters: { ...parameters, push: { ...parameters['push']!, range: [0, 0] } } },
  };
  const found = await briefing({ job: { ...job, bundle: still }, targets: ['up'], probability: 0.66 }, inlineRunner());
  expect(found.effort).toBeNull();
  expect(found.together).toBeNull();
  expect(found.drivers?.output.p).toBeCloseTo(0.5, 1);
  expect(found.problems.length).toBeGreaterThan(0);
});

test('says so where the tree names other conditions than the box, and only there', async () => {
  const { breaks } = await briefing({ job, targets: ['up'], probability: 0.66 }, inlineRunner());
  const parts = { together: null, effort: null, drivers: null };
  const told = (agrees: boolean): string =>
    briefingParagraph({ ...parts, breaks: { ...breaks!, tree: { ...breaks!.tree, agrees } } }).en;
  expect(breaks!.tree.agrees).toBe(true);
  expect(told(true)).toBe(breaks!.boxes[0]!.sentence.en);
  expect(told(false)).toBe(
    `${told(true)} A second method, a classification tree, names other conditions: lean on this with care.`,
  );
});

test('throws where no part has an answer', async () => {
  await expect(briefing({ job, targets: ['nobody'], probability: 0.66 }, inlineRunner())).rejects.toBeInstanceOf(
    ModelError,
  );
});

test('ends with the reason of the signal', async () => {
  const stopped = AbortSignal.abort(new Error('stopped'));
  await expect(
    briefing({ job, targets: ['up', 'down'], probability: 0.66 }, inlineRunner(), { signal: stopped }),
  ).rejects.toThrow('stopped');
});
