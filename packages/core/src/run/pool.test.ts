import { expose } from 'comlink';
import { afterEach, describe, expect, test } from 'vitest';
import { normal } from '../random/prior.ts';
import type { Target } from '../target/target.ts';
import { tinyJob } from '../testing/tiny-model.ts';
import type { TinyModel } from '../testing/tiny-model.ts';
import { createEngine } from './engine.ts';
import type { Engine } from './engine.ts';
import { inlineRunner } from './inline-runner.ts';
import { createPool } from './pool.ts';
import type { WorkerHandle } from './pool.ts';

const label = { zh: '', en: '' };
const reaches = (atLeast: number) => ({ kind: 'levelAt', series: 'x', year: 2028, atLeast }) as const;
const target = (id: string, test: Target['readings'][string]['test']): Target => ({
  ...{ id, clause: 1, label, grade: 'B', thresholdSource: 'analyst', headline: true },
  readings: { one: { label, test } },
});
const model: TinyModel = {
  parameters: { a: { value: 1, prior: normal(1, 2) }, b: { value: 0, prior: normal(0, 1) } },
  variables: { x: { equation: 'a + b * (t - 2025)' }, y: { equation: 'log(x)', from: 2026 } },
  targets: [
    target('level', reaches(1)),
    target('both', { kind: 'all', of: [reaches(0), { ...reaches(2), year: 2027 }] }),
  ],
};
const open: { close: () => void }[] = [];
afterEach(() => open.splice(0).forEach((port) => port.close()));

interface TestHandle extends WorkerHandle {
  readonly crash: (message: string) => void;
}

/** A worker without a thread: everything still crosses a message channel and is cloned, transferred or shared. */
function handle(engine: Engine): TestHandle {
  const { port1, port2 } = new MessageChannel();
  open.push(port1, port2);
  expose(engine, port2);
  let listener: (message: string) => void = () => undefined;
  return {
    endpoint: port1,
    terminate: () => port2.close(),
    onError: (next) => (listener = next),
    crash: (message) => listener(message),
  };
}
/** A pool whose workers die at the calls named, counted over the pool; a dead worker answers nothing. */
function dyingPool(workers: number, dies: (call: number, kind: keyof Engine) => boolean, shareMemory = true) {
  let calls = 0;
  let spawned = 0;
  const spawn = (): WorkerHandle => {
    spawned++;
    let dead = false;
    const engine = createEngine();
    const guarded =
      <Words extends unknown[], Answer>(kind: keyof Engine, answer: (...words: Words) => Answer) =>
      (...words: Words): Answer => {
        if (!dead && dies(++calls, kind)) {
          dead = true;
          own.crash('out of memory');
        }
        return answer(...words);
      };
    const own: TestHandle = handle({
      ...engine,
      draws: guarded('draws', engine.draws),
      find: guarded('find', engine.find),
      take: guarded('take', engine.take),
      collect: guarded('collect', engine.collect),
    });
    return own;
  };
  return { pool: createPool({ workers, spawn, shareMemory }), spawned: () => spawned };
}

describe.each([
  ['shared', true],
  ['transferred', false],
])('with %s memory', (_, shareMemory) => {
  const poolOf = (workers: number) => createPool({ workers, shareMemory, spawn: () => handle(createEngine()) });

  test('a pool of any size gives the bits of the inline runner', async () => {
    const job = tinyJob(model, { draws: 5000, seed: 3 });
    const inline = await inlineRunner().run(job);
    expect(inline.joint?.counts.reduce((sum, count) => sum + count, 0)).toBe(5000);
    for (const workers of [1, 2, 3]) {
      const pool = poolOf(workers);
      expect(await pool.run(job)).toEqual(inline);
      expect((await pool.ensemble(job)).values).toEqual((await inlineRunner().ensemble(job)).values);
    }
  });
  test('draws beyond the budget are counted to the same bits too', async () => {
    const job = tinyJob(model, { draws: 40_000, seed: 3, rawBytes: 1e6 });
    const inline = await inlineRunner().run(job);
    expect(inline.quantileError).toBeGreaterThan(0);
    for (const workers of [1, 2, 3]) expect(await poolOf(workers).run(job)).toEqual(inline);
  });
  test('a pool is used again, for smaller and larger runs and other models, as if it were new', async () => {
    const pool = poolOf(2);
    const other: TinyModel = { ...model, variables: { x: { equation: 'b * 2' } }, targets: [] };
    const jobs = [
      tinyJob(model, { draws: 5000 }),
      tinyJob(model, { draws: 300 }),
      tinyJob(other, { draws: 700 }),
      tinyJob(model, { draws: 9000 }),
    ];
    for (const job of [...jobs, ...jobs]) expect(await pool.run(job)).toEqual(await inlineRunner().run(job));
  });
  test('two runs at once do not disturb each other', async () => {
    const pool = poolOf(2);
    const jobs = [1, 2, 3].map((seed) => tinyJob(model, { draws: 4000, seed }));
    const together = await Promise.all(jobs.map((job) => pool.run(job)));
    for (const [index, job] of jobs.entries()) expect(together[index]).toEqual(await inlineRunner().run(job));
  });
  test('progress is told in draws and ends at the number asked for', async () => {
    for (const changes of [{}, { rawBytes: 0 }]) {
      const seen: number[] = [];
      await poolOf(2).run(tinyJob(model, { draws: 5000, ...changes }), { onProgress: (done) => seen.push(done) });
      expect(seen.at(-1)).toBe(5000);
      expect(seen).toEqual([...seen].sort((a, b) => a - b));
    }
  });
  test('an aborted run rejects and the pool goes on to the next', async () => {
    const pool = poolOf(1);
    for (const changes of [{}, { rawBytes: 0 }]) {
      const controller = new AbortController();
      const run = pool.run(tinyJob(model, { draws: 50_000, ...changes }), { signal: controller.signal });
      controller.abort();
      await expect(run).rejects.toThrow();
      expect(await pool.run(tinyJob(model))).toEqual(await inlineRunner().run(tinyJob(model)));
    }
  });
  test.each([
    ['draws', {}],
    ['find', {}],
    ['take', { rawBytes: 0 }],
    ['collect', { rawBytes: 0 }],
  ])('a worker that dies in %s is replaced and the run has the same bits', async (kind, changes) => {
    const job = tinyJob(model, { draws: 60_000, seed: 5, ...changes });
    const inline = await inlineRunner().run(job);
    for (const workers of [1, 2]) {
      let left = 2;
      const dying = dyingPool(workers, (call, at) => at === kind && call > 2 && left-- > 0, shareMemory);
      expect(await dying.pool.run(job)).toEqual(inline);
      expect(dying.spawned()).toBe(workers + 2);
    }
  });
});
test('a run gives up with a reason when workers die again and again, and the next run works', async () => {
  let sick = true;
  const { pool } = dyingPool(2, () => sick);
  await expect(pool.run(tinyJob(model, { draws: 5000 }))).rejects.toThrow('out of memory');
  sick = false;
  expect((await pool.run(tinyJob(model))).draws).toBe(10);
});
test('a cancelled worker that does not answer is ended, and the next run has another', async () => {
  const silent = (): Engine => ({
    ...createEngine(),
    draws: () => new Promise<null>(() => undefined) as unknown as null,
  });
  let spawned = 0;
  const pool = createPool({ workers: 1, spawn: () => handle(spawned++ === 0 ? silent() : createEngine()) });
  const controller = new AbortController();
  const run = pool.run(tinyJob(model, { draws: 5000 }), { signal: controller.signal });
  controller.abort();
  await expect(run).rejects.toThrow();
  expect((await pool.run(tinyJob(model))).draws).toBe(10);
  expect(spawned).toBe(2);
});
test('a stopped worker leaves its chunk at once where memory is shared', () => {
  const stop = new SharedArrayBuffer(4);
  const engine = createEngine();
  const { bundle, ...job } = tinyJob(model, { draws: 512 });
  engine.open(1, bundle);
  const memory = { values: null, from: 0, draws: 512, stop };
  const call = { id: 1, bundle: 1, job, memory, scales: [{}, {}] };
  expect(engine.draws(call, { from: 0, to: 256 })).not.toBeNull();
  new Int32Array(stop)[0] = 1;
  expect(engine.draws(call, { from: 256, to: 512 })).toBeNull();
  expect(engine.take(call, { from: 256, to: 512 })).toBeNull();
});
test('an error in a worker fails its run with its reason, and is not tried again', async () => {
  let asked = 0;
  const broken = (): Engine => ({
    ...createEngine(),
    draws: () => {
      asked++;
      throw new Error('disk on fire');
    },
  });
  const pool = createPool({ workers: 1, spawn: () => handle(asked === 0 ? broken() : createEngine()) });
  await expect(pool.run(tinyJob(model))).rejects.toThrow('disk on fire');
  expect(asked).toBe(1);
});
test('problems of the model reach the caller as problems, not as text', async () => {
  const pool = createPool({ workers: 1, spawn: () => handle(createEngine()) });
  await expect(pool.run(tinyJob({ variables: { x: { equation: 'nope' } } }))).rejects.toMatchObject({
    problems: [{ code: 'unknown-name' }],
  });
});
