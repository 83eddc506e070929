/**
 * A notebook is Markdown that survives without us: front matter, prose and cells in document order. Parsing keeps every
 * character, so serialising gives the file back byte for byte, and an edit touches its own cell only.
 */
import { problem, suggest } from '../problem.ts';
import type { Problem, Where } from '../problem.ts';
import { splitBlocks } from './blocks.ts';
import type { Fenced } from './blocks.ts';
import { knownKinds } from './document.ts';
import type { BlockCell, Cell, KnownKind, Notebook } from './document.ts';
import { documentLimits } from './limits.ts';
import { readFrontMatter } from './front-matter.ts';
import { placeOf, splitLines } from './lines.ts';
import { readYaml } from './yaml-source.ts';

export interface Parsed {
  readonly notebook: Notebook;
  readonly problems: readonly Problem[];
}

/** Characters; a longer file is refused unread, so that opening it cannot hang the page. */
export const maximumLength: number = documentLimits.characters;

/** Reads any text. Whatever is wrong becomes a Problem; `serializeNotebook` gives the same text back in every case. */
export function parseNotebook(text: string, file?: string): Parsed {
  const inFile = file === undefined ? {} : { file };
  if (text.length > maximumLength) return refused(text, file, { ...inFile, line: 1, column: 1 });

  const lines = splitLines(text);
  const at = (offset: number): Where => ({ ...inFile, ...placeOf(lines, offset) });
  const front = readFrontMatter(text, lines, at);
  const problems: Problem[] = [...front.problems];
  const cells = splitBlocks(text, lines, front.end).map((block): Cell => {
    const span = [block.from, block.to] as const;
    const { line } = placeOf(lines, block.from);
    if (block.kind === 'prose') return { kind: 'text', text: text.slice(block.from, block.to), span, line };
    return readCell(text, block, { span, line }, at, problems);
  });
  problems.push(...repeatedIds(cells, at));
  return {
    notebook: {
      ...inFile,
      head: text.slice(0, front.end),
      frontMatter: front.values,
      readOnly: front.readOnly,
      cells,
    },
    problems,
  };
}

function readCell(
  text: string,
  block: Fenced,
  placed: { span: readonly [number, number]; line: number },
  at: (offset: number) => Where,
  problems: Problem[],
): BlockCell {
  const where = at(block.from);
  const [from, to] = block.body;
  const source = text.slice(from, to);
  const { value, faults } = readYaml(source);
  problems.push(...faults.map(({ offset, detail }) => problem('document-yaml', at(from + offset), { detail })));
  if (!block.closed)
    problems.push(
      problem('bad-definition', where, {
        path: block.name,
        reason_zh: '单元没有结束的围栏',
        reason_en: 'the cell has no closing fence',
        advice_zh: '在单元末尾另起一行写上与开头相同的围栏。',
        advice_en: 'Repeat the opening fence on a line of its own at the end of the cell.',
      }),
    );
  const { id, extra } = readAttributes(block.rest);
  problems.push(...extra.map((name) => problem('unknown-key', where, { name, ...suggest(name, ['{#id}']) })));
  const content = {
    ...placed,
    name: block.name,
    id,
    body: value,
    source,
    fences: [text.slice(block.from, from), text.slice(to, block.to)] as const,
  };
  const kind = knownKinds.find((known): known is KnownKind => known === block.name);
  if (kind !== undefined) return { kind, known: true, ...content };
  problems.push(problem('unknown-cell', where, { kind: block.name, ...suggest(block.name, knownKinds) }));
  return { kind: 'unknown', known: false, ...content };
}

/** `{#id}` behind the kind; whatever else stands there is kept in the fence and named. */
function readAttributes(rest: string): { id: string | null; extra: string[] } {
  const inner = /^\{(.*)\}$/.exec(rest)?.[1];
  if (inner === undefined) return { id: null, extra: rest === '' ? [] : [rest] };
  const words = inner.split(/[ \t]+/).filter((word) => word !== '');
  const id = words.find((word) => /^#[\p{L}\p{N}_.-]+$/u.test(word));
  return { id: id?.slice(1) ?? null, extra: words.filter((word) => word !== id) };
}

function repeatedIds(cells: readonly Cell[], at: (offset: number) => Where): Problem[] {
  const seen = new Set<string>();
  const problems: Problem[] = [];
  for (const cell of cells) {
    if (cell.kind === 'text' || cell.id === null) continue;
    if (seen.has(cell.id)) problems.push(problem('duplicate-cell-id', at(cell.span[0]), { id: cell.id }));
    seen.add(cell.id);
  }
  return problems;
}

function refused(text: string, file: string | undefined, where: Where): Parsed {
  return {
    notebook: {
      ...(file === undefined ? {} : { file }),
      head: '',
      frontMatter: Object.create(null) as Record<string, unknown>,
      readOnly: true,
      cells: [{ kind: 'text', text, span: [0, text.length], line: 1 }],
    },
    problems: [
      problem('document-too-large', where, {
        size: (text.length / 1_000_000).toFixed(1),
        limit: maximumLength / 1_000_000,
      }),
    ],
  };
}
