/** A pick-freeze design as an ordinary job, and its outputs block by block. */
import { tryPrepare } from '../../run/prepare.ts';
import type { Job } from '../../run/job.ts';
import type { RunOptions, Runner } from '../../run/runner.ts';
import type { Output, OutputDraws } from '../output.ts';

export interface PickFreezeRun {
  /** Blocks A, B and one per group, of `base` outputs each. */
  readonly blocks: readonly Float64Array[];
  /** Whether the targets hold in the draws of A and B. */
  readonly holds: Uint8Array | null;
  readonly draws: number;
}

export async function runPickFreeze(
  output: Output,
  runner: Runner,
  groups: readonly (readonly string[])[],
  base: number,
  options: RunOptions,
): Promise<PickFreezeRun> {
  const draws = base * (groups.length + 2);
  const job = (rows: 'sobol' | 'monte-carlo'): Job => ({
    ...output.job,
    draws,
    design: { kind: 'pick-freeze', base, groups, rows },
  });
  // A model with more parameters than the Sobol sequence has dimensions takes independent rows.
  const sobol = job('sobol');
  const fits = tryPrepare(sobol).prepared !== null;
  const { values, holds }: OutputDraws = output.read(await runner.ensemble(fits ? sobol : job('monte-carlo'), options));
  return {
    blocks: Array.from({ length: groups.length + 2 }, (_, i) => values.subarray(i * base, (i + 1) * base)),
    holds: holds && holds.subarray(0, 2 * base),
    draws,
  };
}
