import { expect, test } from 'vitest';
import { ModelError } from '../../problem.ts';
import { normal, uniform } from '../../random/prior.ts';
import { inlineRunner } from '../../run/inline-runner.ts';
import type { Job } from '../../run/job.ts';
import { tinyJob } from '../../testing/tiny-model.ts';
import type { TinyModel } from '../../testing/tiny-model.ts';
import { discover } from './discover.ts';
import type { DiscoveryAnswer, DiscoveryQuestion } from './question.ts';

const runner = inlineRunner();
const year = 2026;
const ask = async (job: Job, more: Partial<DiscoveryQuestion> = {}): Promise<DiscoveryAnswer> =>
  discover({ job, targets: ['T'], ...more }, runner);

/** Holds where y is at least `atLeast`. */
const target = (atLeast: number) => ({
  ...{
    id: 'T',
    clause: 1,
    label: { zh: '目标', en: 'Target' },
    thresholdSource: 'analyst' as const,
    grade: 'B' as const,
  },
  readings: {
    plain: { label: { zh: '读法', en: 'reading' }, test: { kind: 'levelAt' as const, series: 'y', year, atLeast } },
  },
});
const model = (equation: string, atLeast: number, more: Partial<TinyModel> = {}): TinyModel => ({
  parameters: Object.fromEntries(
    ['x1', 'x2', 'x3', 'x4'].map((name) => [name, { value: 0.5, prior: uniform(0, 1), label: { zh: name, en: name } }]),
  ),
  variables: { y: { equation } },
  targets: [target(atLeast)],
  ...more,
});
const job = (tiny: TinyModel, draws = 4000): Job => tinyJob(tiny, { draws, seed: 3 });

test('x₁x₂ + 0.2x₃ > 0.5, run as a model: both factors from below, and the tree agrees', async () => {
  const answer = await ask(job(model('x1 * x2 + 0.2 * x3', 0.5)), { holds: true });
  const [box] = answer.boxes;
  expect(box!.restrictions.map(({ name }) => name)).toEqual(expect.arrayContaining(['x1', 'x2']));
  for (const { low, high, found, quasiP } of box!.restrictions.filter(({ name }) => name !== 'x3')) {
    expect(low).toBeGreaterThan(0.3);
    expect(high).toBeNull();
    expect(found).toBeGreaterThan(0.9);
    expect(quasiP).toBeLessThan(0.001);
  }
  expect(box!.restrictions.map(({ name }) => name)).not.toContain('x4');
  expect(box!.density).toBeGreaterThan(2 * answer.share);
  expect(answer.tree).toMatchObject({ agrees: true });
  expect(answer.sentence.zh).toContain('实现多在这样的情形');
});

test('the failures of a target are looked for when nothing else is asked, and told in the units people read', async () => {
  const tiny = model('x1', 0.3, {
    parameters: {
      x1: { value: 0.05, unit: '1/yr', display: '%', prior: uniform(0, 1), label: { zh: '增速', en: 'Growth' } },
      x2: { value: 0, prior: normal(0, 1) },
    },
    variables: { y: { unit: '1/yr', equation: 'x1' } },
  });
  const answer = await ask(job(tiny, 2000));
  const [box] = answer.boxes;
  expect(box!.restrictions).toHaveLength(1);
  expect(box!.restrictions[0]).toMatchObject({ name: 'x1', low: null, display: { unit: '%', factor: 100 } });
  // The end of a box is known to about one peel, 5 % of what is left.
  expect(box!.restrictions[0]!.high).toBeCloseTo(0.3, 1);
  expect(answer.share).toBeCloseTo(0.3, 1);
  expect(answer.sentence.zh).toMatch(/“目标”在 .* 的抽样中落空。落空多在这样的情形：增速不高于 \d+(\.\d+)?%。/);
  expect(answer.sentence.en).toContain('fails mostly when Growth is at most');
});

test('two separate causes are two boxes, which together cover what fails', async () => {
  // Fails where x1 is small or x2 is large.
  const answer = await ask(job(model('min(x1 / 0.2, (1 - x2) / 0.2)', 1)));
  expect(answer.boxes.slice(0, 2).map(({ restrictions }) => restrictions.map(({ name }) => name))).toEqual(
    expect.arrayContaining([['x1'], ['x2']]),
  );
  expect(answer.coverage).toBeGreaterThan(0.9);
});

test('a lever is varied over its range when asked, and told as a lever', async () => {
  const tiny = model('x1 + push', 1, {
    parameters: {
      x1: { value: 0, prior: uniform(0, 1) },
      push: { value: 0, role: 'lever', range: [0, 2], label: { zh: '力度', en: 'Push' } },
      free: { value: 0, role: 'lever' },
    },
    variables: { y: { equation: 'x1 + push + free' } },
  });
  const answer = await ask(job(tiny), { levers: ['push'] });
  // x1 + push < 1 on [0, 1] × [0, 2] has the probability 1/4.
  expect(answer.share).toBeCloseTo(0.25, 1);
  const lever = answer.boxes[0]!.restrictions.find(({ name }) => name === 'push');
  expect(lever).toMatchObject({ kind: 'lever', low: null });
  const codes = async (levers: readonly string[]): Promise<readonly string[]> =>
    ask(job(tiny), { levers }).then(
      () => [],
      (error: unknown) => (error instanceof ModelError ? error.problems.map(({ code }) => code) : []),
    );
  expect(await codes(['free'])).toEqual(['lever-without-range']);
  expect(await codes(['x1'])).toEqual(['unknown-name']);
});

test('nothing fails, everything fails, or too few do: there is no answer, and a word why', async () => {
  const refusal = async (atLeast: number): Promise<readonly string[]> =>
    ask(job(model('x1', atLeast), 1000)).then(
      () => [],
      (error: unknown) => (error instanceof ModelError ? error.problems.map(({ code }) => code) : []),
    );
  for (const atLeast of [-1, 2, 0.01, 0.99]) expect(await refusal(atLeast)).toEqual(['nothing-to-find']);
});

test('where nothing that is drawn matters, no box is told', async () => {
  // Fractions of a large multiple of x4 are noise to any box.
  const answer = await ask(job(model('abs(sin(x4 * 100000))', 0.7), 1000));
  expect(answer.boxes.every(({ density }) => density < 0.95)).toBe(true);
  expect(answer.found.every(({ share }) => share < 0.9)).toBe(true);
});

test('an abort is seen while the boxes are looked for, after the run', async () => {
  const controller = new AbortController();
  const { signal } = controller;
  const ensemble: typeof runner.ensemble = async (asked, options) => {
    const draws = await runner.ensemble(asked, options);
    setTimeout(() => controller.abort(new Error('enough')), 0);
    return draws;
  };
  const question = { job: job(model('x1', 0.3)), targets: ['T'] };
  await expect(discover(question, { ...runner, ensemble }, { signal })).rejects.toThrow('enough');
});
