import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ModelError } from '../../problem.ts';
import { normal } from '../../random/prior.ts';
import { inlineRunner } from '../../run/inline-runner.ts';
import type { Job } from '../../run/job.ts';
import { prepareJob } from '../../run/prepare.ts';
import { tinyJob } from '../../testing/tiny-model.ts';
import type { TinyModel } from '../../testing/tiny-model.ts';
import { attribute } from './attribute.ts';
import type { Attribution } from './attribute.ts';
import type { AttributedQuantity } from './attributed-output.ts';
import { changesBetween } from './job-changes.ts';

const label = { zh: '例', en: 'example' };
const model: TinyModel = {
  parameters: {
    a: { value: 1, prior: normal(1, 2) },
    b: { value: 2 },
    c: { value: 3 },
    idle: { value: 0 },
    need: { value: 5 },
  },
  variables: {
    x: { equation: 'a * b + c * (t - 2025)' },
    level: { initial: '100', equation: 'level(-1) * (1 + 0.01 * c)' },
  },
  targets: [
    {
      ...{ id: 'T', clause: 1, label, grade: 'B', thresholdSource: 'analyst', headline: true },
      readings: { one: { label, test: { kind: 'levelAt', series: 'x', year: 2027, atLeast: { parameter: 'need' } } } },
    },
  ],
};
const base = tinyJob(model, { draws: 500 });
const outputs: readonly AttributedQuantity[] = [
  { kind: 'level', series: 'x', year: 2028 },
  { kind: 'growth', series: 'level', from: 2025, to: 2028 },
  { kind: 'probability', target: 'T' },
  { kind: 'joint', targets: ['T'] },
];
const compare = (other: Partial<Job>, from: Partial<Job> = {}): Promise<Attribution> =>
  attribute({ base: { ...base, ...from }, other: { ...base, ...other }, outputs }, inlineRunner());

test('no change gives the base and all changes give the other run, by the hash of their inputs', () => {
  const scenarios = { low: { label, parameters: { b: 1, a: { shift: -1 } }, fix: { level: { 2027: 90 } } } };
  const bundle = { ...base.bundle, scenarios: { ...base.bundle.scenarios, ...scenarios } };
  const left: Job = { ...base, bundle, scenario: 'low' };
  const right: Job = {
    ...base,
    bundle,
    set: { b: 3, c: { path: { 2026: 1, 2028: 4 }, kind: 'linear', then: 'keep' } },
  };
  const { changes, jobWith } = changesBetween(left, right);
  expect(changes.map(({ kind, names }) => [kind, ...names])).toEqual([
    ['parameter', 'a'],
    ['parameter', 'b'],
    ['parameter', 'c'],
    ['fix', 'level'],
  ]);
  expect(prepareJob(jobWith(0)).hash).toBe(prepareJob(left).hash);
  expect(prepareJob(jobWith(15)).hash).toBe(prepareJob(right).hash);
  expect(prepareJob(jobWith(2)).hash).toBe(prepareJob({ ...left, set: { b: 3 } }).hash);
});

test('the ends are the figures of the reports of both runs', async () => {
  const other = { set: { b: 4, c: 1 } };
  const found = await compare(other);
  const [left, right] = await Promise.all([base, { ...base, ...other }].map((job) => inlineRunner().run(job)));
  const at = left!.years.indexOf(2028);
  expect([found.outputs[0]!.base, found.outputs[0]!.other]).toEqual([
    left!.series['x']!.mean[at],
    right!.series['x']!.mean[at],
  ]);
  expect([found.outputs[2]!.base, found.outputs[2]!.other]).toEqual([left!.targets[0]!.p, right!.targets[0]!.p]);
  expect([found.base.hash, found.other.hash]).toEqual([left!.hash, right!.hash]);
});

test('the ends are those figures too where a parameter is certain on one side only', async () => {
  const left = { set: { a: 1.5 } };
  const right = { set: { b: 4 } };
  const found = await compare(right, left);
  const ends = await Promise.all([left, right].map((change) => inlineRunner().run({ ...base, ...change })));
  const at = ends[0]!.years.indexOf(2028);
  expect([found.outputs[0]!.base, found.outputs[0]!.other]).toEqual(ends.map(({ series }) => series['x']!.mean[at]));
  expect([found.outputs[2]!.base, found.outputs[2]!.other]).toEqual(ends.map(({ targets }) => targets[0]!.p));
});

test('a product shares its joint part equally and names the pair; a change that only adds is told apart', async () => {
  const found = await compare({ set: { a: 3, b: 5, c: 4 } }, { set: { a: 1 } });
  const { contributions, interactions, difference } = found.outputs[0]!;
  // a·b from 1·2 to 3·5: by hand Δa·(2 + 5)/2 and Δb·(1 + 3)/2; c adds 3 in 2028; a and b together 2·3.
  expect(found.changes.map(({ names }) => names[0])).toEqual(['a', 'b', 'c']);
  expect(contributions).toEqual([expect.closeTo(7, 12), expect.closeTo(6, 12), expect.closeTo(3, 12)]);
  expect(difference).toBeCloseTo(16, 12);
  expect(interactions[0]!.pair).toEqual([0, 1]);
  expect(interactions[0]!.value).toBeCloseTo(6, 12);
});

test('a change that no output reads is named and gets nothing; a threshold counts', async () => {
  const found = await compare({ set: { idle: 1, need: 9, b: 3 } });
  const named = Object.fromEntries(found.changes.map((change, i) => [change.names[0], { change, i }]));
  expect(named['idle']!.change.reaches).toBe(false);
  expect(found.coalitions).toBe(4);
  for (const { contributions } of found.outputs) expect(contributions[named['idle']!.i]).toBe(0);
  expect(found.outputs[2]!.contributions[named['need']!.i]).toBeLessThan(0);
  expect(found.outputs[0]!.contributions[named['need']!.i]).toBe(0);
});

test('contributions add up for whatever changes, fixes and add-factors', async () => {
  const number = fc.double({ min: 0.5, max: 4, noNaN: true });
  const change = fc.record(
    {
      set: fc.record(
        { a: fc.oneof(number, fc.record({ shift: number })), b: number, c: number, need: number },
        { requiredKeys: [] },
      ),
      fix: fc.record({ level: fc.record({ 2026: number, 2027: number }, { requiredKeys: [] }) }, { requiredKeys: [] }),
      add: fc.record({ x: fc.record({ 2027: number }) }, { requiredKeys: [] }),
    },
    { requiredKeys: [] },
  );
  await fc.assert(
    fc.asyncProperty(change, change, async (left, right) => {
      const found = await compare(right, left);
      for (const { contributions, difference, base: from, other } of found.outputs) {
        const sum = contributions.reduce((total, own) => total + own, 0);
        expect(difference).toBe(other - from);
        expect(Math.abs(sum - difference)).toBeLessThan(1e-9);
      }
    }),
    { numRuns: 40 },
  );
});

test('shares of one whole are one change', async () => {
  const shares: TinyModel = {
    parameters: { p: { value: 0.2 }, q: { value: 0.3 }, r: { value: 0.5 } },
    variables: { x: { equation: 'p + 2 * q + 4 * r' } },
  };
  const whole = tinyJob(shares);
  const group = { ...whole.bundle.model, shareGroups: { whole: { members: ['p', 'q', 'r'] } } };
  const job = { ...whole, bundle: { ...whole.bundle, model: group } };
  const question = { base: job, other: { ...job, set: { p: 0.4 } }, outputs: [outputs[0]!] };
  const found = await attribute(question, inlineRunner());
  expect(found.changes).toHaveLength(1);
  expect(found.changes[0]).toMatchObject({ kind: 'shares', names: ['p', 'q', 'r'] });
  expect(found.outputs[0]!.contributions[0]).toBe(found.outputs[0]!.difference);
});

describe('beyond 12 changes', () => {
  const names = Array.from({ length: 14 }, (_, i) => `p${i}`);
  const many = tinyJob({
    parameters: Object.fromEntries(names.map((name) => [name, { value: 1 }])),
    variables: { x: { equation: `${names.join(' + ')} + 3 * p0 * p1` } },
  });
  test('orders are sampled: contributions still add up, and the exact ones lie within the errors', async () => {
    const other = { ...many, set: Object.fromEntries(names.map((name, i) => [name, 2 + i])) };
    const found = await attribute({ base: many, other, outputs: [outputs[0]!] }, inlineRunner(), { pairs: 20 });
    const { contributions, errors, difference } = found.outputs[0]!;
    expect(found.method).toBe('sampled');
    expect(contributions.reduce((sum, own) => sum + own, 0)).toBeCloseTo(difference, 9);
    // By hand: each adds its own change; 3·p0·p1 from 3 to 18 is shared 1·(1 + 3)/2·3 = 6 and 2·(1 + 2)/2·3 = 9.
    const exact = names.map((_, i) => 1 + i + (i === 0 ? 6 : i === 1 ? 9 : 0));
    contributions.forEach((own, i) => expect(Math.abs(own - exact[i]!)).toBeLessThanOrEqual(2 * errors![i]! + 1e-9));
  });
});

describe('what cannot be answered', () => {
  test('jobs that do not differ give zeros and say so', async () => {
    const found = await compare({});
    expect(found.problems.map(({ code }) => code)).toEqual(['runs-alike']);
    expect(found.outputs.map(({ difference }) => difference)).toEqual([0, 0, 0, 0]);
  });
  test('an unknown series, year and target are all named', async () => {
    const asked: readonly AttributedQuantity[] = [
      { kind: 'level', series: 'y', year: 2028 },
      { kind: 'level', series: 'x', year: 1990 },
      { kind: 'probability', target: 'nothing' },
    ];
    const error = await attribute({ base, other: base, outputs: asked }, inlineRunner()).catch(
      (caught: unknown) => caught,
    );
    expect(error).toBeInstanceOf(ModelError);
    expect((error as ModelError).problems.map(({ code }) => code)).toEqual([
      'unknown-name',
      'out-of-range',
      'unknown-name',
    ]);
  });
  test('other draws cannot be paired', async () => {
    await expect(compare({ seed: 9 })).rejects.toThrow(RangeError);
  });
});

test('progress rises to the number of coalitions, and an abort ends it', async () => {
  const seen: number[] = [];
  const other = { ...base, set: { b: 3, c: 1, need: 2 } };
  await attribute({ base, other, outputs }, inlineRunner(), { onProgress: (done, of) => seen.push(done / of) });
  expect(seen.at(-1)).toBe(1);
  expect(seen).toEqual([...seen].sort((a, b) => a - b));
  const controller = new AbortController();
  const run = attribute({ base, other, outputs }, inlineRunner(), {
    signal: controller.signal,
    onProgress: () => controller.abort(new Error('enough')),
  });
  await expect(run).rejects.toThrow('enough');
});
