/** A new year's figures → the probability of every target as it stands now, from the draws that agree with them (methodology §5.8). */
import { problem } from '../../problem.ts';
import type { Problem } from '../../problem.ts';
import type { Job } from '../../run/job.ts';
import { prepareJob } from '../../run/prepare.ts';
import type { PreparedJob } from '../../run/prepare.ts';
import type { Runner, RunOptions } from '../../run/runner.ts';
import { recordOf } from '../answer-record.ts';
import type { FigureReading, MonitorAnswer, MonitorQuestion } from './monitor-answer.ts';
import { monitoredDraws } from './monitored-draws.ts';
import type { CellName, MonitoredDraws } from './monitored-draws.ts';
import { outlookOf, pathsOf, requirements, straightLines } from './outlook.ts';
import type { Outlook } from './outlook.ts';
import { straightLineWarning } from './progress.ts';
import { checkFigures, readFigure } from './read-figures.ts';
import type { CheckedFigure } from './read-figures.ts';
import { evenWeights, follow, isTold, stagesOf } from './stages.ts';
import type { Stage } from './stages.ts';
import { chanceOf, weightedMoments } from './weights.ts';
import type { Weights } from './weights.ts';

/** Fewer effective draws than these, or than this share of the draws asked for, are few: a second run is offered. */
export const effectiveRule = { draws: 200, share: 0.02 } as const;

/** A second run takes no more draws than this, whatever it would need. */
const mostDraws = 300_000;

interface Seen {
  readonly draws: MonitoredDraws;
  readonly stages: readonly Stage[];
}

/**
 * The likelihood of a figure is normal(draw, √(measurement² + revision²)). Draws come from `job`; its series are those of the figures.
 * Throws ModelError for figures that the model cannot place; figures beyond its draws are a problem of the answer, without posteriors.
 */
export async function monitor(
  question: MonitorQuestion,
  runner: Runner,
  options: RunOptions = {},
): Promise<MonitorAnswer> {
  const job: Job = { ...question.job, series: seriesOf(question), alternatives: false };
  const prepared = prepareJob(job);
  const figures = checkFigures(question.figures, prepared);
  const outlook = outlookOf(prepared, figures);
  const first = await look(job, outlook, figures, 1, runner, options);
  const readings = figures.map((figure) => readFigure(figure, first.draws));
  const outside = readings.some((reading) => reading.outside);
  const least = Math.max(effectiveRule.draws, effectiveRule.share * job.draws);
  const before = evenWeights(first.draws.draws);
  const now = await again(question, { job, outlook, figures, first, least, outside }, runner, options);
  const effective = outside && now.method !== 'started from the figures' ? 0 : (now.seen.stages.at(-1)?.effective ?? 0);
  const stages = effective === 0 ? [] : now.seen.stages;
  const last: Weights | null = stages.length > 0 && stages.every(isTold) ? (stages.at(-1) ?? null) : null;
  const enough = effective >= least;
  const needed =
    enough || effective === 0 ? 0 : Math.min(mostDraws, Math.ceil((now.seen.draws.draws * least) / effective));
  const levels = meansOf(now.seen.draws, last ?? evenWeights(now.seen.draws.draws));
  const judged = prepared.targets.map(({ target, chosen }, i) => {
    const prior = chanceOf(first.draws.holds[i] ?? new Uint8Array(0), before);
    const { id, label, headline = false } = target;
    return {
      id,
      label,
      grade: chosen.grade ?? target.grade,
      headline,
      ...follow(now.seen.draws.holds[i] ?? new Uint8Array(0), prior, stages),
    };
  });
  return {
    ...recordOf(prepared, first.draws.draws + (now.seen === first ? 0 : now.seen.draws.draws)),
    method: now.method,
    figures: readings,
    effective: { size: effective, share: effective / now.seen.draws.draws, least, enough },
    offer: enough ? null : { draws: needed, reruns: effective === 0 ? ['fix'] : ['more', 'fix'] },
    targets: judged,
    joint: jointOf(prepared, first.draws, now.seen.draws, stages),
    required:
      last === null
        ? requirements(prepared, question, figures, { ...outlook, ways: [] }, levels)
        : requirements(prepared, question, figures, outlook, levels),
    progress: last === null ? [] : straightLines(prepared, outlook, levels, meansOf(first.draws, before)),
    progressWarning: straightLineWarning,
    paths: pathsOf(
      prepared,
      outlook,
      { draws: first.draws, weights: before.weights },
      last === null ? null : { draws: now.seen.draws, weights: last.weights },
    ),
    problems: [
      ...prepared.warnings,
      ...told(readings, now.method),
      ...(enough || outside ? [] : [few(effective, now.seen.draws.draws, least, needed)]),
    ],
  };
}

const seriesOf = ({ figures }: MonitorQuestion): readonly string[] => [...new Set(figures.map(({ series }) => series))];

async function look(
  job: Job,
  outlook: Outlook,
  figures: readonly CheckedFigure[],
  runs: number,
  runner: Runner,
  options: RunOptions,
): Promise<Seen> {
  const draws = await monitoredDraws(job, outlook.cells, runs, runner, options);
  return { draws, stages: stagesOf(figures, draws) };
}

interface Before {
  readonly job: Job;
  readonly outlook: Outlook;
  readonly figures: readonly CheckedFigure[];
  readonly first: Seen;
  readonly least: number;
  readonly outside: boolean;
}

/** The second run that was asked for; the first where none is needed. */
async function again(
  { rerun }: MonitorQuestion,
  { job, outlook, figures, first, least, outside }: Before,
  runner: Runner,
  options: RunOptions,
): Promise<{ readonly method: MonitorAnswer['method']; readonly seen: Seen }> {
  const effective = first.stages.at(-1)?.effective ?? 0;
  if (rerun === 'fix') {
    const draws = await monitoredDraws(
      { ...job, fix: withFigures(job.fix, figures) },
      outlook.cells,
      1,
      runner,
      options,
    );
    const year = figures.at(-1)?.year ?? 0;
    return { method: 'started from the figures', seen: { draws, stages: [{ year, ...evenWeights(draws.draws) }] } };
  }
  if (rerun === 'more' && !outside && effective > 0 && effective < least) {
    const runs = Math.ceil(Math.min(mostDraws, (job.draws * least * 1.25) / effective) / job.draws);
    return {
      method: 'reweighted more draws',
      seen: await look(job, outlook, figures, Math.max(1, runs), runner, options),
    };
  }
  return { method: 'reweighted', seen: first };
}

function withFigures(fix: Job['fix'], figures: readonly CheckedFigure[]): NonNullable<Job['fix']> {
  const all: Record<string, NonNullable<Job['fix']>[string]> = { ...fix };
  for (const { series, year, value } of figures) all[series] = { ...all[series], [year]: value };
  return all;
}

function meansOf(draws: MonitoredDraws, { weights }: Pick<Weights, 'weights'>): (cell: CellName) => number {
  return (cell) => weightedMoments(draws.column(cell), weights).mean;
}

function jointOf(
  { targets, joint }: PreparedJob,
  first: MonitoredDraws,
  now: MonitoredDraws,
  stages: readonly Stage[],
): MonitorAnswer['joint'] {
  if (joint.length === 0) return null;
  const places = targets.flatMap(({ target }, i) => (joint.includes(target.id) ? [i] : []));
  const together = ({ draws, holds }: MonitoredDraws): Uint8Array =>
    Uint8Array.from({ length: draws }, (_, d) => (places.every((i) => holds[i]?.[d] === 1) ? 1 : 0));
  const prior = chanceOf(together(first), evenWeights(first.draws));
  return { ids: places.map((i) => targets[i]?.target.id ?? ''), ...follow(together(now), prior, stages) };
}

const shown = (value: number, { display: { unit, factor } }: FigureReading): string =>
  `${Number((value * factor).toPrecision(4))}${unit === '1' ? '' : ` ${unit}`}`;

function told(readings: readonly FigureReading[], method: MonitorAnswer['method']): readonly Problem[] {
  if (method === 'started from the figures') return [];
  return readings.flatMap((reading) => {
    const { series, year, value, expected } = reading;
    const ends = { low: shown(expected.low, reading), high: shown(expected.high, reading) };
    return reading.outside
      ? [problem('figure-outside', { path: 'figures' }, { name: series, year, value: shown(value, reading), ...ends })]
      : [];
  });
}

function few(size: number, draws: number, least: number, needed: number): Problem {
  const share = ((100 * size) / draws).toFixed(1);
  return problem(
    'few-draws-left',
    { path: 'figures' },
    { size: Math.round(size), share, least: Math.round(least), leastShare: effectiveRule.share * 100, draws: needed },
  );
}
