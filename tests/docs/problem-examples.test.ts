/** Every Problem code has an example, and the example shows that code and no other. */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe as text, problemCodes } from '@planwright/core';
import { problemExamples, problemsOfExample } from '@planwright/core/testing';
import type { ProblemExample } from '@planwright/core/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { root } from '../architecture/source-files.ts';

type CommandExample = Extract<ProblemExample, { kind: 'command' }>;

const examples = problemCodes.flatMap((code) => {
  const example = problemExamples[code];
  return example === undefined ? [] : [{ code, example }];
});

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'planwright-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the examples of problems', () => {
  it('cover every code', () => {
    expect(problemCodes.filter((code) => problemExamples[code] === undefined)).toEqual([]);
  });

  it.each(examples)('$code appears alone', async ({ code, example }) => {
    const codes =
      example.kind === 'command' ? commandCodes(example) : (await problemsOfExample(example)).map((item) => item.code);
    expect([...new Set(codes)].filter((found) => found !== code || code === 'csv-more')).toEqual(
      // What is left uncounted needs others that are counted.
      code === 'csv-more' ? ['csv-cell', 'csv-more'] : [],
    );
    expect(codes).toContain(code);
  });

  it.each(examples)('$code: no placeholder of its message is left empty', async ({ example }) => {
    if (example.kind === 'command') return;
    for (const item of await problemsOfExample(example))
      for (const locale of ['zh', 'en'] as const)
        expect(Object.values(text(item, locale)).join(' ')).not.toMatch(/\{\w+\}|\[object/);
  });
});

function commandCodes({ text: line, folders = [], page }: CommandExample): readonly string[] {
  for (const name of folders) mkdirSync(join(folder, name), { recursive: true });
  const program = page === 'missing' ? withoutPage() : join(root, 'packages/cli/bin/planwright.js');
  const { stdout } = spawnSync(process.execPath, [program, ...line.split(' ').slice(1), '--json'], {
    cwd: folder,
    encoding: 'utf8',
    timeout: 60_000,
  });
  const { problems } = JSON.parse(stdout) as { problems: readonly { code: string }[] };
  return problems.map((item) => item.code);
}

/** The built command beside packages as they are, but for the page. */
function withoutPage(): string {
  const modules = join(folder, 'node_modules');
  mkdirSync(join(modules, '@planwright', 'ui'), { recursive: true });
  for (const name of readdirSync(join(root, 'node_modules')).filter(
    (name) => name !== '@planwright' && !name.startsWith('.'),
  ))
    symlinkSync(join(root, 'node_modules', name), join(modules, name), 'junction');
  for (const name of ['core', 'models', 'data'])
    symlinkSync(join(root, 'node_modules', '@planwright', name), join(modules, '@planwright', name), 'junction');
  cpSync(join(root, 'packages/ui/package.json'), join(modules, '@planwright', 'ui', 'package.json'));
  for (const name of ['bin', 'dist', 'package.json'])
    cpSync(join(root, 'packages/cli', name), join(folder, 'cli', name), { recursive: true });
  return join(folder, 'cli', 'bin', 'planwright.js');
}
