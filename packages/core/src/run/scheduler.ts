/**
 * Newest inputs win. One run is in flight; while it runs only the newest waiting job is kept; a superseded run is aborted
 * and its result dropped, so a late answer never replaces a newer one.
 */
import type { Problem } from '../problem.ts';
import type { Report } from '../result/report.ts';
import type { Job } from './job.ts';
import type { Runner } from './runner.ts';
import { problemsOf } from './worker-lost.ts';

export interface SchedulerListeners {
  readonly onStart?: (job: Job) => void;
  readonly onProgress?: (done: number, of: number) => void;
  readonly onReport: (report: Report, job: Job) => void;
  readonly onFailure: (problems: readonly Problem[], job: Job) => void;
}

export interface Scheduler {
  readonly schedule: (job: Job) => void;
  /** Aborts what runs and forgets what waits. */
  readonly cancel: () => void;
}

export function createScheduler(runner: Runner, listeners: SchedulerListeners): Scheduler {
  let waiting: Job | null = null;
  let current: AbortController | null = null;

  const runNext = async (): Promise<void> => {
    if (current || !waiting) return;
    const job = waiting;
    waiting = null;
    const controller = new AbortController();
    current = controller;
    try {
      listeners.onStart?.(job);
      const report = await runner.run(job, {
        signal: controller.signal,
        ...(listeners.onProgress ? { onProgress: listeners.onProgress } : {}),
      });
      if (!controller.signal.aborted) listeners.onReport(report, job);
    } catch (error) {
      if (!controller.signal.aborted) listeners.onFailure(problemsOf(error), job);
    } finally {
      current = null;
      void runNext();
    }
  };

  return {
    schedule: (job) => {
      waiting = job;
      current?.abort();
      void runNext();
    },
    cancel: () => {
      waiting = null;
      current?.abort();
    },
  };
}
