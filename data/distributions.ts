/** Distributions over cities: rows of the classes of cities, by window of years. Not annual, so they have a table of their own. */
import { classes } from './datasets.ts';
import { joined } from './place.ts';
import type { RawRow } from './place.ts';
import { sourceName } from './rules/sources.ts';

export const distributionColumns = [
  'class',
  'class_zh',
  'window',
  'statistic',
  'value',
  'unit',
  'source',
  'reference',
  'note',
] as const;

/** `share` and `r` are pure numbers. */
const units: Readonly<Record<string, string>> = { pp: 'pp', count: '个', share: '1', r: '1' };

export type DistributionRecord = Readonly<Record<(typeof distributionColumns)[number], string>>;

/** undefined for a row of a single city. */
export function distributionRecord({ cells, file, row }: RawRow): DistributionRecord | undefined {
  const region = classes.find(({ names }) => names.includes(cells['region'] ?? ''));
  if (region === undefined) return undefined;
  const unit = units[cells['unit'] ?? ''];
  if (unit === undefined) throw new Error(`${file} row ${row}: no rule for the unit “${cells['unit']}”`);
  const source = cells['source'] ?? '';
  return {
    class: region.id,
    class_zh: region.zh,
    window: cells['year'] ?? '',
    statistic: cells['indicator'] ?? '',
    value: cells['value'] ?? '',
    unit,
    source: sourceName(source),
    reference: source,
    note: joined([cells['note'] ?? '']),
  };
}
