/** The run without chance, which explanations, histories and questions about certainty share: the design `central` of the sampler. */
import { omitted } from '../check/expand/omitted.ts';
import type { Job } from '../run/job.ts';

/** The same job as one draw with every input at its median under the scenario. */
export function centralJob(job: Job): Job {
  return { ...omitted(job, 'inner'), design: { kind: 'central' }, draws: 1 };
}
