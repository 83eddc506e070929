/** The runner without workers. */
import { mergeParts } from '../result/ensemble.ts';
import type { Ensemble } from '../result/ensemble.ts';
import type { Report } from '../result/report.ts';
import { runWithAlternatives } from './alternatives.ts';
import type { Job } from './job.ts';
import { prepareJob } from './prepare.ts';
import type { PreparedJob } from './prepare.ts';
import { reportOn } from './report.ts';
import { chunkBlocks } from './runner.ts';
import type { Runner, RunOptions } from './runner.ts';
import { rangesOf, simulate } from './simulate.ts';

/**
 * Runs in the calling thread, which does nothing else meanwhile: an abort is seen between chunks, so only one that comes from
 * `onProgress` or before the start. What must stay responsive uses a pool.
 */
export function inlineRunner(): Runner {
  const simulateAll = (prepared: PreparedJob, options: RunOptions): Ensemble => {
    const { draws } = prepared.job;
    const parts: Ensemble[] = [];
    for (const range of rangesOf(draws, chunkBlocks)) {
      options.signal?.throwIfAborted();
      parts.push(simulate(prepared, range));
      options.onProgress?.(range.to, draws);
    }
    options.signal?.throwIfAborted();
    return mergeParts(parts);
  };
  const runOnce = async (job: Job, options: RunOptions = {}): Promise<Report> => {
    const prepared = prepareJob(job);
    return Promise.resolve(reportOn(prepared, simulateAll(prepared, options)));
  };
  return {
    workers: 0,
    ensemble: async (job, options = {}) => Promise.resolve(simulateAll(prepareJob(job), options)),
    run: (job, options) => runWithAlternatives(runOnce, job, options),
    close: () => undefined,
  };
}
