/** What the user brings to a model on the command line: a table on top of ours (`--data FILE --mapping MAP.yaml`), estimates. */
import { overlay, unreadFigures } from '@planwright/core';
import { openModel } from './open-model.ts';
import type { OpenModel } from './open-model.ts';
import { readUserTable } from './read-user-table.ts';
import { withUserEstimates } from './user-estimates.ts';

export interface DataOptions {
  /** XLSX, DOCX or CSV. */
  readonly data?: string;
  /** YAML. */
  readonly mapping?: string;
  /** CSV or XLSX. */
  readonly estimates?: string;
}

/** `openModel` with the user's figures in its tables and their estimates as priors. Throws ModelError with every problem of a file. */
export async function openWithData(name: string, { data, mapping, estimates }: DataOptions): Promise<OpenModel> {
  const opened = await openModel(name);
  const open = estimates === undefined ? opened : await withUserEstimates(opened, estimates);
  // One without the other is refused before a command starts (file-roles.ts).
  if (data === undefined || mapping === undefined) return open;
  const { bundle } = open;
  const imported = await readUserTable(data, mapping, bundle.tables);
  const tables = overlay(bundle.tables, imported.figures);
  const problems = [...open.problems, ...imported.problems, ...unreadFigures(bundle.model, imported.figures)];
  return { ...open, bundle: { ...bundle, tables }, problems };
}
