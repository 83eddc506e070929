/**
 * Why two scenarios differ: the difference of each number is shared among the changed inputs by Shapley values on common random
 * numbers. Every coalition of changes is run where there are few, random orders of them where there are many.
 */
import { normalQuantile } from '../../elementary/normal-quantile.ts';
import { sliceProgram } from '../../compile/slice.ts';
import { ModelError, problem } from '../../problem.ts';
import type { Problem } from '../../problem.ts';
import { fillUniforms, streamKey } from '../../random/stream.ts';
import { engineVersion } from '../../run/engine-version.ts';
import type { Job } from '../../run/job.ts';
import { prepareJob } from '../../run/prepare.ts';
import type { Runner, RunOptions } from '../../run/runner.ts';
import { thresholdsOf } from '../../target/thresholds.ts';
import { describeQuantities, measure, seriesOfQuantities, targetsOf, testsOf } from './attributed-output.ts';
import type { AttributedQuantity, QuantityWords } from './attributed-output.ts';
import { concurrently } from './concurrently.ts';
import { changesBetween } from './job-changes.ts';
import type { JobChange, JobChanges } from './job-changes.ts';
import { exactShapley, mostExactChanges, mostSampledChanges, sampledShapley } from './shapley.ts';
import type { CoalitionValue, ShapleySplit } from './shapley.ts';

export interface AttributionQuestion {
  readonly base: Job;
  /** The same bundle, seed and draws as `base`. */
  readonly other: Job;
  readonly outputs: readonly AttributedQuantity[];
}

export interface AttributionOptions extends RunOptions {
  /** Pairs of orders where coalitions are sampled; so many that about 4,096 coalitions are run when absent. */
  readonly pairs?: number;
}

export interface PairInteraction {
  /** Indexes into `Attribution.changes`. */
  readonly pair: readonly [number, number];
  /** What the two do together beyond the sum of what each does, averaged over the company of the others; in the unit of the output. */
  readonly value: number;
}

export interface AttributedOutput extends QuantityWords {
  readonly quantity: AttributedQuantity;
  /** In `unit`, like all numbers here. */
  readonly base: number;
  readonly other: number;
  readonly difference: number;
  /** By change; they add up to `difference`. */
  readonly contributions: readonly number[];
  /** Half-widths of 95 % intervals, by change; null where every coalition was run. */
  readonly errors: readonly number[] | null;
  /** The largest first; empty where coalitions were sampled. */
  readonly interactions: readonly PairInteraction[];
}

export interface AttributedChange extends JobChange {
  /** Whether any of the outputs depends on it; its contributions are 0 where none does. */
  readonly reaches: boolean;
}

export interface Attribution {
  readonly model: string;
  readonly base: { readonly scenario: string; readonly hash: string };
  readonly other: { readonly scenario: string; readonly hash: string };
  readonly engine: string;
  readonly seed: number;
  readonly draws: number;
  readonly method: 'exact' | 'sampled';
  /** Coalitions that were run. */
  readonly coalitions: number;
  readonly changes: readonly AttributedChange[];
  readonly outputs: readonly AttributedOutput[];
  readonly problems: readonly Problem[];
}

const z95 = normalQuantile(0.975);
const sampledCoalitions = 4096;
const interactionsShown = 6;

/**
 * Progress counts coalitions. Throws a ModelError for problems of the jobs, unknown outputs, an output without a value, and more
 * changes than can be told apart; jobs that do not differ give zeros and the warning `runs-alike`.
 */
export async function attribute(
  question: AttributionQuestion,
  runner: Runner,
  options: AttributionOptions = {},
): Promise<Attribution> {
  const { outputs } = question;
  const narrow = (job: Job): Job => ({
    ...job,
    series: seriesOfQuantities(outputs),
    targets: targetsOf(outputs),
    joint: [],
    alternatives: false,
  });
  const words = describeQuantities(outputs, question.base);
  const [base, other] = [narrow(question.base), narrow(question.other)];
  const found = changesBetween(base, other, { most: mostExactChanges });
  const { changes } = found;
  if (changes.length > mostSampledChanges) throw tooMany(base, changes.length);
  const reaching = changesThatReach(base, other, changes);
  const among = reaching.length;
  if (among >= worthSettingUp) await setUp(found, reaching, runner, options);
  const value = coalitionValues(outputs, base, found, reaching, runner, options, roundsOf(among, options));
  const split = await valueAll(among, value, base.seed, options);
  const none = await value(0);
  const all = await value(everyone(among));
  return {
    model: base.bundle.model.id,
    base: { scenario: base.scenario, hash: prepareJob(question.base).hash },
    other: { scenario: other.scenario, hash: prepareJob(question.other).hash },
    ...{ engine: engineVersion, seed: base.seed, draws: base.draws },
    method: among > mostExactChanges ? 'sampled' : 'exact',
    coalitions: split?.coalitions ?? 1,
    changes: changes.map((change, i) => ({ ...change, reaches: reaching.includes(i) })),
    outputs: outputs.map((quantity, entry) => ({
      quantity,
      ...words[entry]!,
      ...{ base: none[entry]!, other: all[entry]!, difference: all[entry]! - none[entry]! },
      ...sharesOf(split, reaching, changes.length, entry, among > mostExactChanges),
    })),
    problems: changes.length === 0 ? [problem('runs-alike', { model: base.bundle.model.id }, alike(base, other))] : [],
  };
}

const alike = (base: Job, other: Job): Readonly<Record<string, string>> => ({
  base: base.scenario,
  other: other.scenario,
});

function tooMany(job: Job, count: number): ModelError {
  const where = { model: job.bundle.model.id, path: `scenarios.${job.scenario}` };
  return new ModelError([problem('too-many-changes', where, { count, limit: mostSampledChanges })]);
}

/** Fewer changes than this are run sooner than prepared for. */
const worthSettingUp = 4;

/**
 * A worker keeps the draws that no change touches once the same inputs have moved twice in a row, which counting through coalitions
 * never does: so each worker first goes to and fro between none of the changes and all.
 */
async function setUp(
  { jobWith }: JobChanges,
  reaching: readonly number[],
  runner: Runner,
  { signal }: RunOptions,
): Promise<void> {
  const all = reaching.reduce((bits, change) => bits | (1 << change), 0);
  for (const members of [0, all, 0]) {
    const runs = Array.from({ length: Math.max(1, runner.workers) }, () =>
      runner.ensemble(jobWith(members), signal ? { signal } : {}),
    );
    await Promise.all(runs);
  }
}

/** Not `1 << n` alone: 31 changes fill all bits of a positive number. */
const everyone = (changes: number): number => (changes === 31 ? 0x7fffffff : (1 << changes) - 1);

/** Where no year is fixed by one job only, one look at the equations tells which changes can matter at all. */
function changesThatReach(base: Job, other: Job, changes: readonly JobChange[]): readonly number[] {
  const every = changes.map((_, i) => i);
  if (changes.some(({ kind }) => kind === 'fix')) return every;
  const reading = [base, other].flatMap((job) => {
    const { program, slots, settings, targets } = prepareJob(job);
    const read = [...sliceProgram(program, slots).parameters].map((index) => settings.parameters[index]!.name);
    return [...read, ...targets.flatMap(({ chosen }) => thresholdsOf(chosen.test).map(({ name }) => name))];
  });
  const names = new Set(reading);
  return every.filter((i) => changes[i]!.kind === 'add' || changes[i]!.names.some((name) => names.has(name)));
}

const pairsOf = (among: number, { pairs }: AttributionOptions): number =>
  pairs ?? Math.max(16, Math.ceil(sampledCoalitions / (2 * among)));

const roundsOf = (among: number, options: AttributionOptions): number =>
  among > mostExactChanges ? pairsOf(among, options) * 2 * (among - 1) + 2 : 1 << among;

/** The numbers of each coalition of the changes that reach, each run once. */
function coalitionValues(
  outputs: readonly AttributedQuantity[],
  base: Job,
  { changes, jobWith }: JobChanges,
  reaching: readonly number[],
  runner: Runner,
  { signal, onProgress }: RunOptions,
  rounds: number,
): CoalitionValue {
  const start = concurrently(Math.max(1, 2 * runner.workers));
  const known = new Map<number, Promise<Float64Array>>();
  const settled = targetsOf(outputs).length === 0 ? new Map<string, never>() : testsOf(base);
  const thresholds = new Set(
    prepareJob(base).targets.flatMap(({ chosen }) => thresholdsOf(chosen.test).map(({ name }) => name)),
  );
  const testsMove = changes.some(({ names }) => names.some((name) => thresholds.has(name)));
  let done = 0;
  const run = async (members: number): Promise<Float64Array> => {
    signal?.throwIfAborted();
    const job = jobWith(
      reaching.reduce((bits, change, i) => ((members & (1 << i)) !== 0 ? bits | (1 << change) : bits), 0),
    );
    const draws = await runner.ensemble(job, signal ? { signal } : {});
    const values = measure(outputs, draws, job, testsMove ? testsOf(job) : settled);
    const lost = values.findIndex((each) => !Number.isFinite(each));
    if (lost >= 0) throw new ModelError([valueless(outputs[lost]!, job)]);
    onProgress?.(Math.min(++done, rounds), rounds);
    return values;
  };
  return (members) => {
    const asked = known.get(members) ?? start(() => run(members));
    known.set(members, asked);
    return asked;
  };
}

function valueless(quantity: AttributedQuantity, { bundle }: Job): Problem {
  const name = 'series' in quantity ? quantity.series : quantity.kind;
  const year = quantity.kind === 'level' ? quantity.year : quantity.kind === 'growth' ? quantity.to : '';
  return problem('no-value', { model: bundle.model.id, path: `variables.${name}` }, { name, year });
}

function valueAll(
  among: number,
  value: CoalitionValue,
  seed: number,
  options: AttributionOptions,
): Promise<ShapleySplit | null> {
  if (among === 0) return Promise.resolve(null);
  if (among <= mostExactChanges) return exactShapley(among, value);
  const key = streamKey('attribution orders');
  return sampledShapley(among, value, pairsOf(among, options), (order) => {
    const uniforms = new Float64Array(among);
    fillUniforms(seed, key, 0, order * among, uniforms);
    return uniforms;
  });
}

function sharesOf(
  split: ShapleySplit | null,
  reaching: readonly number[],
  changes: number,
  entry: number,
  sampled: boolean,
): Pick<AttributedOutput, 'contributions' | 'errors' | 'interactions'> {
  const spread = (of: readonly Float64Array[], factor: number): readonly number[] => {
    const all = Array<number>(changes).fill(0);
    reaching.forEach((change, i) => (all[change] = of[i]![entry]! * factor));
    return all;
  };
  const interactions = (split?.interactions ?? [])
    .map(({ pair: [a, b], values }): PairInteraction => {
      return { pair: [reaching[a]!, reaching[b]!], value: values[entry]! };
    })
    .filter(({ value }) => value !== 0)
    .sort((a, b) => Math.abs(b.value) - Math.abs(a.value))
    .slice(0, interactionsShown);
  return {
    contributions: spread(split?.contributions ?? [], 1),
    errors: sampled && split ? spread(split.errors, z95) : null,
    interactions,
  };
}
