import { expect, test, vi } from 'vitest';
import { ModelError, problem } from '../problem.ts';
import type { Report } from '../result/report.ts';
import { tinyJob } from '../testing/tiny-model.ts';
import type { Job } from './job.ts';
import type { RunOptions, Runner } from './runner.ts';
import { createScheduler } from './scheduler.ts';

/** A runner whose runs end when told to; like a pool it ignores nothing but the abort signal. */
function controlled(): {
  runner: Runner;
  runs: { job: Job; options: RunOptions | undefined; finish: () => void; fail: (error: unknown) => void }[];
} {
  const runs: ReturnType<typeof controlled>['runs'] = [];
  const run = (job: Job, options?: RunOptions): Promise<Report> =>
    new Promise((resolve, reject) => {
      runs.push({ job, options, finish: () => resolve({ seed: job.seed } as Report), fail: reject });
    });
  const unused = (): Promise<never> => Promise.reject(new Error('unused'));
  return {
    runner: { workers: 0, run, ensemble: unused, part: unused, close: () => undefined },
    runs,
  };
}
const job = (seed: number): Job => tinyJob({ variables: { x: { equation: '1' } } }, { seed });
const settle = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));

test('one run is in flight, the newest waiting job is next, those between are never run', async () => {
  const { runner, runs } = controlled();
  const onReport = vi.fn();
  const scheduler = createScheduler(runner, { onReport, onFailure: vi.fn() });
  [1, 2, 3, 4].forEach((seed) => scheduler.schedule(job(seed)));
  expect(runs.map((entry) => entry.job.seed)).toEqual([1]);
  expect(runs[0]!.options?.signal?.aborted).toBe(true);
  runs[0]!.finish();
  await settle();
  expect(runs.map((entry) => entry.job.seed)).toEqual([1, 4]);
  expect(onReport).not.toHaveBeenCalled();
  runs[1]!.finish();
  await settle();
  expect(onReport).toHaveBeenCalledTimes(1);
  expect(onReport.mock.calls[0]![0]).toEqual({ seed: 4 });
});
test('a single change makes a single run', async () => {
  const { runner, runs } = controlled();
  createScheduler(runner, { onReport: vi.fn(), onFailure: vi.fn() }).schedule(job(1));
  runs[0]!.finish();
  await settle();
  expect(runs).toHaveLength(1);
});
test('a failure is told as problems and the next change runs', async () => {
  const { runner, runs } = controlled();
  const onFailure = vi.fn();
  const onReport = vi.fn();
  const scheduler = createScheduler(runner, { onReport, onFailure });
  scheduler.schedule(job(1));
  runs[0]!.fail(new Error('boom'));
  await settle();
  expect(onFailure.mock.calls[0]![0]).toMatchObject([{ code: 'worker-failed', values: { detail: 'boom' } }]);
  scheduler.schedule(job(2));
  runs[1]!.fail(new ModelError([problem('cycle', {}, { path: 'a → a', example: '' })]));
  await settle();
  expect(onFailure.mock.calls[1]![0]).toMatchObject([{ code: 'cycle' }]);
  scheduler.schedule(job(3));
  runs[2]!.finish();
  await settle();
  expect(onReport).toHaveBeenCalledTimes(1);
});
test('of a thousand changes in one breath the first runs, is given up, and the last is answered', async () => {
  const { runner, runs } = controlled();
  const onReport = vi.fn();
  const onFailure = vi.fn();
  const scheduler = createScheduler(runner, { onReport, onFailure });
  for (let seed = 1; seed <= 1000; seed++) scheduler.schedule(job(seed));
  runs[0]!.fail(new Error('aborted'));
  await settle();
  runs[1]!.finish();
  await settle();
  expect(runs.map((entry) => entry.job.seed)).toEqual([1, 1000]);
  expect(onReport.mock.calls.map(([report]: unknown[]) => report)).toEqual([{ seed: 1000 }]);
  expect(onFailure).not.toHaveBeenCalled();
});
