/** Files of the user: read with a clear problem, written completely or not at all. */
import { readFile, realpath, rename, rm, stat, writeFile } from 'node:fs/promises';
import { ModelError, problem } from '@planwright/core';

export async function readBytes(file: string): Promise<Uint8Array> {
  try {
    return await readFile(file);
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    throw new ModelError([
      code === 'ENOENT'
        ? problem('file-not-found', { file }, { file })
        : problem('file-not-read', { file }, { file, ...inBoth(code ?? message) }),
    ]);
  }
}

/** What the system says has one wording. */
const inBoth = (detail: string): { detail_zh: string; detail_en: string } => ({ detail_zh: detail, detail_en: detail });

/** UTF-8 as it stands, byte order mark included; another encoding is refused, never shown as broken signs. */
export async function readText(file: string): Promise<string> {
  const bytes = await readBytes(file);
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    const detail = { detail_zh: '不是 UTF-8 编码，请另存为 UTF-8', detail_en: 'not UTF-8, save it as UTF-8' };
    throw new ModelError([problem('file-not-read', { file }, { file, ...detail })]);
  }
}

/**
 * Through a neighbouring file and a rename, so that a reader never sees half of it and a failure leaves the old one. A link is
 * followed; what is no ordinary file (a folder, a device, a pipe) is never replaced.
 */
export async function writeWhole(file: string, contents: string | Uint8Array): Promise<void> {
  const refuse = (detail_zh: string, detail_en = detail_zh): ModelError =>
    new ModelError([problem('file-not-written', { file }, { file, detail_zh, detail_en })]);
  let target = file;
  let mode: number | undefined;
  try {
    target = await realpath(file);
    const existing = await stat(target);
    if (!existing.isFile()) throw refuse('不是普通文件', 'not an ordinary file');
    mode = existing.mode;
  } catch (error) {
    if (error instanceof ModelError) throw error;
    const { code, message } = error as NodeJS.ErrnoException;
    if (code !== 'ENOENT') throw refuse(code ?? message);
  }
  const draft = `${target}.${process.pid}.part`;
  try {
    await writeFile(draft, contents, { encoding: 'utf8', flag: 'wx', ...(mode === undefined ? {} : { mode }) });
    await rename(draft, target);
  } catch (error) {
    // The draft may never have come to be; what went wrong is told either way.
    await rm(draft, { force: true }).catch(() => undefined);
    const { code, message } = error as NodeJS.ErrnoException;
    throw refuse(code ?? message);
  }
}
