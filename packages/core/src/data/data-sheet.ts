/** What a table holds, series by series: observed, computed, without a seen source, missing; by years, round of publication and source. */
import type { Bilingual } from '../problem.ts';
import type { Observation, Series, Table } from './table.ts';
import { compareTrust } from './trust.ts';

export interface DataSheetLine {
  readonly dataset: string;
  readonly series: string;
  readonly label: Bilingual;
  readonly unit: string;
  readonly vintage: string;
  /** Years of the figures that hold, by how they are known. */
  readonly observed: readonly number[];
  readonly derived: readonly number[];
  readonly unverified: readonly number[];
  /** Years between the first and the last without a figure. */
  readonly missing: readonly number[];
  /** Years whose figure is an inequality or a range. */
  readonly bounded: readonly number[];
  /** Years in which several figures stand side by side. */
  readonly conflicts: readonly number[];
  /** Years into which no growth may be computed. */
  readonly breaks: readonly number[];
  /** Figures quoted by a third party or an analyst: the bulletin was not seen. */
  readonly quoted: readonly number[];
  /** Names of the sources of the figures that hold, each once, by year. */
  readonly sources: readonly string[];
}

/** In the order of the table, then by round of publication. */
export function dataSheet(table: Table): readonly DataSheetLine[] {
  return Object.values(table.series).flatMap((series) =>
    [...new Set(series.observations.map(({ vintage }) => vintage))].map((vintage) => lineOf(table.id, series, vintage)),
  );
}

function lineOf(dataset: string, series: Series, vintage: string): DataSheetLine {
  const rows = series.observations.filter((item) => item.vintage === vintage);
  const byYear = new Map<number, Observation[]>();
  for (const row of rows) byYear.set(row.year, [...(byYear.get(row.year) ?? []), row]);
  const holding = [...byYear.values()]
    .flatMap((items) => [...items].sort(compareTrust).slice(0, 1))
    .sort((a, b) => a.year - b.year);
  const years = (fits: (item: Observation) => boolean): readonly number[] =>
    holding.filter(fits).map(({ year }) => year);
  const known = years(() => true);
  const first = known[0] ?? 0;
  const span = Array.from({ length: (known.at(-1) ?? first) - first + 1 }, (_, i) => first + i);
  return {
    ...{ dataset, series: series.id, label: series.label, unit: series.unit, vintage },
    observed: years(({ confidence }) => confidence !== 'derived' && confidence !== 'unverified'),
    derived: years(({ confidence }) => confidence === 'derived'),
    unverified: years(({ confidence }) => confidence === 'unverified'),
    missing: span.filter((year) => !known.includes(year)),
    bounded: years(({ bound, range }) => bound !== undefined || range !== undefined),
    conflicts: [...byYear]
      .filter(([, items]) => new Set(items.map(({ value }) => value)).size > 1)
      .map(([year]) => year),
    breaks: years((item) => item.break === true),
    quoted: years(({ tier, confidence }) => confidence !== 'derived' && (tier === 'third party' || tier === 'analyst')),
    sources: [...new Set(holding.map(({ source }) => source))],
  };
}

/** `2010—2016、2018`: runs of years joined. */
export function yearRuns(years: readonly number[]): string {
  const sorted = [...years].sort((a, b) => a - b);
  const runs: [number, number][] = [];
  for (const year of sorted) {
    const last = runs.at(-1);
    if (last !== undefined && last[1] === year - 1) last[1] = year;
    else runs.push([year, year]);
  }
  return runs.map(([from, to]) => (from === to ? String(from) : `${from}—${to}`)).join('、');
}
