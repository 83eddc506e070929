/** Lines of a text with their endings, and the way back from an offset to a line and column. */

export interface Line {
  readonly from: number;
  /** End without the line ending. */
  readonly end: number;
  /** Start of the next line. */
  readonly to: number;
}

/** A line ends with LF, CRLF or a lone CR; the last one may end with the text. An empty text has no line. */
export function splitLines(text: string): Line[] {
  const lines: Line[] = [];
  const ending = /\r\n|\n|\r/g;
  let from = 0;
  for (let match = ending.exec(text); match !== null; match = ending.exec(text)) {
    lines.push({ from, end: match.index, to: ending.lastIndex });
    from = ending.lastIndex;
  }
  if (from < text.length) lines.push({ from, end: text.length, to: text.length });
  return lines;
}

/** Line and column of an offset, both from 1; columns count UTF-16 units, as editors do. */
export function placeOf(lines: readonly Line[], offset: number): { line: number; column: number } {
  let low = 0;
  let high = lines.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((lines[middle]?.from ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  const last = lines[low];
  // Behind the last line ending an editor shows one more, empty line.
  if (last !== undefined && offset >= last.to && last.to > last.end)
    return { line: low + 2, column: offset - last.to + 1 };
  return { line: low + 1, column: Math.max(0, offset - (lines[low]?.from ?? 0)) + 1 };
}
