/** The engine as the page sees it: give it the newest inputs, hear of reports and problems. Runs in workers, never on the page's thread. */
import { createScheduler, type Job, type Problem, type Report, type Runner } from '@planwright/core';
import { createPool, type WorkerHandle } from '@planwright/core/pool';
import { startEngineWorker } from '#engine-worker';

export interface EngineListeners {
  readonly onReport: (report: Report) => void;
  readonly onFailure: (problems: readonly Problem[]) => void;
}

export interface Engine {
  /** Newest inputs win: a run that is under way gives way. */
  schedule(job: Job): void;
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

export const openPool = (workers: number): Runner => createPool({ workers, spawn });

export function startEngine(listeners: EngineListeners): Engine {
  const workers = Math.max(1, Math.min(mostWorkers, navigator.hardwareConcurrency));
  const runner = openPool(workers);
  const scheduler = createScheduler(runner, listeners);
  return { schedule: (job) => scheduler.schedule(job), close: () => runner.close() };
}
