import fc from 'fast-check';
import { expect, test } from 'vitest';
import { normal, triangular } from '../random/prior.ts';
import { column, mergeParts } from '../result/ensemble.ts';
import type { Ensemble } from '../result/ensemble.ts';
import { tinyJob, tinyTable } from '../testing/tiny-model.ts';
import type { TinyModel } from '../testing/tiny-model.ts';
import type { Target } from '../target/target.ts';
import type { Job } from './job.ts';
import { prepareJob } from './prepare.ts';
import { inlineRunner } from './inline-runner.ts';
import { chunksOf } from './chunks.ts';
import { simulate } from './simulate.ts';
import { canonicalJson, inputHash } from './hash.ts';

const walk: TinyModel = {
  years: { history: 2024, start: 2026, end: 2030 },
  parameters: { drift: { value: 0.01, prior: normal(0.01, 0.02) }, skew: { value: 0, prior: triangular(-1, 0, 2) } },
  shocks: { noise: { prior: normal(0, 0.1), ar: 0.5 } },
  variables: {
    x: { equation: 'x(-1) * (1 + drift) + noise', initial: 1 },
    y: { equation: 'skew * x' },
    u: { equation: 'noise' },
  },
};
const all = (job: Job): Ensemble => simulate(prepareJob(job), { from: 0, to: job.draws });

test('the same seed gives the same bits, another seed other draws', () => {
  const one = all(tinyJob(walk, { draws: 300, seed: 7 }));
  expect(all(tinyJob(walk, { draws: 300, seed: 7 })).values).toEqual(one.values);
  expect(all(tinyJob(walk, { draws: 300, seed: 8 })).values).not.toEqual(one.values);
});
test('chunks of any size merged in any order are the whole, bit for bit', () => {
  const whole = all(tinyJob(walk, { draws: 1500 }));
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 5 }), fc.integer(), (blocks, order) => {
      const prepared = prepareJob(tinyJob(walk, { draws: 1500 }));
      const parts = chunksOf({ from: 0, to: 1500 }, blocks).map((range) => simulate(prepared, range));
      const shuffled = [...parts].sort(
        (a, b) => ((a.from * 2654435761 + order) % 97) - ((b.from * 2654435761 + order) % 97),
      );
      expect(mergeParts(shuffled).values).toEqual(whole.values);
    }),
    { numRuns: 10 },
  );
});
test('more draws begin with the same draws', () => {
  const few = column(all(tinyJob(walk, { draws: 100 })), 'x', 2030);
  const many = column(all(tinyJob(walk, { draws: 700 })), 'x', 2030);
  expect(many.slice(0, 100)).toEqual(few);
});
test('adding a parameter, a shock or a variable changes no other draw', () => {
  const before = all(tinyJob(walk, { draws: 64 }));
  const more: TinyModel = {
    ...walk,
    parameters: { extra: { value: 1, prior: normal(1, 1) }, ...walk.parameters },
    shocks: { other: { prior: normal(0, 1) }, ...walk.shocks },
    variables: { z: { equation: 'extra + other' }, ...walk.variables },
  };
  const after = all(tinyJob(more, { draws: 64 }));
  for (const name of ['x', 'y']) expect(column(after, name, 2030)).toEqual(column(before, name, 2030));
});
test('a renamed parameter that keeps its stream keeps its draws', () => {
  const renamed: TinyModel = {
    ...walk,
    parameters: {
      pace: { value: 0.01, prior: normal(0.01, 0.02), stream: 'drift' },
      skew: walk.parameters!['skew']!,
    },
    variables: { ...walk.variables, x: { equation: 'x(-1) * (1 + pace) + noise', initial: 1 } },
  };
  expect(column(all(tinyJob(renamed)), 'x', 2030)).toEqual(column(all(tinyJob(walk)), 'x', 2030));
});
test('a later end and an earlier history change no draw of the years in between', () => {
  const longer = { ...walk, years: { history: 2020, start: 2026, end: 2040 } };
  expect(column(all(tinyJob(longer)), 'u', 2029)).toEqual(column(all(tinyJob(walk)), 'u', 2029));
});
test('shocks are zero before the start year', () => {
  expect([...column(all(tinyJob(walk)), 'u', 2025)]).toEqual(Array(10).fill(0));
});
test('a shift moves every draw by the same amount, a path keeps each draw’s deviation', () => {
  const base = all(tinyJob({ ...walk, variables: { d: { equation: 'drift' } } }));
  const shifted = all(
    tinyJob({ ...walk, variables: { d: { equation: 'drift' } } }, { set: { drift: { shift: 0.25 } } }),
  );
  const path = { path: { 2026: 0.5, 2030: 0.9 }, kind: 'linear', then: 'keep' } as const;
  const followed = all(tinyJob({ ...walk, variables: { d: { equation: 'drift' } } }, { set: { drift: path } }));
  for (let draw = 0; draw < 10; draw++) {
    const own = column(base, 'd', 2028)[draw]!;
    expect(column(shifted, 'd', 2028)[draw]).toBeCloseTo(own + 0.25, 12);
    expect(column(followed, 'd', 2028)[draw]! - 0.7).toBeCloseTo(own - 0.01, 12);
  }
});
test('a fixed cell holds in its years and the equation goes on from it', () => {
  const fixed = all(
    tinyJob(
      { ...walk, parameters: {}, shocks: {}, variables: { x: { equation: 'x(-1) * 2', initial: 1 } } },
      { fix: { x: { 2027: 100 } } },
    ),
  );
  expect([2026, 2027, 2028].map((year) => column(fixed, 'x', year)[0])).toEqual([4, 100, 200]);
});
test('an undefined draw counts as not held, is reported with its origin, and is left out of the bands', async () => {
  const job = tinyJob(
    {
      ...walk,
      variables: { x: { equation: 'log(skew)', from: 2026 } },
      targets: [
        {
          id: 'T',
          clause: 1,
          label: { zh: '', en: '' },
          grade: 'B',
          thresholdSource: 'analyst',
          readings: {
            one: { label: { zh: '', en: '' }, test: { kind: 'levelAt', series: 'x', year: 2030, atLeast: -99 } },
          },
        },
      ],
    },
    { draws: 1000 },
  );
  const report = await inlineRunner().run(job);
  const [verdict] = report.targets;
  const warning = report.problems.find((item) => item.code === 'undefined-result');
  expect(verdict!.undefined).toBeGreaterThan(100);
  expect(verdict!.p).toBeLessThanOrEqual(1 - verdict!.undefined / 1000);
  expect(warning?.values).toMatchObject({ count: verdict!.undefined, name: 'x', year: 2026 });
  expect(Number.isFinite(report.series['x']!.mean.at(-1))).toBe(true);
});
test('wrong numbers of draws and seeds, unknown series, readings and joint targets are refused together', async () => {
  const job = tinyJob(walk, { draws: 0, seed: 1.5, series: ['nope'], readings: { T9: 'x' }, joint: ['T8'] });
  await expect(inlineRunner().run(job)).rejects.toMatchObject({
    problems: [
      { code: 'bad-option' },
      { code: 'bad-option' },
      { code: 'unknown-name' },
      { code: 'unknown-name' },
      { code: 'unknown-name' },
    ],
  });
});
test('the hash depends on content, not on the order of keys', () => {
  expect(canonicalJson({ b: [1, { d: 2, c: 'x' }], a: null })).toBe('{"a":null,"b":[1,{"c":"x","d":2}]}');
  expect(inputHash({ a: 1, b: 2 })).toBe(inputHash({ b: 2, a: 1 }));
  // SHA-256 of `{"a":1}`, from an independent implementation (sha256sum).
  expect(inputHash({ a: 1 })).toBe('015abd7f5cc5');
});
test('alternative priors change only the prior and are shown for the targets that name them', async () => {
  const reading = (atLeast: number): Target['readings'] => ({
    one: { label: { zh: '', en: '' }, test: { kind: 'levelAt', series: 'x', year: 2030, atLeast } },
  });
  const target = (id: string): Target => ({
    id,
    clause: 1,
    label: { zh: '', en: '' },
    grade: 'B',
    thresholdSource: 'analyst',
    readings: reading(1.05),
  });
  const plain = tinyJob({ ...walk, targets: [target('A'), target('B')] }, { draws: 500 });
  const set = { drift: { prior: normal(0.05, 0.01) } };
  const job: Job = {
    ...plain,
    alternatives: true,
    bundle: { ...plain.bundle, alternatives: { high: { label: { zh: '高', en: 'high' }, set, targets: ['B'] } } },
  };
  const [a, b] = (await inlineRunner().run(job)).targets;
  const direct = (await inlineRunner().run({ ...plain, set })).targets[1]!;
  expect(a!.alternatives).toEqual([]);
  expect(b!.alternatives).toMatchObject([{ id: 'high', p: direct.p }]);
  expect(b!.alternatives![0]!.p).toBeGreaterThan(b!.p!);
  expect((await inlineRunner().run(plain)).targets[1]!.alternatives).toBeNull();
});
test('the hash names what the verdicts depend on: targets and their readings too, tables that nobody reads not', () => {
  const target = (atLeast: number): Target => ({
    id: 'A',
    clause: 1,
    label: { zh: '', en: '' },
    grade: 'B',
    thresholdSource: 'analyst',
    readings: { one: { label: { zh: '', en: '' }, test: { kind: 'levelAt', series: 'x', year: 2030, atLeast } } },
  });
  const hash = (atLeast: number, tables: TinyModel['tables'] = []): string =>
    prepareJob(tinyJob({ ...walk, targets: [target(atLeast)], tables })).hash;
  expect(hash(1)).toBe(hash(1));
  expect(hash(2)).not.toBe(hash(1));
  expect(hash(1, [tinyTable({ unread: { 2024: 1 } })])).toBe(hash(1));
  // A page that first judges what is in view cites the same run.
  expect(prepareJob({ ...tinyJob({ ...walk, targets: [target(1)] }), targets: [], joint: [] }).hash).toBe(hash(1));
});
test('an aborted inline run ends at the next chunk', async () => {
  const controller = new AbortController();
  const seen: number[] = [];
  const run = inlineRunner().run(tinyJob(walk, { draws: 5000 }), {
    signal: controller.signal,
    onProgress: (done) => {
      seen.push(done);
      controller.abort();
    },
  });
  await expect(run).rejects.toThrow();
  expect(seen).toHaveLength(1);
});
