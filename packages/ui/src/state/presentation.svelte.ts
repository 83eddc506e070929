/** One cell at a time, for a projector. */
import type { NotebookState } from './notebook.svelte.ts';

export class Presentation {
  /** Place of the cell in the document; null while the page is read as a page. */
  #place = $state<number | null>(null);
  readonly #notebook: NotebookState;

  constructor(notebook: NotebookState) {
    this.#notebook = notebook;
  }

  get count(): number {
    return this.#notebook.document.cells.length;
  }

  readonly place = $derived.by((): number | null =>
    this.#place === null ? null : Math.min(this.#place, Math.max(0, this.count - 1)),
  );

  start(place: number): void {
    this.#place = place;
  }

  end(): void {
    this.#place = null;
  }

  /** What a key does; false for keys that mean nothing here. */
  press(key: string): boolean {
    const { place } = this;
    if (place === null) return false;
    const to: Readonly<Record<string, number>> = {
      ArrowRight: place + 1,
      ArrowDown: place + 1,
      PageDown: place + 1,
      ' ': place + 1,
      ArrowLeft: place - 1,
      ArrowUp: place - 1,
      PageUp: place - 1,
      Home: 0,
      End: this.count - 1,
    };
    const next = to[key];
    if (key === 'Escape') this.end();
    else if (next === undefined) return false;
    else this.#place = Math.max(0, Math.min(this.count - 1, next));
    return true;
  }
}
