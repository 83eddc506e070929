/** Job → everything a kernel needs. Reads as the pipeline: check, settle the scenario, schedule, compile. */
import { checkModel } from '../check/check-model.ts';
import type { ModelCheck } from '../check/check-model.ts';
import type { CheckedModel } from '../check/checked-model.ts';
import { checkScenarioShapes } from '../check/scenario-shape.ts';
import { relocated } from '../check/expand/relocate.ts';
import { scheduleModel } from '../check/schedule.ts';
import type { Schedule } from '../check/schedule.ts';
import { compileProgram } from '../compile/program.ts';
import type { Program } from '../compile/program.ts';
import { resolveScenario } from '../model/scenario.ts';
import type { CellValues, Settings } from '../model/scenario.ts';
import { ModelError, problem, suggest } from '../problem.ts';
import type { Problem } from '../problem.ts';
import type { ChosenTarget } from '../target/judge.ts';
import { seriesOf } from '../target/evaluate.ts';
import type { Target, Test } from '../target/target.ts';
import { unfixedName, unusedAdds, withoutResiduals, withScenarioEquations } from './add-factors.ts';
import { inputHash } from './hash.ts';
import type { Job, ModelBundle } from './job.ts';

export interface PreparedJob {
  readonly job: Job;
  readonly checked: CheckedModel;
  readonly schedule: Schedule;
  readonly settings: Settings;
  readonly program: Program;
  readonly targets: readonly ChosenTarget[];
  /** Ids of the joint figure. */
  readonly joint: readonly string[];
  /** Series to summarise. */
  readonly series: readonly string[];
  /** Series whose draws are kept: the summarised ones, those that targets read, and the equations of fixed variables. */
  readonly kept: readonly string[];
  /** Fixed variables that have an equation: what it would have given is kept too. */
  readonly residuals: readonly string[];
  readonly hash: string;
  readonly warnings: readonly Problem[];
}

/** Most draws of one run; beyond it the memory of the raw draws is not bounded yet. */
export const largestRun = 1_000_000;

const checks = new WeakMap<ModelBundle, ModelCheck>();

/** The check of a bundle depends on nothing else, so it is done once. */
function checkBundle(bundle: ModelBundle): ModelCheck {
  const known = checks.get(bundle);
  if (known) return known;
  const check = checkModel(bundle.model, bundle.tables);
  checks.set(bundle, check);
  return check;
}

/** Throws one ModelError with every problem found. */
export function prepareJob(job: Job): PreparedJob {
  const { prepared, problems } = tryPrepare(job);
  if (!prepared) throw new ModelError(problems);
  return prepared;
}

export function tryPrepare(job: Job): { prepared: PreparedJob | null; problems: readonly Problem[] } {
  const { scenarios } = job.bundle;
  const { checked: source, problems: found } = checkBundle(job.bundle);
  const problems: Problem[] = [...found, ...checkNumbers(job)];
  if (!source) return { prepared: null, problems };
  const { model, places } = source;

  const shapes = checkScenarioShapes(model, scenarios, job);
  problems.push(...shapes);
  if (shapes.some((item) => item.severity === 'error')) return { prepared: null, problems };
  const { settings: given, problems: inScenario } = resolveScenario(model, scenarios, job);
  problems.push(...inScenario);
  const { checked, settings } = withScenarioEquations(source, given);
  const schedule = scheduleModel(checked, settings.fix);
  problems.push(...withoutResiduals(schedule.problems), ...unusedAdds(checked, schedule, settings.add));
  const targets = chooseTargets(job, problems);
  const series = job.series ?? model.listed;
  checkSeries(model.id, series, Object.keys(model.variables), 'series', problems);
  const joint =
    job.joint ??
    targets.filter(({ target }) => target.headline === true && target.grade !== 'C').map(({ target }) => target.id);
  for (const id of joint)
    if (!targets.some(({ target }) => target.id === id))
      problems.push(
        unknown(
          '目标',
          'target',
          id,
          targets.map(({ target }) => target.id),
          model.id,
          'joint',
        ),
      );
  problems.push(...checkTargets(checked, schedule, targets));
  if (problems.some((item) => item.severity === 'error'))
    return { prepared: null, problems: relocated(problems, places) };

  const residuals = [...settings.fix.keys()].filter((name) => checked.meaning.has(unfixedName(name).normalize('NFC')));
  const read = targets.flatMap(({ chosen }) => seriesOf(chosen.test));
  const kept = [...new Set([...series, ...read, ...residuals.map(unfixedName)])];
  const observed = checked.variables.flatMap((variable) =>
    variable.observed ? [[variable.definition.observed, variable.observed.chosen]] : [],
  );
  const hash = inputHash({
    model: job.bundle.model,
    observed,
    settings: { ...given, fix: cells(given.fix), add: cells(given.add) },
    targets: targets.map(({ target, chosen }) => [target.id, chosen.test]),
  });
  const program = compileProgram(checked, schedule);
  const told = relocated(problems, places);
  const warnings = told.filter((item) => item.severity === 'warning');
  return {
    prepared: { job, checked, schedule, settings, program, targets, joint, series, kept, residuals, hash, warnings },
    problems: told,
  };
}

const cells = (values: CellValues): unknown => [...values].map(([name, years]) => [name, [...years]]);

function checkNumbers(job: Job): Problem[] {
  const problems: Problem[] = [];
  const whole = (name: string, value: number, low: number, high: number): void => {
    if (Number.isInteger(value) && value >= low && value <= high) return;
    problems.push(
      problem(
        'bad-option',
        { path: name },
        {
          name,
          found: String(value),
          advice_zh: `应为 ${low} 至 ${high} 的整数。`,
          advice_en: `It is a whole number from ${low} to ${high}.`,
        },
      ),
    );
  };
  whole('draws', job.draws, 1, largestRun);
  whole('seed', job.seed, 0, Number.MAX_SAFE_INTEGER);
  return problems;
}

function chooseTargets(job: Job, problems: Problem[]): ChosenTarget[] {
  const ids = job.bundle.targets.map((target) => target.id);
  for (const id of Object.keys(job.readings ?? {}))
    if (!ids.includes(id)) problems.push(unknown('目标', 'target', id, ids, job.bundle.model.id, `readings.${id}`));
  return job.bundle.targets.flatMap((target: Target): ChosenTarget[] => {
    const known = Object.keys(target.readings);
    const reading =
      (job.readings && Object.hasOwn(job.readings, target.id) ? job.readings[target.id] : undefined) ?? known[0] ?? '';
    const chosen = Object.hasOwn(target.readings, reading) ? target.readings[reading] : undefined;
    if (chosen) return [{ target, reading, chosen }];
    problems.push(unknown('读法', 'reading', reading, known, job.bundle.model.id, `targets.${target.id}`));
    return [];
  });
}

function unknown(
  kind_zh: string,
  kind_en: string,
  name: string,
  known: readonly string[],
  model: string,
  path: string,
): Problem {
  return problem('unknown-name', { model, path }, { kind_zh, kind_en, name, ...suggest(name, known) });
}

function checkSeries(
  model: string,
  names: readonly string[],
  known: readonly string[],
  path: string,
  problems: Problem[],
): void {
  for (const name of names)
    if (!known.includes(name)) problems.push(unknown('序列', 'series', name, known, model, path));
}

/** Targets may only read series and years that have values. */
function checkTargets(checked: CheckedModel, schedule: Schedule, targets: readonly ChosenTarget[]): Problem[] {
  const problems: Problem[] = [];
  const names = checked.variables.map((variable) => variable.name);
  for (const { target, chosen } of targets) {
    problems.push(...checkCounts(chosen.test, checked.model.id, target.id));
    checkSeries(checked.model.id, seriesOf(chosen.test), names, `targets.${target.id}`, problems);
    for (const { series, year } of cellsOf(chosen.test, checked.model.years.end)) {
      const modes = schedule.modes[names.indexOf(series)];
      const mode = modes?.[checked.years.indexOf(year)];
      if (modes && (mode === undefined || mode === 'missing'))
        problems.push(
          problem(
            'missing-value',
            { model: checked.model.id, path: `targets.${target.id}` },
            { name: series, year, reader: target.id },
          ),
        );
    }
  }
  return problems;
}

/** `atLeast` asks for one to all of its members. */
function checkCounts(test: Test, model: string, target: string): Problem[] {
  if (!('of' in test)) return [];
  const inside = test.of.flatMap((member) => checkCounts(member, model, target));
  if (test.kind !== 'atLeast' || (Number.isInteger(test.count) && test.count >= 1 && test.count <= test.of.length))
    return inside;
  return [
    ...inside,
    problem(
      'bad-definition',
      { model, path: `targets.${target}` },
      {
        path: `targets.${target}`,
        reason_zh: `atLeast 要求 ${test.count} 项，共有 ${test.of.length} 项`,
        reason_en: `atLeast asks for ${test.count} of ${test.of.length} tests`,
        advice_zh: 'count 应为 1 至项数的整数。',
        advice_en: 'count is a whole number from 1 to the number of tests.',
      },
    ),
  ];
}

function cellsOf(test: Test, end: number): readonly { series: string; year: number }[] {
  const cells = (names: readonly string[], years: readonly number[]): { series: string; year: number }[] =>
    names.flatMap((series) => years.map((year) => ({ series, year })));
  const through = (from: number, to: number): number[] =>
    Array.from({ length: Math.max(0, to - from + 1) }, (_, i) => from + i);
  switch (test.kind) {
    case 'growthAbovePeer':
      return cells(
        [test.series, test.peer],
        test.over === 'everyYear' ? through(test.from, test.to) : [test.from, test.to],
      );
    case 'shareUp':
      return cells([test.part, test.whole], [test.from, test.to]);
    case 'peakBy':
      return cells([test.series], through(test.from, end));
    case 'levelAt':
      return cells([test.series], test.relativeTo === undefined ? [test.year] : [test.relativeTo, test.year]);
    case 'all':
    case 'any':
    case 'atLeast':
      return test.of.flatMap((member) => cellsOf(member, end));
    default:
      return test satisfies never;
  }
}

/** Every problem of a job, with nothing run. */
export function checkJob(job: Job): { problems: readonly Problem[] } {
  return { problems: tryPrepare(job).problems };
}
