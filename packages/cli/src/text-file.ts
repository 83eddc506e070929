/** Files of the user: read with a clear problem, written completely or not at all. */
import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { ModelError, problem } from '@planwright/core';

/** UTF-8 as it stands, byte order mark included. */
export async function readText(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    throw new ModelError([
      code === 'ENOENT'
        ? problem('file-not-found', { file }, { file })
        : problem('file-not-read', { file }, { file, detail: code ?? message }),
    ]);
  }
}

/** Through a neighbouring file and a rename, so that a reader never sees half of it and a failure leaves the old one. */
export async function writeText(file: string, text: string): Promise<void> {
  const draft = `${file}.${process.pid}.part`;
  try {
    await writeFile(draft, text, { encoding: 'utf8', flag: 'wx' });
    await rename(draft, file);
  } catch (error) {
    await rm(draft, { force: true });
    const { code, message } = error as NodeJS.ErrnoException;
    throw new ModelError([problem('file-not-written', { file }, { file, detail: code ?? message })]);
  }
}
