/** A notebook → the text of its file. */
import type { Cell, Notebook } from './document.ts';

export function serializeNotebook(notebook: Notebook): string {
  return notebook.head + notebook.cells.map(cellText).join('');
}

export function cellText(cell: Cell): string {
  return cell.kind === 'text' ? cell.text : cell.fences[0] + cell.source + cell.fences[1];
}
