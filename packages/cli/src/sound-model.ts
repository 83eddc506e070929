/** The model of a job as options may read it. */
import { checkJob, flatModel } from '@planwright/core';
import type { FlatModel, Job } from '@planwright/core';

/** null where anything is wrong with the job: a model from a file may have any shape, and the run tells what is wrong with it. */
export function soundModel(job: Job): FlatModel | null {
  return checkJob(job).problems.some(({ severity }) => severity === 'error') ? null : flatModel(job.bundle.model);
}
