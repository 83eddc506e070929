/** Two jobs on common random numbers: how much one differs from the other, and how surely. */
import { column } from '../result/ensemble.ts';
import { pairedChange, pairedDifference } from '../result/paired.ts';
import type { PairedChange, PairedDifference } from '../result/paired.ts';
import { evaluateTest } from '../target/evaluate.ts';
import type { Job } from './job.ts';
import { prepareJob } from './prepare.ts';
import type { PreparedJob } from './prepare.ts';
import type { Runner, RunOptions } from './runner.ts';

export interface Comparison {
  readonly seed: number;
  readonly draws: number;
  readonly years: readonly number[];
  /** Hashes of the inputs of both. */
  readonly hashes: { readonly base: string; readonly other: string };
  /** Series that both runs summarise → one difference per year, other − base. */
  readonly series: Readonly<Record<string, readonly PairedDifference[]>>;
  /** Targets of both, by id. */
  readonly targets: Readonly<Record<string, PairedChange>>;
}

/**
 * Both jobs have the same seed, draws and years. Draws are kept in memory for both, so the limit of `runner.ensemble` holds; progress
 * counts the draws of both.
 */
export async function compareRuns(
  runner: Runner,
  base: Job,
  other: Job,
  options: RunOptions = {},
): Promise<Comparison> {
  const [a, b] = [prepareJob(base), prepareJob(other)];
  const { years } = a.checked;
  if (base.seed !== other.seed || base.draws !== other.draws)
    throw new RangeError('runs with other draws cannot be paired');
  if (years.join() !== b.checked.years.join()) throw new RangeError('runs over other years cannot be paired');
  const { onProgress, ...rest } = options;
  const progressFrom = (before: number): RunOptions =>
    onProgress ? { ...rest, onProgress: (done) => onProgress(before + done, 2 * base.draws) } : rest;
  const left = await runner.ensemble(base, progressFrom(0));
  const right = await runner.ensemble(other, progressFrom(base.draws));

  const shared = a.series.filter((name) => b.series.includes(name));
  const difference = (name: string, year: number): PairedDifference =>
    pairedDifference(column(left, name, year), column(right, name, year));
  const holds = ({ targets }: PreparedJob, id: string, draws: typeof left): Uint8Array | undefined => {
    const found = targets.find(({ target }) => target.id === id);
    return found && evaluateTest(found.test, draws).holds;
  };
  return {
    seed: base.seed,
    draws: base.draws,
    years,
    hashes: { base: a.hash, other: b.hash },
    series: Object.fromEntries(shared.map((name) => [name, years.map((year) => difference(name, year))])),
    targets: Object.fromEntries(
      a.targets.flatMap(({ target: { id } }): [string, PairedChange][] => {
        const [before, after] = [holds(a, id, left), holds(b, id, right)];
        return before && after ? [[id, pairedChange(before, after)]] : [];
      }),
    ),
  };
}
