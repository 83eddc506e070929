import { expect, test } from 'vitest';
import { normal } from '../random/prior.ts';
import { tinyJob } from '../testing/tiny-model.ts';
import type { TinyModel } from '../testing/tiny-model.ts';
import { compareRuns } from './compare-runs.ts';
import { inlineRunner } from './inline-runner.ts';

const label = { zh: '', en: '' };
const model: TinyModel = {
  parameters: { a: { value: 1, prior: normal(1, 2) }, push: { value: 0 } },
  variables: { x: { equation: 'a + push * (t - 2025)' }, y: { equation: 'a * push' } },
  targets: [
    {
      ...{ id: 'T', clause: 1, label, grade: 'B', thresholdSource: 'analyst' },
      readings: { one: { label, test: { kind: 'levelAt', series: 'x', year: 2028, atLeast: 1 } } },
    },
  ],
};
const job = tinyJob(model, { draws: 4000 });

test('a lever that adds the same to each draw differs by that, year by year, and its probability by the draws it carries over', async () => {
  const found = await compareRuns(inlineRunner(), job, { ...job, set: { push: 0.25 } });
  const at2028 = found.series['x']![found.years.indexOf(2028)]!;
  expect([at2028.p05, at2028.p50, at2028.p95]).toEqual([0.75, 0.75, 0.75].map((value) => expect.closeTo(value, 12)));
  expect(at2028.above!.p).toBe(1);
  const [base, other] = await Promise.all(
    [job, { ...job, set: { push: 0.25 } }].map((each) => inlineRunner().run(each)),
  );
  expect(found.targets['T']).toMatchObject({ base: base!.targets[0]!.p, other: other!.targets[0]!.p, lost: 0 });
  expect(found.hashes).toEqual({ base: base!.hash, other: other!.hash });
});
test('a run differs from itself by nothing', async () => {
  const found = await compareRuns(inlineRunner(), job, job);
  expect(found.targets['T']).toMatchObject({ change: 0, gained: 0, lost: 0 });
  for (const differences of Object.values(found.series))
    for (const { mean, p05, p95, undefined: lost } of differences) expect([mean, p05, p95, lost]).toEqual([0, 0, 0, 0]);
});
test('runs with other draws are refused, and progress counts both', async () => {
  await expect(compareRuns(inlineRunner(), job, { ...job, seed: 9 })).rejects.toThrow('other draws');
  const seen: number[] = [];
  await compareRuns(inlineRunner(), job, job, { onProgress: (done, of) => seen.push(done / of) });
  expect(seen.at(-1)).toBe(1);
  expect(seen).toEqual([...seen].sort((a, b) => a - b));
});
