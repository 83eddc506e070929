import { expect, test } from 'vitest';
import { normal } from '../random/prior.ts';
import { ModelError } from '../problem.ts';
import { tinyJob } from '../testing/tiny-model.ts';
import type { TinyModel } from '../testing/tiny-model.ts';
import { inlineRunner } from './inline-runner.ts';
import type { Job } from './job.ts';
import { decodePart, encodePart } from './part-file.ts';
import { mergeRunParts, shardRange } from './run-part.ts';
import type { RunPart } from './run-part.ts';

const label = { zh: '', en: '' };
const reaches = (atLeast: number) => ({ kind: 'levelAt', series: 'x', year: 2028, atLeast }) as const;
const model: TinyModel = {
  parameters: { a: { value: 1, prior: normal(1, 2) }, b: { value: 0, prior: normal(0, 1) } },
  variables: {
    x: { equation: 'a + b * (t - 2025)' },
    y: { equation: 'log(x)', from: 2026 },
    z: { equation: 'z(-1) * 1.1', initial: 1 },
  },
  targets: [
    {
      ...{ id: 'T', clause: 1, label, grade: 'B', thresholdSource: 'analyst', headline: true },
      readings: { one: { label, test: { kind: 'all', of: [reaches(0), { ...reaches(2), year: 2027 }] } } },
    },
  ],
};
const plain = tinyJob(model, { draws: 12_345, seed: 5, fix: { z: { 2027: 3 } } });
const bundle = {
  ...plain.bundle,
  alternatives: {
    wide: { label, set: { a: { prior: normal(0, 5) } }, targets: ['T'] },
    few: { label, set: { a: { shift: 1 } }, targets: ['T'], draws: 2560 },
  },
};
const whole: Job = { ...plain, bundle, alternatives: true };
const counted: Job = { ...whole, rawBytes: 0 };
const partsOf = (job: Job, of: number): Promise<RunPart[]> =>
  Promise.all(Array.from({ length: of }, (_, i) => inlineRunner().part(job, shardRange(job.draws, i + 1, of))));
const problemsOf = (merge: () => unknown): readonly string[] => {
  try {
    merge();
  } catch (error) {
    if (error instanceof ModelError)
      return error.problems.map(({ values }) => `${String(values['name'])}: ${String(values['reason_en'])}`);
    throw error;
  }
  return [];
};

test.each([
  ['kept', whole],
  ['counted', counted],
])(
  'parts written to files and merged in any order are the report of the whole, bit for bit (draws %s)',
  async (_, job) => {
    const report = await inlineRunner().run(job);
    expect(report.targets[0]!.alternatives).toHaveLength(2);
    for (const of of [1, 2, 3, 7]) {
      const parts = (await partsOf(job, of)).map((part) => decodePart(encodePart(part), 'file'));
      const shifted = [...parts.slice(2), ...parts.slice(0, 2).reverse()];
      for (const order of [parts, [...parts].reverse(), shifted]) expect(mergeRunParts(order)).toEqual(report);
    }
  },
);
test('counts give the means, the probabilities and their errors of kept draws exactly, and quantiles within the stated error', async () => {
  const [exact, rough] = [await inlineRunner().run(whole), await inlineRunner().run(counted)];
  expect([exact.quantileError, rough.quantileError]).toEqual([0, 2 ** -11]);
  expect(rough.targets.map(({ p, error, undefined: lost, alternatives }) => [p, error, lost, alternatives])).toEqual(
    exact.targets.map(({ p, error, undefined: lost, alternatives }) => [p, error, lost, alternatives]),
  );
  expect(rough.joint).toEqual(exact.joint);
  expect(rough.problems).toEqual(exact.problems);
  expect(rough.problems.map(({ code }) => code)).toEqual(['undefined-result']);
  for (const [name, series] of Object.entries(exact.series)) {
    expect(rough.series[name]!.mean).toEqual(series.mean);
    expect(rough.series[name]!.errors.mean).toEqual(series.errors.mean);
    for (const band of ['p05', 'p25', 'p50', 'p75', 'p95'] as const)
      series[band].forEach((value, y) => {
        const found = rough.series[name]![band][y];
        if (value === null) expect(found).toBeNull();
        else expect(Math.abs(found! - value)).toBeLessThanOrEqual(2 ** -11 * Math.abs(value) * (1 + 1e-9));
      });
  }
  const [margin, close] = [exact.targets[0]!.margin!, rough.targets[0]!.margin!];
  for (const band of ['p10', 'p50', 'p90'] as const)
    expect(Math.abs(close[band] - margin[band])).toBeLessThanOrEqual(2 ** -11 * Math.abs(margin[band]) * (1 + 1e-9));
});
test('shards are whole blocks and cover the draws, also when there are more shards than blocks', () => {
  for (const [draws, of] of [
    [12_345, 3],
    [700, 5],
    [1, 4],
  ] as const) {
    const ranges = Array.from({ length: of }, (_, i) => shardRange(draws, i + 1, of));
    expect(ranges[0]!.from).toBe(0);
    ranges.forEach(({ from, to }, i) => {
      expect(from % 256 === 0 || from === draws).toBe(true);
      expect(to).toBe(ranges[i + 1]?.from ?? draws);
    });
  }
});
test('missing, overlapping and foreign parts are refused by name', async () => {
  const [a, b, c] = await partsOf(whole, 3);
  const names = ['a.part', 'b.part', 'c.part'];
  expect(problemsOf(() => mergeRunParts([a!, c!], ['a.part', 'c.part']))).toEqual([
    'c.part: draws 4096 to 8191 before it are missing',
  ]);
  expect(problemsOf(() => mergeRunParts([a!, b!], names))).toEqual([
    'b.part: draws 8192 to 12344 after it are missing',
  ]);
  expect(problemsOf(() => mergeRunParts([a!, b!, b!, c!], ['a', 'b', 'b again', 'c']))).toEqual([
    'b again: overlaps b from draw 4096',
  ]);
  const foreign = async (changes: Partial<Job>): Promise<readonly string[]> => {
    const [, , other] = await partsOf({ ...whole, ...changes }, 3);
    return problemsOf(() => mergeRunParts([a!, b!, other!], names));
  };
  expect(await foreign({ seed: 6 })).toEqual(['c.part: another seed or number of draws']);
  expect(await foreign({ set: { a: 3 } })).toEqual(['c.part: another model, data, scenario or changes']);
  expect(await foreign({ series: ['x'] })).toEqual(['c.part: other series or targets']);
  expect(problemsOf(() => mergeRunParts([a!, b!, { ...c!, engine: '0.0.1' }], names))).toEqual([
    expect.stringContaining('c.part: engine 0.0.1'),
  ]);
});
test('a file that is no part, cut short or changed is refused', async () => {
  const bytes = encodePart((await partsOf(tinyJob(model, { draws: 256 }), 1))[0]!);
  expect(problemsOf(() => decodePart(new TextEncoder().encode('id: growth'), 'f'))).toEqual([
    'f: it is no part of a run',
  ]);
  expect(problemsOf(() => decodePart(bytes.subarray(0, -1), 'f'))[0]).toContain('checksum');
  const changed = bytes.slice();
  changed[bytes.length >> 1]! ^= 1;
  expect(problemsOf(() => decodePart(changed, 'f'))[0]).toContain('checksum');
});
test('a part of draws that are no whole blocks is an error of the program', async () => {
  await expect(inlineRunner().part(plain, { from: 0, to: 100 })).rejects.toThrow('whole blocks');
  await expect(inlineRunner().part(plain, { from: 256, to: 99_999 })).rejects.toThrow('whole blocks');
});
test('raw draws beyond the budget are refused with what would fit', async () => {
  const job = { ...plain, rawBytes: 8 * 5 * 4 * 1000 };
  await expect(inlineRunner().ensemble(job)).rejects.toMatchObject({
    problems: [{ code: 'bad-option', where: { path: 'draws' } }],
  });
});
