/** Whether a run keeps its draws: then quantiles are exact; else they come from sketches and memory stays bounded. */
import { ModelError, problem } from '../problem.ts';
import type { PreparedJob } from './prepare.ts';

/**
 * Most bytes of raw draws that a run keeps. It depends on the job alone, so every machine gives the same result. 10,000 draws of
 * 250 series over 25 years fit: the usual run of a large model stays exact.
 */
export const rawBudget: number = 512 * 2 ** 20;

const bytesOf = ({ kept, checked, job }: PreparedJob): number =>
  kept.length * checked.years.length * job.draws * Float64Array.BYTES_PER_ELEMENT;

/** Of the whole run, also where only a part of it is asked for. */
export function keepsDraws(prepared: PreparedJob): boolean {
  return bytesOf(prepared) <= (prepared.job.rawBytes ?? rawBudget);
}

/** Raw draws beyond the budget are refused. */
export function requireRawDraws(prepared: PreparedJob): void {
  if (keepsDraws(prepared)) return;
  const most = Math.floor((prepared.job.draws * (prepared.job.rawBytes ?? rawBudget)) / bytesOf(prepared));
  throw new ModelError([
    problem(
      'bad-option',
      { path: 'draws' },
      {
        name: 'draws',
        found: String(prepared.job.draws),
        advice_zh: `保留 ${prepared.kept.length} 个序列的每次抽样，最多 ${most} 次；请减少抽样或序列，或改用只给区间的推演。`,
        advice_en: `Keeping every draw of ${prepared.kept.length} series allows ${most} draws at most: ask for fewer draws or series, or for a run, which gives bands.`,
      },
    ),
  ]);
}
