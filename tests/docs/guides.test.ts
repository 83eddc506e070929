/** Tutorials, how-to pages and explanations, each followed from its first line in a folder of its own, as a newcomer would. */
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { filesOf, root } from '../architecture/source-files.ts';
import { startServer } from '../e2e/server.ts';
import { codeBlocks, type CodeBlock } from './code-blocks.ts';
import { readShellLine } from './shell-lines.ts';

const guides = filesOf('docs').filter((path) => /^docs\/(tutorials|how-to)\/.*\.md$|^docs\/how-verdicts/.test(path));
const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { scripts: Record<string, string> };
const scripts = new Set(Object.keys(manifest.scripts));
const program = 'packages/cli/bin/planwright.js';

const read = (path: string) => codeBlocks(readFileSync(join(root, path), 'utf8'));
const attribute = ({ attributes = '' }: CodeBlock, name: string) => new RegExp(`${name}=(\\S+)`).exec(attributes)?.[1];

/** What a line prints; a line that names a script is looked up, a server is started and stopped. */
async function follow(line: string, folder: string, status: number): Promise<string> {
  const asked = readShellLine(line, scripts);
  if (asked === undefined) throw new Error(`Not a command that the documents may show: ${line}`);
  if (asked.kind === 'named') expect(asked.exists, line).toBe(true);
  else if (asked.kind === 'serve') await (await startServer(program, asked.args)).close();
  else {
    const done = spawnSync(asked.command, {
      shell: true,
      cwd: folder,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    expect({ line, status: done.status, stderr: done.status === status ? '' : done.stderr }).toEqual({
      line,
      status,
      stderr: '',
    });
    return done.stdout + done.stderr;
  }
  return '';
}

/** Columns are aligned with as many spaces as the widest cell needs. */
const spaced = (text: string) => text.replace(/ +/g, ' ');

describe('the guides', () => {
  it('stand in both languages with the same files and commands', () => {
    const zh = guides.filter((path) => !path.endsWith('.en.md'));
    expect(guides.filter((path) => path.endsWith('.en.md'))).toHaveLength(zh.length);
    const steps = (path: string) =>
      read(path)
        .filter(({ language }) => language !== 'text')
        .map(({ code }) => code.replace(/ --lang en|(?<=lessons\/\S+)\.en(?=\.md)|(?<=--out )\S+(?=\.xlsx)/g, ''));
    for (const path of zh) expect(steps(path.replace(/\.md$/, '.en.md')), path).toEqual(steps(path));
  });

  it.each(guides)(
    '%s can be followed',
    async (path) => {
      const folder = join(root, '.planwright', 'guides', path.replace(/\W+/g, '-'));
      rmSync(folder, { recursive: true, force: true });
      mkdirSync(folder, { recursive: true });
      cpSync(join(root, 'examples'), join(folder, 'examples'), { recursive: true });
      let printed = '';
      for (const block of read(path)) {
        const file = attribute(block, 'file');
        if (file !== undefined) writeFileSync(join(folder, file), `${block.code}\n`);
        if (block.language === 'sh') {
          printed = '';
          for (const line of block.code.split('\n'))
            printed += await follow(line, folder, Number(attribute(block, 'status') ?? 0));
        }
        if (block.language === 'text')
          for (const line of block.code.split('\n')) expect(spaced(printed)).toContain(spaced(line));
      }
      expect(existsSync(folder)).toBe(true);
    },
    120_000,
  );
});
