import { expose } from 'comlink';
import { afterEach, expect, test } from 'vitest';
import { normal } from '../random/prior.ts';
import { tinyJob } from '../testing/tiny-model.ts';
import type { TinyModel } from '../testing/tiny-model.ts';
import { createEngine } from './engine.ts';
import type { Engine } from './engine.ts';
import { createPool } from './pool.ts';
import type { WorkerHandle } from './pool.ts';
import { inlineRunner } from './inline-runner.ts';

const model: TinyModel = {
  parameters: { a: { value: 1, prior: normal(1, 2) } },
  variables: { x: { equation: 'a * t' } },
};
const open: { close: () => void }[] = [];
afterEach(() => open.splice(0).forEach((port) => port.close()));

/** A worker without a thread: everything still crosses a message channel and is cloned or transferred. */
function handle(engine: Engine): WorkerHandle & { crash: (message: string) => void } {
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

test('a pool of any size gives the bits of the inline runner', async () => {
  const job = tinyJob(model, { draws: 5000, seed: 3 });
  const inline = await inlineRunner().run(job);
  for (const workers of [1, 2, 3]) {
    const pool = createPool({ workers, spawn: () => handle(createEngine()) });
    expect(await pool.run(job)).toEqual(inline);
    expect((await pool.ensemble(job)).values).toEqual((await inlineRunner().ensemble(job)).values);
  }
});
test('progress is told in draws and ends at the number asked for', async () => {
  const seen: number[] = [];
  await createPool({ workers: 2, spawn: () => handle(createEngine()) }).run(tinyJob(model, { draws: 5000 }), {
    onProgress: (done) => seen.push(done),
  });
  expect(seen.at(-1)).toBe(5000);
  expect(seen).toEqual([...seen].sort((a, b) => a - b));
});
test('an aborted run rejects and the pool goes on to the next', async () => {
  const pool = createPool({ workers: 1, spawn: () => handle(createEngine()) });
  const controller = new AbortController();
  const run = pool.run(tinyJob(model, { draws: 50_000 }), { signal: controller.signal });
  controller.abort();
  await expect(run).rejects.toThrow();
  expect((await pool.run(tinyJob(model))).draws).toBe(10);
});
test('a worker that throws or dies fails its run with a reason, and the next run works', async () => {
  const broken = (): Engine => ({
    ...createEngine(),
    part: () => {
      throw new Error('disk on fire');
    },
  });
  let spawned = 0;
  const handles: ReturnType<typeof handle>[] = [];
  const pool = createPool({
    workers: 1,
    spawn: () => {
      const created = handle(spawned++ === 0 ? broken() : createEngine());
      handles.push(created);
      return created;
    },
  });
  await expect(pool.run(tinyJob(model))).rejects.toThrow('disk on fire');
  const dying = pool.run(tinyJob(model, { draws: 100_000 }));
  handles[0]!.crash('out of memory');
  await expect(dying).rejects.toThrow();
  expect((await pool.run(tinyJob(model))).draws).toBe(10);
  expect(spawned).toBe(2);
});
test('problems of the model reach the caller as problems, not as text', async () => {
  const pool = createPool({ workers: 1, spawn: () => handle(createEngine()) });
  await expect(pool.run(tinyJob({ variables: { x: { equation: 'nope' } } }))).rejects.toMatchObject({
    problems: [{ code: 'unknown-name' }],
  });
});
