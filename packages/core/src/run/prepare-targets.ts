/** The targets of a job: the chosen reading of each, whether the model has what they read, and their thresholds in numbers. */
import type { CheckedModel } from '../check/checked-model.ts';
import type { Schedule } from '../check/schedule.ts';
import { checkForm } from '../check/shape.ts';
import type { FlatModel, FlatParameter } from '../model/flat-model.ts';
import type { Settings } from '../model/scenario.ts';
import { problem } from '../problem.ts';
import type { Problem } from '../problem.ts';
import { checkTarget } from '../target/check-target.ts';
import type { ModelView } from '../target/check-target.ts';
import { chooseTargets } from '../target/choose.ts';
import type { ChosenTarget, SettledTarget } from '../target/choose.ts';
import { targetForm } from '../target/target-form.ts';
import { settleTest, thresholdsOf } from '../target/thresholds.ts';
import type { Job } from './job.ts';

export function prepareTargets(
  job: Job,
  checked: CheckedModel,
  schedule: Schedule,
): { targets: readonly ChosenTarget[]; problems: readonly Problem[] } {
  const { targets } = job.bundle;
  const { id } = checked.model;
  const shapes = targets.flatMap((target) => checkForm(targetForm, target, `targets.${target.id}`, id));
  if (shapes.some(({ severity }) => severity === 'error')) return { targets: [], problems: shapes };
  const { chosen, problems } = chooseTargets(targets, job.readings ?? {}, job.targets, id);
  const view = viewOf(checked, schedule);
  return { targets: chosen, problems: [...shapes, ...problems, ...targets.flatMap((each) => checkTarget(each, view))] };
}

/** One number unless a scenario says otherwise. */
const isSingle = (parameter: FlatParameter | undefined): boolean =>
  parameter?.role !== 'uncertainty' || !parameter.prior;

function viewOf({ model, variables, years }: CheckedModel, schedule: Schedule): ModelView {
  const places = new Map(variables.map(({ name }, index) => [name, index]));
  const single = Object.entries(model.parameters).filter(([, parameter]) => isSingle(parameter));
  return {
    id: model.id,
    end: model.years.end,
    series: new Map(variables.map(({ name, definition }) => [name, definition.unit])),
    hasValue: (series, year) => {
      const mode = schedule.modes[places.get(series) ?? -1]?.[years.indexOf(year)];
      return mode !== undefined && mode !== 'missing';
    },
    parameters: new Map(single.map(([name, { unit }]) => [name, unit])),
  };
}

/** A threshold is one number: a scenario that gives it a distribution or a path is told so. */
export function settleTargets(
  chosen: readonly ChosenTarget[],
  settings: Settings,
  model: FlatModel,
): { targets: readonly SettledTarget[]; problems: readonly Problem[] } {
  const drawn = new Set(Object.keys(model.parameters).filter((name) => !isSingle(model.parameters[name])));
  const byName = new Map(settings.parameters.map((setting) => [setting.name, setting]));
  const named = new Set(chosen.flatMap(({ chosen: { test } }) => thresholdsOf(test).map(({ name }) => name)));
  const problems = [...named].flatMap((name) => {
    const setting = byName.get(name);
    // A parameter that is missing, or no single number to begin with, is told by the check of its target.
    if (!setting || drawn.has(name) || (setting.prior === null && setting.path === null)) return [];
    const values = {
      path: `set.${name}`,
      reason_zh: '目标的门槛只能是一个数',
      reason_en: 'the threshold of a target is one number',
      advice_zh: '给出一个数，或用 shift 平移。',
      advice_en: 'Give a number, or a shift.',
    };
    return [problem('bad-definition', { model: model.id, path: `set.${name}` }, values)];
  });
  const valueOf = (name: string): number => byName.get(name)?.value ?? NaN;
  return {
    targets: chosen.map((choice) => ({ ...choice, test: settleTest(choice.chosen.test, valueOf) })),
    problems,
  };
}
