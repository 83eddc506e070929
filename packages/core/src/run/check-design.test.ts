import { expect, test } from 'vitest';
import { normal } from '../random/prior.ts';
import type { Design } from '../random/design.ts';
import type { Model, Parameter } from '../model/model.ts';
import { inlineRunner } from './inline-runner.ts';
import type { Job } from './job.ts';
import { checkJob } from './prepare.ts';

const parameter: Parameter = { unit: '1', value: 0, prior: normal(0, 1) };

function jobOf(design: Design, draws: number, more: Partial<Job> = {}, parameters = 2): Job {
  const names = Array.from({ length: parameters }, (_, i) => `p${i}`);
  const model: Model = {
    id: 'm',
    years: { history: 2025, start: 2026, end: 2027 },
    parameters: Object.fromEntries(names.map((name) => [name, parameter])),
    shocks: { e: { unit: '1', prior: normal(0, 1) } },
    variables: { y: { unit: '1', equation: 'p0 + 2 * p1 + e' } },
  };
  const scenarios = { base: { label: { zh: '基准', en: 'Baseline' } } };
  return { bundle: { model, scenarios, targets: [], tables: [] }, scenario: 'base', draws, seed: 7, design, ...more };
}

const told = (job: Job): readonly string[] =>
  checkJob(job).problems.map(
    ({ code, values }) => `${code} ${String(values['name'])} ${String(values['found'] ?? '')}`,
  );

const pickFreeze: Design = { kind: 'pick-freeze', base: 100, groups: [['p0'], ['p1', 'e']] };
const morris: Design = { kind: 'morris', trajectories: 10, levels: 4, inputs: ['p0', 'p1'] };

test.each<[Job, string]>([
  [jobOf({ kind: 'dice' } as unknown as Design, 10), 'bad-option design.kind dice'],
  [jobOf({ kind: 'latin-hypercube', of: 10 }, 20), 'bad-option design.of 10'],
  [jobOf({ kind: 'latin-hypercube' }, 20_000_000), 'bad-option design.of 20000000'],
  [jobOf({ kind: 'central' }, 2), 'bad-option draws 2'],
  [jobOf({ kind: 'central' }, 1, { inner: 2 }), 'bad-option inner 2'],
  [jobOf(pickFreeze, 100), 'bad-option draws 100'],
  [jobOf({ ...pickFreeze, base: 0 }, 100), 'bad-option design.base 0'],
  [jobOf({ ...pickFreeze, groups: [['p0'], ['p0']] }, 400), 'bad-option design.groups p0'],
  [jobOf({ ...pickFreeze, groups: [] }, 200), 'bad-option design.groups []'],
  [jobOf({ ...pickFreeze, groups: [['q0']] }, 300), 'unknown-name q0 '],
  [jobOf(pickFreeze, 400, { inner: 2 }), 'bad-option inner 2'],
  [jobOf(morris, 10), 'bad-option draws 10'],
  [jobOf({ ...morris, levels: 3 }, 30), 'bad-option design.levels 3'],
  [jobOf({ ...morris, inputs: ['e'] }, 20), 'unknown-name e '],
  [jobOf({ kind: 'monte-carlo' }, 10, { inner: 0 }), 'bad-option inner 0'],
  [jobOf({ kind: 'sobol' }, 10, {}, 257), 'bad-option design sobol'],
  [jobOf(pickFreeze, 400, {}, 129), 'bad-option design pick-freeze'],
])('what cannot be drawn is refused (%#)', (job, expected) => {
  expect(told(job)).toEqual([expected]);
});

test.each<[Job]>([
  [jobOf({ kind: 'monte-carlo' }, 300, { inner: 3 })],
  [jobOf({ kind: 'latin-hypercube' }, 300)],
  [jobOf({ kind: 'sobol' }, 300, {}, 256)],
  [jobOf(pickFreeze, 400)],
  [jobOf(morris, 30)],
])('what can be drawn runs (%#)', async (job) => {
  expect(told(job)).toEqual([]);
  const report = await inlineRunner().run(job, {});
  expect(report.series['y']?.p50[1]).toBeTypeOf('number');
});

test('the hash of a run knows its design, and Monte Carlo said or unsaid draws the same', async () => {
  const hashOf = async (job: Job): Promise<string> => (await inlineRunner().run(job, {})).hash;
  const { bundle, scenario, draws, seed } = jobOf({ kind: 'sobol' }, 300);
  const plain: Job = { bundle, scenario, draws, seed };
  expect(await hashOf(plain)).not.toBe(await hashOf(jobOf({ kind: 'sobol' }, 300)));
  const [said, unsaid] = await Promise.all(
    [jobOf({ kind: 'monte-carlo' }, 300), plain].map((job) => inlineRunner().run(job, {})),
  );
  expect(said?.series).toEqual(unsaid?.series);
});
