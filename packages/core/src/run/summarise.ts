/** Draws → bands: mean and quantiles of each requested series, beside what was observed. */
import type { CheckedModel } from '../check/checked-model.ts';
import type { CellMode, Schedule } from '../check/schedule.ts';
import { displayFactor } from '../units/quantity.ts';
import { column } from '../result/ensemble.ts';
import type { Ensemble } from '../result/ensemble.ts';
import type { CellState, SeriesSummary } from '../result/report.ts';
import { blockMean, quantileSorted } from '../result/statistics.ts';

const levels = { p05: 0.05, p25: 0.25, p50: 0.5, p75: 0.75, p95: 0.95 } as const;
type Level = keyof typeof levels;

export function summariseSeries(
  checked: CheckedModel,
  schedule: Schedule,
  ensemble: Ensemble,
  name: string,
): SeriesSummary {
  const index = checked.variables.findIndex((variable) => variable.name === name);
  const variable = checked.variables[index];
  if (!variable) throw new Error(`unchecked series ${name}`);
  const { definition, observed } = variable;
  const mean: (number | null)[] = [];
  const bands: Record<Level, (number | null)[]> = { p05: [], p25: [], p50: [], p75: [], p95: [] };
  const state = checked.years.map((year, y) => cellState(schedule.modes[index]![y]!, year, checked.model.years.start));

  checked.years.forEach((year, y) => {
    // A draw that is not a number is left out of the bands and counted in the report, never averaged away.
    const draws =
      state[y] === 'missing'
        ? new Float64Array(0)
        : column(ensemble, name, year).filter((value) => Number.isFinite(value));
    mean.push(draws.length > 0 ? blockMean(draws) : null);
    const sorted = draws.sort();
    for (const level of Object.keys(levels) as Level[])
      bands[level].push(draws.length > 0 ? quantileSorted(sorted, levels[level]) : null);
  });

  const display = definition.display ?? definition.unit;
  const factor = displayFactor(definition.unit, display);
  return {
    unit: definition.unit,
    display: { unit: display, factor: typeof factor === 'number' ? factor : 1 },
    label: definition.label,
    state,
    observed: checked.years.map((year) => observed?.values.get(year) ?? null),
    observations: variable.shown,
    mean,
    ...bands,
  };
}

function cellState(mode: CellMode, year: number, start: number): CellState {
  if (mode === 'fixed' || mode === 'observed' || mode === 'missing') return mode;
  return year < start ? 'estimated' : 'projected';
}
