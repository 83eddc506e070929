/** Runners have one interface, whatever does the work: this thread or a pool of workers. */
import type { Ensemble } from '../result/ensemble.ts';
import type { Report } from '../result/report.ts';
import type { Job } from './job.ts';
import type { RunPart } from './run-part.ts';
import type { DrawRange } from './simulate.ts';

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
  /** Some draws of the run, as what `mergeRunParts` joins; the range is whole blocks of 256 draws, except at the end of the run. */
  readonly part: (job: Job, range: DrawRange, options?: RunOptions) => Promise<RunPart>;
  /** Raw draws of the requested series and of those that targets read; refused beyond the memory that raw draws may take. */
  readonly ensemble: (job: Job, options?: RunOptions) => Promise<Ensemble>;
  readonly close: () => void;
}

/** Blocks of 256 draws in one chunk: small enough to cancel at once, large enough that messages cost nothing. */
export const chunkBlocks = 4;
