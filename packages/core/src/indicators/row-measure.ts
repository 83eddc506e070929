/** What a row of an indicator table measures, also while its goal is blank: a level, a mean rate or a cut, and which side is safe. */
import type { IndicatorRow, IndicatorTable } from './indicator-table.ts';
import { isBetterBelow, isFall, isRate } from './indicator-test.ts';

export interface RowMeasure {
  readonly measure: 'level' | 'growth' | 'cut';
  readonly direction: 'atLeast' | 'atMost';
  readonly from: number;
  readonly year: number;
}

export function rowMeasure({ name, unit }: IndicatorRow, { baseYear, endYear }: IndicatorTable): RowMeasure {
  const years = { from: baseYear, year: endYear };
  if (unit === '%' && isFall(name)) return { measure: 'cut', direction: 'atLeast', ...years };
  if (unit === '%' && isRate(name)) return { measure: 'growth', direction: 'atLeast', ...years };
  return { measure: 'level', direction: isBetterBelow(name) ? 'atMost' : 'atLeast', ...years };
}
