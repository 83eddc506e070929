/**
 * Splits the text behind the front matter into prose and cells, by CommonMark's rules for fences: a fence of three or
 * more backticks or tildes ends at a fence of the same sign that is at least as long. What stands inside an ordinary
 * fence or an HTML comment is prose, even if it looks like a cell.
 */
import type { Line } from './lines.ts';

export interface Prose {
  readonly kind: 'prose';
  readonly from: number;
  readonly to: number;
}

export interface Fenced {
  readonly kind: 'fenced';
  readonly from: number;
  readonly to: number;
  /** Span of the text between the fences. */
  readonly body: readonly [number, number];
  readonly closed: boolean;
  readonly name: string;
  /** What follows the name on the opening fence: `{#id}` or nothing. */
  readonly rest: string;
}

interface Opening {
  readonly sign: string;
  readonly length: number;
  readonly indent: number;
  readonly info: string;
}

export function splitBlocks(text: string, lines: readonly Line[], start: number): (Prose | Fenced)[] {
  const blocks: (Prose | Fenced)[] = [];
  let prose = start;
  const content = (index: number): string => {
    const line = lines[index];
    return line === undefined ? '' : text.slice(line.from, line.end);
  };
  const endOf = (index: number): number => lines[index]?.to ?? text.length;

  let index = lines.findIndex((line) => line.from >= start);
  if (index < 0) index = lines.length;
  while (index < lines.length) {
    const from = lines[index]?.from ?? text.length;
    const comment = commentEnd(content, index, lines.length);
    const opening = comment === undefined ? maybeOpening(content(index)) : undefined;
    if (comment !== undefined) {
      index = comment + 1;
      continue;
    }
    if (opening === undefined) {
      index += 1;
      continue;
    }
    let close = index + 1;
    while (close < lines.length && !closes(opening, content(close))) close += 1;
    const cell = opening.indent === 0 ? maybeCell(opening.info) : undefined;
    if (cell !== undefined) {
      if (prose < from) blocks.push({ kind: 'prose', from: prose, to: from });
      const closed = close < lines.length;
      const bodyFrom = endOf(index);
      const bodyTo = closed ? (lines[close]?.from ?? text.length) : text.length;
      const to = closed ? endOf(close) : text.length;
      blocks.push({ kind: 'fenced', from, to, body: [bodyFrom, bodyTo], closed, ...cell });
      prose = to;
    }
    index = close + 1;
  }
  if (prose < text.length) blocks.push({ kind: 'prose', from: prose, to: text.length });
  return blocks;
}

/** Index of the line that ends the HTML comment beginning on this line. Without an end it reaches to the last line, as browsers and CommonMark read it. */
function commentEnd(content: (index: number) => string, index: number, count: number): number | undefined {
  const opening = /^ {0,3}<!--/.exec(content(index));
  if (opening === null) return undefined;
  if (content(index).indexOf('-->', opening[0].length) >= 0) return index;
  let end = index + 1;
  while (end < count && !content(end).includes('-->')) end += 1;
  return Math.min(end, count - 1);
}

function maybeOpening(line: string): Opening | undefined {
  const match = /^( {0,3})(`{3,}|~{3,})(.*)$/.exec(line);
  if (match === null) return undefined;
  const [, indent = '', fence = '', info = ''] = match;
  const sign = fence.charAt(0);
  // Backticks in the info string would make it inline code.
  if (sign === '`' && info.includes('`')) return undefined;
  return { sign, length: fence.length, indent: indent.length, info };
}

function closes(opening: Opening, line: string): boolean {
  const match = /^ {0,3}(`{3,}|~{3,})[ \t]*$/.exec(line);
  const fence = match?.[1];
  return fence !== undefined && fence.startsWith(opening.sign) && fence.length >= opening.length;
}

/** `yaml KIND …` makes a cell; every other info string is ordinary code. `text` is no kind: it is what prose is called. */
function maybeCell(info: string): { name: string; rest: string } | undefined {
  const match = /^[ \t]*yaml[ \t]+([\p{L}_][\p{L}\p{N}_-]*)(?:[ \t]+(.*))?$/u.exec(info);
  const name = match?.[1];
  if (name === undefined || name === 'text') return undefined;
  return { name, rest: (match?.[2] ?? '').trim() };
}
