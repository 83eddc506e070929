import type { ModelBundle } from '@planwright/core';
import type { Notebook } from '@planwright/core/notebook';
import type { PageDocument } from './page-document.ts';

/** A notebook as the page has it open. Plain data that never changes: an edit gives another one. */
export interface OpenDocument {
  readonly page: PageDocument;
  /** Its name, as problems and downloads give it. */
  readonly file: string;
  /** The model that its cells write or change; null where it only names one. */
  readonly own: ModelBundle | null;
  /** How many models its cells have made: another one is another question to the engine. */
  readonly models: number;
  /** The cells of the model do not make one now: `own` is the last that they made. */
  readonly broken: boolean;
  /** Null for a notebook of the page of which nobody has asked the text yet. */
  readonly source: NotebookText | null;
}

export interface NotebookText {
  readonly notebook: Notebook;
  /** One per cell of the notebook. */
  readonly keys: readonly string[];
  /** The model that the front matter names. */
  readonly base: ModelBundle | null;
}
