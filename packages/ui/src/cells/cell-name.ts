import type { EditingMessages } from '../locale/editing.ts';
import type { PageCell } from '../state/page-document.ts';

const isKind = (kind: string, text: EditingMessages): kind is keyof EditingMessages['kinds'] =>
  Object.hasOwn(text.kinds, kind);

/** What a cell is, in words; a kind without a word of its own by the word in the file. */
export function cellName(cell: PageCell, text: EditingMessages): string {
  const kind =
    cell.kind === 'analysis'
      ? cell.analysis.name
      : cell.kind === 'lesson'
        ? cell.lesson.name
        : cell.kind === 'unknown' || cell.kind === 'definition'
          ? cell.name
          : cell.kind;
  return isKind(kind, text) ? text.kinds[kind] : kind;
}
