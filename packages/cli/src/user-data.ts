/** The user's own table on top of ours, chosen on the command line by `--data FILE --mapping MAP.yaml`. */
import { ModelError, overlay, problem, unreadFigures } from '@planwright/core';
import type { Problem } from '@planwright/core';
import { openModel } from './open-model.ts';
import type { OpenModel } from './open-model.ts';
import { readUserTable } from './read-user-table.ts';

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

/** One of the two options was left out. */
export function together(missing: '--data' | '--mapping'): Problem {
  const values = {
    name: missing,
    found: '',
    advice_zh: '--data 与 --mapping 要一起用：表格文件和说明各列含义的对照文件。',
    advice_en: '--data and --mapping go together: the table and the file that says what its columns are.',
  };
  return problem('bad-option', {}, values);
}
