/** What a worker offers. The bundle is sent once and kept; jobs then name only what changes. */
import { transfer } from 'comlink';
import type { Ensemble } from '../result/ensemble.ts';
import type { Report } from '../result/report.ts';
import type { Job, ModelBundle } from './job.ts';
import { prepareJob } from './prepare.ts';
import type { PreparedJob } from './prepare.ts';
import { reportOn } from './report.ts';
import { simulate } from './simulate.ts';
import type { DrawRange } from './simulate.ts';

export type JobWithoutBundle = Omit<Job, 'bundle'>;

export interface Engine {
  readonly open: (bundle: ModelBundle) => void;
  /** `id` names the job, so that its chunks prepare it once. */
  readonly part: (id: number, job: JobWithoutBundle, range: DrawRange) => Ensemble;
  readonly report: (id: number, job: JobWithoutBundle, ensemble: Ensemble) => Report;
}

export function createEngine(): Engine {
  let bundle: ModelBundle | null = null;
  let prepared: { id: number; job: PreparedJob } | null = null;

  const prepare = (id: number, job: JobWithoutBundle): PreparedJob => {
    if (!bundle) throw new Error('the worker has no model yet');
    if (prepared?.id !== id) prepared = { id, job: prepareJob({ ...job, bundle }) };
    return prepared.job;
  };
  return {
    open: (next) => {
      bundle = next;
      prepared = null;
    },
    part: (id, job, range) => {
      const part = simulate(prepare(id, job), range);
      return transfer(part, [part.values.buffer]);
    },
    report: (id, job, ensemble) => reportOn(prepare(id, job), ensemble),
  };
}
