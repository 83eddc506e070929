/**
 * The notebook as a file: opened, saved, kept in the browser while it is not saved. What is shown is always the file that was opened;
 * an unsaved text of another day is offered, never shown by itself.
 */
import type { ModelBundle } from '@planwright/core';
import { describe, problem } from '@planwright/core';
import { emptyBundle } from '../state/empty-bundle.ts';
import type { DocumentEdits } from '../state/document-edits.svelte.ts';
import type { NotebookState } from '../state/notebook.svelte.ts';
import { openBrowserStore, type BrowserStore, type Draft, type Version } from './browser-store.ts';
import { pickFile, readOnce, saveAs, type DiskFile, type PickedFile } from './disk.ts';

/** What the page has to tell about the file. */
export type Notice =
  | { readonly kind: 'saved'; readonly name: string }
  | { readonly kind: 'downloaded'; readonly name: string }
  | { readonly kind: 'not-saved'; readonly reason: string }
  | { readonly kind: 'not-opened'; readonly reason: string }
  | { readonly kind: 'version'; readonly name: string };

/** Notebooks are at most five million characters; a character of Chinese is three bytes. */
const mostBytes = 15_000_000;

/** After the last change. */
const autosaveMs = 800;

export class WorkingCopy {
  notice = $state.raw<Notice | null>(null);
  /** Unsaved text of another day; `changed`: the file is no longer the one that it began from. */
  offer = $state.raw<(Draft & { readonly changed: boolean }) | null>(null);
  /** The text on disk is another than the one that was opened or saved here. */
  conflict = $state.raw<{ readonly name: string; readonly text: string } | null>(null);
  /** Why the browser does not keep what is written; null while it does. */
  unkept = $state<string | null>(null);
  versions = $state.raw<readonly Version[]>([]);
  /** By name: a page has a notebook in each language. A notebook whose text was never read is not here, and not edited. */
  #files = $state.raw<Readonly<Record<string, Kept>>>({});
  #store: BrowserStore | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  readonly #notebook: NotebookState;
  readonly #edits: DocumentEdits;
  readonly #models: (id: string) => Promise<ModelBundle | null>;

  constructor(notebook: NotebookState, edits: DocumentEdits, models: (id: string) => Promise<ModelBundle | null>) {
    this.#notebook = notebook;
    this.#edits = edits;
    this.#models = models;
  }

  readonly unsaved = $derived.by((): boolean => {
    const kept = this.#files[this.name];
    return kept !== undefined && kept.text !== kept.saved;
  });

  get name(): string {
    return this.#notebook.openDocument.file;
  }

  /** The file in the browser's memory: the same name in another place is another notebook. */
  get #key(): string {
    return `${location.pathname}${location.search} ${this.name}`;
  }

  /** Looks for unsaved text of another day. The page calls it once it shows the file itself. */
  async start(): Promise<void> {
    const store = await this.#open();
    const draft = (await store?.draft(this.#key).catch(() => null)) ?? null;
    if (draft === null) return;
    const text = await this.#edits.text();
    if (draft.text === text) await store?.dropDraft(this.#key);
    else this.offer = { ...draft, changed: draft.base !== text };
  }

  /** The notebook has another text; the views call it whenever that may be so. */
  async follow(): Promise<void> {
    if (this.#notebook.openDocument.source === null) return;
    const { name } = this;
    const text = await this.#edits.text();
    if (name !== this.name || text === this.#files[name]?.text) return;
    this.#note({ text });
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#keep(), autosaveMs);
  }

  async openFile(): Promise<void> {
    await this.#show(await pickFile((size) => size > mostBytes));
  }

  async drop(file: File): Promise<void> {
    await this.#show(await readOnce(file, (size) => size > mostBytes));
  }

  /** Into the file that was opened, unless it is another there now; else where the reader wants it. */
  async save(): Promise<void> {
    const { file = null, saved = null } = this.#files[this.name] ?? {};
    if (file === null) return this.saveAs();
    await this.#orTell(async () => {
      const onDisk = await file.read();
      if (onDisk !== saved) this.conflict = { name: file.name, text: onDisk };
      else await this.#write(file);
    });
  }

  async saveAs(): Promise<void> {
    await this.#orTell(async () => {
      const text = await this.#edits.text();
      const saved = await saveAs(this.name, text);
      if (saved === null) return;
      if (saved !== 'downloaded') this.#note({ file: saved, text });
      await this.#written(text, saved === 'downloaded' ? 'downloaded' : 'saved');
    });
  }

  /** What is on disk gives way to what is open. */
  async overwrite(): Promise<void> {
    this.conflict = null;
    const file = this.#files[this.name]?.file ?? null;
    if (file !== null) await this.#orTell(() => this.#write(file));
  }

  /** What is open gives way to what is on disk; undo brings it back. */
  async reload(): Promise<void> {
    const { conflict } = this;
    this.conflict = null;
    if (conflict === null) return;
    this.#note({ saved: conflict.text, text: conflict.text });
    await this.#edits.replace(conflict.text);
  }

  /** The text of another day, as one step that can be undone. */
  async takeOffer(): Promise<void> {
    const { offer } = this;
    this.offer = null;
    if (offer === null) return;
    this.#note({ text: await this.#edits.text() });
    await this.#edits.replace(offer.text);
  }

  async dropOffer(): Promise<void> {
    this.offer = null;
    await this.#stored((store) => store.dropDraft(this.#key));
  }

  async addVersion(name: string): Promise<void> {
    const text = await this.#edits.text();
    await this.#stored((store) => store.addVersion({ notebook: this.#key, name, text, at: Date.now() }));
    await this.listVersions();
    if (this.unkept === null) this.notice = { kind: 'version', name };
  }

  async listVersions(): Promise<void> {
    const store = await this.#open();
    this.versions = (await store?.versions(this.#key)) ?? [];
  }

  /** One step that can be undone. */
  async openVersion(version: Version): Promise<void> {
    this.#note({ text: await this.#edits.text() });
    await this.#edits.replace(version.text);
  }

  async dropVersion({ id }: Version): Promise<void> {
    await this.#stored((store) => store.dropVersion(id));
    await this.listVersions();
  }

  async #show(picked: PickedFile | 'refused' | null): Promise<void> {
    if (picked === null) return;
    if (picked === 'refused') {
      const { message, hint } = describe(tooLarge, this.#notebook.locale);
      this.notice = { kind: 'not-opened', reason: message + hint };
      return;
    }
    const { openNotebook } = await import('../state/notebook-source.ts');
    const document = await openNotebook(picked.text, picked.name, this.#models);
    // What was open stays in the browser.
    await this.#keep();
    this.#edits.discard();
    this.#notebook.load(document, document.source?.base ?? document.own ?? emptyBundle);
    this.#files = { ...this.#files, [picked.name]: { file: picked.file, saved: picked.text, text: picked.text } };
    [this.notice, this.offer, this.conflict] = [null, null, null];
    await this.start();
  }

  async #write(file: DiskFile): Promise<void> {
    const text = await this.#edits.text();
    await file.write(text);
    await this.#written(text, 'saved');
  }

  async #written(text: string, kind: 'saved' | 'downloaded'): Promise<void> {
    this.#note({ saved: text, text });
    this.notice = { kind, name: this.#files[this.name]?.file?.name ?? this.name };
    await this.#stored((store) => store.dropDraft(this.#key));
  }

  async #keep(): Promise<void> {
    clearTimeout(this.#timer);
    const kept = this.#files[this.name];
    if (kept === undefined) return;
    const { text, saved: base } = kept;
    const { offer } = this;
    // What is offered is not written over: it becomes a version.
    if (offer !== null && text !== base) {
      const name = new Intl.DateTimeFormat(this.#notebook.text.htmlLang, {
        dateStyle: 'medium',
        timeStyle: 'short',
      }).format(offer.at);
      await this.#stored((store) =>
        store.addVersion({ notebook: offer.notebook, name, text: offer.text, at: offer.at }),
      );
      this.offer = null;
    }
    if (this.offer !== null) return;
    await this.#stored((store) =>
      text === base ? store.dropDraft(this.#key) : store.putDraft({ notebook: this.#key, base, text, at: Date.now() }),
    );
  }

  /** What is known of the open notebook now. The first text of it that is seen is that of its file. */
  #note(known: Partial<Kept> & Pick<Kept, 'text'>): void {
    const before = this.#files[this.name] ?? { saved: known.text, file: null };
    this.#files = { ...this.#files, [this.name]: { ...before, ...known } };
  }

  async #open(): Promise<BrowserStore | null> {
    try {
      this.#store ??= await openBrowserStore();
      return this.#store;
    } catch {
      return null;
    }
  }

  /** Storage that is full or denied is told; nothing else depends on it. */
  async #stored(work: (store: BrowserStore) => Promise<void>): Promise<void> {
    try {
      this.#store ??= await openBrowserStore();
      await work(this.#store);
      this.unkept = null;
    } catch (error) {
      this.unkept = reasonOf(error);
    }
  }

  async #orTell(work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      this.notice = { kind: 'not-saved', reason: reasonOf(error) };
    }
  }
}

/** A notebook of which the text is known. */
interface Kept {
  /** As it stands on the page. */
  readonly text: string;
  /** As it stands in its file. */
  readonly saved: string;
  /** Where it can be written without asking. */
  readonly file: DiskFile | null;
}

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message || error.name : String(error));

const tooLarge = problem('document-too-large', {}, { size: `> ${mostBytes / 1_000_000}`, limit: 5 });
