/** The raw draws of runs as columns: one row per scenario, draw and year, one column per series, headed with its alias. */
import type { Bilingual } from '../problem.ts';
import type { Ensemble } from '../result/ensemble.ts';
import type { NamedRun } from './run-series.ts';

export interface DrawnRun extends NamedRun {
  /** Of all series of the report. */
  readonly ensemble: Ensemble;
}

export interface DrawColumn {
  readonly column: string;
  readonly name: string;
  readonly unit: string;
  readonly label: Bilingual;
  /** By row, in `unit`; null where there is no value. */
  readonly values: readonly (number | null)[];
}

export interface DrawTable {
  readonly scenario: readonly string[];
  /** From 0, as in the engine. */
  readonly draw: readonly number[];
  readonly year: readonly number[];
  readonly series: readonly DrawColumn[];
}

/** The runs are of one model and have the same series. */
export function drawTable(runs: readonly DrawnRun[], aliases: ReadonlyMap<string, string>): DrawTable {
  const rows = runs.flatMap(({ scenario, ensemble: { draws, years } }, run) =>
    Array.from({ length: draws }, (_, draw) => years.map((year, at) => ({ run, scenario, draw, year, at }))).flat(),
  );
  const [first] = runs;
  return {
    scenario: rows.map(({ scenario }) => scenario),
    draw: rows.map(({ draw }) => draw),
    year: rows.map(({ year }) => year),
    series: Object.entries(first?.report.series ?? {}).map(([name, { unit, label }]) => {
      const positions = runs.map(({ ensemble }) => ensemble.names.indexOf(name));
      const values = rows.map(({ run, draw, at }) => {
        const { values: all, years, draws } = runs[run]!.ensemble;
        const value = all[(positions[run]! * years.length + at) * draws + draw];
        return value === undefined || Number.isNaN(value) ? null : value;
      });
      return { column: aliases.get(name) ?? name, name, unit, label, values };
    }),
  };
}

/** Header and rows, for text and spreadsheets. */
export function drawRows({
  scenario,
  draw,
  year,
  series,
}: DrawTable): readonly (readonly (string | number | null)[])[] {
  return [
    ['scenario', 'draw', 'year', ...series.map(({ column }) => column)],
    ...scenario.map((text, row) => [text, draw[row]!, year[row]!, ...series.map(({ values }) => values[row] ?? null)]),
  ];
}

/** What the columns are: header and one row each. */
export function drawColumns({ series }: DrawTable): readonly (readonly string[])[] {
  return [
    ['column', 'series', 'unit', 'label_zh', 'label_en'],
    ...series.map(({ column, name, unit, label }) => [column, name, unit, label.zh, label.en]),
  ];
}
