/** One raw row → a place in the tidy table, or the reason why it has none. */
import type { CsvRecord } from './csv-file.ts';
import { regionOf } from './datasets.ts';
import type { Dataset, SourceFile } from './datasets.ts';
import { breakOf } from './rules/breaks.ts';
import { decisionOn } from './rules/decisions.ts';
import { isTarget, seriesId } from './rules/indicators.ts';
import { readPeriod } from './rules/periods.ts';
import { sourceName } from './rules/sources.ts';
import { confidenceOf, tierOf } from './rules/tiers.ts';
import { readUnit, scaled } from './rules/units.ts';
import { boundFromNote, readValue } from './rules/values.ts';
import { vintageOf } from './rules/vintages.ts';
import type { TidyRow } from './tidy-row.ts';

export interface RawRow {
  readonly file: SourceFile;
  /** As a spreadsheet counts: the header is row 1. */
  readonly row: number;
  readonly cells: CsvRecord;
}

export interface Unplaced {
  readonly raw: RawRow;
  readonly reason: string;
}

export function place(dataset: Dataset, raw: RawRow): TidyRow | Unplaced {
  const cell = (name: string): string => (raw.cells[name] ?? '').trim();
  const without = (reason: string): Unplaced => ({ raw, reason });

  const region = regionOf(dataset, cell('region'));
  if (region === undefined)
    throw new Error(`${raw.file} row ${raw.row}: “${cell('region')}” is no region of ${dataset.id}`);
  if (raw.file === 'plan-tables.csv') return without('plan table: a target or its base, not an observation');
  if (cell('confidence') === 'gap') return without('not found');
  if (isTarget(cell('indicator'))) return without('a target, not an observation');
  const period = readPeriod(cell('year'));
  if ('reason' in period) return without(period.reason);
  const printed = readValue(cell('value'));
  if ('reason' in printed) return without(printed.reason);
  const indicator = seriesId(cell('indicator'), cell('unit'));
  const series = region.id === '' ? indicator : `${indicator}.${region.id}`;
  const unit = readUnit(indicator, cell('unit'));
  if (unit === undefined) return without(`unit “${cell('unit')}” is not a quantity`);

  const { year } = period;
  const value = scaled(printed.value, unit.factor);
  const source = cell('source');
  const note = cell('note');
  const tier = tierOf(source, note, cell('url'));
  const confidence = confidenceOf(cell('confidence'), tier, source);
  const decision = decisionOn({ dataset: dataset.id, series, year, value, source });
  const broken = breakOf(dataset.id, series, year);
  return {
    region: region.zh,
    indicator: series,
    year,
    value,
    bound: printed.bound === '' ? boundFromNote(note, value) : printed.bound,
    range:
      printed.range === null ? null : [scaled(printed.range[0], unit.factor), scaled(printed.range[1], unit.factor)],
    unit: unit.unit,
    vintage: vintageOf({ dataset: dataset.id, series: indicator, year, note, source, file: raw.file }),
    break: broken !== undefined,
    confidence: decision !== undefined && confidence !== 'unverified' ? 'low' : confidence,
    tier,
    source: sourceName(source),
    reference: source,
    url: cell('url'),
    note: joined([
      decision === undefined ? '' : `${decision.verdict}: ${decision.because}`,
      broken === undefined ? '' : `break: ${broken.because}`,
      note,
    ]),
    origin: `${raw.file} row ${raw.row}`,
    rejected: decision?.verdict === 'rejected',
  };
}

export function joined(parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join('; ');
}
