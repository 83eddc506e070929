/** A table of the user's own, with its mapping, from files. */
import { basename } from 'node:path';
import { importTable, ModelError, problem, readMapping } from '@planwright/core';
import type { Imported, Mapping, Problem, Table, Workbook } from '@planwright/core';
import { placeOf, readYaml, splitLines } from '@planwright/core/notebook';
import { dataTemplates } from '@planwright/models';
import { readBytes, readText } from './text-file.ts';

/** Throws ModelError where anything is wrong; the problems that remain are warnings. */
export async function readUserTable(data: string, mapping: string, tables: readonly Table[]): Promise<Imported> {
  const { workbook, problems: inFile } = await readWorkbookFile(data);
  const { mapping: read, problems: inMapping } = await readMappingFile(mapping);
  if (workbook === null || read === null) throw new ModelError([...inFile, ...inMapping]);
  const imported = importTable({ workbook, mapping: read, tables, file: basename(data), wanted });
  const problems = [...inFile, ...inMapping, ...imported.problems];
  if (problems.some(({ severity }) => severity === 'error')) throw new ModelError(problems);
  return { ...imported, problems };
}

/** The years that the shipped blank tables ask for. */
const wanted = Object.fromEntries(
  dataTemplates.flatMap(({ dataset, regions, wanted: asked }) =>
    regions.flatMap(([region]) => asked.map(({ series, years }) => [`${dataset}.${series}.${region}`, years] as const)),
  ),
);

/** The reader of office files is loaded only here. */
export async function readWorkbookFile(file: string): Promise<{ workbook: Workbook | null; problems: Problem[] }> {
  const bytes = await readBytes(file);
  const { readWorkbook } = await import('@planwright/core/spreadsheet');
  return readWorkbook(bytes, basename(file));
}

async function readMappingFile(file: string): Promise<{ mapping: Mapping | null; problems: Problem[] }> {
  const text = (await readText(file)).replace(/^\uFEFF/, '');
  const { value, faults } = readYaml(text);
  if (value !== null) return readMapping(value, file);
  const lines = splitLines(text);
  return {
    mapping: null,
    problems: faults.map(({ offset, detail }) =>
      problem('document-yaml', { file, ...placeOf(lines, offset) }, { detail }),
    ),
  };
}
