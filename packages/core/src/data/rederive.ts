/** The two series we compute ourselves, computed anew when a user replaces what they rest on. */
import { chainLevels } from './chain-levels.ts';
import type { ImportedFigure } from './imported-figure.ts';
import type { Observation, Series, Table } from './table.ts';
import { compareTrust } from './trust.ts';
import { withObservations } from './with-observations.ts';

const growth = 'gdp_growth_real';
const constant = 'gdp_constant_2025';
const baseYear = 2025;

/** `gdp_growth_real@latest` takes the final rate before the first one; `gdp_constant_2025` chains the level of 2025 back with it. */
export function rederived(table: Table, figures: readonly ImportedFigure[]): Table {
  const touched = (series: string, ...vintages: readonly string[]): boolean =>
    figures.some((figure) => figure.series === series && vintages.includes(figure.observation.vintage));
  let result = table;
  if (touched(growth, 'first', 'final')) result = withLatest(result);
  if (touched(growth, 'first', 'final', 'latest') || touched('gdp_nominal', 'census5'))
    result = withConstant(result, figures);
  return result;
}

function holding(table: Table, id: string, vintage: string, year: number): Observation | undefined {
  const series = Object.hasOwn(table.series, id) ? table.series[id] : undefined;
  return series?.observations.filter((item) => item.vintage === vintage && item.year === year).sort(compareTrust)[0];
}

function replaced(table: Table, id: string, vintage: string, added: readonly Observation[]): Table {
  const series: Series | undefined = Object.hasOwn(table.series, id) ? table.series[id] : undefined;
  if (series === undefined || added.length === 0) return table;
  const changed = added.filter((item) => holding(table, id, vintage, item.year)?.value !== item.value);
  return { ...table, series: { ...table.series, [id]: withObservations(series, changed) } };
}

function withLatest(table: Table): Table {
  const years = (table.series[growth]?.observations ?? [])
    .filter(({ vintage }) => vintage === 'latest')
    .map(({ year }) => year);
  const added = [...new Set(years)].flatMap((year): Observation[] => {
    const rows = [holding(table, growth, 'final', year), holding(table, growth, 'first', year)];
    // The user's own figure goes before a final one of ours.
    const row = rows.find((item) => item?.chosen === true) ?? rows.find((item) => item !== undefined);
    return row?.chosen === true ? [{ ...row, vintage: 'latest' }] : [];
  });
  return replaced(table, growth, 'latest', added);
}

function withConstant(table: Table, figures: readonly ImportedFigure[]): Table {
  const base = holding(table, 'gdp_nominal', 'census5', baseYear);
  if (base === undefined || figures.some(({ series }) => series === constant)) return table;
  const rate = (year: number): number | undefined => holding(table, growth, 'latest', year)?.value;
  const levels = chainLevels({ year: baseYear, value: base.value }, rate).map(({ year, value }): Observation => ({
    ...{ year, value, vintage: 'chained2025', confidence: 'derived', tier: 'analyst', chosen: true },
    source: '据导入的现价总量与增速推算',
    reference: 'derived from imported figures: gdp_nominal@census5 and gdp_growth_real@latest',
  }));
  return replaced(table, constant, 'chained2025', levels);
}
