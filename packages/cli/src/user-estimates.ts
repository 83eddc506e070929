/** Estimates of a regression as the joint prior of the model, chosen on the command line by `--estimates FILE`. */
import { basename } from 'node:path';
import { ModelError, problem } from '@planwright/core';
import { readEstimates, withEstimates } from '@planwright/core/interchange';
import type { OpenModel } from './open-model.ts';
import { readWorkbookFile } from './read-user-table.ts';

/** Throws ModelError with every problem of the file, each with its cell. */
export async function withUserEstimates(open: OpenModel, file: string): Promise<OpenModel> {
  const { workbook, problems: inFile } = await readWorkbookFile(file);
  const sheet = workbook?.sheets.find(({ hidden }) => hidden !== true);
  if (sheet === undefined) throw new ModelError(workbook === null ? inFile : [problem('csv-empty', { file })]);
  const { estimates, problems } = readEstimates(sheet, basename(file));
  if (estimates === null) throw new ModelError([...inFile, ...problems]);
  const { model, problems: inModel } = withEstimates(open.bundle.model, estimates);
  if (inModel.length > 0) throw new ModelError([...inFile, ...inModel]);
  return { ...open, bundle: { ...open.bundle, model }, problems: [...open.problems, ...inFile] };
}
