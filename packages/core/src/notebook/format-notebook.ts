/**
 * The usual layout of a notebook: lines end with LF, no blanks at the end of a line of YAML, fences written one way, one
 * blank line between cells and prose, one line ending at the end of the file. Words, comments and the order of keys stay.
 */
import { bodyChanges } from './body-changes.ts';
import type { BlockCell, Cell, Notebook } from './document.ts';
import { serializeNotebook } from './serialize-notebook.ts';
import { readYaml } from './yaml-source.ts';

/** The text of the file in its usual layout. What this version cannot edit, or cannot read, stays as it is. */
export function formatNotebook(notebook: Notebook): string {
  if (notebook.readOnly) return serializeNotebook(notebook);
  const pieces = notebook.cells.map(cellLayout).filter((text) => text !== '');
  const head = headLayout(notebook);
  const text = [head, ...pieces].join('\n\n');
  // A fence that is never closed reaches to the end of the file, and what stands in it stays.
  const last = notebook.cells.at(-1);
  return last !== undefined && last.kind !== 'text' && last.fences[1] === '' ? text : `${text}\n`;
}

/** With the two rules, without the line ending behind them. */
function headLayout({ head }: Notebook): string {
  const lines = head.replace(/^\uFEFF/, '').split(/\r\n|\n|\r/);
  const text = lines.join('\n').trimEnd();
  const [, ...inner] = text.split('\n').slice(0, -1);
  return `---\n${yamlLayout(inner.map((line) => `${line}\n`).join(''))}---`;
}

function cellLayout(cell: Cell): string {
  if (cell.kind === 'text') return proseLayout(cell.text);
  const [opening, closing] = cell.fences;
  const sign = /^(?:`+|~+)/.exec(opening)?.[0] ?? '```';
  if (closing === '') return opening + cell.source;
  return `${openingLayout(cell, sign)}\n${yamlLayout(cell.source)}${sign}`;
}

/** What stands behind the kind is an id, or what this version does not understand. */
function openingLayout({ name, id, fences }: BlockCell, sign: string): string {
  const rest = fences[0]
    .slice(sign.length)
    .trim()
    .replace(/^yaml[ \t]+/, '')
    .slice(name.length)
    .trim();
  const mark = /^\{[ \t]*#[^ \t}]+[ \t]*\}$/.test(rest) ? `{#${id ?? ''}}` : rest;
  return `${sign}yaml ${name}${mark === '' ? '' : ` ${mark}`}`;
}

/** Blanks at line ends go, unless they mean something there: in a text of several lines they may. */
function yamlLayout(source: string): string {
  const { value } = readYaml(source);
  const lines = source.replace(/\r\n|\r/g, '\n');
  const tidy = lines
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n')
    .trimEnd()
    .replace(/^\n+/, '');
  const meansTheSame = (text: string): boolean => {
    const read = readYaml(text).value;
    return value !== null && read !== null && bodyChanges(value, read).length === 0;
  };
  return [tidy === '' ? '' : `${tidy}\n`, lines].find(meansTheSame) ?? source;
}

/** Two blanks at the end of a line of prose are a line break, so they stay. */
function proseLayout(text: string): string {
  return text
    .replace(/\r\n|\r/g, '\n')
    .replace(/^(?:[ \t]*\n)+/, '')
    .trimEnd();
}
