/** What would it take? The smallest standardised change of the levers with which the targets hold, or how near one can get. */
import { ModelError, problem } from '../../problem.ts';
import type { Problem } from '../../problem.ts';
import { wilsonHalfWidth } from '../../result/statistics.ts';
import type { Job } from '../../run/job.ts';
import { prepareJob } from '../../run/prepare.ts';
import type { PreparedJob } from '../../run/prepare.ts';
import type { Runner, RunOptions } from '../../run/runner.ts';
import { recordOf } from '../answer-record.ts';
import type { RunRecord } from '../../result/report.ts';
import { centralJob } from '../central-run.ts';
import { headlinesOf } from '../output.ts';
import { frontierOf } from './frontier.ts';
import { leverMoves } from './lever-moves.ts';
import { readLevers } from './lever.ts';
import type { LeverQuestion, Levers } from './lever.ts';
import { between, contains, norm, project, spaceOf } from './lever-space.ts';
import type { LeverSpace, Point } from './lever-space.ts';
import { eachAlone } from './lever-alone.ts';
import { createProbe, neededDraws } from './probe.ts';
import type { Probe, Probed } from './probe.ts';
import type { Estimate, ReachAnswer } from './reach-answer.ts';
import {
  betterAim,
  boundaryOn,
  descend,
  raise,
  scout,
  scoutsWithin,
  slopeAt,
  slopeWay,
  straightWay,
} from './search.ts';
import type { Search } from './search.ts';

export interface ReachQuestion extends LeverQuestion {
  readonly job: Job;
  /** Ids, all of which are to hold together; the headline ones when absent. */
  readonly targets?: readonly string[];
  /** In (0, 1), or `certain`: the central run, every prior and shock at its median. */
  readonly probability: number | 'certain';
  /** Also what each lever would have to be if it moved alone. */
  readonly alone?: boolean;
  /** Also probability against effort; the probabilities asked for, or a default list. */
  readonly frontier?: boolean | readonly number[];
}

/** The search looks on fewer draws, the answer stands on those of the job. */
export const searchDraws = 2048;
export const freshDraws = 10_000;
/** Starts that are followed to their end. */
const mostStarts = 3;
/** A local answer needs few further steps on more draws. */
const polishIterations = 3;

interface Found {
  readonly at: Probed;
  readonly reached: boolean;
}

/** Throws ModelError for a question without an answer: a lever without bounds, targets that no lever moves, … Rejects with the signal's reason when aborted. */
export async function reach(question: ReachQuestion, runner: Runner, options: RunOptions = {}): Promise<ReachAnswer> {
  const certain = question.probability === 'certain';
  const p = checkedProbability(question.probability);
  const asked = askedJob(question);
  const job = certain ? centralJob(asked) : asked;
  const prepared = prepareJob(job);
  const { levers, problems } = readLevers(prepared, question);
  if (levers === null) throw new ModelError(problems);
  const progress = progressOf(levers, question, options);
  const probe = createProbe(job, prepared, levers, runner, {
    ...(options.signal ? { signal: options.signal } : {}),
    onRun: progress.step,
  });
  const full = job.draws;
  const draws = Math.min(full, searchDraws);
  const zero = levers.coordinates.map(() => 0);
  const before = await probe.at(zero, full);
  const whole = spaceOf(levers);
  const scouts = await scout({ space: whole, probe, draws }, job.seed);
  const idle = idleLevers(levers, scouts, await probe.at(zero, draws));
  const held = marginHolds(before, p) && isAllowed(whole, zero);
  if (idle.length === levers.levers.length && !held) throw new ModelError([unmoved(prepared)]);
  const space = withoutIdle(whole, levers, idle);
  const search: Search = { space, probe, draws };
  const starts = await scoutsWithin(search, scouts);
  const found = held ? { at: before, reached: true } : await find(search, full, p, starts);
  const alone = question.alone === true ? await eachAlone(search, levers, p) : null;
  const { frontier: levels } = question;
  const frontier =
    levels === undefined || levels === false || certain
      ? null
      : await frontierOf(search, levers, levels === true ? undefined : levels, found.at, starts);
  const chance = certain
    ? createProbe(asked, prepareJob(asked), levers, runner, options.signal ? { signal: options.signal } : {})
    : probe;
  const fresh = await freshCheck(chance, asked, found.at, certain ? 0 : p);
  progress.end();
  const answer = answerOf({ question, prepared, levers, before, found, probe, p });
  const spent = probe.spent() + (certain ? chance.spent() : 0);
  return {
    ...answer,
    ...recordOf(prepareJob(asked), spent),
    ...{ idle: idle.map((index) => levers.levers[index]!.name), fresh, alone, frontier },
    starts: held ? 0 : mostStarts,
    runs: probe.runs(),
    problems: [...prepared.warnings, ...answer.problems, ...notConfirmed(fresh, answer, p)],
  };
}

/** The job with nothing to do but judge these targets. */
export function askedJob({ job, targets }: Pick<ReachQuestion, 'job' | 'targets'>): Job {
  return { ...job, series: [], targets: targets ?? headlinesOf(job), joint: [], alternatives: false };
}

function checkedProbability(probability: number | 'certain'): number {
  if (probability === 'certain') return 1;
  if (probability > 0 && probability < 1) return probability;
  throw new ModelError([
    problem(
      'bad-option',
      { path: 'probability' },
      {
        ...{ name: 'probability', found: String(probability) },
        advice_zh: '应大于 0 且小于 1；确定性地问中心路径用 certain。',
        advice_en: 'It lies between 0 and 1; ask for “certain” to have the central run reach it.',
      },
    ),
  ]);
}

const marginHolds = ({ held, draws }: Probed, p: number): boolean => held >= neededDraws(draws, p);

const isAllowed = (space: LeverSpace, zero: readonly number[]): boolean =>
  project(space, zero).every((value) => Math.abs(value) < 1e-9);

/** From several starts on few draws, then the best on all of them. */
async function find(search: Search, full: number, p: number, scouts: readonly Probed[]): Promise<Found> {
  const origin = await search.probe.at(
    project(
      search.space,
      search.space.low.map(() => 0),
    ),
    search.draws,
  );
  const ends: Probed[] = [];
  for (const start of startsAmong([origin, ...scouts], p)) {
    const end = await descend(search, start.z, p);
    const best = await boundaryOn(search, straightWay(search.space, origin.z, end.z), p);
    ends.push(best ?? end);
  }
  const ready = ends.filter((end) => marginHolds(end, p)).sort((a, b) => norm(a.z) - norm(b.z));
  const whole: Search = { ...search, draws: full };
  const [start] = ready;
  if (start !== undefined) {
    const at = await polish(whole, origin, await withFewerLevers(search, origin, start, p), p);
    if (at !== null) return { at, reached: true };
  }
  const nearest = [...ends, ...scouts].reduce((best, each) => (betterAim(each, best) ? each : best), origin);
  const raised = await raise(search, nearest);
  const at = await search.probe.at(raised.z, full);
  if (!marginHolds(at, p)) return { at, reached: false };
  // On the limit of few draws it may miss that of all by a hair, which the polish makes up for.
  const spared = await search.probe.at((await withFewerLevers(search, origin, raised, p)).z, full);
  const polished = (await polish(whole, origin, spared, p)) ?? (await polish(whole, origin, at, p));
  return { at: polished ?? at, reached: true };
}

/** A point may spend on levers that hardly count: each goes back in turn where the others make up for it with less. */
async function withFewerLevers(search: Search, origin: Probed, from: Probed, p: number): Promise<Probed> {
  let best = from;
  for (let k = 0; k < from.z.length; k++) {
    if (Math.abs(best.z[k]! - origin.z[k]!) < 1e-9) continue;
    const without = project(
      search.space,
      best.z.map((value, i) => (i === k ? origin.z[k]! : value)),
    );
    const at = await boundaryOn(
      search,
      straightWay(search.space, origin.z, farthest(search.space, origin.z, without)),
      p,
    );
    if (at !== null && norm(at.z) < norm(best.z)) best = at;
  }
  return best;
}

/** As far as the levers go from one point through another. */
function farthest(space: LeverSpace, from: Point, through: Point): Point {
  let [inside, outside] = [1, 16];
  for (let i = 0; i < 20; i++) {
    const middle = (inside + outside) / 2;
    if (contains(space, between(from, through, middle))) inside = middle;
    else outside = middle;
  }
  return between(from, through, inside);
}

/** A few more steps on all draws, then back to the limit by the straight way and along the slope: the cheaper one. */
async function polish(search: Search, origin: Probed, start: Probed, p: number): Promise<Probed | null> {
  const { space } = search;
  const end = await descend(search, start.z, p, polishIterations);
  const slope = await slopeAt(search, end, p);
  const ways = [straightWay(space, origin.z, end.z), straightWay(space, origin.z, start.z)];
  if (norm(slope) > 0) ways.unshift(slopeWay(space, slope, origin.z, end.z));
  let best: Probed | null = null;
  for (const way of ways) {
    const at = await boundaryOn(search, way, p);
    if (at !== null && (best === null || norm(at.z) < norm(best.z))) best = at;
  }
  return best;
}

/** The allowed point next to the scenario, the cheapest that already holds, and the one nearest to holding. */
function startsAmong(points: readonly Probed[], p: number): readonly Probed[] {
  const [origin] = points;
  const cheapest = points.filter((each) => marginHolds(each, p)).sort((a, b) => norm(a.z) - norm(b.z));
  const nearest = [...points].sort((a, b) => b.held - a.held);
  return [...new Set([origin!, ...cheapest.slice(0, 1), ...nearest])].slice(0, mostStarts);
}

/** Levers neither end of which changes any margin. The scouts begin with both ends of every coordinate. */
function idleLevers(levers: Levers, scouts: readonly Probed[], base: Probed): readonly number[] {
  return levers.levers.flatMap((_, index) => {
    const own = levers.coordinates.flatMap(({ lever }, i) => (lever === index ? [2 * i, 2 * i + 1] : []));
    return own.some((at) => differs(scouts[at]!, base)) ? [] : [index];
  });
}

const differs = (a: Probed, b: Probed): boolean =>
  a.margins.some((margin, t) => margin.some((value, d) => value !== b.margins[t]![d]!));

function withoutIdle(space: LeverSpace, levers: Levers, idle: readonly number[]): LeverSpace {
  const isIdle = (i: number): boolean =>
    idle.includes(levers.coordinates[i]!.lever) && !space.groups.some(({ members }) => members.includes(i));
  return {
    ...space,
    low: space.low.map((value, i) => (isIdle(i) ? Math.min(0, Math.max(value, 0)) : value)),
    high: space.high.map((value, i) => (isIdle(i) ? Math.max(0, Math.min(value, 0)) : value)),
  };
}

function unmoved({ targets, checked }: PreparedJob): Problem {
  const names = targets.map(({ target }) => target.id);
  const values = {
    ...{ what_zh: '“怎样才能达到”', what_en: 'What it would take' },
    reason_zh: `${names.join('、')} 不随所选杠杆变化`,
    reason_en: `${names.join(', ')} does not move with the levers chosen`,
    advice_zh: '选别的杠杆，或在模型中写出杠杆怎样影响目标所读的序列。',
    advice_en: 'Choose other levers, or write in the model how a lever acts on what the target reads.',
  };
  return problem('no-answer', { model: checked.model.id, path: 'levers' }, values);
}

const estimate = ({ held, draws, p }: Probed): Estimate => ({
  p,
  error: draws === 1 ? 0 : wilsonHalfWidth(held, draws),
});

async function freshCheck(probe: Probe, job: Job, at: Probed, p: number): Promise<ReachAnswer['fresh']> {
  const first = estimate(at);
  const seed = job.seed === Number.MAX_SAFE_INTEGER ? 0 : job.seed + 1;
  const again = await probe.fresh(at.z, freshDraws, seed);
  const { p: found, error } = estimate(again);
  // Both samples have their error: the answer lies on the limit of the first.
  const both = Math.sqrt(error * error + first.error * first.error);
  return { p: found, error, seed, draws: freshDraws, confirmed: found + both >= p };
}

interface Parts {
  readonly question: ReachQuestion;
  readonly prepared: PreparedJob;
  readonly levers: Levers;
  readonly before: Probed;
  readonly found: Found;
  readonly probe: Probe;
  readonly p: number;
}

type Core = Omit<ReachAnswer, keyof RunRecord | 'idle' | 'fresh' | 'alone' | 'frontier' | 'starts' | 'runs'>;

function answerOf({ question, prepared, levers, before, found: { at, reached }, probe, p }: Parts): Core {
  const moves = leverMoves(levers, at.z, question.job.bundle.referenceClasses);
  const share = (single: number, { draws }: Probed): number => single / draws;
  const alone = prepared.targets.every((_, t) =>
    probe.seen().some(({ single, draws }) => single[t]! >= neededDraws(draws, p)),
  );
  const contradictory = !reached && prepared.targets.length > 1 && alone;
  const names = prepared.targets.map(({ target }) => target.id);
  return {
    kind: 'reach',
    demanded: question.probability,
    status: !reached ? 'infeasible' : at === before ? 'held' : 'feasible',
    targets: prepared.targets.map(({ target, reading }, t) => ({
      ...{ id: target.id, label: target.label, reading },
      before: share(before.single[t]!, before),
      after: share(at.single[t]!, at),
    })),
    before: estimate(before),
    after: estimate(at),
    effort: norm(at.z),
    levers: moves,
    binding: moves.flatMap(({ name, bound }) => (bound === null ? [] : [name])),
    contradictory,
    problems: contradictory
      ? [
          problem(
            'targets-contradict',
            { model: prepared.checked.model.id, path: 'targets' },
            { targets_zh: names.join('、'), targets_en: names.join(', '), nearest: percent(at.p), asked: percent(p) },
          ),
        ]
      : [],
  };
}

const percent = (p: number): string => (p * 100).toFixed(1);

function notConfirmed(fresh: ReachAnswer['fresh'], { status }: Core, p: number): readonly Problem[] {
  if (status === 'infeasible' || fresh.confirmed) return [];
  const values = { found: percent(fresh.p), error: percent(fresh.error), asked: percent(p), seed: fresh.seed };
  return [problem('reach-not-confirmed', { path: 'probability' }, values)];
}

/** Runs done and expected; the expectation is a bound that is rarely met, so it ends early, never late. */
function progressOf(
  { coordinates, levers }: Levers,
  { alone, frontier }: ReachQuestion,
  { onProgress }: RunOptions,
): { readonly step: (runs: number) => void; readonly end: () => void } {
  const size = coordinates.length;
  const levels = frontier === true ? 10 : frontier === undefined || frontier === false ? 0 : frontier.length;
  const search = 2 * size + 10 + mostStarts * (8 * (size + 2) + 12) + polishIterations * (size + 2) + 20;
  const of = search + (alone === true ? 18 * levers.length : 0) + levels * (4 * (size + 2) + 12);
  return {
    step: (runs) => onProgress?.(Math.min(runs, of - 1), of),
    end: () => onProgress?.(of, of),
  };
}
