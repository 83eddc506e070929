/** Which figures a model stands on, and which targets read each of them, directly or through other variables. */
import { checkModel } from '../check/check-model.ts';
import type { CheckedModel } from '../check/checked-model.ts';
import { references } from '../formula/expression.ts';
import type { Observation } from '../data/table.ts';
import { ModelError } from '../problem.ts';
import type { Bilingual } from '../problem.ts';
import { seriesOf } from '../target/evaluate.ts';
import type { ModelBundle } from '../run/job.ts';

export interface DataUse {
  /** `dataset.series@vintage` as the model writes it. */
  readonly reference: string;
  readonly variable: string;
  readonly label: Bilingual;
  /** The figures that hold, by year, in the unit of the series. */
  readonly observations: readonly Observation[];
  /** Years from the model's history to the year before its start without a figure. */
  readonly missing: readonly number[];
  /** Ids of the targets that depend on it. */
  readonly targets: readonly string[];
}

/** In the order of the model. Throws ModelError when the model does not check. */
export function dataUse(bundle: ModelBundle): readonly DataUse[] {
  const { checked, problems } = checkModel(bundle.model, bundle.tables);
  if (checked === null) throw new ModelError(problems);
  const readers = new Map<string, Set<string>>();
  for (const target of bundle.targets) {
    const start = Object.values(target.readings).flatMap(({ test }) => seriesOf(test));
    for (const name of behind(checked, start)) readers.set(name, (readers.get(name) ?? new Set()).add(target.id));
  }
  const { history, start } = bundle.model.years;
  const years = Array.from({ length: Math.max(0, start - history) }, (_, i) => history + i);
  return checked.variables.flatMap(({ name, definition, observed }): DataUse[] => {
    if (observed === null || definition.observed === undefined) return [];
    const known = observed.chosen.map(({ year }) => year);
    return [
      {
        ...{ reference: definition.observed, variable: name, label: definition.label, observations: observed.chosen },
        missing: years.filter((year) => !known.includes(year)),
        targets: [...(readers.get(name) ?? [])],
      },
    ];
  });
}

/** The variables a series is computed from, itself included. */
function behind(checked: CheckedModel, start: readonly string[]): ReadonlySet<string> {
  const byName = new Map(checked.variables.map((variable) => [variable.name, variable]));
  const found = new Set(start);
  for (const name of found) {
    const variable = byName.get(name);
    for (const expression of [variable?.equation, variable?.initial])
      if (expression !== null && expression !== undefined)
        for (const reference of references(expression)) {
          const meaning = checked.meaning.get(reference.name.normalize('NFC'));
          if (meaning?.kind === 'variable') found.add(checked.variables[meaning.index]?.name ?? reference.name);
        }
  }
  return found;
}
