/** The shipped figures as tables. The CSV files come in as text when the package is built; nothing is read at run time. */
import { ModelError, readTable } from '@planwright/core';
import type { Bilingual, Table } from '@planwright/core';
import chinaCsv from '@planwright/data/china/china.csv';
import chinaLabels from '@planwright/data/china/labels.json' with { type: 'json' };
import liaochengCsv from '@planwright/data/liaocheng/liaocheng.csv';
import liaochengLabels from '@planwright/data/liaocheng/labels.json' with { type: 'json' };
import shandongCsv from '@planwright/data/shandong/shandong.csv';
import shandongLabels from '@planwright/data/shandong/labels.json' with { type: 'json' };

interface Labels {
  readonly title: Bilingual;
  readonly series: Readonly<Record<string, Bilingual>>;
}

/** One dataset as a table; throws with every problem of the file. */
export function readShipped(id: string, csv: string, labels: Labels): Table {
  const read = readTable({ id, title: labels.title, csv, labels: labels.series, file: `data/${id}/${id}.csv` });
  if (!read.table) throw new ModelError(read.problems);
  return read.table;
}

export const tables: readonly Table[] = [
  readShipped('liaocheng', liaochengCsv, liaochengLabels),
  readShipped('shandong', shandongCsv, shandongLabels),
  readShipped('china', chinaCsv, chinaLabels),
];
