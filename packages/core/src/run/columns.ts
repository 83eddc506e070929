/** What a run says something about: columns of draws, in one order that every worker and every part of a run shares. */
import { cellState } from './cell-state.ts';
import { column } from '../result/ensemble.ts';
import type { Ensemble } from '../result/ensemble.ts';
import type { Outcome } from '../target/outcome.ts';
import { unfixedName } from './add-factors.ts';
import type { PreparedJob } from './prepare.ts';

export type Column =
  | { readonly kind: 'series'; readonly name: string; readonly year: number }
  /** The fixed value minus what the equation gives. */
  | { readonly kind: 'residual'; readonly name: string; readonly year: number; readonly fixed: number }
  | { readonly kind: 'margin'; readonly target: number };

/** Cells of the summarised series that have values, then residuals, then one margin per target. */
export function columnsOf({ checked, schedule, settings, series, residuals, targets }: PreparedJob): readonly Column[] {
  const { years } = checked;
  const indexes = new Map(checked.variables.map(({ name }, index) => [name, index]));
  return [
    ...series.flatMap((name) =>
      years
        .filter(
          (year, y) =>
            cellState(schedule.modes[indexes.get(name)!]![y]!, year, checked.model.years.start) !== 'missing',
        )
        .map((year): Column => ({ kind: 'series', name, year })),
    ),
    ...residuals.flatMap((name) =>
      [...(settings.fix.get(name) ?? [])]
        .sort(([a], [b]) => a - b)
        .map(([year, fixed]): Column => ({ kind: 'residual', name, year, fixed })),
    ),
    ...targets.map((_, target): Column => ({ kind: 'margin', target })),
  ];
}

/** The draws of a column; `outcomes` by target. */
export function readColumn(one: Column, draws: Ensemble, outcomes: ReadonlyMap<number, Outcome>): Float64Array {
  switch (one.kind) {
    case 'series':
      return column(draws, one.name, one.year);
    case 'residual':
      return column(draws, unfixedName(one.name), one.year).map((value) => one.fixed - value);
    case 'margin':
      return outcomes.get(one.target)!.margin;
    default:
      return one satisfies never;
  }
}
