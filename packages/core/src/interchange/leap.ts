/** Runs → rows with LEAP's `Interp()` expressions, to be pasted into branches by their alias. */
import { commaSeparated } from './comma-separated.ts';
import { plainDecimal } from './plain-decimal.ts';
import { seriesFigures } from './run-series.ts';
import type { NamedRun, Statistic } from './run-series.ts';

export interface LeapChoice {
  readonly statistics: readonly Statistic[];
  readonly aliases: ReadonlyMap<string, string>;
}

/** `Interp(2025, 3304.15, 2030, 4200)`: years rise, each followed by its value. LEAP interpolates between them and keeps the last. */
export function interpExpression(values: readonly (readonly [year: number, value: number])[]): string {
  return `Interp(${values.map(([year, value]) => `${year}, ${plainDecimal(value)}`).join(', ')})`;
}

/** A series without any value has no row. */
export function leapRows(runs: readonly NamedRun[], { statistics, aliases }: LeapChoice): string {
  const figures = seriesFigures(runs, statistics).filter(({ values }) => values.length > 0);
  return commaSeparated([
    ['scenario', 'alias', 'series', 'statistic', 'unit', 'label', 'expression'],
    ...figures.map(({ scenario, name, statistic, summary: { unit, label }, values }) => [
      ...[scenario, aliases.get(name) ?? name, name, statistic, unit, label.en],
      interpExpression(values),
    ]),
  ]);
}
