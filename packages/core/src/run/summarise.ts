/** Findings on the columns of a series or a residual → what the report says of it. */
import type { CheckedModel } from '../check/checked-model.ts';
import type { Schedule } from '../check/schedule.ts';
import { displayFactor } from '../units/quantity.ts';
import type { ColumnSummary } from '../result/draw-distribution.ts';
import type { ResidualSummary, SeriesSummary } from '../result/report.ts';
import { cellState } from './cell-state.ts';

const nothing: ColumnSummary = { mean: null, meanError: null, quantiles: [], quantileErrors: [] };

/** `summaries` by year, with the quantiles of `bandLevels`; years without a value are absent. */
export function summariseSeries(
  checked: CheckedModel,
  schedule: Schedule,
  summaries: ReadonlyMap<number, ColumnSummary>,
  name: string,
): SeriesSummary {
  const index = checked.variables.findIndex((variable) => variable.name === name);
  const variable = checked.variables[index];
  if (!variable) throw new Error(`unchecked series ${name}`);
  const { definition, observed } = variable;
  const { years, model } = checked;
  const cells = years.map((year) => summaries.get(year) ?? nothing);
  const quantile = (level: number): readonly (number | null)[] =>
    cells.map(({ quantiles }) => quantiles[level] ?? null);
  const error = (level: number): readonly (number | null)[] =>
    cells.map(({ quantileErrors }) => quantileErrors[level] ?? null);
  const display = definition.display ?? definition.unit;
  const factor = displayFactor(definition.unit, display);
  return {
    unit: definition.unit,
    display: { unit: display, factor: typeof factor === 'number' ? factor : 1 },
    label: definition.label,
    state: years.map((year, y) => cellState(schedule.modes[index]![y]!, year, model.years.start)),
    observed: years.map((year) => observed?.values.get(year) ?? null),
    observations: variable.shown,
    mean: cells.map(({ mean }) => mean),
    ...{ p05: quantile(0), p25: quantile(1), p50: quantile(2), p75: quantile(3), p95: quantile(4) },
    errors: {
      mean: cells.map(({ meanError }) => meanError),
      ...{ p05: error(0), p25: error(1), p50: error(2), p75: error(3), p95: error(4) },
    },
  };
}

/** With the quantiles 5 % and 95 %. */
export function summariseResidual({ mean, quantiles: [p05 = null, p95 = null] }: ColumnSummary): ResidualSummary {
  return { mean, p05, p95 };
}
