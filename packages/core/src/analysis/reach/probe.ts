/** Runs the model at a point of the levers, on common random numbers, and says how far the targets are from holding. */
import type { Job } from '../../run/job.ts';
import type { PreparedJob } from '../../run/prepare.ts';
import type { Runner, RunOptions } from '../../run/runner.ts';
import { evaluateTest, scalesOf } from '../../target/evaluate.ts';
import type { Scales } from '../../target/evaluate.ts';
import type { Ensemble } from '../../result/ensemble.ts';
import { settingsAt } from './lever.ts';
import type { Levers } from './lever.ts';
import type { Point } from './lever-space.ts';

export interface Probed {
  readonly z: Point;
  readonly draws: number;
  /** Draws in which all targets hold. */
  readonly held: number;
  readonly p: number;
  /** Draws in which each target holds. */
  readonly single: readonly number[];
  /** Joint margins, rising: the least of the margins, each in standard deviations of the scenario as it stands. Not negative exactly where all hold. */
  readonly joint: Float64Array;
  /** Margins of each target on the same scale, rising. */
  readonly margins: readonly Float64Array[];
}

/** A draw that fails at a margin of 0 or more (rounding, open ends) stands just below it. */
const justBelow = -1e-300;

export interface Probe {
  readonly at: (z: Point, draws: number) => Promise<Probed>;
  /** Like `at`, on other random numbers; not remembered. */
  readonly fresh: (z: Point, draws: number, seed: number) => Promise<Probed>;
  /** Draws of all runs so far. */
  readonly spent: () => number;
  readonly runs: () => number;
  /** Every point looked at, on common random numbers. */
  readonly seen: () => readonly Probed[];
}

export interface ProbeOptions {
  readonly signal?: AbortSignal;
  /** Called after each run. */
  readonly onRun?: (runs: number) => void;
}

/** `job` asks for the targets alone. Points are moves in standard steps. */
export function createProbe(
  job: Job,
  prepared: PreparedJob,
  levers: Levers,
  runner: Runner,
  options: ProbeOptions = {},
): Probe {
  const known = new Map<string, Probed>();
  const { signal } = options;
  const runOptions: RunOptions = signal ? { signal } : {};
  let [spent, runs] = [0, 0];
  let scales: { readonly members: readonly Scales[]; readonly own: readonly number[] } | undefined;

  const judged = (ensemble: Ensemble, z: Point): Probed => {
    const tests = prepared.targets.map(({ test }) => test);
    const members = scales?.members ?? tests.map((test) => scalesOf(test, ensemble));
    const signed = tests.map((test, i) => signedMargins(evaluateTest(test, ensemble, { scales: members[i]! })));
    scales ??= { members, own: signed.map(spread) };
    const own = scales.own;
    const margins = signed.map((margin, i) => margin.map((value) => value / own[i]!));
    const joint = new Float64Array(ensemble.draws).fill(Infinity);
    for (const margin of margins) for (let d = 0; d < joint.length; d++) joint[d] = Math.min(joint[d]!, margin[d]!);
    const count = (values: Float64Array): number => values.reduce((sum, value) => sum + (value >= 0 ? 1 : 0), 0);
    const held = count(joint);
    const single = margins.map(count);
    joint.sort();
    for (const margin of margins) margin.sort();
    return { z, draws: ensemble.draws, held, p: held / ensemble.draws, single, joint, margins };
  };

  const run = async (z: Point, draws: number, seed: number): Promise<Probed> => {
    signal?.throwIfAborted();
    const moves = z.map((value, i) => value * levers.coordinates[i]!.scale);
    const asked: Job = { ...job, draws, seed, set: { ...job.set, ...settingsAt(levers, moves) } };
    const probed = judged(await runner.ensemble(asked, runOptions), z);
    runs++;
    spent += draws;
    options.onRun?.(runs);
    return probed;
  };

  return {
    at: async (z, draws) => {
      const key = `${draws}:${z.join(',')}`;
      const found = known.get(key) ?? (await run(z, draws, job.seed));
      known.set(key, found);
      return found;
    },
    fresh: run,
    spent: () => spent,
    runs: () => runs,
    seen: () => [...known.values()],
  };
}

/** Margins whose sign says whether the draw holds; an undefined draw never does. */
function signedMargins({ margin, holds }: { readonly margin: Float64Array; readonly holds: Uint8Array }): Float64Array {
  return margin.map((value, d) => {
    if (Number.isNaN(value)) return -Infinity;
    return holds[d] === 1 ? Math.max(value, 0) : Math.min(value, justBelow);
  });
}

/** Standard deviation of the finite values; 1 where they do not vary, so that the margin stays in its own unit. */
function spread(values: Float64Array): number {
  const finite = values.filter((value) => Number.isFinite(value));
  const mean = finite.reduce((sum, value) => sum + value, 0) / finite.length;
  const variance = finite.reduce((sum, value) => sum + (value - mean) * (value - mean), 0) / finite.length;
  // Equal draws leave the dust of the mean behind.
  return variance > 1e-24 * mean * mean ? Math.sqrt(variance) : 1;
}

/** Draws that must hold for a share of at least p. */
export const neededDraws = (draws: number, p: number): number => Math.max(1, Math.ceil(draws * p - 1e-9));

/** The (1 − p)-quantile of rising margins, as the order statistic that is 0 or more exactly where a share p or more is. */
export const marginAt = (rising: Float64Array, p: number): number =>
  rising[rising.length - neededDraws(rising.length, p)]!;
