import { expect, test } from 'vitest';
import { discrete, lognormal, triangular, uniform } from '../random/prior.ts';
import { inlineRunner } from '../run/inline-runner.ts';
import { tinyBundle, tinyTable } from '../testing/tiny-model.ts';
import { explain } from './explain/explain.ts';
import { reach } from './reach/reach.ts';
import { reproduceHistory } from './reproduce.ts';

/** Skewed priors, whose means are no medians, in a history, a forecast and a target. */
const bundle = tinyBundle({
  years: { history: 2024, start: 2026, end: 2027 },
  tables: [tinyTable({ y: { 2024: 1, 2025: 3 } })],
  parameters: {
    skewed: { value: 9, prior: lognormal(2, 1) },
    side: { value: 0, prior: triangular(0, 0, 8) },
    push: { value: 0, role: 'lever', range: [0, 10] },
  },
  shocks: { luck: { prior: uniform(0, 1), ar: 0.5 }, event: { prior: discrete([-5, 0], [0.1, 0.9]) } },
  variables: {
    y: { observed: 'data.y', equation: 'y(-1) + skewed + luck + event' },
    x: { equation: 'y + side + push', from: 2026 },
  },
  targets: [
    {
      ...{ id: 'T', clause: 1, label: { zh: '目标', en: 'target' }, thresholdSource: 'analyst', grade: 'B' },
      readings: {
        plain: {
          label: { zh: '读法', en: 'reading' },
          test: { kind: 'levelAt', series: 'x', year: 2027, atLeast: 15 },
        },
      },
    },
  ],
});
const job = { bundle, scenario: 'baseline', draws: 400, seed: 7 };

/** Medians by their definitions: 2 of the log-normal (its mean is 2√e), 8 (1 − √½) of the triangle that falls from 0 to 8; luck ½, then ¾. */
const [skewed, side] = [2, 8 * (1 - Math.sqrt(0.5))];
const projected = 3 + 2 * skewed + 0.5 + 0.75;

test('the central run has every prior and every shock at its median', async () => {
  const { root } = await explain({ job, series: 'x', year: 2027 }, inlineRunner());
  expect(root.value).toBeCloseTo(projected + side, 10);
});

test('a question about certainty asks the same run', async () => {
  const answer = await reach({ job, targets: ['T'], probability: 'certain' }, inlineRunner());
  // The limit is found to 1e-3 of a standard step, which is 10/√12 here.
  expect(answer.levers[0]!.to).toBeCloseTo(15 - projected - side, 2);
});

test('a history is reproduced by the same run, before any shock', async () => {
  const [found] = await reproduceHistory(bundle);
  expect(found).toMatchObject({ variable: 'y', year: 2025 });
  expect(found!.computed).toBeCloseTo(1 + skewed, 10);
});

test('what the scenario shifts or sets is shifted or set there too', async () => {
  const own = { ...job, set: { skewed: { shift: 1 }, side: 2 } };
  const { root } = await explain({ job: own, series: 'x', year: 2027 }, inlineRunner());
  expect(root.value).toBeCloseTo(projected + 2 + 2, 10);
});
