/** Edits of the open notebook. The text of the file is the truth: each edit gives another text, which the page then shows. */
import type { Locale, Problem } from '@planwright/core';
import type * as NotebookSource from './notebook-source.ts';
import type { NotebookState } from './notebook.svelte.ts';
import type { OpenDocument } from './open-document.ts';
import { scenarioCell } from './scenario-cell.ts';

type Source = typeof NotebookSource;

/** What reads and writes notebooks travels apart from the page. */
export type Loading = () => Promise<Source & { readonly shippedTexts: Readonly<Record<string, string>> }>;

const load: Loading = async () => {
  const [source, texts] = await Promise.all([import('./notebook-source.ts'), import('./shipped-text.ts')]);
  return { ...source, ...texts };
};

/** The cell that is open in an editor. */
export interface OpenCell {
  readonly key: string;
  /** What the editor begins with, and the line of the file at which it begins. */
  readonly text: string;
  readonly line: number;
  readonly prose: boolean;
  /** What the fence calls the cell; empty for prose. */
  readonly kind: string;
}

/** The page reads the text of a cell again when the hand rests, so that half a word is not called wrong. */
const restMs = 250;

export class DocumentEdits {
  open = $state.raw<OpenCell | null>(null);
  /** Why the last edit was not applied. */
  refused = $state.raw<readonly Problem[]>([]);
  /** A cell that has just been made, moved or left: the page brings it into view and gives it the focus. */
  touched = $state<string | null>(null);
  readonly #notebook: NotebookState;
  readonly #load: Loading;
  #source: Source | null = null;
  /** What stands in the editor and not yet in the file. */
  #draft: string | null = null;
  #rest: ReturnType<typeof setTimeout> | undefined;

  constructor(notebook: NotebookState, loading: Loading = load) {
    this.#notebook = notebook;
    this.#load = loading;
  }

  /** The file as it would be saved. */
  async text(): Promise<string> {
    this.#flush();
    const { source, document } = await this.#read();
    return source.textOf(document);
  }

  async edit(key: string): Promise<void> {
    if (!this.#leave()) return;
    const { source, document } = await this.#read();
    this.#notebook.hold();
    this.open = { key, ...source.cellSource(document, key) };
  }

  /** What stands in the editor now. YAML is read as it is written, prose when it is left: it may become several cells. */
  draft(text: string): void {
    this.#draft = text;
    clearTimeout(this.#rest);
    if (this.open?.prose === false) this.#rest = setTimeout(() => this.#flush(), restMs);
  }

  /** Ids of the cells; none where the text has not been read. */
  get ids(): readonly string[] {
    const cells = this.#notebook.openDocument.source?.notebook.cells ?? [];
    return cells.flatMap((cell) => (cell.kind === 'text' || cell.id === null ? [] : [cell.id]));
  }

  /** Writes and closes the editor; the focus goes back to the cell. A text that is refused stays in it. */
  finish(): void {
    const key = this.open?.key ?? null;
    if (this.#leave()) this.touched = key;
  }

  /** Closes the editor without what it has not written. */
  discard(): void {
    this.#draft = null;
    clearTimeout(this.#rest);
    this.refused = [];
    if (this.open === null) return;
    this.touched = this.open.key;
    this.open = null;
    this.#notebook.release();
  }

  /** `text`: prose or a whole cell; behind the cell of the key. Opens what was made. */
  async insert(after: string | null, text: string): Promise<void> {
    if (!this.#leave()) return;
    await this.#read();
    this.#step({ kind: 'insert', after, text });
    if (this.touched !== null) await this.edit(this.touched);
  }

  async remove(key: string): Promise<void> {
    if (this.open?.key === key) this.discard();
    if (!this.#leave()) return;
    await this.#read();
    this.#step({ kind: 'remove', key });
  }

  async move(key: string, by: -1 | 1): Promise<void> {
    if (!this.#leave()) return;
    await this.#read();
    this.#step({ kind: 'move', key, by });
    this.touched = key;
  }

  /** The other language is another file. */
  speak(locale: Locale): void {
    if (this.#leave()) this.#notebook.speak(locale);
  }

  /** Somebody put another address into the bar. */
  follow(hash: string): void {
    if (this.#leave()) this.#notebook.open(hash);
  }

  undo(): void {
    this.#flush();
    this.discard();
    this.#notebook.undo();
  }

  redo(): void {
    this.discard();
    this.#notebook.redo();
  }

  /** The present settings as a scenario of the notebook, which is then the present one. */
  async addScenario(name: string): Promise<void> {
    if (!this.#leave()) return;
    const { source, document } = await this.#read();
    const { bundle, scenario: parent, set: parameters, fixes: fix } = this.#notebook;
    const ids = [...this.ids, ...Object.keys(bundle.scenarios)];
    const made = scenarioCell({ name, parent, parameters, fix, ids });
    const cells = document.page.cells;
    const last = cells.findLast(({ kind }) => kind === 'scenario') ?? cells.at(-1);
    const edited = source.applyEdit(document, { kind: 'insert', after: last?.key ?? null, text: made.text });
    this.refused = edited.refused;
    if (edited.document !== document) this.#notebook.adopt(edited.document, made.id);
  }

  /** Another text of the same notebook: one step. */
  async replace(text: string): Promise<void> {
    this.discard();
    const { source, document } = await this.#read();
    this.#notebook.hold();
    this.#notebook.write(source.rewrite(document, text), 'replace');
    this.#notebook.release();
  }

  /** False where the editor has to stay open, because its text was refused. */
  #leave(): boolean {
    if (this.open === null) return true;
    this.#flush();
    if (this.refused.length > 0) return false;
    this.open = null;
    this.#notebook.release();
    return true;
  }

  #flush(): void {
    clearTimeout(this.#rest);
    const { open } = this;
    const text = this.#draft;
    if (open === null || text === null) return;
    this.#draft = null;
    this.#apply(
      open.prose && text.trim() === '' ? { kind: 'remove', key: open.key } : { kind: 'write', key: open.key, text },
      `write ${open.key}`,
    );
    // What was refused is not lost: the next attempt takes it again.
    if (this.refused.length > 0) this.#draft = text;
  }

  #step(edit: NotebookSource.Edit): void {
    this.#notebook.hold();
    this.touched = this.#apply(edit, edit.kind);
    this.#notebook.release();
  }

  /** The first cell that is another now. */
  #apply(edit: NotebookSource.Edit, tag: string): string | null {
    if (this.#source === null) throw new Error('no text has been read');
    const document = this.#notebook.openDocument;
    const edited = this.#source.applyEdit(document, edit);
    this.refused = edited.refused;
    if (edited.document !== document) this.#notebook.write(edited.document, tag);
    return edited.touched;
  }

  /** The open document with its text. */
  async #read(): Promise<{ readonly source: Source; readonly document: OpenDocument }> {
    const { shippedTexts, ...source } = await this.#load();
    this.#source = source;
    const before = this.#notebook.openDocument;
    if (before.source !== null) return { source, document: before };
    const document = source.withSource(before, shippedTexts[before.file] ?? '', this.#notebook.base);
    this.#notebook.learn(before, document);
    return { source, document };
  }
}
