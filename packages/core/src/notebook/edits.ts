/**
 * Edits of cells: pure, each gives the whole document read anew. An edit touches its own cell; where cells get new
 * neighbours it adds or drops blank lines between them and nothing else. What would reach into other cells (an open fence
 * or comment, a closing fence too early) or into a read-only notebook leaves the notebook as it is and says why.
 */
import type { BlockCell, Cell, Notebook } from './document.ts';
import { splitBlocks } from './blocks.ts';
import { splitLines } from './lines.ts';
import { parseNotebook } from './parse-notebook.ts';
import type { Parsed } from './parse-notebook.ts';
import { refusedEdit } from './refused-edit.ts';
import { cellText } from './serialize-notebook.ts';

/** Text of the document to be. Above a piece with a `seam` stands what did not stand there before. */
interface Piece {
  readonly text: string;
  readonly seam: boolean;
}

/** New text for one cell: the prose of a text cell, the YAML between the fences of another. Line endings follow the cell. */
export function editCell(notebook: Notebook, index: number, newBodyText: string): Parsed {
  const cell = cellAt(notebook, index);
  const last = index === notebook.cells.length - 1;
  const text =
    cell.kind === 'text'
      ? proseOf(newBodyText, firstEnding(cell.text) ?? endingOf(notebook), last)
      : cell.fences[0] + wholeLines(newBodyText, cell) + cell.fences[1];
  const closed = cell.kind === 'text' || cell.fences[1] !== '';
  if (closed && cell.kind !== 'text' && blocksIn(text)[0] !== text) return refuse(notebook, cell);
  const pieces = notebook.cells.map((other, i) => ({ text: i === index ? text : cellText(other), seam: false }));
  return rewritten(notebook, pieces, cell);
}

/**
 * `text` (prose, a fenced cell, or several) before the cell that now stands at `index`; `cells.length` means at the end.
 * Beside prose, prose becomes part of that text cell.
 */
export function insertCell(notebook: Notebook, index: number, text: string): Parsed {
  checkPlace(notebook, index);
  const ending = endingOf(notebook);
  const piece = { text: proseOf(text.replace(/\r\n|\n|\r/g, ending), ending, false), seam: true };
  const pieces = notebook.cells.map((cell, i) => ({ text: cellText(cell), seam: i === index }));
  const at = notebook.cells[Math.min(index, notebook.cells.length - 1)];
  return rewritten(notebook, [...pieces.slice(0, index), piece, ...pieces.slice(index)], at);
}

/** Without the cell at `index`. */
export function removeCell(notebook: Notebook, index: number): Parsed {
  const cell = cellAt(notebook, index);
  const others = notebook.cells.map((other, i) => ({ text: cellText(other), seam: i === index + 1 }));
  const pieces = others.filter((_, i) => i !== index);
  return rewritten(notebook, index === pieces.length ? withoutBlankEnd(pieces) : pieces, cell);
}

/**
 * The cell at `from` before the cell that now stands at `to`; `cells.length` means behind the last one. `to` equal to
 * `from` or `from + 1` leaves the notebook as it is.
 */
export function moveCell(notebook: Notebook, from: number, to: number): Parsed {
  const cell = cellAt(notebook, from);
  checkPlace(notebook, to);
  if (to === from || to === from + 1) return { notebook, problems: [] };
  const others = notebook.cells.map((other, i) => ({ text: cellText(other), seam: i === from + 1 || i === to }));
  const moved = { text: cellText(cell), seam: true };
  const pieces = [...others.slice(0, to), moved, ...others.slice(to)].filter(
    (_, i) => i !== (from < to ? from : from + 1),
  );
  return rewritten(notebook, from === others.length - 1 ? withoutBlankEnd(pieces) : pieces, cell);
}

/** Blank lines that stood before the cell that was last separate nothing now. */
const withoutBlankEnd = (pieces: readonly Piece[]): readonly Piece[] =>
  pieces.at(-1)?.text.trim() === '' ? pieces.slice(0, -1) : pieces;

/** The document of these pieces, if its cells are exactly those that the pieces are when each is read alone. */
function rewritten(notebook: Notebook, pieces: readonly Piece[], cell: Cell | undefined): Parsed {
  if (notebook.readOnly) return refusedEdit(notebook, cell, 'read-only');
  const ending = endingOf(notebook);
  let text = notebook.head;
  for (const piece of pieces) text = piece.seam ? joined(text, piece.text, ending) : text + piece.text;
  const parsed = parseNotebook(text, notebook.file);
  const found = parsed.notebook.cells.filter(({ kind }) => kind !== 'text').map(cellText);
  const expected = pieces.flatMap((piece) => blocksIn(piece.text));
  const sameHead = parsed.notebook.head === notebook.head || parsed.notebook.head === notebook.head + ending;
  const sameCells = found.length === expected.length && found.every((each, i) => sameLines(each, expected[i]));
  const open = pieces.slice(0, -1).some((piece) => !isClosed(piece.text));
  return sameHead && sameCells && !open ? parsed : refuse(notebook, cell);
}

const refuse = (notebook: Notebook, cell: Cell | undefined): Parsed => refusedEdit(notebook, cell, 'reaching');

/** One blank line at least; where both sides have some, those of one side. */
function joined(above: string, below: string, ending: string): string {
  if (below === '') return above;
  const before = trailingBlankLines(above);
  const after = leadingBlankLines(below);
  const ended = /[\r\n]$/.test(above) ? above : above + ending;
  if (before + after.length === 0) return ended + ending + below;
  const dropped = after.slice(0, before).reduce((sum, line) => sum + line, 0);
  return ended + below.slice(dropped);
}

/** Lengths of the blank lines at the beginning, with their endings. */
function leadingBlankLines(text: string): number[] {
  const lengths: number[] = [];
  const blank = /[ \t]*(?:\r\n|\n|\r)/y;
  for (let from = 0; blank.test(text); from = blank.lastIndex) lengths.push(blank.lastIndex - from);
  return lengths;
}

/** Blank lines behind the last line with something on it. */
function trailingBlankLines(text: string): number {
  let end = text.length;
  while (end > 0 && ' \t\r\n'.includes(text.charAt(end - 1))) end -= 1;
  const endings = text.slice(end).match(/\r\n|\n|\r/g)?.length ?? 0;
  return Math.max(0, endings - 1);
}

/** Text of the cells with fences in a text without front matter. */
function blocksIn(text: string): string[] {
  return splitBlocks(text, splitLines(text), 0)
    .filter(({ kind }) => kind === 'fenced')
    .map(({ from, to }) => text.slice(from, to));
}

/** Whether what is written behind the text is read as if it stood alone: no fence and no comment is open. */
function isClosed(text: string): boolean {
  if (!/`{3}|~{3}|<!--/.test(text)) return true;
  const probe = '```yaml probe\n```\n';
  return blocksIn(`${text}\n\n${probe}`).at(-1) === probe;
}

/** The last line of a file may end with the text; in another place it has a line ending. */
const sameLines = (one: string, other: string | undefined): boolean =>
  one === other || one.replace(/(?:\r\n|\n|\r)$/, '') === other;

/** Line endings as wished, unless the text has some of its own; before another cell it ends with one. */
function proseOf(text: string, ending: string, last: boolean): string {
  const lines = text.includes('\r') ? text : text.replace(/\n/g, ending);
  return last || lines === '' || /[\r\n]$/.test(lines) ? lines : lines + ending;
}

/** Lines that end as the cell's opening fence ends, the last one included: the closing fence stands on its own line. */
function wholeLines(text: string, cell: BlockCell): string {
  const ending = firstEnding(cell.fences[0]) ?? '\n';
  const lines = text.replace(/\r\n|\n|\r/g, ending);
  return lines === '' || lines.endsWith(ending) ? lines : lines + ending;
}

const firstEnding = (text: string): string | undefined => /\r\n|\n|\r/.exec(text)?.[0];

const endingOf = (notebook: Notebook): string => firstEnding(notebook.head) ?? '\n';

function cellAt(notebook: Notebook, index: number): Cell {
  const cell = notebook.cells[index];
  if (cell === undefined) throw new Error(`there is no cell ${index}`);
  return cell;
}

function checkPlace(notebook: Notebook, index: number): void {
  if (!Number.isInteger(index) || index < 0 || index > notebook.cells.length)
    throw new Error(`there is no place ${index}`);
}
