/** The further datasets as tables, for calibration and back-tests. */
import type { Table } from '@planwright/core';
import { moreTexts } from './more-texts.ts';
import { readShipped } from './tables.ts';

export function moreTables(): readonly Table[] {
  return moreTexts.map(({ id, csv, labels }) => readShipped(id, csv, labels));
}
