/**
 * Growth of cities against the GDP-weighted mean of the cities of their province, year by year, from one vintage of rates. The
 * revised provincial rate is not used: it is of another round than the rates of the cities.
 */
import type { Table } from '../../data/table.ts';
import type { Bilingual } from '../../problem.ts';

/** Where a series stands: `dataset`, `series` and the round of publication (any, where absent). */
export interface SeriesAddress {
  readonly dataset: string;
  readonly series: string;
}

export interface PanelCity {
  readonly id: string;
  readonly label: Bilingual;
  readonly province: string;
  /** Real growth, percent. */
  readonly growth: SeriesAddress;
  /** Level at current prices, for weights. */
  readonly level: SeriesAddress;
}

export interface CityPanel {
  readonly cities: readonly PanelCity[];
  /** Provinces of which all cities are in the panel: only these have a mean of their cities. */
  readonly provinces: readonly string[];
  /** Round of publication of the rates. */
  readonly vintage: string;
  /** First year used. */
  readonly from: number;
}

export type YearValues = ReadonlyMap<number, number>;

export interface MarginPanel {
  /** By city, in points. */
  readonly margins: ReadonlyMap<string, YearValues>;
  /** Years whose rates cannot stand in one line with the year before, in any city: the accounts changed for all of them. */
  readonly breaks: ReadonlySet<number>;
  readonly gaps: readonly PanelGap[];
}

/** A year without a mean of the province, or a city without a rate in a year that has one. */
export interface PanelGap {
  readonly province: string;
  readonly year: number;
  readonly missing: readonly string[];
  /** Share of the province's GDP whose growth is known. */
  readonly covered: number;
}

/** A mean needs the growth of nearly the whole province: with less, who is missing decides the margin. */
export const leastCovered = 0.95;

export function cityMargins(panel: CityPanel, tables: readonly Table[]): MarginPanel {
  const margins = new Map<string, Map<number, number>>();
  const breaks = new Set<number>();
  const gaps: PanelGap[] = [];
  for (const province of panel.provinces) {
    const cities = panel.cities
      .filter((city) => city.province === province)
      .map((city) => ({ city, rates: yearly(tables, city.growth, panel.vintage), levels: levels(tables, city.level) }));
    for (const { city } of cities) for (const year of breaksOf(tables, city.growth, panel.vintage)) breaks.add(year);
    const years = cities.flatMap(({ rates }) => [...rates.keys()]);
    const [first, last] = [Math.max(panel.from, Math.min(...years)), Math.max(...years)];
    for (let year = first; year <= last; year++) {
      const weights = weightsBefore(year, cities);
      const known = cities.filter(({ city, rates }) => rates.has(year) && weights.has(city.id));
      const total = sum([...weights.values()]);
      const share = sum(known.map(({ city }) => weights.get(city.id)!));
      const covered = total > 0 ? share / total : 0;
      const missing = cities.filter(({ city, rates }) => !rates.has(year) && weights.has(city.id));
      if (missing.length > 0) gaps.push({ province, year, missing: missing.map(({ city }) => city.id), covered });
      if (covered < leastCovered) continue;
      const mean = sum(known.map(({ city, rates }) => weights.get(city.id)! * rates.get(year)!)) / share;
      for (const { city, rates } of known)
        margins.set(city.id, (margins.get(city.id) ?? new Map<number, number>()).set(year, rates.get(year)! - mean));
    }
  }
  return { margins, breaks, gaps };
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

/** One vintage by year: the most trusted row; inequalities are no figures. */
export function yearly(tables: readonly Table[], address: SeriesAddress, vintage: string): YearValues {
  const found = new Map<number, number>();
  for (const row of rowsOf(tables, address))
    if (row.vintage === vintage && row.bound === undefined && !found.has(row.year)) found.set(row.year, row.value);
  return found;
}

export function breaksOf(tables: readonly Table[], address: SeriesAddress, vintage: string): readonly number[] {
  return rowsOf(tables, address)
    .filter((row) => row.vintage === vintage && row.break === true)
    .map(({ year }) => year);
}

const rowsOf = (
  tables: readonly Table[],
  { dataset, series }: SeriesAddress,
): Table['series'][string]['observations'] =>
  tables.find(({ id }) => id === dataset)?.series[series]?.observations ?? [];

/** By vintage, then year. */
function levels(tables: readonly Table[], address: SeriesAddress): ReadonlyMap<string, YearValues> {
  const vintages = new Set(rowsOf(tables, address).map(({ vintage }) => vintage));
  return new Map([...vintages].map((vintage) => [vintage, yearly(tables, address, vintage)]));
}

/** Only levels of earlier years weigh, all of one year and vintage: the one that most cities have, the latest of these. */
function weightsBefore(
  year: number,
  cities: readonly { readonly city: PanelCity; readonly levels: ReadonlyMap<string, YearValues> }[],
): ReadonlyMap<string, number> {
  const vintages = new Set(cities.flatMap(({ levels: own }) => [...own.keys()]));
  let best: ReadonlyMap<string, number> = new Map();
  for (let before = year - 1; before >= year - 3; before--)
    for (const vintage of vintages) {
      const found = new Map<string, number>();
      for (const { city, levels: own } of cities) {
        const level = own.get(vintage)?.get(before);
        if (level !== undefined) found.set(city.id, level);
      }
      if (found.size > best.size) best = found;
    }
  return best;
}
