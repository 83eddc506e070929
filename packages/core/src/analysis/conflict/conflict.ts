/** Which targets get in each other's way, and what the levers can do about it. */
import { ModelError, problem } from '../../problem.ts';
import type { Bilingual, Problem } from '../../problem.ts';
import { wilsonHalfWidth } from '../../result/statistics.ts';
import type { Job } from '../../run/job.ts';
import { prepareJob } from '../../run/prepare.ts';
import type { PreparedJob } from '../../run/prepare.ts';
import type { Runner, RunOptions } from '../../run/runner.ts';
import type { SettledTarget } from '../../target/choose.ts';
import { evaluateTest } from '../../target/evaluate.ts';
import { recordOf } from '../answer-record.ts';
import type { RunRecord } from '../../result/report.ts';
import { leverMoves, valuesAt } from '../reach/lever-moves.ts';
import { readLevers } from '../reach/lever.ts';
import type { LeverQuestion, Levers } from '../reach/lever.ts';
import { norm, spaceOf } from '../reach/lever-space.ts';
import { createProbe } from '../reach/probe.ts';
import type { Probed } from '../reach/probe.ts';
import type { Estimate, LeverMove } from '../reach/reach-answer.ts';
import { askedJob, searchDraws } from '../reach/reach.ts';
import { correlation, count, pairStatistics } from './pair-statistics.ts';
import type { PairStatistics } from './pair-statistics.ts';
import { leastViolation, paretoFront, violation } from './trade-off.ts';

export interface ConflictQuestion extends LeverQuestion {
  readonly job: Job;
  /** Ids; every target that rests on more than priors and sums up no others when absent. */
  readonly targets?: readonly string[];
  /** Asked of each target of the trade-off; what the plan demands of each when absent. */
  readonly probability?: number;
  /** Without it only the draws of the scenario are read: no levers move. */
  readonly trade?: boolean;
}

export interface ConflictTarget extends Estimate {
  readonly id: string;
  readonly label: Bilingual;
  readonly reading: string;
  readonly demanded: number;
}

export interface ConflictPair extends PairStatistics {
  /** Places in `targets`. */
  readonly of: readonly [number, number];
  /** P(first | second) and P(second | first); null where the condition never holds. */
  readonly given: readonly [Estimate | null, Estimate | null];
  /** Of the margins. */
  readonly correlation: number | null;
}

export interface FrontPoint {
  /** In the order of `TradeOff.targets`. */
  readonly p: readonly number[];
  readonly joint: number;
  readonly effort: number;
  /** In the units that people read. */
  readonly levers: readonly { readonly name: string; readonly value: number }[];
}

export interface TradeOff {
  readonly targets: readonly string[];
  readonly front: readonly FrontPoint[];
  /** The levers with the smallest sum of shortfalls; null where the scenario falls short of nothing. */
  readonly least: {
    readonly asked: readonly number[];
    /** In standard deviations of the margins: in the scenario, and at the best. */
    readonly before: number;
    readonly after: number;
    readonly p: readonly number[];
    readonly joint: Estimate;
    readonly levers: readonly LeverMove[];
  } | null;
}

export interface ConflictAnswer extends RunRecord {
  readonly kind: 'conflict';
  readonly targets: readonly ConflictTarget[];
  readonly joint: Estimate & { readonly product: number };
  /** Every pair, the one that excludes each other most first; those of a target that always or never holds last. */
  readonly pairs: readonly ConflictPair[];
  /** conditional[i][j] = P(i | j); null where j holds in fewer than `fewestGiven` draws. */
  readonly conditional: readonly (readonly (number | null)[])[];
  /** The pair that excludes each other most, by the upper end of its ratio's interval; null where every target always or never holds. */
  readonly worst: ConflictPair | null;
  /** Over the targets asked for when they are two or three, else over the worst pair; null where no lever can move. */
  readonly trade: TradeOff | null;
  readonly problems: readonly Problem[];
}

/** Throws ModelError for fewer than two targets and for levers that cannot serve. */
export async function conflict(
  question: ConflictQuestion,
  runner: Runner,
  options: RunOptions = {},
): Promise<ConflictAnswer> {
  const ids = question.targets ?? usualTargets(question.job);
  const job = askedJob({ job: question.job, targets: ids });
  const prepared = prepareJob(job);
  const size = prepared.targets.length;
  if (size < 2) throw new ModelError([tooFew(prepared)]);
  const ensemble = await runner.ensemble(job, signalOf(options));
  const outcomes = prepared.targets.map(({ test }) => evaluateTest(test, ensemble));
  const held = outcomes.map(({ holds }) => holds);
  const pairs = allPairs(
    held,
    outcomes.map(({ margin }) => margin),
  ).sort(byConflict);
  const estimates = held.map((each) => share(count(each), job.draws));
  const together = held.reduce((all, each) => all.map((value, d) => value & each[d]!));
  const worst = pairs.find(({ ratio, of: [a, b] }) => ratio !== null && varies(estimates[a]!) && varies(estimates[b]!));
  const chosen =
    question.targets !== undefined && size <= 3 ? prepared.targets : (worst?.of ?? []).map((i) => prepared.targets[i]!);
  const trade =
    question.trade === false || chosen.length < 2 ? null : await tradeOff(question, job, chosen, runner, options);
  return {
    kind: 'conflict',
    ...recordOf(prepared, job.draws + (trade?.spent ?? 0)),
    targets: prepared.targets.map(({ target, reading }, t) => ({
      ...{ id: target.id, label: target.label, reading, demanded: target.demanded ?? 0.66 },
      ...estimates[t]!,
    })),
    joint: { ...share(count(together), job.draws), product: estimates.reduce((product, { p }) => product * p, 1) },
    pairs,
    conditional: held.map((a, i) => held.map((b, j) => (i === j ? 1 : (conditional(a, b)?.p ?? null)))),
    worst: worst ?? null,
    trade: trade?.trade ?? null,
    problems: prepared.warnings,
  };
}

const signalOf = ({ signal }: RunOptions): RunOptions => (signal ? { signal } : {});
const varies = ({ p }: Estimate): boolean => p > 0 && p < 1;
const share = (held: number, draws: number): Estimate => ({ p: held / draws, error: wilsonHalfWidth(held, draws) });

/** What rests on priors alone stays out of joint figures, and what sums up others would meet itself. */
function usualTargets({ bundle, readings = {} }: Job): readonly string[] {
  return bundle.targets
    .filter((target) => {
      const reading = target.readings[readings[target.id] ?? Object.keys(target.readings)[0] ?? ''];
      return (reading?.grade ?? target.grade) !== 'C' && target.umbrella !== true;
    })
    .map(({ id }) => id);
}

function tooFew({ targets, checked }: PreparedJob): Problem {
  const values = {
    ...{ what_zh: '“哪两个目标最不相容”', what_en: 'Which targets exclude each other' },
    reason_zh: `只有 ${targets.length} 个目标可比`,
    reason_en: `there ${targets.length === 1 ? 'is one target' : 'are no targets'} to compare`,
    advice_zh: '用 --targets 写明至少两个目标；只据先验的目标须写明。',
    advice_en: 'Name two targets at least with --targets; those on priors alone are taken only by name.',
  };
  return problem('no-answer', { model: checked.model.id, path: 'targets' }, values);
}

function allPairs(held: readonly Uint8Array[], margins: readonly Float64Array[]): ConflictPair[] {
  return held.flatMap((a, i) =>
    held.slice(i + 1).map((b, k): ConflictPair => {
      const j = i + 1 + k;
      return {
        ...pairStatistics(a, b),
        of: [i, j],
        given: [conditional(a, b), conditional(b, a)],
        correlation: correlation(margins[i]!, margins[j]!),
      };
    }),
  );
}

/** Draws in which a condition must hold for a probability given it to be told: with fewer it is off by 18 points or more. */
export const fewestGiven = 30;

/** P(a | b); null where b holds in fewer than `fewestGiven` draws. */
function conditional(a: Uint8Array, b: Uint8Array): Estimate | null {
  const given = count(b);
  return given < fewestGiven ? null : share(count(a.map((value, d) => value & b[d]!)), given);
}

/**
 * By the upper end of the ratio's interval: what surely falls furthest short of independence comes first, and two targets that
 * hardly ever hold, whose ratio nobody can tell, do not. Pairs without a ratio last.
 */
function byConflict(a: ConflictPair, b: ConflictPair): number {
  const [first, second] = [a.ratio?.high ?? Infinity, b.ratio?.high ?? Infinity];
  if (first !== second) return first < second ? -1 : 1;
  return a.joint - a.product - (b.joint - b.product);
}

async function tradeOff(
  question: ConflictQuestion,
  whole: Job,
  chosen: readonly SettledTarget[],
  runner: Runner,
  { signal, onProgress }: RunOptions,
): Promise<{ readonly trade: TradeOff; readonly spent: number } | null> {
  const ids = chosen.map(({ target }) => target.id);
  const job: Job = { ...whole, targets: ids };
  const prepared = prepareJob(job);
  const { levers, problems } = readLevers(prepared, question);
  if (levers === null) {
    if (question.levers !== undefined || question.bounds !== undefined) throw new ModelError(problems);
    return null;
  }
  const expected = 90 + 12 * levers.coordinates.length;
  const probe = createProbe(job, prepared, levers, runner, {
    ...(signal ? { signal } : {}),
    onRun: (runs) => onProgress?.(Math.min(runs, expected - 1), expected),
  });
  const draws = Math.min(job.draws, searchDraws);
  const space = spaceOf(levers);
  const base = await probe.at(
    levers.coordinates.map(() => 0),
    draws,
  );
  const front = await paretoFront(probe, space, draws, job.seed);
  const asked = prepared.targets.map(({ target }) => question.probability ?? target.demanded ?? 0.66);
  const before = violation(base, asked);
  const best = before === 0 ? null : await leastViolation(probe, space, draws, asked);
  onProgress?.(expected, expected);
  const order = prepared.targets.map(({ target }) => target.id);
  const least = best && {
    ...{ asked, before, after: violation(best, asked), p: shares(best), joint: share(best.held, best.draws) },
    levers: leverMoves(levers, best.z, job.bundle.referenceClasses),
  };
  return { trade: { targets: order, front: front.map((at) => frontPoint(at, levers)), least }, spent: probe.spent() };
}

const shares = ({ single, draws }: Probed): readonly number[] => single.map((held) => held / draws);

const frontPoint = (at: Probed, levers: Levers): FrontPoint => ({
  ...{ p: shares(at), joint: at.p, effort: norm(at.z) },
  levers: valuesAt(levers, at.z).map((value, i) => {
    const { name, display } = levers.levers[i]!;
    return { name, value: value * display.factor };
  }),
});
