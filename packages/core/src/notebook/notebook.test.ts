import fc from 'fast-check';
import { describe as group, expect, test } from 'vitest';
import { describe } from '../problem.ts';
import { cellText, editCell, maximumLength, parseNotebook, serializeNotebook } from './notebook.ts';

const head = '---\nformat: planwright/1\nmodel: growth\n---\n';
const parse = (body: string): ReturnType<typeof parseNotebook> => parseNotebook(head + body, 'plan.md');
const codes = (body: string): string[] => parse(body).problems.map(({ code }) => code);
const kinds = (body: string): string[] => parse(body).notebook.cells.map(({ kind }) => kind);

/** Pieces that make and break Markdown, joined in any order, among text of any kind. */
const anyText = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        ...['---', 'format: planwright/1', 'format: planwright/9', '```', '````', '~~~', '~~~~~', '```yaml chart {#a}'],
        ...[
          '~~~yaml targets',
          '````yaml nonsense {#a .b}',
          '```ts',
          '<!--',
          '-->',
          '<!-- a -->',
          '# 标题',
          'type: fan',
        ],
        ...['\n', '\r\n', '\r', '\uFEFF', ' ', '   ```', '    ```', '\t', '&a [*a]', '__proto__: {}', '👩‍🌾', '\u2028'],
      ),
      fc.string({ unit: 'binary', maxLength: 8 }),
    ),
    { maxLength: 40 },
  )
  .chain((pieces) => fc.constantFrom('', '\n', '\r\n', '\r').map((joint) => pieces.join(joint)));

group('a notebook is kept byte for byte', () => {
  test('any text at all', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(serializeNotebook(parseNotebook(text).notebook)).toBe(text);
      }),
      { numRuns: 2_000 },
    );
  });

  test('any text behind good front matter', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(serializeNotebook(parse(text).notebook)).toBe(head + text);
      }),
      { numRuns: 2_000 },
    );
  });

  test('cells cover the file without gap or overlap, and their lines are where an editor shows them', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const { notebook } = parse(text);
        let end = notebook.head.length;
        for (const cell of notebook.cells) {
          expect(cell.span[0]).toBe(end);
          expect(cell.span[1]).toBeGreaterThan(end);
          expect(cellText(cell)).toBe((head + text).slice(...cell.span));
          expect(cell.line).toBe((head + text).slice(0, end).split(/\r\n|\n|\r(?!\n)/).length);
          end = cell.span[1];
        }
        expect(end).toBe((head + text).length);
      }),
    );
  });

  test('a byte order mark, CRLF and a missing final newline', () => {
    const text = '\uFEFF---\r\nformat: planwright/1\r\n---\r\n# 增速\r\n```yaml chart {#gdp}\r\ntype: fan\r\n```';
    const { notebook, problems } = parseNotebook(text);
    expect(problems).toEqual([]);
    expect(notebook.cells.map(({ kind }) => kind)).toEqual(['text', 'chart']);
    expect(serializeNotebook(notebook)).toBe(text);
  });
});

group('cells', () => {
  test('a fence "yaml KIND {#id}" is a cell, with its YAML as data', () => {
    const [cell] = parse('```yaml chart {#gdp}\ntype: fan\nseries: [a, b]\n2026: 0.05\n```\n').notebook.cells;
    expect(cell).toMatchObject({
      kind: 'chart',
      known: true,
      id: 'gdp',
      line: 5,
      source: 'type: fan\nseries: [a, b]\n2026: 0.05\n',
    });
    expect(cell?.kind === 'chart' && { ...cell.body }).toEqual({ type: 'fan', series: ['a', 'b'], '2026': 0.05 });
  });

  test('Chinese ids, tildes and cells without id', () => {
    const { notebook, problems } = parse('~~~yaml chart {#增速-1}\n~~~\n```yaml assumptions\n```\n');
    expect(problems).toEqual([]);
    expect(notebook.cells.map((cell) => cell.kind !== 'text' && cell.id)).toEqual(['增速-1', null]);
    expect(notebook.cells.map((cell) => cell.kind !== 'text' && { ...cell.body })).toEqual([{}, {}]);
  });

  test('ordinary code, also YAML, is prose', () => {
    expect(kinds('```ts\nx\n```\n```yaml\na: 1\n```\n```yaml title="x"\n```\n```yaml text\n```\n')).toEqual(['text']);
  });

  test('what looks like a cell inside a longer fence, other signs, a comment or an indented block is prose', () => {
    const cell = '```yaml chart\ntype: fan\n```';
    for (const body of [
      `\`\`\`\`md\n${cell}\n\`\`\`\`\n`,
      `~~~\n${cell}\n~~~\n`,
      `<!-- old:\n${cell}\n-->\n`,
      '  ```yaml chart\n  ```\n',
    ])
      expect(kinds(body), body).toEqual(['text']);
    expect(kinds(`<!-- one line -->\n${cell}\n`)).toEqual(['text', 'chart']);
  });

  test('a longer fence holds shorter ones', () => {
    const [cell] = parse('`````yaml targets\nnote: |\n  ```\n  ```\n`````\n').notebook.cells;
    expect(cell?.kind === 'targets' && cell.body?.['note']).toBe('```\n```\n');
  });

  test('an unknown kind is kept, named and given a suggestion', () => {
    const { notebook, problems } = parse('```yaml charts {#x}\ntype: fan\n```\n');
    expect(notebook.cells[0]).toMatchObject({ kind: 'unknown', known: false, name: 'charts', id: 'x' });
    expect(problems).toMatchObject([
      { code: 'unknown-cell', severity: 'warning', where: { file: 'plan.md', line: 5 } },
    ]);
    expect(problems.map((item) => describe(item, 'en').hint)).toEqual(['Did you mean chart?']);
  });

  test('two cells with one id, attributes that are not understood and an open fence are named', () => {
    expect(codes('```yaml chart {#a}\n```\n```yaml table {#a}\n```\n')).toEqual(['duplicate-cell-id']);
    expect(codes('```yaml chart {#a .wide}\n```\n')).toEqual(['unknown-key']);
    expect(codes('```yaml chart {#a}\ntype: fan\n')).toEqual(['bad-definition']);
  });
});

group('YAML of a stranger', () => {
  test('a mistake is reported at its line and column in the file, and the cell is kept without body', () => {
    const { notebook, problems } = parse('text\n\n```yaml chart {#a}\ntype: fan\nseries: [a\n```\n');
    expect(problems[0]).toMatchObject({ code: 'document-yaml', where: { file: 'plan.md', line: 10, column: 1 } });
    expect(notebook.cells[1]).toMatchObject({ kind: 'chart', body: null });
  });

  test('prototype keys are keys like any other', () => {
    const [cell] = parse('```yaml chart\n__proto__: {polluted: 1}\nconstructor: 2\n```\n').notebook.cells;
    const body = cell?.kind === 'chart' ? cell.body : null;
    expect(Object.keys(body ?? {})).toEqual(['__proto__', 'constructor']);
    expect(Object.getPrototypeOf(body)).toBeNull();
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });

  test('tags, aliases, repeated keys, lists where a mapping belongs and bottomless nesting are refused', () => {
    for (const yaml of [
      'a: !!js/function "x"',
      'a: !custom 1',
      'a: &x 1\nb: *x',
      'a: &x [*x]',
      'a: 1\na: 2',
      '- a',
      'word',
      `a: ${'['.repeat(100)}${']'.repeat(100)}`,
      `a: ${'['.repeat(50_000)}`,
    ])
      expect(codes(`\`\`\`yaml chart\n${yaml}\n\`\`\`\n`).slice(0, 1), yaml.slice(0, 30)).toEqual(['document-yaml']);
  });

  test('twenty thousand keys in one cell are read in a moment', () => {
    const keys = Array.from({ length: 20_000 }, (_, i) => `k${i}: 1`).join('\n');
    const [cell] = parse(`\`\`\`yaml chart\n${keys}\n\`\`\`\n`).notebook.cells;
    expect(Object.keys((cell?.kind === 'chart' && cell.body) || {})).toHaveLength(20_000);
  });
});

group('front matter', () => {
  test('without it, or without a format, it is not a notebook, and nothing may be edited', () => {
    for (const text of [
      '# 标题\n',
      '',
      '---\nformat: planwright/1\n',
      '---\ntitle: x\n---\n',
      '---\nformat: other/1\n---\n',
    ]) {
      const { notebook, problems } = parseNotebook(text, 'plan.md');
      expect(problems, text).toMatchObject([{ code: 'document-format', severity: 'error' }]);
      expect(notebook.readOnly).toBe(true);
    }
  });

  test('a newer format opens read-only with a warning', () => {
    const { notebook, problems } = parseNotebook('---\nformat: planwright/2\n---\ntext\n');
    expect(problems).toMatchObject([{ code: 'document-newer', severity: 'warning', where: { line: 2, column: 1 } }]);
    expect(notebook.readOnly).toBe(true);
    expect(editCell(notebook, 0, 'other').notebook).toBe(notebook);
  });

  test('a key that is not understood is named at its line', () => {
    const { problems } = parseNotebook('---\nformat: planwright/1\nmodle: x\n---\n');
    expect(problems).toMatchObject([{ code: 'unknown-key', severity: 'warning', where: { line: 3 } }]);
    expect(problems.map((item) => describe(item, 'zh').hint)).toEqual(['是否指 model？']);
  });

  test('a hundred thousand keys that nobody understands do not hang the check', () => {
    const keys = Array.from({ length: 100_000 }, (_, i) => `k${i}: 1`).join('\n');
    const { problems } = parseNotebook(`---\nformat: planwright/1\n${keys}\n---\n`);
    expect(problems.map(({ code }) => code)).toEqual(Array<string>(20).fill('unknown-key'));
  });

  test('an enormous file is refused unread, and kept', () => {
    const text = head + 'x'.repeat(maximumLength);
    const { notebook, problems } = parseNotebook(text);
    expect(problems).toMatchObject([{ code: 'document-too-large' }]);
    expect(serializeNotebook(notebook)).toBe(text);
  });
});

group('an edit', () => {
  const text = `${head}前言\r\n\r\n\`\`\`yaml chart {#a}\r\ntype: fan\r\n\`\`\`\r\n后记`;

  test('rewrites its own cell only, in the line endings of the cell', () => {
    const { notebook } = parseNotebook(text);
    const edited = editCell(notebook, 1, 'type: peak\nseries: co2');
    expect(edited.problems).toEqual([]);
    expect(serializeNotebook(edited.notebook)).toBe(text.replace('type: fan\r\n', 'type: peak\r\nseries: co2\r\n'));
  });

  test('of a cell to its own text changes nothing', () => {
    fc.assert(
      fc.property(anyText, fc.nat(), (body, pick) => {
        const { notebook } = parse(body);
        const index = pick % Math.max(1, notebook.cells.length);
        const cell = notebook.cells[index];
        // An open fence at the end of the file has no line ending of its own to keep.
        if (cell === undefined || (cell.kind !== 'text' && cell.fences[1] === '')) return;
        const edited = editCell(notebook, index, cell.kind === 'text' ? cell.text : cell.source);
        const normal = cell.kind === 'text' || !/\r(?!\n)|(^|[^\r])\n/.test(cell.source + cell.fences[0]);
        if (normal) expect(serializeNotebook(edited.notebook)).toBe(head + body);
      }),
    );
  });

  test('that would swallow or split its neighbours is refused with a reason', () => {
    const { notebook } = parseNotebook(text);
    for (const [index, body] of [
      [0, '```\nopen\n'],
      [0, '<!-- open\n'],
      [1, 'type: fan\n```\n'],
    ] as const) {
      const edited = editCell(notebook, index, body);
      expect(edited.notebook).toBe(notebook);
      expect(edited.problems).toMatchObject([{ code: 'bad-definition' }]);
    }
  });
});
