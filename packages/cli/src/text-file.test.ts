import { mkdtemp, mkdir, readdir, readFile, readlink, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { readText, writeWhole } from './text-file.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'planwright-'));
});
const codes = (code: string): object => ({ problems: [{ code }] });

test('a file is written whole and nothing else is left in its folder', async () => {
  await writeWhole(join(folder, 'a.csv'), '表');
  await writeWhole(join(folder, 'a.csv'), '新表');
  expect(await readFile(join(folder, 'a.csv'), 'utf8')).toBe('新表');
  expect(await readdir(folder)).toEqual(['a.csv']);
});
test('a link stays a link and its target is written', async () => {
  await writeFile(join(folder, 'real.csv'), 'old');
  await symlink('real.csv', join(folder, 'link.csv'));
  await writeWhole(join(folder, 'link.csv'), 'new');
  expect(await readlink(join(folder, 'link.csv'))).toBe('real.csv');
  expect(await readFile(join(folder, 'real.csv'), 'utf8')).toBe('new');
});
test('a folder is never replaced, a missing folder and a name too long are problems', async () => {
  await mkdir(join(folder, 'there'));
  await expect(writeWhole(join(folder, 'there'), 'x')).rejects.toMatchObject(codes('file-not-written'));
  await expect(writeWhole(join(folder, 'nowhere', 'a.csv'), 'x')).rejects.toMatchObject(codes('file-not-written'));
  await expect(writeWhole(join(folder, `${'a'.repeat(300)}.csv`), 'x')).rejects.toMatchObject(
    codes('file-not-written'),
  );
  expect(await readdir(folder)).toEqual(['there']);
});
test('a text in another encoding is refused instead of being shown as broken signs', async () => {
  // 聊城 in GB18030.
  await writeFile(join(folder, 'gbk.yaml'), Uint8Array.of(0xc1, 0xc4, 0xb3, 0xc7));
  await expect(readText(join(folder, 'gbk.yaml'))).rejects.toMatchObject(codes('file-not-read'));
  await writeFile(join(folder, 'utf8.yaml'), '\uFEFF聊城');
  expect(await readText(join(folder, 'utf8.yaml'))).toBe('\uFEFF聊城');
  await expect(readText(join(folder, 'none.yaml'))).rejects.toMatchObject(codes('file-not-found'));
});
