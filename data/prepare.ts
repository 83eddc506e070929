/**
 * Builds the datasets: `prepare.ts [collect|build] [SOURCES]`.
 * collect: rows of each region from the source files → `<id>/raw/`. build: `raw/` → tidy table and its description. Without a word: both.
 * SOURCES (or PLANWRIGHT_SOURCES) is the folder of the source files, with the folder `cases` of the inventories beside it; `../shared/data` beside the repository when neither is given.
 */
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import type { Built } from './build.ts';
import { build } from './build.ts';
import { cityFile, inventoryLines, sectorFile } from './collect-inventories.ts';
import { linesOfRegions } from './collect.ts';
import { parseCsv } from './csv-file.ts';
import type { Dataset, SourceFile } from './datasets.ts';
import { datasets, inventoryFile, regionOf, sourceFiles } from './datasets.ts';

export function readRaw(root: string, dataset: Dataset): Partial<Record<SourceFile, string>> {
  const present = sourceFiles.filter((file) => existsSync(join(root, dataset.id, 'raw', file)));
  return Object.fromEntries(present.map((file) => [file, readFileSync(join(root, dataset.id, 'raw', file), 'utf8')]));
}

/** All sources are read before a folder is touched: without them the committed rows stay. */
function collect(root: string, sources: string): void {
  const inventories = join(sources, '../cases/c11_ceads_city_series');
  const files = sourceFiles.filter((file) => file !== inventoryFile).map((file) => join(sources, file));
  const missing = [...files, join(inventories, cityFile), join(inventories, sectorFile)].filter(
    (file) => !existsSync(file),
  );
  if (missing.length > 0)
    throw new Error(
      `${sources} lacks ${missing.map((file) => basename(file)).join(', ')}. To build from the committed rows: npm run data -- build`,
    );
  const read = (folder: string, file: string): string => readFileSync(join(folder, file), 'utf8');
  const texts = sourceFiles.map((file) => ({
    file,
    text:
      file === inventoryFile
        ? inventoryLines(read(inventories, cityFile), read(inventories, sectorFile))
        : read(sources, file),
  }));
  for (const { file, text } of texts) assertPlaced(file, text);
  for (const dataset of datasets) {
    const raw = join(root, dataset.id, 'raw');
    const kept = texts.map(({ file, text }) => ({
      file,
      lines: linesOfRegions(
        text,
        dataset.regions.flatMap(({ names }) => names),
      ),
    }));
    rmSync(raw, { recursive: true, force: true });
    mkdirSync(raw, { recursive: true });
    for (const { file, lines } of kept) if (lines !== null) writeFileSync(join(raw, file), lines);
  }
}

/** A region that no dataset knows would be lost without a word. The header stands among the rows of one file again. */
function assertPlaced(file: string, text: string): void {
  const regions = new Set(parseCsv(text).map((row) => row['region'] ?? ''));
  const unknown = [...regions].filter((name) => !datasets.some((dataset) => regionOf(dataset, name) !== undefined));
  if (unknown.length > 0) throw new Error(`${file}: no dataset holds ${unknown.join(', ')}`);
}

function describeSummary(dataset: Dataset, { summary }: Built): string {
  const unplaced = Object.entries(summary.unplaced);
  const total = unplaced.reduce((sum, [, count]) => sum + count, 0);
  const folded = summary.duplicates + summary.roundings;
  return [
    `${dataset.id}: ${summary.rowsIn} rows in = ${summary.tidy - summary.derived} placed + ${folded} folded + ${total} unplaced + ${summary.distributions} of distributions`,
    `  tidy ${summary.tidy} rows (${summary.derived} computed here), ${summary.series} series, ${summary.conflicts} years with several figures`,
    `  folded: ${summary.duplicates} duplicates, ${summary.roundings} rounded prints`,
    ...unplaced.map(([reason, count]) => `  unplaced ${count}: ${reason}`),
  ].join('\n');
}

/** Everything is built before anything is written. */
export function prepare(root: string, step: string | undefined, sources: string): string {
  if (step !== 'build') collect(root, sources);
  if (step === 'collect') return 'collected';
  const built = datasets.map((dataset) => ({ dataset, result: build(dataset, readRaw(root, dataset)) }));
  for (const { dataset, result } of built)
    for (const [file, text] of Object.entries(result.files)) writeFileSync(join(root, dataset.id, file), text);
  return built.map(({ dataset, result }) => describeSummary(dataset, result)).join('\n');
}

/** Called by scripts/run-ts.mjs. */
export function main(args: readonly string[]): void {
  const root = import.meta.dirname;
  const step = args.find((word) => word === 'collect' || word === 'build');
  const folder = args.find((word) => word !== step) ?? process.env['PLANWRIGHT_SOURCES'];
  process.stdout.write(`${prepare(root, step, resolve(folder ?? join(root, '../../shared/data')))}\n`);
}
