/** What makes the figures of an analysis citable. */
import { engineVersion } from '../run/engine-version.ts';
import type { RunRecord } from '../result/report.ts';
import type { PreparedJob } from '../run/prepare.ts';
import { changesOf } from '../run/report.ts';

export function recordOf({ checked, job, hash }: PreparedJob, draws: number): RunRecord {
  return {
    model: checked.model.id,
    scenario: job.scenario,
    changes: changesOf(job),
    hash,
    engine: engineVersion,
    seed: job.seed,
    draws,
  };
}
