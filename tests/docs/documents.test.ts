import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { root } from '../architecture/source-files.ts';
import { startServer } from '../e2e/server.ts';
import { codeBlocks, type CodeBlock } from './code-blocks.ts';
import { readShellLine } from './shell-lines.ts';

const documents = [
  'README.md',
  ...['ARCHITECTURE.md', 'CHANGELOG.md'].filter((name) => existsSync(join(root, name))),
  ...(existsSync(join(root, 'docs')) ? readdirSync(join(root, 'docs')) : [])
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name}`),
];

interface Placed extends CodeBlock {
  readonly place: string;
}

const blocks: Placed[] = documents.flatMap((path) =>
  codeBlocks(readFileSync(join(root, path), 'utf8')).map((block) => ({ ...block, place: `${path}:${block.line}` })),
);

const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { scripts: Record<string, string> };
const scripts = new Set(Object.keys(manifest.scripts));

// Inside the repository, so that packages are found, in a folder that Git ignores.
const scratch = join(root, '.planwright', 'docs');

beforeAll(() => {
  rmSync(scratch, { recursive: true, force: true });
  mkdirSync(scratch, { recursive: true });
  // Commands run here: what they write stays out of the way, what they read is there.
  if (existsSync(join(root, 'examples')))
    cpSync(join(root, 'examples'), join(scratch, 'examples'), { recursive: true });
});

afterEach(() => vi.restoreAllMocks());

describe('the documents', () => {
  it('show the two commands', () => {
    const shown = blocks.filter(({ place }) => place.startsWith('README.md')).map(({ code }) => code);
    expect(shown.join('\n')).toMatch(/^npm start\b/m);
    expect(shown.join('\n')).toMatch(/^npm test\b/m);
  });

  const lines = blocks
    .filter(({ language }) => ['sh', 'bash', 'shell', 'console'].includes(language))
    .flatMap(({ code, place }) =>
      code.split('\n').map((line) => ({ place, line: line.replace(/^\$ |\s+#.*$/g, '').trim() })),
    )
    .filter(({ line }) => line !== '' && !line.startsWith('#'));

  it.each(lines)('$place: $line', async ({ line }) => {
    const asked = readShellLine(line, scripts);
    if (asked === undefined) throw new Error(`Not a command that the documents may show: ${line}`);
    if (asked.kind === 'named') {
      expect(asked.exists).toBe(true);
    } else if (asked.kind === 'serve') {
      const server = await startServer('packages/cli/bin/planwright.js', asked.args);
      await server.close();
    } else {
      const { status, stderr } = spawnSync(asked.command, {
        shell: true,
        cwd: scratch,
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'pipe'],
      });
      expect({ status, stderr: status === 0 ? '' : stderr }).toEqual({ status: 0, stderr: '' });
    }
  });
});

const programs = blocks
  .filter(({ language }) => language === 'ts' || language === 'typescript')
  .map((block) => ({ ...block, file: join(scratch, `${block.place.replace(/\W+/g, '-')}.ts`) }));

if (programs.length > 0) {
  describe('TypeScript in the documents', () => {
    beforeAll(() => {
      for (const { file, code } of programs) writeFileSync(file, `${code}\nexport {};\n`);
      writeFileSync(
        join(scratch, 'tsconfig.json'),
        JSON.stringify({ extends: '../../tsconfig.json', include: ['./*.ts', '../../scripts/csv-module.d.ts'] }),
      );
    });

    it('type-checks', () => {
      const tsc = join(root, 'node_modules', 'typescript', 'bin', 'tsc');
      const { stdout } = spawnSync(process.execPath, [tsc, '-p', scratch], { encoding: 'utf8' });
      expect(stdout).toBe('');
    }, 60_000);

    it.each(programs)('$place runs', async ({ file }) => {
      vi.spyOn(console, 'log').mockReturnValue(undefined);
      await import(/* @vite-ignore */ file);
    });
  });
}
