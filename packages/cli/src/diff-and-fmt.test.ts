/** planwright diff and fmt on files. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { planwright } from './testing/in-process.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'planwright-diff-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function file(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

const notebook = (push: string): string =>
  `---\nformat: planwright/1\n---\n\n\`\`\`yaml scenario {#high}\nparent: base\nparameters: {push: ${push}}\n\`\`\`\n`;

describe('diff', () => {
  test('two files that mean the same give 0, others sentences and 1, in either language', async () => {
    const [a, b] = [file('a.md', notebook('0')), file('b.md', notebook('0.01'))];
    const same = await planwright(
      'diff',
      a,
      file('c.md', notebook('0').replace('base', 'base # none').replaceAll('\n', '\r\n')),
      '--lang',
      'en',
    );
    expect(same).toEqual({ status: 0, out: 'No difference\n', told: '' });
    expect(await planwright('diff', a, b, '--lang', 'zh')).toEqual({
      status: 1,
      out: '情景 high 的 push 从 0 改为 0.01\n',
      told: '',
    });
    const json = await planwright('diff', a, b, '--lang', 'en', '--json');
    expect(json.status).toBe(1);
    expect(JSON.parse(json.out)).toEqual({
      changes: [
        {
          kind: 'body',
          cell: { kind: 'scenario', id: 'high' },
          lines: [5, 5],
          path: ['parameters', 'push'],
          before: 0,
          after: 0.01,
          sentence: 'scenario high: push from 0 to 0.01',
        },
      ],
      problems: [],
    });
  });

  test('a file that is no notebook is told', async () => {
    const outcome = await planwright('diff', file('a.md', notebook('0')), file('prose.md', '# Words\n'), '--json');
    expect(outcome.status).toBe(1);
    expect(outcome.out).toContain('document-format');
  });
});

describe('fmt', () => {
  const untidy = notebook('0').replace('yaml scenario {#high}', 'yaml  scenario { #high }  ') + '\n\n';

  test('--check says which files are not in their layout and writes nothing', async () => {
    const [tidy, other] = [file('tidy.md', notebook('0')), file('untidy.md', untidy)];
    const outcome = await planwright('fmt', '--check', tidy, other, '--lang', 'en');
    expect(outcome).toEqual({ status: 1, out: `${other}: not in its layout\n`, told: '' });
    expect(readFileSync(other, 'utf8')).toBe(untidy);
    expect((await planwright('fmt', '--check', tidy)).status).toBe(0);
  });

  test('writes the layout in place, after which there is nothing to do', async () => {
    const path = file('written.md', untidy);
    const outcome = await planwright('fmt', path, '--json');
    expect({ ...outcome, out: JSON.parse(outcome.out) as unknown }).toEqual({
      status: 0,
      out: { changed: [path], written: true, problems: [] },
      told: '',
    });
    expect(readFileSync(path, 'utf8')).toBe(notebook('0'));
    expect((await planwright('fmt', '--check', path)).status).toBe(0);
  });
});
