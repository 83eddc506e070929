import type { Locale } from '@planwright/core';
import type { OpenDocument } from './open-document.ts';

/** Everything that undo brings back. */
export interface Snapshot {
  /** The notebook in both languages; the same object twice where the file is one. */
  readonly documents: Readonly<Record<Locale, OpenDocument>>;
  readonly scenario: string;
  /** The reader's values in declared units, by parameter. */
  readonly changes: Readonly<Record<string, number>>;
  /** Variables set in some years, in declared units: by name and year. */
  readonly fixes: Readonly<Record<string, Readonly<Record<string, number>>>>;
  /** Reading by target, where it is not the first one. */
  readonly readings: Readonly<Record<string, string>>;
  /** Shares that stay as they are while others of their group move. */
  readonly locks: readonly string[];
}
