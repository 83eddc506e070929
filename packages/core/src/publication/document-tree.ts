/** What is handed in, as data: headings, paragraphs, tables and figures in reading order. The writers know nothing else. */
import type { Locale } from '../problem.ts';

/** A piece of text in one manner. */
export interface Run {
  readonly text: string;
  readonly strong?: boolean;
  readonly emphasis?: boolean;
  readonly code?: boolean;
  /** An address that may be opened: http, https or mailto, nothing else. */
  readonly link?: string;
}

export interface ListItem {
  /** 0 is the outermost. */
  readonly depth: number;
  /** What stands before it: `•` or `2.` */
  readonly mark: string;
  readonly runs: readonly Run[];
}

export interface PublicationTable {
  /** Empty where the text around it says what it is. */
  readonly caption: string;
  /** Unit of all figures, empty where columns differ. */
  readonly unit: string;
  readonly head: readonly string[];
  /** As many cells in each row as in the head. */
  readonly rows: readonly (readonly string[])[];
  /** Columns of numbers, which stand at the right. */
  readonly numbers: readonly number[];
}

export interface PublicationImage {
  readonly png: Uint8Array;
  /** In CSS pixels, 96 to the inch. */
  readonly width: number;
  readonly height: number;
}

export interface PublicationFigure {
  readonly caption: string;
  /** What the figure shows, in words. */
  readonly alt: string;
  /** Empty where nobody drew it: then the table stands in its place and `note` says so. */
  readonly images: readonly PublicationImage[];
  readonly table: PublicationTable;
}

export type Block =
  | { readonly kind: 'heading'; readonly level: 1 | 2 | 3 | 4; readonly runs: readonly Run[] }
  | { readonly kind: 'paragraph'; readonly runs: readonly Run[] }
  | { readonly kind: 'quote'; readonly runs: readonly Run[] }
  /** Small print: readings, errors, what was left out and why. */
  | { readonly kind: 'note'; readonly text: string }
  | { readonly kind: 'code'; readonly text: string }
  | { readonly kind: 'list'; readonly items: readonly ListItem[] }
  | ({ readonly kind: 'table' } & PublicationTable)
  | ({ readonly kind: 'figure' } & PublicationFigure);

export interface Publication {
  readonly locale: Locale;
  /** A brief is set smaller, to stand on one page. */
  readonly form: 'report' | 'brief';
  readonly title: string;
  /** Scenario and date. */
  readonly subtitle: string;
  readonly blocks: readonly Block[];
}

export const plain = (text: string): readonly Run[] => [{ text }];
