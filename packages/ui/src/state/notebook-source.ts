/**
 * The text of a notebook: read, and edited. Its parser, renderer and sanitiser come only with a notebook that is not part of the
 * page, or with the first edit.
 */
import type { ModelBundle, Problem } from '@planwright/core';
import {
  cellText,
  checkNotebook,
  editCell,
  insertCell,
  maximumLength,
  moveCell,
  notebookBundle,
  parseNotebook,
  removeCell,
  serializeNotebook,
  type Notebook,
  type Parsed,
} from '@planwright/core/notebook';
import DOMPurify from 'dompurify';
import { carryKeys } from './carry-keys.ts';
import { keyedTexts, pageDocument, type Reread } from './document.ts';
import type { NotebookText, OpenDocument } from './open-document.ts';
import { firstKeys, type PageDocument } from './page-document.ts';

const sanitise = (html: string): string => DOMPurify.sanitize(html, { FORBID_ATTR: ['style'], FORBID_TAGS: ['style'] });

/** The model of a notebook by its id; null where there is none. */
type Models = (id: string) => Promise<ModelBundle | null>;

/** Any text as a notebook, with whatever is wrong told at its cell. */
export async function openNotebook(text: string, file: string, models: Models): Promise<OpenDocument> {
  const parsed = parseNotebook(text, file);
  const id = parsed.notebook.frontMatter['model'];
  const base = typeof id === 'string' ? await models(id) : null;
  // A text that is too long to be read is not shown either.
  const notebook = text.length > maximumLength ? { ...parsed.notebook, cells: [] } : parsed.notebook;
  const keys = firstKeys(notebook.cells.length);
  const page = pageDocument(notebook, sanitise, [...parsed.problems, ...referenceProblems(notebook, base)]);
  const source = { notebook, keys, base };
  const own = ownBundle(source);
  return { page, file, source, own, models: own === null ? 0 : 1, broken: own === null && writesModel(notebook) };
}

/** A document of which the page knew only what it shows. */
export function withSource(document: OpenDocument, text: string, base: ModelBundle): OpenDocument {
  if (document.source !== null) return document;
  const { notebook } = parseNotebook(text, document.file);
  return { ...document, source: { notebook, keys: firstKeys(notebook.cells.length), base } };
}

/** Cells that make a model of the notebook's own. */
const modelKinds: readonly string[] = ['model', 'data', 'indicators'];

const writesModel = ({ cells }: Notebook): boolean => cells.some(({ kind }) => modelKinds.includes(kind));

/** Null where the notebook only names a model, or its cells make none. */
const ownBundle = ({ notebook, base }: NotebookText): ModelBundle | null =>
  writesModel(notebook) ? notebookBundle(notebook, base ?? undefined).bundle : null;

/** What the model is made of, to be compared: it is made again only when this changes. */
const modelText = ({ cells }: Notebook): string =>
  JSON.stringify(cells.filter(({ kind }) => [...modelKinds, 'scenario'].includes(kind)).map(cellText));

export type Edit =
  | { readonly kind: 'write'; readonly key: string; readonly text: string }
  /** Behind the cell of this key; null for the beginning. */
  | { readonly kind: 'insert'; readonly after: string | null; readonly text: string }
  | { readonly kind: 'remove'; readonly key: string }
  /** Past one cell that the page shows: −1 is one up, 1 one down. */
  | { readonly kind: 'move'; readonly key: string; readonly by: -1 | 1 };

export interface Edited {
  /** The same as before where the edit was refused. */
  readonly document: OpenDocument;
  /** Why it was refused; empty otherwise. What is wrong in the new text stands in its page. */
  readonly refused: readonly Problem[];
  /** Key of the first cell that is new or written anew. */
  readonly touched: string | null;
}

export function applyEdit(document: OpenDocument, edit: Edit): Edited {
  const { source } = document;
  if (source === null) throw new Error('the text of this notebook has not been read');
  const { notebook, problems } = editNotebook(document, source, edit);
  if (notebook === source.notebook) return { document, refused: problems, touched: null };
  const next = reread(document, source, { notebook, problems });
  const before = new Map(keyedTexts(source.notebook, source.keys).map(({ key, text }) => [key, text]));
  const shown = keyedTexts(notebook, next.source?.keys ?? []).filter(({ text }) => text.trim() !== '');
  return { document: next, refused: [], touched: shown.find(({ key, text }) => before.get(key) !== text)?.key ?? null };
}

/** The text as a whole replaced: another version of the same notebook. */
export function rewrite(document: OpenDocument, text: string): OpenDocument {
  const { source } = document;
  if (source === null) throw new Error('the text of this notebook has not been read');
  return reread(document, source, parseNotebook(text, document.file));
}

function reread(document: OpenDocument, source: NotebookText, { notebook, problems }: Parsed): OpenDocument {
  const { page } = document;
  const carried = carryKeys(keyedTexts(source.notebook, source.keys), notebook.cells.map(cellText));
  const keys = carried.map(({ key }) => key);
  const all = [...problems, ...referenceProblems(notebook, source.base)];
  const next = pageDocument(notebook, sanitise, all, { keys, kept: kept(page, carried), headings: page.headings });
  const text = { ...source, notebook, keys };
  if (modelText(notebook) === modelText(source.notebook)) return { ...document, page: next, source: text };
  const made = ownBundle(text);
  const broken = made === null && writesModel(notebook);
  return {
    ...document,
    page: next,
    source: text,
    own: broken ? document.own : made,
    models: made === null && !broken ? 0 : document.models + (broken ? 0 : 1),
    broken,
  };
}

/** Cells whose text is the same, unless something was wrong with them: that may have been mended elsewhere. */
function kept(page: PageDocument, carried: ReturnType<typeof carryKeys>): Reread['kept'] {
  const same = new Set(carried.flatMap(({ key, same: is }) => (is ? [key] : [])));
  return new Map(
    page.cells.flatMap((cell) =>
      same.has(cell.key) && page.problems[cell.key] === undefined && cell.kind !== 'unknown' ? [[cell.key, cell]] : [],
    ),
  );
}

function editNotebook({ page }: OpenDocument, { notebook, keys }: NotebookText, edit: Edit): Parsed {
  const indexOf = (key: string): number => {
    const index = keys.indexOf(key);
    if (index < 0) throw new Error(`there is no cell with the key ${key}`);
    return index;
  };
  switch (edit.kind) {
    case 'write': {
      const index = indexOf(edit.key);
      const cell = notebook.cells[index];
      if (cell?.kind !== 'text') return editCell(notebook, index, edit.text);
      const [before, after] = blankEnds(cell.text);
      return editCell(notebook, index, before + edit.text.trim() + after);
    }
    case 'insert':
      return insertCell(notebook, edit.after === null ? 0 : indexOf(edit.after) + 1, edit.text);
    case 'remove':
      return removeCell(notebook, indexOf(edit.key));
    case 'move': {
      // Blank lines between two cells are a cell of the file that no one sees.
      const neighbour = page.cells[page.cells.findIndex(({ key }) => key === edit.key) + edit.by];
      if (neighbour === undefined) return { notebook, problems: [] };
      return moveCell(notebook, indexOf(edit.key), indexOf(neighbour.key) + (edit.by < 0 ? 0 : 1));
    }
    default:
      return edit satisfies never;
  }
}

function referenceProblems(notebook: Notebook, bundle: ModelBundle | null): readonly Problem[] {
  const id = notebook.frontMatter['model'];
  return checkNotebook(notebook, bundle === null || typeof id !== 'string' ? {} : { [id]: bundle });
}

export const textOf = ({ source }: OpenDocument): string => (source === null ? '' : serializeNotebook(source.notebook));

/** What an editor of one cell begins with, and the line at which that begins. */
export function cellSource(
  { source }: OpenDocument,
  key: string,
): { readonly text: string; readonly line: number; readonly prose: boolean; readonly kind: string } {
  const cell = source?.notebook.cells[source.keys.indexOf(key)];
  if (cell === undefined) return { text: '', line: 1, prose: true, kind: '' };
  if (cell.kind !== 'text')
    return { text: cell.source.replace(/\r\n?/g, '\n'), line: cell.line + 1, prose: false, kind: cell.name };
  const [before] = blankEnds(cell.text);
  return {
    text: cell.text.trim(),
    line: cell.line + (before.match(/\r\n|\n|\r/g)?.length ?? 0),
    prose: true,
    kind: '',
  };
}

/** Blank lines around prose belong to the file, not to what one writes. */
function blankEnds(text: string): readonly [string, string] {
  return [/^\s*/.exec(text)?.[0] ?? '', /\s*$/.exec(text)?.[0] ?? ''];
}
