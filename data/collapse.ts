/** Several printings of one figure → one row, the others named in its note. Different figures stay side by side. */
import { compareTrust } from '../packages/core/src/data/trust.ts';
import { joined } from './place.ts';
import type { TidyRow } from './tidy-row.ts';

export interface Collapsed {
  /** By series, vintage, year, then trust. */
  readonly rows: TidyRow[];
  readonly duplicates: number;
  readonly roundings: number;
}

export function collapse(rows: readonly TidyRow[]): Collapsed {
  const result: Collapsed & { duplicates: number; roundings: number } = { rows: [], duplicates: 0, roundings: 0 };
  for (const group of grouped(rows)) {
    const kept: TidyRow[] = [];
    for (const row of group) {
      const same = kept.findIndex((other) => sameFigure(other, row));
      if (same < 0) kept.push(row);
      else {
        kept[same] = withCopy(kept[same], row, 'also');
        result.duplicates += 1;
      }
    }
    for (const row of [...kept]) {
      const exact = kept.findIndex((other) => roundsTo(other, row));
      if (exact < 0) continue;
      kept[exact] = withCopy(kept[exact], row, `printed as ${row.value}`);
      kept.splice(kept.indexOf(row), 1);
      result.roundings += 1;
    }
    result.rows.push(...kept);
  }
  return result;
}

/** Rows of one series, vintage and year, the most trusted first; ties keep the order of the files. */
export function grouped(rows: readonly TidyRow[]): TidyRow[][] {
  const groups = new Map<string, TidyRow[]>();
  for (const row of rows) {
    const key = [row.indicator, row.vintage, row.year].join('\u0000');
    groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  return [...groups].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, group]) => [...group].sort(compareRows));
}

export function compareRows(a: TidyRow, b: TidyRow): number {
  return Number(a.rejected) - Number(b.rejected) || compareTrust(observationOf(a), observationOf(b));
}

function observationOf(row: TidyRow): Parameters<typeof compareTrust>[0] {
  const { year, value, vintage, confidence, tier, source, bound, range } = row;
  const vague = { ...(bound === '' ? {} : { bound }), ...(range === null ? {} : { range }) };
  return { year, value, vintage, confidence, tier, source, ...vague };
}

function sameFigure(a: TidyRow, b: TidyRow): boolean {
  return a.value === b.value && a.bound === b.bound && String(a.range) === String(b.range);
}

/** `row` is `other` printed with fewer decimals. Only a sourced figure takes in its rounded prints. */
function roundsTo(other: TidyRow, row: TidyRow): boolean {
  if (other === row || other.bound !== '' || row.bound !== '' || other.range !== null || row.range !== null)
    return false;
  if (other.rejected || (other.confidence !== 'high' && other.confidence !== 'medium')) return false;
  const decimals = decimalsOf(row.value);
  return decimals < decimalsOf(other.value) && Math.abs(other.value - row.value) <= 0.5000001 * 10 ** -decimals;
}

function decimalsOf(value: number): number {
  return String(value).split('.')[1]?.length ?? 0;
}

function withCopy(kept: TidyRow | undefined, copy: TidyRow, how: string): TidyRow {
  if (kept === undefined) throw new Error('no row to keep');
  const conflict = /conflict/i.test(copy.note) && !/conflict/i.test(kept.note) ? `: ${copy.note}` : '';
  return { ...kept, note: joined([kept.note, `${how} in ${copy.origin} (${copy.confidence})${conflict}`]) };
}
