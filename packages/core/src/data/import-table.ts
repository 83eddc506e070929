/**
 * A user's table and its mapping → figures for our series, each with the cell it came from. Nothing is guessed: what cannot be
 * read is a Problem with its cell and the fix, what is read in a particular way is a warning, what is left alone is listed.
 */
import type { Problem } from '../problem.ts';
import { problem, suggest } from '../problem.ts';
import { checkFigures, yearsOf } from './check-figures.ts';
import type { WantedYears } from './check-figures.ts';
import { checkSectors } from './check-sectors.ts';
import { checkWholes } from './check-wholes.ts';
import type { Entry } from './entries.ts';
import { entriesOf } from './entries.ts';
import type { Workbook } from './grid.ts';
import type { ImportedFigure } from './imported-figure.ts';
import type { Mapping } from './mapping.ts';
import { PlaceReport } from './place-report.ts';
import { readEntry, regionNames } from './read-entry.ts';
import type { Table } from './table.ts';

export interface ImportSource {
  readonly workbook: Workbook;
  readonly mapping: Mapping;
  readonly tables: readonly Table[];
  /** Name of the table file, for problems and as the reference of each figure. */
  readonly file: string;
  /** What a blank table asks for is no series made by a slip, and only its years can lack. */
  readonly wanted?: WantedYears;
}

export interface Imported {
  /** Empty when there is an error. */
  readonly figures: readonly ImportedFigure[];
  readonly problems: readonly Problem[];
  /** Names of columns and rows that the mapping does not mention. */
  readonly skipped: readonly string[];
  /** Cells that say that there is no figure. */
  readonly missing: number;
}

/** Problems: `sheet-cell`, `sheet-cell-taken`, `series-gap`, `series-made`, `csv-empty`, `no-figures`, `csv-more`, `unknown-name`. */
export function importTable({ workbook, mapping, tables, file, wanted = {} }: ImportSource): Imported {
  const nothing = { figures: [], skipped: [], missing: 0 };
  const visible = workbook.sheets.filter(({ hidden }) => hidden !== true);
  const sheet = mapping.sheet === undefined ? visible[0] : workbook.sheets.find(({ name }) => name === mapping.sheet);
  if (sheet === undefined && mapping.sheet !== undefined) {
    const words = { kind_zh: '工作表', kind_en: 'sheet', name: mapping.sheet };
    const known = workbook.sheets.map(({ name }) => name);
    return {
      ...nothing,
      problems: [problem('unknown-name', { file, path: 'sheet' }, { ...words, ...suggest(mapping.sheet, known) })],
    };
  }
  if (sheet === undefined || sheet.rows.length < mapping.header)
    return { ...nothing, problems: [problem('csv-empty', { file })] };

  const report = new PlaceReport(file);
  const { entries, skipped } = entriesOf(sheet, mapping, report);
  const context = { mapping, tables, file, report, regions: regionNames(tables, mapping) };
  let missing = 0;
  const figures = entries.flatMap((entry: Entry): ImportedFigure[] => {
    const read = readEntry(entry, context);
    if (read === 'missing') missing += 1;
    return typeof read === 'object' ? [read] : [];
  });
  const kept = checkFigures(figures, tables, report, wanted);
  checkWholes(kept, tables, report);
  // Beside a figure that is refused already, a sum says nothing new.
  if (!report.failed) checkSectors(kept, tables, report);
  const ownSeries = kept.filter((figure) => yearsOf(figure, wanted) === undefined);
  for (const item of madeSeries(ownSeries, tables)) report.warn(item);
  if (report.failed) return { ...nothing, problems: report.problems(), skipped, missing };
  if (kept.length === 0) {
    const none = missing === 0 ? problem('csv-empty', { file }) : problem('no-figures', { file }, { count: missing });
    return { ...nothing, problems: [...report.problems(), none], skipped, missing };
  }
  return { figures: kept, problems: report.problems(), skipped, missing };
}

/** Ids of series that we do not have where we have others of the place: new ones, or typing slips. */
function madeSeries(figures: readonly ImportedFigure[], tables: readonly Table[]): Problem[] {
  const made = new Map<string, Problem>();
  for (const { dataset, series, name } of figures) {
    const known = tables.find(({ id }) => id === dataset)?.series ?? {};
    const place = `${dataset}.${series}`;
    if (Object.hasOwn(known, series) || Object.keys(known).length === 0 || made.has(place)) continue;
    made.set(
      place,
      problem('series-made', { path: `series.${name}` }, { name: place, ...suggest(series, Object.keys(known)) }),
    );
  }
  return [...made.values()];
}
