import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { root } from '../architecture/source-files.ts';
import { codeBlocks } from './code-blocks.ts';

const folder = join(root, 'examples');
const examples = readdirSync(folder).sort();
const program = join(root, 'packages', 'cli', 'bin', 'planwright.js');

afterEach(() => vi.restoreAllMocks());

describe('the examples', () => {
  it('hold at least one notebook and one program, and nothing that no test runs', () => {
    expect(examples.filter((name) => name.endsWith('.md')).length).toBeGreaterThan(0);
    expect(examples.filter((name) => name.endsWith('.ts')).length).toBeGreaterThan(0);
    // tests/runners/error-examples.test.ts reads the folder of examples that are wrong on purpose, lessons.test.ts the lessons; the README runs the other.
    const folders = ['errors', 'lessons', 'own-figures'];
    expect(examples.filter((name) => !folders.includes(name) && !/\.(md|ts|csv|yaml)$/.test(name))).toEqual([]);
    expect(readFileSync(join(root, 'README.md'), 'utf8')).toContain('--data examples/own-figures/figures.csv');
  });

  it.each(examples.filter((name) => name.endsWith('.ts')))('%s runs', async (name) => {
    vi.spyOn(console, 'log').mockReturnValue(undefined);
    await import(/* @vite-ignore */ join(folder, name));
  });

  it.each(examples.filter((name) => /\.(md|yaml)$/.test(name)))('%s has no problem', (name) => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [program, 'check', join('examples', name)], {
      cwd: root,
      encoding: 'utf8',
    });
    expect({ status, printed: status === 0 ? '' : stdout + stderr }).toEqual({ status: 0, printed: '' });
  });

  it('hold the same cells in both languages of a notebook', () => {
    const cells = (name: string) => codeBlocks(readFileSync(join(folder, name), 'utf8')).map(({ code }) => code);
    for (const name of examples.filter((name) => name.endsWith('.en.md'))) {
      expect(cells(name), name).toEqual(cells(name.replace(/\.en\.md$/, '.md')));
    }
  });
});
