/**
 * A pool of workers behind the Runner interface, through comlink. The same code drives web workers and worker_threads; who
 * calls it says how to spawn one. Workers start when first needed; one that fails is replaced before the next run.
 */
import { transfer, wrap } from 'comlink';
import type { Endpoint, Remote } from 'comlink';
import { mergeParts } from '../result/ensemble.ts';
import type { Ensemble } from '../result/ensemble.ts';
import type { Report } from '../result/report.ts';
import { runWithAlternatives } from './alternatives.ts';
import type { Engine } from './engine.ts';
import type { Job, ModelBundle } from './job.ts';
import { prepareJob } from './prepare.ts';
import { chunkBlocks } from './runner.ts';
import type { RunOptions, Runner } from './runner.ts';
import { rangesOf } from './simulate.ts';

/** A worker as its platform gives it. */
export interface WorkerHandle {
  readonly endpoint: Endpoint;
  readonly terminate: () => void;
  /** Called when the worker itself fails (it could not load, or died). */
  readonly onError: (listener: (message: string) => void) => void;
}

export interface PoolOptions {
  readonly workers: number;
  readonly spawn: () => WorkerHandle;
}

interface Member {
  readonly handle: WorkerHandle;
  readonly engine: Remote<Engine>;
  /** Rejects when the worker fails, never resolves: raced against every call. */
  readonly failure: Promise<never>;
  bundle: ModelBundle | null;
}

export function createPool(options: PoolOptions): Runner {
  const members: (Member | null)[] = Array<Member | null>(Math.max(1, options.workers)).fill(null);
  let lastId = 0;

  const member = (index: number): Member => {
    const known = members[index];
    if (known) return known;
    const handle = options.spawn();
    const failure = new Promise<never>((_, reject) => {
      handle.onError((message) => {
        members[index] = null;
        handle.terminate();
        reject(new Error(message));
      });
    });
    // Nobody may be waiting when a worker fails; the next call spawns another.
    failure.catch(() => undefined);
    const created: Member = { handle, engine: wrap<Engine>(handle.endpoint), failure, bundle: null };
    members[index] = created;
    return created;
  };

  const ready = async (index: number, bundle: ModelBundle): Promise<Member> => {
    const chosen = member(index);
    if (chosen.bundle !== bundle) {
      await Promise.race([chosen.engine.open(bundle), chosen.failure]);
      chosen.bundle = bundle;
    }
    return chosen;
  };

  const simulateAll = async (id: number, job: Job, run: RunOptions): Promise<Ensemble> => {
    const { bundle, ...rest } = job;
    const waiting = rangesOf(job.draws, chunkBlocks);
    const parts: Ensemble[] = [];
    let done = 0;
    const work = async (index: number): Promise<void> => {
      const chosen = await ready(index, bundle);
      for (let range = waiting.shift(); range; range = waiting.shift()) {
        run.signal?.throwIfAborted();
        parts.push(await Promise.race([chosen.engine.part(id, rest, range), chosen.failure]));
        done += range.to - range.from;
        run.onProgress?.(done, job.draws);
      }
    };
    const busy = Math.min(members.length, waiting.length);
    // One failure ends the run: the rest of the chunks are taken away and the other workers left to finish theirs.
    const results = await Promise.allSettled(
      Array.from({ length: busy }, (_, index) =>
        work(index).catch((error: unknown) => {
          waiting.length = 0;
          throw error;
        }),
      ),
    );
    for (const result of results) if (result.status === 'rejected') throw result.reason;
    run.signal?.throwIfAborted();
    return mergeParts(parts);
  };

  const nextId = (): number => ++lastId;

  const runOnce = async (job: Job, run: RunOptions = {}): Promise<Report> => {
    // Problems are found on this side, where they keep their shape; a worker only ever sees a job that is sound.
    prepareJob(job);
    const id = nextId();
    const whole = await simulateAll(id, job, run);
    const { bundle, ...rest } = job;
    const chosen = await ready(0, bundle);
    return Promise.race([chosen.engine.report(id, rest, transfer(whole, [whole.values.buffer])), chosen.failure]);
  };

  return {
    workers: members.length,
    ensemble: async (job, run = {}) => {
      prepareJob(job);
      return simulateAll(nextId(), job, run);
    },
    run: (job, options) => runWithAlternatives(runOnce, job, options),
    close: () => {
      members.forEach((known, index) => {
        known?.handle.terminate();
        members[index] = null;
      });
    },
  };
}
