/** What makes the figures of an analysis citable. */
import { engineVersion } from '../run/engine-version.ts';
import type { Changes } from '../result/report.ts';
import type { PreparedJob } from '../run/prepare.ts';
import { changesOf } from '../run/report.ts';

export interface AnswerRecord {
  readonly model: string;
  readonly scenario: string;
  readonly changes: Changes;
  /** Of the inputs of the job, as in a report. */
  readonly hash: string;
  readonly engine: string;
  readonly seed: number;
  /** Draws that were run, all runs of the analysis together. */
  readonly draws: number;
}

export function recordOf({ checked, job, hash }: PreparedJob, draws: number): AnswerRecord {
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
