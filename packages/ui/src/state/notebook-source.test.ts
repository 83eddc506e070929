import { defineModel, type ModelBundle } from '@planwright/core';
import { describe, expect, it, vi } from 'vitest';
import { applyEdit, cellSource, openNotebook, rewrite, textOf, type Edit } from './notebook-source.ts';
import type { OpenDocument } from './open-document.ts';

// There is no page to sanitise for.
vi.mock('dompurify', () => ({ default: { sanitize: (html: string) => html } }));

const label = { zh: '甲', en: 'A' };
const bundle: ModelBundle = {
  model: defineModel({
    id: 'small',
    title: label,
    years: { history: 2020, start: 2026, end: 2030 },
    parameters: { g: { unit: '1', value: 1, role: 'lever', range: [0, 2], label, source: label } },
    variables: { x: { unit: '1', equation: 'g', label }, y: { unit: '1', equation: 'x', label } },
  }),
  scenarios: { base: { label } },
  targets: [],
  tables: [],
};

const text = `---
format: planwright/1
model: small
---

# 一

\`\`\`yaml chart {#a}
type: fan
series: x
\`\`\`

\`\`\`yaml table {#b}
series: [x]
\`\`\`

## 二

尾
`;

const open = (source = text): Promise<OpenDocument> =>
  openNotebook(source, 'a.md', (id) => Promise.resolve(id === 'small' ? bundle : null));
const kinds = ({ page }: OpenDocument): string => page.cells.map(({ kind, key }) => kind + key).join(' ');

/** The edit, which is not refused. */
function edited(document: OpenDocument, edit: Edit): OpenDocument {
  const { document: next, refused } = applyEdit(document, edit);
  expect(refused).toEqual([]);
  return next;
}

describe('an open notebook', () => {
  it('shows its cells; blank lines between two of them are a cell that nobody sees', async () => {
    const document = await open();
    expect(kinds(document)).toBe('text0 chart1 table3 text4');
    expect(document.page.problems).toEqual({});
    expect(textOf(document)).toBe(text);
  });

  it('an edit rewrites its own cell and leaves the others in the page as they stand', async () => {
    const before = await open();
    const after = edited(before, { kind: 'write', key: '1', text: 'type: fan\nseries: y\n' });
    expect(textOf(after)).toBe(text.replace('series: x\n', 'series: y\n'));
    expect(after.page.cells.map((cell, i) => cell === before.page.cells[i])).toEqual([true, false, true, true]);
    expect(after.page.headings).toEqual(before.page.headings);
    expect(after.page.series).toEqual(['y', 'x']);
  });

  it('prose is edited without the blank lines around it', async () => {
    const document = await open();
    expect(cellSource(document, '0')).toEqual({ text: '# 一', line: 6, prose: true, kind: '' });
    const after = edited(document, { kind: 'write', key: '0', text: '# 壹\n\n又' });
    expect(textOf(after)).toBe(text.replace('# 一', '# 壹\n\n又'));
  });

  it('moves a cell past the one that is seen, there and back', async () => {
    const document = await open();
    const down = edited(document, { kind: 'move', key: '1', by: 1 });
    expect(kinds(down)).toBe('text0 table3 chart1 text4');
    expect(kinds(edited(down, { kind: 'move', key: '1', by: -1 }))).toBe(kinds(document));
    const top = applyEdit(document, { kind: 'move', key: '0', by: -1 });
    expect(top.document).toBe(document);
  });

  it('adds a cell with a key of its own and takes it out again', async () => {
    const document = await open();
    const { document: more, touched } = applyEdit(document, {
      kind: 'insert',
      after: '1',
      text: '```yaml assumptions\n```\n',
    });
    expect(more.page.cells.find(({ kind }) => kind === 'assumptions')?.key).toBe(touched);
    expect(textOf(edited(more, { kind: 'remove', key: touched ?? '' }))).toBe(text);
  });

  it('a cell that names nothing there is shown as written with its problem, and mended it is itself again', async () => {
    const document = await open();
    const wrong = edited(document, { kind: 'write', key: '1', text: 'type: fan\nseries: z\n' });
    expect(kinds(wrong)).toBe('text0 unknown1 table3 text4');
    expect(wrong.page.problems['1']?.map(({ code, where }) => [code, where.line])).toEqual([['unknown-name', 10]]);
    const mended = rewrite(wrong, text);
    expect(kinds(mended)).toBe(kinds(document));
    expect(mended.page.problems).toEqual({});
  });

  it('a text that would reach into the next cell is refused', async () => {
    const document = await open();
    const { document: same, refused } = applyEdit(document, { kind: 'write', key: '1', text: 'type: fan\n```\n' });
    expect(same).toBe(document);
    expect(refused).toHaveLength(1);
  });
});

describe('a notebook that writes its own model', () => {
  const own = text.replace(
    '# 一',
    '```yaml model\nvariables:\n  y:\n    unit: "1"\n    label: {zh: 乙, en: B}\n    equation: 2 * x\n```',
  );

  it('runs on it, keeps it over edits of other cells, and makes another when its formula changes', async () => {
    const document = await open(own);
    expect(document.own?.model.variables).toMatchObject({ y: { equation: '2 * x' } });
    const key = document.page.cells.find(({ kind }) => kind === 'definition')?.key ?? '';
    const other = edited(document, { kind: 'remove', key: document.page.cells.at(-1)?.key ?? '' });
    expect(other.own).toBe(document.own);
    expect(other.models).toBe(document.models);
    const source = cellSource(document, key).text;
    const changed = edited(document, { kind: 'write', key, text: source.replace('2 * x', '3 * x') });
    expect(changed.own?.model.variables).toMatchObject({ y: { equation: '3 * x' } });
    expect(changed.models).not.toBe(document.models);
  });

  it('that cannot be read keeps the last one and says so', async () => {
    const document = await open(own);
    const key = document.page.cells.find(({ kind }) => kind === 'definition')?.key ?? '';
    const source = cellSource(document, key).text;
    const broken = edited(document, { kind: 'write', key, text: source.replace('2 * x', '2 * nothing') });
    expect(broken.broken).toBe(true);
    expect(broken.own).toBe(document.own);
    expect(broken.page.problems[key]?.[0]?.code).toBe('unknown-name');
  });
});

describe('a file of a stranger', () => {
  it('of a model that is not here shows its prose and says what is missing', async () => {
    const document = await open(text.replace('model: small', 'model: smal'));
    expect(document.source?.base).toBeNull();
    expect(document.page.problems['']?.[0]?.code).toBe('unknown-name');
    expect(document.page.cells[0]?.kind).toBe('text');
  });

  it('of more text than can be read shows a message and none of it', async () => {
    const { page } = await open(text + '字'.repeat(5_000_001));
    expect(page.cells).toEqual([]);
    expect(page.problems['']?.[0]?.code).toBe('document-too-large');
  });
});
