import fc from 'fast-check';
import { describe as group, expect, test } from 'vitest';
import { describe } from '../problem.ts';
import {
  cellText,
  editCell,
  editHead,
  insertCell,
  moveCell,
  parseNotebook,
  removeCell,
  serializeNotebook,
  setFrontMatter,
} from './notebook.ts';
import type { Notebook, Parsed } from './notebook.ts';

const head = '---\nformat: planwright/1\nmodel: growth # 模型\n---\n';
const read = (body: string): Notebook => parseNotebook(head + body, 'plan.md').notebook;
const textOf = ({ notebook }: Parsed): string => serializeNotebook(notebook);
const chart = (id: string): string => `\`\`\`yaml chart {#${id}}\ntype: fan\n\`\`\`\n`;

/** What an edit may not lose or change: the lines with something on them, in order. */
const written = (text: string): string[] => text.split(/\r\n|\n|\r/).filter((line) => /[^ \t]/.test(line));

const blocks = (notebook: Notebook): string[] =>
  notebook.cells.filter(({ kind }) => kind !== 'text').map((cell) => cellText(cell).replace(/[\r\n]+$/, ''));

/** Prose and cells in any order, with blank lines and without, also such as leave a fence or a comment open. */
const pieces = fc.constantFrom(
  ...['前言\n', '一段\n\n', '\n', '\n\n', '  \n', '- 项\n  续\n', '# 标题\n\n正文', '\r\n', '    缩进\n'],
  ...[
    chart('a'),
    chart('b'),
    '~~~yaml targets\n~~~\n',
    '```ts\nx\n```\n',
    '<!-- 注\n-->\n',
    '```yaml chart\n: [\n```\n',
  ],
  ...['```\n', '<!-- \n', '````yaml chart\n', '-->\n', '---\n'],
);
const body = fc.array(pieces, { maxLength: 8 }).map((list) => list.join(''));

group('cells are inserted, removed and moved', () => {
  test('a cell between others gets a blank line on either side, in the line endings of the file', () => {
    expect(textOf(insertCell(read(chart('a') + chart('b')), 1, chart('c').trim()))).toBe(
      `${head}${chart('a')}\n${chart('c')}\n${chart('b')}`,
    );
    const windows = parseNotebook(`${head}前言\n`.replace(/\n/g, '\r\n')).notebook;
    expect(textOf(insertCell(windows, 1, chart('c')))).toBe(`${head}前言\n\n${chart('c')}`.replace(/\n/g, '\r\n'));
  });

  test('prose beside prose becomes a paragraph of its own', () => {
    expect(textOf(insertCell(read('一\n'), 1, '二'))).toBe(`${head}一\n\n二\n`);
    expect(textOf(insertCell(read('一\n'), 0, '二'))).toBe(`${head}\n二\n\n一\n`);
  });

  test('the first cell of an empty notebook, also behind front matter without a final newline', () => {
    expect(textOf(insertCell(read(''), 0, chart('a')))).toBe(`${head}\n${chart('a')}`);
    const bare = parseNotebook(head.trimEnd()).notebook;
    expect(textOf(insertCell(bare, 0, chart('a')))).toBe(`${head}\n${chart('a')}`);
  });

  test('removing a cell leaves one blank line between paragraphs and none at the end', () => {
    const text = `一\n\n${chart('a')}\n二\n\n${chart('b')}`;
    expect(textOf(removeCell(read(text), 1))).toBe(`${head}一\n\n二\n\n${chart('b')}`);
    expect(textOf(removeCell(read(`${chart('a')}\n${chart('b')}`), 2))).toBe(head + chart('a'));
    expect(textOf(removeCell(read(`一\n${chart('a')}二\n`), 1))).toBe(`${head}一\n\n二\n`);
  });

  test('moving a cell down and up again gives the file back', () => {
    const text = `${chart('a')}\n${chart('b')}\n${chart('c')}`;
    const down = moveCell(read(text), 0, 5);
    expect(textOf(down)).toBe(`${head}\n${chart('b')}\n${chart('c')}\n${chart('a')}`);
    expect(textOf(moveCell(down.notebook, 5, 1))).toBe(`${head}\n${text}`);
    expect(textOf(moveCell(read(text), 2, 2))).toBe(head + text);
    expect(textOf(moveCell(read(text), 2, 3))).toBe(head + text);
  });

  test('what would swallow its neighbours is refused with a reason, and the notebook stays', () => {
    const notebook = read(`一\n\n${chart('a')}\n二\n`);
    for (const [index, text] of [
      [0, '```\n开着'],
      [1, '<!-- 开着'],
      [2, '````yaml chart\ntype: fan'],
    ] as const) {
      const edited = insertCell(notebook, index, text);
      expect(edited.notebook).toBe(notebook);
      expect(edited.problems.map((item) => describe(item, 'zh').message)).toEqual([
        `${index === 1 ? 'chart' : 'text'} 写法有误：会改动相邻的单元`,
      ]);
    }
    const open = read(`${chart('a')}\n\`\`\`\n开着\n`);
    expect(moveCell(open, 1, 0).notebook).toBe(open);
    const readOnly = parseNotebook('---\nformat: planwright/2\n---\n一\n').notebook;
    for (const edited of [insertCell(readOnly, 0, '二'), removeCell(readOnly, 0), editCell(readOnly, 0, '二')])
      expect(edited.notebook).toBe(readOnly);
  });

  test('prose that would become code or a comment is a neighbour too; at the end nothing is swallowed', () => {
    const notebook = read('一\n');
    for (const text of ['```\n开着', '~~~ts\n开着\n', '<!-- 开着', '二\n\n<!--\n']) {
      const edited = insertCell(notebook, 0, text);
      expect(edited.notebook).toBe(notebook);
      expect(edited.problems.map(({ code }) => code)).toEqual(['bad-definition']);
      expect(insertCell(notebook, 1, text).problems).toEqual([]);
    }
  });

  test('no edit changes a line of another cell', () => {
    fc.assert(
      fc.property(body, body, fc.nat(), fc.nat(), (text, added, first, second) => {
        const notebook = read(text);
        const count = notebook.cells.length;
        const place = first % (count + 1);
        const of = (from: number, to: number): string => notebook.cells.slice(from, to).map(cellText).join('');

        const inserted = insertCell(notebook, place, added);
        const given = blocks(read(added.replace(/\r\n/g, '\n')));
        if (inserted.notebook !== notebook) {
          expect(written(textOf(inserted))).toEqual(written(head + of(0, place) + `\n${added}\n` + of(place, count)));
          expect(blocks(inserted.notebook).filter((each) => !given.includes(each))).toEqual(
            blocks(notebook).filter((each) => !given.includes(each)),
          );
        }
        if (count === 0) return;
        const [from, to] = [first % count, second % (count + 1)];
        const removed = removeCell(notebook, from);
        if (removed.notebook !== notebook)
          expect(written(textOf(removed))).toEqual(written(head + of(0, from) + '\n' + of(from + 1, count)));
        const moved = moveCell(notebook, from, to);
        if (moved.notebook === notebook) return;
        const parts = from < to ? [of(0, from), of(from + 1, to), of(from, from + 1), of(to, count)] : null;
        const order = parts ?? [of(0, to), of(from, from + 1), of(to, from), of(from + 1, count)];
        expect(written(textOf(moved))).toEqual(written(head + order.join('\n')));
        expect(blocks(moved.notebook).sort()).toEqual(blocks(notebook).sort());
      }),
      { numRuns: 400 },
    );
  });

  test('adding and removing again and again piles up no blank lines', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(`一\n\n${chart('a')}\n二\n`, chart('a') + chart('b'), `一\n\n\n${chart('a')}`),
        (text) => {
          const once = (notebook: Notebook): Notebook => {
            const added = insertCell(notebook, 1, chart('neu')).notebook;
            return removeCell(
              added,
              added.cells.findIndex((cell) => cell.kind !== 'text' && cell.id === 'neu'),
            ).notebook;
          };
          const first = once(read(text));
          expect(serializeNotebook(once(once(first)))).toBe(serializeNotebook(first));
        },
      ),
    );
  });
});

group('the front matter', () => {
  const set = (key: string, value: string | number | null, text: string = head): string =>
    textOf(setFrontMatter(parseNotebook(`${text}正文\n`).notebook, key, value));

  test('one key is set, added or taken out; comments and the rest stay', () => {
    expect(set('model', 'liaocheng')).toBe(`${head.replace('growth', 'liaocheng')}正文\n`);
    expect(set('draws', 2000)).toBe(`${head.replace('---\n正', '正').slice(0, -4)}draws: 2000\n---\n正文\n`);
    expect(set('scenario', '高: 方案')).toContain('scenario: "高: 方案"\n---\n正文');
    expect(set('model', null)).toBe('---\nformat: planwright/1\n---\n正文\n');
    expect(set('title', '题', '---\nformat: planwright/1\ntitle: # 空\n---\n')).toContain('title: 题 # 空\n');
  });

  test('an edit that would make it another kind of file is refused', () => {
    const notebook = read('正文\n');
    for (const edited of [
      setFrontMatter(notebook, 'format', null),
      setFrontMatter(notebook, 'format', 'planwright/9'),
      editHead(notebook, 'title: x\n'),
      editHead(notebook, 'format: planwright/1\n---\n'),
    ])
      expect(edited.notebook).toBe(notebook);
    const flow = parseNotebook('---\n{format: planwright/1}\n---\n').notebook;
    expect(setFrontMatter(flow, 'draws', 5).notebook).toBe(flow);
    expect(textOf(editHead(notebook, 'format: planwright/1\nseed: 7'))).toBe(
      '---\nformat: planwright/1\nseed: 7\n---\n正文\n',
    );
  });

  test('any value comes back as it was set', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary', maxLength: 20 }), fc.integer()), (value) => {
        const notebook = read('正文\n');
        const edited = setFrontMatter(notebook, 'title', value).notebook;
        if (edited !== notebook) expect(edited.frontMatter['title']).toBe(value);
        if (typeof value === 'number' || /^[\p{L}\p{N} :#'"-]*$/u.test(value)) expect(edited).not.toBe(notebook);
        expect(edited.frontMatter['model']).toBe('growth');
      }),
    );
  });
});
