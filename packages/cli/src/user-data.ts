/** The user's own table on top of ours, chosen on the command line by `--data FILE --mapping MAP.yaml`. */
import { basename } from 'node:path';
import { importTable, ModelError, overlay, problem, readMapping, unreadFigures } from '@planwright/core';
import type { Imported, Mapping, Problem, Table, Workbook } from '@planwright/core';
import { placeOf, readYaml, splitLines } from '@planwright/core/notebook';
import { openModel } from './open-model.ts';
import type { OpenModel } from './open-model.ts';
import { readBytes, readText } from './text-file.ts';

export interface DataOptions {
  /** XLSX, DOCX or CSV. */
  readonly data?: string;
  /** YAML. */
  readonly mapping?: string;
}

/** `openModel` with the user's figures in its tables. Throws ModelError with every problem of table and mapping. */
export async function openWithData(name: string, { data, mapping }: DataOptions): Promise<OpenModel> {
  const open = await openModel(name);
  if (data === undefined && mapping === undefined) return open;
  if (data === undefined || mapping === undefined)
    throw new ModelError([together(data === undefined ? '--data' : '--mapping')]);
  const { bundle } = open;
  const imported = await readUserTable(data, mapping, bundle.tables);
  const tables = overlay(bundle.tables, imported.figures);
  const problems = [...open.problems, ...imported.problems, ...unreadFigures(bundle.model, imported.figures)];
  return { ...open, bundle: { ...bundle, tables }, problems };
}

/** Throws ModelError where anything is wrong; the problems that remain are warnings. */
export async function readUserTable(data: string, mapping: string, tables: readonly Table[]): Promise<Imported> {
  const { workbook, problems: inFile } = await readWorkbookFile(data);
  const { mapping: read, problems: inMapping } = await readMappingFile(mapping);
  if (workbook === null || read === null) throw new ModelError([...inFile, ...inMapping]);
  const imported = importTable({ workbook, mapping: read, tables, file: basename(data) });
  const problems = [...inFile, ...inMapping, ...imported.problems];
  if (problems.some(({ severity }) => severity === 'error')) throw new ModelError(problems);
  return { ...imported, problems };
}

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

function together(missing: string): Problem {
  const values = {
    name: missing,
    found: '',
    advice_zh: '--data 与 --mapping 要一起用：表格文件和说明各列含义的对照文件。',
    advice_en: '--data and --mapping go together: the table and the file that says what its columns are.',
  };
  return problem('bad-option', {}, values);
}
