/** The run without chance: every prior and every shock stands at its mean. */
import { mean, priorProblem } from '../../random/distribution.ts';
import type { Prior } from '../../random/prior.ts';
import type { Job } from '../../run/job.ts';

/** Narrow beyond any double near the mean, so that every draw is the mean; a prior of width 0 would not be one. */
const noSpread = 1e-300;

/** The same job with one draw. Paths keep their central values, up to the difference between a prior's mean and its parameter's value. */
export function centralJob(job: Job): Job {
  const { model, scenarios, ...rest } = job.bundle;
  const bundle = { ...rest, model: centred(model), scenarios: centred(scenarios) };
  return { ...job, bundle, draws: 1, ...(job.set ? { set: centred(job.set) } : {}) };
}

/** A copy of plain data with every prior in it narrowed to its mean. */
function centred<Data>(data: Data): Data {
  return centredValue(data) as Data;
}

function centredValue(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(centredValue);
  if (typeof value !== 'object' || value === null) return value;
  if (isPrior(value)) return { kind: 'normal', mean: mean(value), sd: noSpread };
  return Object.fromEntries(
    Object.entries(value).map(([key, part]) => [key, key === 'spread' ? noSpread : centredValue(part)]),
  );
}

function isPrior(value: object): value is Prior {
  return 'kind' in value && typeof value.kind === 'string' && priorProblem(value as Prior) === null;
}
