import { expect, test } from 'vitest';
import { tinyJob } from '../testing/tiny-model.ts';
import type { Test } from '../target/grammar.ts';
import type { Target } from '../target/target.ts';
import { inlineRunner } from './inline-runner.ts';
import type { Job } from './job.ts';
import { checkJob } from './prepare.ts';

const label = { zh: '测试', en: 'test' };
const target = (asked: Test): Target => ({
  id: 'T1',
  clause: 4,
  label,
  grade: 'B',
  thresholdSource: 'analyst',
  readings: { first: { label, test: asked } },
});
const level: Test = { kind: 'levelAt', series: 'x', year: 2028, atLeast: { parameter: 'goal' } };
const job = (asked: Test, changes: Partial<Job> = {}): Job =>
  tinyJob(
    {
      parameters: {
        goal: { value: 5, range: [0, 9] },
        drawn: { value: 5, prior: { kind: 'normal', mean: 5, sd: 1 } },
      },
      variables: { x: { equation: '4' } },
      targets: [target(asked)],
    },
    changes,
  );
const told = (given: Job): readonly (readonly [string, string | undefined])[] =>
  checkJob(given).problems.map(({ code, where }) => [code, where.path]);
const p = async (given: Job): Promise<number | null | undefined> => (await inlineRunner().run(given)).targets[0]?.p;

test('a threshold is a parameter that a user can change', async () => {
  expect(await p(job(level))).toBe(0);
  expect(await p(job(level, { set: { goal: 4 } }))).toBe(1);
  expect(await p(job(level, { set: { goal: { shift: -2 } } }))).toBe(1);
});
test('the threshold enters the hash', async () => {
  const hashes = [job(level), job(level, { set: { goal: 4 } })].map(
    async (each) => (await inlineRunner().run(each)).hash,
  );
  const [one, other] = await Promise.all(hashes);
  expect(one).not.toBe(other);
});
test('a threshold that no equation reads raises no warning', () => {
  expect(told(job(level))).toEqual([]);
});
test('a threshold is one number: not a prior, not a path', () => {
  expect(told(job({ ...level, atLeast: { parameter: 'drawn' } }))).toEqual([
    ['unknown-name', 'targets.T1.readings.first.test'],
  ]);
  const path = { path: { 2026: 4, 2028: 5 }, kind: 'linear', then: 'keep' } as const;
  expect(told(job(level, { set: { goal: path } }))).toEqual([['bad-definition', 'set.goal']]);
});
test('a target that comes from outside is checked key by key', () => {
  const outside = (asked: unknown): readonly (readonly [string, string | undefined])[] => told(job(asked as Test));
  expect(outside({ ...level, kind: 'level' })).toEqual([['bad-definition', 'targets.T1.readings.first.test.kind']]);
  expect(outside({ kind: 'levelAt', series: 'x', atLeast: 1 })).toEqual([
    ['bad-definition', 'targets.T1.readings.first.test.year'],
  ]);
  expect(outside({ ...level, atLeast: 'four' })).toEqual([
    ['bad-definition', 'targets.T1.readings.first.test.atLeast'],
  ]);
  expect(outside({ kind: 'all', of: [level, { kind: 'never', series: 'x', from: 2026 }] })).toEqual([
    ['bad-definition', 'targets.T1.readings.first.test.of.1.to'],
  ]);
  expect(outside({ ...level, atleast: 1 })).toEqual([['unknown-key', 'targets.T1.readings.first.test.atleast']]);
  expect(outside(null)).toEqual([['bad-definition', 'targets.T1.readings.first.test']]);
});
