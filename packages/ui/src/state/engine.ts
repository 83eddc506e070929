/**
 * The engine as the page sees it. A preview of a few hundred draws is computed on the page's own thread, where its figures reach
 * the very next frame; everything longer runs in workers. Both give the same bits.
 */
import { createScheduler, inlineRunner, type Job, type Problem, type Report, type Runner } from '@planwright/core';
import type { WorkerHandle } from '@planwright/core/pool';
import { startEngineWorker } from '#engine-worker';

export interface EngineListeners {
  readonly onReport: (report: Report, job: Job) => void;
  readonly onFailure: (problems: readonly Problem[], job: Job) => void;
  readonly onProgress: (done: number, of: number) => void;
}

export interface Engine {
  /** On this thread, at once; the report comes before the next frame. */
  preview(job: Job): Promise<Report>;
  /** In workers. Newest inputs win: a run that is under way gives way. */
  schedule(job: Job): void;
  /** Stops what workers do and forgets what waits for them. */
  cancel(): void;
  close(): void;
}

/** Each worker shortens a full run; more than these gain little and cost memory on an office machine. */
const mostWorkers = 4;

function spawn(): WorkerHandle {
  const worker = startEngineWorker();
  return {
    endpoint: worker,
    terminate: () => worker.terminate(),
    onError: (listener) => {
      worker.addEventListener('error', (event) => listener(event.message === '' ? event.type : event.message));
      worker.addEventListener('messageerror', (event) => listener(event.type));
    },
  };
}

/** The first figures need no pool: its code is fetched behind them, when something is asked of it. */
export function openPool(workers: number): Runner {
  let opened: Promise<Runner> | null = null;
  const pool = (): Promise<Runner> =>
    (opened ??= import('@planwright/core/pool').then(({ createPool }) => createPool({ workers, spawn })));
  return {
    workers,
    run: async (job, options) => (await pool()).run(job, options),
    part: async (job, range, options) => (await pool()).part(job, range, options),
    ensemble: async (job, options) => (await pool()).ensemble(job, options),
    close: () => void opened?.then((runner) => runner.close()),
  };
}

export function startEngine(listeners: EngineListeners): Engine {
  const workers = Math.max(1, Math.min(mostWorkers, navigator.hardwareConcurrency));
  const pool = openPool(workers);
  const here = inlineRunner();
  const scheduler = createScheduler(pool, listeners);
  return {
    preview: (job) => here.run(job),
    schedule: (job) => scheduler.schedule(job),
    cancel: () => scheduler.cancel(),
    close: () => {
      here.close();
      pool.close();
    },
  };
}
