/** What has changed between two notebooks, by meaning and in sentences: layout, comments and the order of keys are no change. */
import type { Bilingual } from '../problem.ts';
import { bodyChanges } from './body-changes.ts';
import type { BodyChange } from './body-changes.ts';
import { cellForms } from './cell-forms.ts';
import type { BlockCell, Cell, Notebook } from './document.ts';
import { isMapping } from './is-mapping.ts';
import { matchCells } from './match-cells.ts';

export interface NotebookChange {
  readonly kind: 'front' | 'added' | 'removed' | 'moved' | 'body' | 'text';
  readonly cell: { readonly kind: string; readonly id: string | null } | null;
  /** Line of the cell in the old and the new file; null where it is not there. */
  readonly lines: readonly [number | null, number | null];
  /** Key of the front matter or path in the body; empty for a whole cell. */
  readonly path: readonly string[];
  /** Values or prose; absent where there was or is nothing. */
  readonly before?: unknown;
  readonly after?: unknown;
  readonly sentence: Bilingual;
}

/** In the order of the new file, removed cells last; empty where both mean the same. */
export function diffNotebooks(before: Notebook, after: Notebook): readonly NotebookChange[] {
  const front = bodyChanges(before.frontMatter, after.frontMatter).map((change): NotebookChange => {
    const head: Bilingual = { zh: '开头', en: 'front matter' };
    return { kind: 'front', cell: null, lines: [1, 1], ...change, sentence: changeSentence(head, change) };
  });
  const { pairs, added, removed } = matchCells(before.cells, after.cells);
  const changed = pairs.flatMap(({ old, now, moved }) => [
    ...(moved ? [whole('moved', old, now)] : []),
    ...(old.kind === 'text' || now.kind === 'text' ? textChange(old, now) : bodyChange(old, now)),
  ]);
  const inNew = [...changed, ...added.map((cell) => whole('added', null, cell))];
  inNew.sort((a, b) => (a.lines[1] ?? 0) - (b.lines[1] ?? 0));
  return [...front, ...inNew, ...removed.map((cell) => whole('removed', cell, null))];
}

function whole(kind: 'added' | 'removed' | 'moved', old: Cell | null, now: Cell | null): NotebookChange {
  const cell = now ?? old;
  if (cell === null) throw new Error('a change of no cell');
  const name = cellName(cell);
  const sentence = {
    added: { zh: `增加了${name.zh}`, en: `added: ${name.en}` },
    removed: { zh: `删去了${name.zh}`, en: `removed: ${name.en}` },
    moved: { zh: `${spaced(name.zh)}换了位置`, en: `moved: ${name.en}` },
  }[kind];
  const before = old === null || kind === 'moved' ? {} : { before: contentOf(old) };
  const after = now === null || kind === 'moved' ? {} : { after: contentOf(now) };
  return { kind, cell: placeOfCell(cell), lines: linesOf(old, now), path: [], ...before, ...after, sentence };
}

function bodyChange(old: BlockCell, now: BlockCell): readonly NotebookChange[] {
  const common = { kind: 'body' as const, cell: placeOfCell(now), lines: linesOf(old, now) };
  const name = cellName(now);
  if (old.body === null || now.body === null) {
    if (proseOf(old).join('\n') === proseOf(now).join('\n')) return [];
    const change: BodyChange = { path: [], before: old.source, after: now.source };
    return [
      {
        ...common,
        ...change,
        sentence: { zh: `${spaced(name.zh)}的文字改了`, en: `${name.en}: the text has changed` },
      },
    ];
  }
  const changes = bodyChanges(old.body, now.body).map((change): NotebookChange => ({
    ...common,
    ...change,
    sentence: changeSentence(name, change),
  }));
  if (old.id === now.id) return changes;
  const renamed: BodyChange = { path: ['{#}'], before: old.id ?? '', after: now.id ?? '' };
  return [{ ...common, ...renamed, sentence: changeSentence(cellName(old), renamed) }, ...changes];
}

function textChange(old: Cell, now: Cell): readonly NotebookChange[] {
  const [before, after] = [proseOf(old), proseOf(now)];
  if (before.join('\n') === after.join('\n')) return [];
  const [were, are] = [new Set(before), new Set(after)];
  const gone = before.filter((line) => !are.has(line)).length;
  const come = after.filter((line) => !were.has(line)).length;
  const { zh, en } = cellName(now);
  const sentence =
    gone + come === 0
      ? { zh: `${zh}改了：行的次序或重复不同`, en: `${en} has changed: lines in another order, or repeated` }
      : {
          zh: `${zh}改了：去掉 ${gone} 行，写上 ${come} 行`,
          en: `${en} has changed: ${gone} line${gone === 1 ? '' : 's'} gone, ${come} written`,
        };
  const content = { before: before.join('\n'), after: after.join('\n') };
  return [{ kind: 'text', cell: placeOfCell(now), lines: linesOf(old, now), path: [], ...content, sentence }];
}

const proseOf = (cell: Cell): readonly string[] =>
  (cell.kind === 'text' ? cell.text : cell.source)
    .split(/\r\n|\n|\r/)
    .map((line) => line.trimEnd())
    .filter((line) => line !== '');

const contentOf = (cell: Cell): unknown =>
  cell.kind === 'text' ? proseOf(cell).join('\n') : (cell.body ?? cell.source);

const placeOfCell = (cell: Cell): NotebookChange['cell'] =>
  cell.kind === 'text' ? { kind: 'text', id: null } : { kind: cell.name, id: cell.id };

const linesOf = (old: Cell | null, now: Cell | null): NotebookChange['lines'] => [old?.line ?? null, now?.line ?? null];

/** How a cell is spoken of: its kind and id, or what it shows. */
function cellName(cell: Cell): Bilingual {
  if (cell.kind === 'text') {
    const heading = proseOf(cell).find((line) => /^ {0,3}#{1,6} /.test(line));
    const title = heading?.replace(/^[ #]+/, '') ?? '';
    return title === ''
      ? { zh: `第 ${cell.line} 行起的文字`, en: `the text from line ${cell.line}` }
      : { zh: `“${title}”的文字`, en: `the text of “${title}”` };
  }
  const { zh, en } = cell.known ? cellForms[cell.kind].name : { zh: '单元', en: cell.name };
  const kind = { zh: cell.known ? zh : `${zh} ${cell.name}`, en: en.toLowerCase() };
  if (cell.id !== null) return { zh: `${kind.zh} ${cell.id}`, en: `${kind.en} ${cell.id}` };
  const of = ['series', 'target', 'ids', 'parameters', 'with'].map((key) => cell.body?.[key]).find(isName);
  return of === undefined
    ? { zh: `第 ${cell.line} 行的${kind.zh}`, en: `${kind.en} at line ${cell.line}` }
    : { zh: `${kind.zh}（${shownValue(of)}）`, en: `${kind.en} of ${shownValue(of)}` };
}

const isName = (value: unknown): boolean => typeof value === 'string' || Array.isArray(value);

/** `情景 high 的 push 从 0 改为 1 %` */
function changeSentence(of: Bilingual, { path, before, after }: BodyChange): Bilingual {
  const key = path.length > 1 && path[0] === 'parameters' ? path.slice(1) : path;
  const name = key[0] === '{#}' ? { zh: '编号', en: 'id' } : { zh: ` ${key.join('.')}`, en: key.join('.') };
  const zh = `${spaced(of.zh)}的${name.zh}`;
  const en = `${of.en}: ${name.en}`;
  if (before === undefined)
    return { zh: `${zh} 新写为 ${shownValue(after)}`, en: `${en} is new: ${shownValue(after)}` };
  if (after === undefined)
    return { zh: `${zh} 删去了（原为 ${shownValue(before)}）`, en: `${en} is gone (was ${shownValue(before)})` };
  return {
    zh: `${zh} 从 ${shownValue(before)} 改为 ${shownValue(after)}`,
    en: `${en} from ${shownValue(before)} to ${shownValue(after)}`,
  };
}

/** A Latin word and Chinese behind it stand apart. */
const spaced = (text: string): string => (/\w$/.test(text) ? `${text} ` : text);

/** Longer values are cut in sentences; the data of the change has them whole. */
const longest = 80;

function shownValue(value: unknown): string {
  const text = written(value).replace(/\s+/g, ' ');
  return text.length > longest ? `${[...text].slice(0, longest).join('')}…` : text;
}

function written(value: unknown): string {
  if (typeof value === 'string') return value === '' ? '“”' : value;
  if (Array.isArray(value)) return `[${value.map(written).join(', ')}]`;
  if (!isMapping(value)) return String(value);
  const entries = Object.entries(value).map(([key, inner]) => `${key}: ${written(inner)}`);
  return `{${entries.join(', ')}}`;
}
