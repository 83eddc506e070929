/** What a job asks of its structure: targets with their readings, the joint figure, series. It never depends on values. */
import { omitted } from '../check/expand/omitted.ts';
import type { Problem } from '../problem.ts';
import { seriesOf } from '../target/evaluate.ts';
import type { ChosenTarget } from '../target/choose.ts';
import { unfixedName } from './add-factors.ts';
import type { Job } from './job.ts';
import { prepareTargets } from './prepare-targets.ts';
import type { Structure } from './structure.ts';
import { unknownName } from './unknown-name.ts';

export interface Questions {
  readonly targets: readonly ChosenTarget[];
  /** Ids of the joint figure. */
  readonly joint: readonly string[];
  /** Series to summarise. */
  readonly series: readonly string[];
  /** Series whose draws are kept: the summarised ones, those that targets read, and the equations of fixed variables. */
  readonly kept: readonly string[];
  /** Indexes of the kept series among the variables; empty when there are problems. */
  readonly slots: readonly number[];
  readonly problems: readonly Problem[];
}

/** Equal keys ask the same of one bundle: everything of a job but its bundle and what gives values. */
export function questionKey(job: Job): string {
  return JSON.stringify(omitted(job, 'bundle', 'scenario', 'set', 'fix', 'add', 'seed', 'draws'));
}

/** A reading on priors alone stays out of the joint figure, and so does what sums up others. */
function headlines(targets: readonly ChosenTarget[]): readonly string[] {
  return targets
    .filter(
      ({ target, chosen }) =>
        target.headline === true && target.umbrella !== true && (chosen.grade ?? target.grade) !== 'C',
    )
    .map(({ target }) => target.id);
}

export function readQuestions(job: Job, { source, checked, schedule, residuals }: Structure): Questions {
  const { targets, problems: inTargets } = prepareTargets(job, checked, schedule);
  const problems = [...inTargets];
  const { id: model, listed } = checked.model;
  const indexes = new Map(checked.variables.map(({ name }, index) => [name, index]));
  const series = job.series ?? listed;
  const known = Object.keys(source.model.variables);
  const offered = new Set(known);
  for (const name of series)
    if (!offered.has(name)) problems.push(unknownName('序列', 'series', name, known, model, 'series'));
  const ids = targets.map(({ target }) => target.id);
  const joint = job.joint ?? headlines(targets);
  for (const id of joint) if (!ids.includes(id)) problems.push(unknownName('目标', 'target', id, ids, model, 'joint'));
  const read = targets.flatMap(({ chosen }) => seriesOf(chosen.test));
  const kept = [...new Set([...series, ...read, ...residuals.map(unfixedName)])];
  const failed = problems.some((item) => item.severity === 'error');
  return { targets, joint, series, kept, slots: failed ? [] : kept.map((name) => indexes.get(name)!), problems };
}
