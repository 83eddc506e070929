/** Runners have one interface, whatever does the work: this thread or a pool of workers. */
import type { Ensemble } from '../result/ensemble.ts';
import type { Report } from '../result/report.ts';
import type { Job } from './job.ts';

export interface RunOptions {
  /** Called with draws done and draws asked for. */
  readonly onProgress?: (done: number, of: number) => void;
  /** Aborting ends a run in workers within one chunk; the promise rejects with the signal's reason. */
  readonly signal?: AbortSignal;
}

export interface Runner {
  /** Workers in use; 0 for the calling thread. */
  readonly workers: number;
  /** Throws a ModelError for problems of model, data, scenario or targets. */
  readonly run: (job: Job, options?: RunOptions) => Promise<Report>;
  /** Raw draws of the requested series and of those that targets read. */
  readonly ensemble: (job: Job, options?: RunOptions) => Promise<Ensemble>;
  readonly close: () => void;
}

/** Blocks of 256 draws in one chunk: small enough to cancel at once, large enough that messages cost nothing. */
export const chunkBlocks = 4;
