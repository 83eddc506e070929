/** The runner without workers. */
import { mergeParts } from '../result/ensemble.ts';
import type { Ensemble } from '../result/ensemble.ts';
import { runWithAlternatives } from './alternatives.ts';
import type { Job } from './job.ts';
import { prepareJob } from './prepare.ts';
import { reportOn } from './report.ts';
import { chunkBlocks } from './runner.ts';
import type { Runner, RunOptions } from './runner.ts';
import { rangesOf, simulate } from './simulate.ts';

/** Runs in the calling thread, yielding to it between chunks. */
export function inlineRunner(): Runner {
  const ensemble = async (job: Job, options: RunOptions = {}): Promise<Ensemble> => {
    const prepared = prepareJob(job);
    const parts: Ensemble[] = [];
    for (const range of rangesOf(job.draws, chunkBlocks)) {
      options.signal?.throwIfAborted();
      parts.push(simulate(prepared, range));
      options.onProgress?.(range.to, job.draws);
      await Promise.resolve();
    }
    return mergeParts(parts);
  };
  return {
    workers: 0,
    ensemble,
    run: (job, options) =>
      runWithAlternatives(async (each, own) => reportOn(prepareJob(each), await ensemble(each, own)), job, options),
    close: () => undefined,
  };
}
