/** Step 2: raw rows of a region → tidy table, list of what could not be placed, labels, package description. Pure: text in, text out. */
import { collapse, compareRows, grouped } from './collapse.ts';
import { parseCsv, printCsv } from './csv-file.ts';
import { describePackage } from './datapackage.ts';
import type { Dataset, SourceFile } from './datasets.ts';
import { sourceFiles } from './datasets.ts';
import { derived } from './derive.ts';
import { distributionColumns, distributionRecord } from './distributions.ts';
import type { RawRow, Unplaced } from './place.ts';
import { place } from './place.ts';
import { labelsFor } from './rules/labels.ts';
import type { TidyRow } from './tidy-row.ts';
import { tidyColumns, tidyRecord } from './tidy-row.ts';

export const unplacedColumns = [
  'reason',
  'file',
  'row',
  'region',
  'indicator',
  'year',
  'value',
  'unit',
  'confidence',
  'source',
  'url',
  'note',
] as const;

export interface Summary {
  readonly rowsIn: number;
  readonly tidy: number;
  readonly derived: number;
  readonly series: number;
  readonly unplaced: Readonly<Record<string, number>>;
  /** Rows of distributions over cities. */
  readonly distributions: number;
  readonly duplicates: number;
  readonly roundings: number;
  /** Years of a series and vintage in which several figures stand side by side. */
  readonly conflicts: number;
}

export interface Built {
  /** File name → text. */
  readonly files: Readonly<Record<string, string>>;
  readonly summary: Summary;
}

export function build(dataset: Dataset, raw: Readonly<Partial<Record<SourceFile, string>>>): Built {
  const all = sourceFiles.flatMap((file): RawRow[] =>
    parseCsv(raw[file] ?? '').map((cells, index) => ({ file, row: index + 2, cells })),
  );
  const distributions = all.flatMap((row) => distributionRecord(row) ?? []);
  const rows = all.filter((row) => distributionRecord(row) === undefined);
  const placed: TidyRow[] = [];
  const unplaced: Unplaced[] = [];
  const results = rows.map((row) => place(dataset, row));
  for (const [index, result] of results.entries()) {
    if ('reason' in result) unplaced.push(result);
    else if (!result.rejected || hasAnother(results, result)) placed.push(result);
    else unplaced.push({ raw: rows[index] as RawRow, reason: result.note });
  }

  const { rows: collected, duplicates, roundings } = collapse(placed);
  const computed = derived(dataset, collected);
  const tidy = grouped([...collected, ...computed]).flat();
  const series = [...new Set(tidy.map((row) => row.indicator))];
  assertSound(tidy);

  const labels = labelsFor(dataset, series);
  const units = Object.fromEntries(tidy.map((row) => [row.indicator, row.unit]));
  return {
    files: {
      [`${dataset.id}.csv`]: printCsv(tidyColumns, tidy.map(tidyRecord)),
      ...(distributions.length === 0 ? {} : { 'distributions.csv': printCsv(distributionColumns, distributions) }),
      'unplaced.csv': printCsv(unplacedColumns, unplaced.map(unplacedRecord)),
      'labels.json': `${JSON.stringify({ title: dataset.title, series: labels }, null, 2)}\n`,
      'datapackage.json': `${JSON.stringify(describePackage(dataset, tidy, labels, units, distributions.length > 0), null, 2)}\n`,
    },
    summary: {
      rowsIn: all.length,
      distributions: distributions.length,
      tidy: tidy.length,
      derived: computed.length,
      series: series.length,
      unplaced: counted(unplaced.map(({ reason }) => reason)),
      duplicates,
      roundings,
      conflicts: grouped(tidy).filter((group) => group.length > 1).length,
    },
  };
}

function hasAnother(placed: readonly (TidyRow | Unplaced)[], row: TidyRow): boolean {
  return placed.some(
    (other) =>
      !('reason' in other) &&
      !other.rejected &&
      other.indicator === row.indicator &&
      other.vintage === row.vintage &&
      other.year === row.year,
  );
}

/** A series has one unit, and in each year of a vintage one figure holds; otherwise the rules need another line. */
function assertSound(tidy: readonly TidyRow[]): void {
  const faults: string[] = [];
  const units = new Map<string, string>();
  for (const { indicator, unit } of tidy) {
    const first = units.get(indicator) ?? unit;
    units.set(indicator, first);
    if (first !== unit) faults.push(`${indicator}: ${first} and ${unit}`);
  }
  for (const [first, second] of grouped(tidy)) {
    if (first === undefined || second === undefined || compareRows(first, second) !== 0) continue;
    const { indicator, vintage, year, value } = first;
    faults.push(
      `${indicator}@${vintage} ${year}: ${value} (${first.origin}) ties with ${second.value} (${second.origin})`,
    );
  }
  if (faults.length > 0) throw new Error(`The rules leave open:\n${[...new Set(faults)].join('\n')}`);
}

function unplacedRecord({ raw, reason }: Unplaced): Record<string, string> {
  return { ...raw.cells, reason, file: raw.file, row: String(raw.row) };
}

function counted(words: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const word of [...words].sort()) counts[word] = (counts[word] ?? 0) + 1;
  return counts;
}
