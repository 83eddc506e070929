/** Bases of the rows of an indicator table from the figures of one place. */
import { resolveObserved } from '../data/resolve.ts';
import type { Table } from '../data/table.ts';
import { unitFactor } from '../data/unit-factor.ts';
import type { IndicatorRow, IndicatorTable, IndicatorValue } from './indicator-table.ts';

/**
 * The table with the base of each named row read from a dataset, in the unit of the row; blank without a figure.
 *
 * @param series name of a row → `series@vintage`
 */
export function withObservedBases(
  table: IndicatorTable,
  series: Readonly<Record<string, string>>,
  { dataset, tables }: { readonly dataset: string; readonly tables: readonly Table[] },
): IndicatorTable {
  const baseOf = ({ name, unit }: IndicatorRow): IndicatorValue | undefined => {
    const wanted = Object.hasOwn(series, name) ? series[name] : undefined;
    if (wanted === undefined) return undefined;
    const found = resolveObserved(tables, `${dataset}.${wanted}`, {});
    if (Array.isArray(found)) return undefined;
    const observed = found.observations.find(({ year }) => year === table.baseYear);
    const factor = unitFactor(found.series.unit, unit);
    if (observed === undefined || factor === undefined) return undefined;
    // Twelve digits: 589 万吨 are 117.8 亿斤, not 117.80000000000001.
    const value = Number((observed.value * factor).toPrecision(12));
    return { text: String(value), figure: { value } };
  };
  const rows = table.rows.map((row): IndicatorRow => {
    const base = baseOf(row);
    return base === undefined ? row : { ...row, base };
  });
  return { ...table, rows };
}
