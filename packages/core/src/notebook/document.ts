/** What a notebook is, as data. Every character of the file belongs to `head` or to exactly one cell, so nothing can be lost. */

/** Kinds that this version understands. */
export const knownKinds = [
  'model',
  'data',
  'indicators',
  'assumptions',
  'scenario',
  'check',
  'quiz',
  'chart',
  'table',
  'targets',
  'readings',
  'briefing',
  'sensitivity',
  'discovery',
  'compare',
  'explain',
  'reach',
  'conflict',
  'monitor',
  'audit',
] as const;
export type KnownKind = (typeof knownKinds)[number];

interface Placed {
  /** [from, to) in the text of the file. */
  readonly span: readonly [number, number];
  /** Line of the first character, from 1. */
  readonly line: number;
}

/** Prose between cells; ordinary code fences belong to it. */
export interface TextCell extends Placed {
  readonly kind: 'text';
  readonly text: string;
}

interface Block extends Placed {
  /** The word after `yaml` on the opening fence. */
  readonly name: string;
  readonly id: string | null;
  /** The YAML as plain data without prototypes; null when it could not be read. */
  readonly body: Readonly<Record<string, unknown>> | null;
  /** The text between the fences, as written. */
  readonly source: string;
  /** The opening fence with its line ending, and the closing one (empty when it is missing), as written. */
  readonly fences: readonly [string, string];
}

export interface KnownCell extends Block {
  readonly kind: KnownKind;
  readonly known: true;
}

/** Kept and shown as not understood, never dropped. */
export interface UnknownCell extends Block {
  readonly kind: 'unknown';
  readonly known: false;
}

export type BlockCell = KnownCell | UnknownCell;
export type Cell = TextCell | BlockCell;

export interface Notebook {
  readonly file?: string;
  /** Byte order mark and front matter with its fences, as written. */
  readonly head: string;
  readonly frontMatter: Readonly<Record<string, unknown>>;
  /** The file names a newer format than ours, or none: it may be shown, not edited. */
  readonly readOnly: boolean;
  readonly cells: readonly Cell[];
}
