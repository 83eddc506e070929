/** A file as a notebook, nothing of its model asked. Its faults are told, unless it cannot be read as a notebook at all. */
import { ModelError } from '@planwright/core';
import { maximumLength, parseNotebook } from '@planwright/core/notebook';
import type { Parsed } from '@planwright/core/notebook';
import { readText } from './text-file.ts';

export async function readNotebook(file: string): Promise<Parsed> {
  const text = await readText(file);
  const parsed = parseNotebook(text, file);
  if (text.length > maximumLength || parsed.problems.some(({ code }) => code === 'document-format'))
    throw new ModelError(parsed.problems);
  return parsed;
}
