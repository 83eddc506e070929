/** Runs side by side: one row per scenario and year, one column per series and statistic, headed with aliases. */
import type { SeriesSummary } from '../result/report.ts';
import { seriesFigures } from './run-series.ts';
import type { NamedRun, Statistic } from './run-series.ts';

export interface WideChoice {
  readonly statistics: readonly Statistic[];
  readonly aliases: ReadonlyMap<string, string>;
}

export interface WideColumn {
  /** The alias of the series for the mean, `alias_p05` for a quantile. */
  readonly column: string;
  readonly name: string;
  readonly statistic: Statistic;
  readonly summary: SeriesSummary;
}

export interface WideTable {
  readonly columns: readonly WideColumn[];
  /** Scenario, year, then the columns in their order, in the unit of each series; null where there is no value. */
  readonly rows: readonly (readonly (string | number | null)[])[];
}

export function wideTable(runs: readonly NamedRun[], { statistics, aliases }: WideChoice): WideTable {
  const figures = seriesFigures(runs, statistics);
  const columnOf = (name: string, statistic: Statistic): string =>
    (aliases.get(name) ?? name) + (statistic === 'mean' ? '' : `_${statistic}`);
  const columns = new Map<string, WideColumn>();
  const cells = new Map<string, number>();
  const cell = (scenario: string, year: number, column: string): string => JSON.stringify([scenario, year, column]);
  for (const { scenario, name, statistic, summary, values } of figures) {
    const column = columnOf(name, statistic);
    if (!columns.has(column)) columns.set(column, { column, name, statistic, summary });
    for (const [year, value] of values) cells.set(cell(scenario, year, column), value);
  }
  const rows = runs.flatMap(({ scenario, report }) =>
    report.years.map((year) => [
      ...[scenario, year],
      ...[...columns.keys()].map((column) => cells.get(cell(scenario, year, column)) ?? null),
    ]),
  );
  return { columns: [...columns.values()], rows };
}
