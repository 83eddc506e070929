/** One line of a tidy table. */
import type { Bound, Confidence, SourceTier } from '../packages/core/src/data/table.ts';

export type { Bound, Confidence };
export type Tier = SourceTier;

export const tidyColumns = [
  'region',
  'indicator',
  'year',
  'value',
  'bound',
  'low',
  'high',
  'unit',
  'vintage',
  'break',
  'confidence',
  'tier',
  'source',
  'reference',
  'url',
  'note',
] as const;

export interface TidyRow {
  readonly region: string;
  readonly indicator: string;
  readonly year: number;
  readonly value: number;
  readonly bound: Bound | '';
  readonly range: readonly [number, number] | null;
  readonly unit: string;
  readonly vintage: string;
  readonly break: boolean;
  readonly confidence: Confidence;
  readonly tier: Tier;
  /** As a planning office calls it. */
  readonly source: string;
  /** As the collection names it, with the place where it was read. */
  readonly reference: string;
  readonly url: string;
  readonly note: string;
  /** Where it came from, for notes on copies: `macro.csv row 12`; empty when computed here. */
  readonly origin: string;
  /** Rejected by the notes on the figures: kept in sight, never the one that holds. */
  readonly rejected: boolean;
}

export function tidyRecord(row: TidyRow): Record<(typeof tidyColumns)[number], string> {
  return {
    region: row.region,
    indicator: row.indicator,
    year: String(row.year),
    value: String(row.value),
    bound: row.bound,
    low: row.range === null ? '' : String(row.range[0]),
    high: row.range === null ? '' : String(row.range[1]),
    unit: row.unit,
    vintage: row.vintage,
    break: row.break ? '1' : '',
    confidence: row.confidence,
    tier: row.tier,
    source: row.source,
    reference: row.reference,
    url: row.url,
    note: row.note,
  };
}
