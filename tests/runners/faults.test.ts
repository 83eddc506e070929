/** What happens to a run when threads die, are cancelled or hurried: it completes with the same bits, or says why not. */
import { checkJob, createScheduler, inlineRunner } from '@planwright/core';
import type { Job, Problem, Report } from '@planwright/core';
import { models } from '@planwright/models';
import { afterEach, describe, expect, test } from 'vitest';
import { threadPool } from './threads.ts';
import type { ThreadPool, ThreadPoolOptions } from './threads.ts';

/** With the headline targets: judging all of them would be most of the time and none of what is asked here. */
const bundle = {
  ...models.liaocheng,
  targets: models.liaocheng.targets.filter(({ headline }) => headline === true),
};
const series = ['growth_city', 'co2', 'share_secondary'];
const job = (changes: Partial<Job> = {}): Job => ({
  bundle,
  scenario: 'baseline',
  draws: 20_000,
  seed: 7,
  series,
  ...changes,
});
/** Draws that are counted instead of kept: several messages to each of two threads. */
const counted = { rawBytes: 0, draws: 70_000 };
/** Threads start slowly on a busy machine. */
const patienceMs = 60_000;

const open: ThreadPool[] = [];
afterEach(() => open.splice(0).forEach(({ pool }) => pool.close()));
function threads(options: ThreadPoolOptions): ThreadPool {
  const made = threadPool(options);
  open.push(made);
  return made;
}

describe.each([
  ['kept', {}],
  ['counted', counted],
])('draws %s', (_, changes) => {
  test(
    'worker threads give the bits of the calling thread, whatever their number and the way draws travel',
    async () => {
      const inline = await inlineRunner().run(job(changes));
      for (const [workers, shareMemory] of [
        [1, true],
        [2, false],
        [3, true],
      ] as const)
        expect(await threads({ workers, shareMemory }).pool.run(job(changes))).toEqual(inline);
    },
    patienceMs,
  );

  test(
    'a thread that is killed while it runs is replaced, and the run completes with the same bits',
    async () => {
      const inline = await inlineRunner().run(job(changes));
      for (const shareMemory of [true, false]) {
        const { pool, threads: started } = threads({ workers: 2, shareMemory });
        let killed = false;
        const report = await pool.run(job(changes), {
          onProgress: () => {
            if (!killed) void started[1]?.terminate();
            killed = true;
          },
        });
        expect(report).toEqual(inline);
        expect(started).toHaveLength(3);
      }
    },
    patienceMs,
  );
});

test('a thread that runs out of memory is replaced too', async () => {
  const limits = (started: number) => (started === 0 ? { maxOldGenerationSizeMb: 4, maxYoungGenerationSizeMb: 1 } : {});
  const { pool, threads: started } = threads({ workers: 2, limits });
  expect(await pool.run(job())).toEqual(await inlineRunner().run(job()));
  expect(started).toHaveLength(3);
});

test('when every thread dies the run ends with a reason instead of waiting for ever', async () => {
  const { pool } = threads({ workers: 2, limits: () => ({ maxOldGenerationSizeMb: 4, maxYoungGenerationSizeMb: 1 }) });
  await expect(pool.run(job())).rejects.toThrow(/memory|exit/i);
});

test('a cancelled run leaves its threads free for the next one', async () => {
  const { pool, threads: started } = threads({ workers: 2 });
  for (const changes of [
    { draws: 1_000_000, series: ['co2'] },
    { ...counted, draws: 1_000_000 },
  ]) {
    const controller = new AbortController();
    const run = pool.run(job(changes), { signal: controller.signal, onProgress: () => controller.abort() });
    await expect(run).rejects.toThrow();
    expect((await pool.run(job({ draws: 256 }))).draws).toBe(256);
  }
  expect(started).toHaveLength(2);
});

test(
  'of 1,000 lever changes in quick succession the last is answered, with no failure and no answer to an earlier one after it',
  async () => {
    const { pool, threads: started } = threads({ workers: 2 });
    const changed = (i: number): Job => job({ draws: 2000, set: { push: i * 1e-6 } });
    const answered: number[] = [];
    const failures: (readonly Problem[])[] = [];
    const last = await new Promise<Report>((resolve) => {
      const scheduler = createScheduler(pool, {
        onReport: (report, { set }) => {
          answered.push(Number(set?.['push']));
          if (set?.['push'] === 999 * 1e-6) resolve(report);
        },
        onFailure: (problems) => failures.push(problems),
      });
      let next = 0;
      // Some arrive together, some while a run is under way.
      const move = (): void => {
        for (const end = next + 1 + (next % 7); next < Math.min(1000, end); next++) scheduler.schedule(changed(next));
        if (next < 1000) setTimeout(move, next % 3);
      };
      move();
    });
    expect(last).toEqual(await inlineRunner().run(changed(999)));
    expect(failures).toEqual([]);
    expect(answered).toEqual([...answered].sort((a, b) => a - b));
    expect(started).toHaveLength(2);
  },
  patienceMs,
);

test('a request that no machine could answer is refused before it runs', async () => {
  expect(checkJob(job({ draws: 1e9 })).problems).toMatchObject([{ code: 'bad-option', where: { path: 'draws' } }]);
  await expect(threads({ workers: 1 }).pool.ensemble(job({ draws: 100_000_000 }))).rejects.toMatchObject({
    problems: [{ code: 'bad-option', where: { path: 'draws' } }],
  });
});
