/** Figures of projected years that tables hold already: a run shows them and never uses them, monitoring does. */
import { checkModel } from '../../check/check-model.ts';
import { ModelError } from '../../problem.ts';
import type { ModelBundle } from '../../run/job.ts';
import type { NewFigure } from './monitor-answer.ts';

/** Of observed variables, from the start of the model on, in the unit of the variable. Throws ModelError when the model does not check. */
export function newObservations({ model, tables }: Pick<ModelBundle, 'model' | 'tables'>): readonly NewFigure[] {
  const { checked, problems } = checkModel(model, tables);
  if (checked === null) throw new ModelError(problems);
  const { start, end } = checked.model.years;
  return checked.variables.flatMap(({ name, observed }) =>
    [...(observed?.values ?? [])].flatMap(([year, value]): NewFigure[] =>
      year >= start && year <= end ? [{ series: name, year, value }] : [],
    ),
  );
}
