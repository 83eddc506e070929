import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Bilingual } from '../problem.ts';
import { diffNotebooks } from './diff-notebooks.ts';
import type { NotebookChange } from './diff-notebooks.ts';
import { moveCell, removeCell } from './edits.ts';
import { parseNotebook } from './parse-notebook.ts';

const cell = (info: string, body: string): string => `\`\`\`yaml ${info}\n${body}\n\`\`\`\n\n`;
const notebook = (...parts: readonly string[]): string =>
  `---\nformat: planwright/1\nmodel: liaocheng\nseed: 1\n---\n\n${parts.join('')}`;
const changes = (a: string, b: string): readonly NotebookChange[] =>
  diffNotebooks(parseNotebook(a).notebook, parseNotebook(b).notebook);
const sentences = (a: string, b: string): readonly Bilingual[] => changes(a, b).map(({ sentence }) => sentence);

const high = cell('scenario {#high}', 'parent: base\nparameters: {push: 0, pace: 3}');
const chart = cell('chart', 'type: fan\nseries: gdp_city');
const prose = '# Title\n\nWords of a paragraph.\n\n';

describe('diffNotebooks', () => {
  it('says in both languages what a parameter of a scenario was and is', () => {
    expect(sentences(notebook(high), notebook(high.replace('push: 0', 'push: 1 %')))).toEqual([
      { zh: '情景 high 的 push 从 0 改为 1 %', en: 'scenario high: push from 0 to 1 %' },
    ]);
  });

  it('says which cells came, went and moved', () => {
    expect(sentences(notebook(prose), notebook(prose, chart))).toEqual([
      { zh: '增加了图（gdp_city）', en: 'added: chart of gdp_city' },
    ]);
    expect(sentences(notebook(prose, high), notebook(prose))).toEqual([
      { zh: '删去了情景 high', en: 'removed: scenario high' },
    ]);
    expect(changes(notebook(prose, high, chart), notebook(high, chart, prose))).toMatchObject([
      { kind: 'moved', cell: { kind: 'text' } },
    ]);
  });

  it('says keys that are new or gone, the front matter, another id and other prose', () => {
    const other = notebook(high.replace('parent: base\n', 'intent: more\n')).replace('seed: 1', 'seed: 2');
    expect(sentences(notebook(high), other).map(({ en }) => en)).toEqual([
      'front matter: seed from 1 to 2',
      'scenario high: parent is gone (was base)',
      'scenario high: intent is new: more',
    ]);
    expect(sentences(notebook(high), notebook(high.replace('#high', '#higher'))).map(({ zh }) => zh)).toEqual([
      '情景 high 的编号 从 high 改为 higher',
    ]);
    expect(sentences(notebook(prose), notebook(prose.replace('Words', 'Other words'))).map(({ en }) => en)).toEqual([
      'the text of “Title” has changed: 1 line gone, 1 written',
    ]);
  });

  it('finds no difference in layout, comments, quotes and the order of keys', () => {
    const otherwise = notebook(
      '\n\n# Title\n\n\nWords of a paragraph.  \n',
      cell('scenario  { #high }', '# why\nparameters:\n  pace: 3.0\n  push: 0 # none\nparent: "base"'),
    );
    expect(changes(notebook(prose, high), otherwise.replaceAll('\n', '\r\n'))).toEqual([]);
  });

  it('tells every cell that is taken out or moved, and no other', () => {
    const kinds = fc.constantFrom('chart', 'table', 'targets', 'unheard');
    fc.assert(
      fc.property(fc.array(kinds, { minLength: 2, maxLength: 8 }), fc.nat(), fc.nat(), (names, at, to) => {
        const text = notebook(...names.map((name, i) => cell(`${name} {#c${i}}`, `series: s${i}`)));
        const before = parseNotebook(text).notebook;
        const cells = before.cells.flatMap(({ kind }, i) => (kind === 'text' ? [] : [i]));
        const index = cells[at % cells.length]!;
        const gone = removeCell(before, index).notebook;
        const chosen = before.cells[index]!;
        const place = chosen.kind === 'text' ? null : { kind: chosen.name, id: chosen.id };
        expect(diffNotebooks(before, gone)).toMatchObject([{ kind: 'removed', cell: place }]);
        expect(diffNotebooks(gone, before)).toMatchObject([{ kind: 'added', cell: place }]);
        const moved = moveCell(before, index, to % (before.cells.length + 1)).notebook;
        const told = diffNotebooks(before, moved);
        expect(told.length).toBeLessThanOrEqual(1);
        expect(told.every(({ kind }) => kind === 'moved')).toBe(true);
        expect(diffNotebooks(before, before)).toEqual([]);
      }),
    );
  });
});
