/** The tables that the `data` cells of a notebook import: files in its folder, by the name under which they are asked for. */
import { existsSync } from 'node:fs';
import { dirname, isAbsolute, relative, resolve } from 'node:path';
import { ModelError } from '@planwright/core';
import type { Workbook } from '@planwright/core';
import type { Notebook, NotebookFiles } from '@planwright/core/notebook';
import { readWorkbookFile } from './read-user-table.ts';

/** A file that is not there, or stands elsewhere, is left out: the check of the notebook tells it at its line. */
export async function tablesBeside(notebook: Notebook, file: string): Promise<NotebookFiles> {
  const folder = resolve(dirname(file));
  const asked = notebook.cells.flatMap((cell) => {
    const name = cell.kind === 'data' ? cell.body?.['file'] : undefined;
    return typeof name === 'string' ? [name] : [];
  });
  const files: Record<string, Workbook> = Object.create(null) as Record<string, Workbook>;
  for (const name of new Set(asked)) {
    const path = resolve(folder, name);
    if (!isInside(folder, path) || !existsSync(path)) continue;
    const { workbook, problems } = await readWorkbookFile(path);
    if (workbook === null) throw new ModelError(problems);
    files[name] = workbook;
  }
  return files;
}

/** A notebook from elsewhere reads what came with it, nothing else on the disk. */
function isInside(folder: string, path: string): boolean {
  const way = relative(folder, path);
  return way !== '' && !way.startsWith('..') && !isAbsolute(way);
}
