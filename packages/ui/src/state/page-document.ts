/** What the page needs to know of a notebook document: its cells in order, the headings for the outline, the series its figures show. Plain data. */
import type { ModelBundle, Problem, Scenario } from '@planwright/core';
import type { AnalysisBody } from './analysis-body.ts';
import type { LiveMark } from './live-marks.ts';
import type { LessonBody } from './lesson-body.ts';

export interface Heading {
  readonly id: string;
  readonly level: number;
  readonly text: string;
}

export type PageCell =
  | { readonly kind: 'text'; readonly html: string; readonly live: readonly LiveMark[]; readonly key: string }
  | { readonly kind: 'assumptions'; readonly parameters: readonly string[] | null; readonly key: string }
  | { readonly kind: 'chart'; readonly chart: ChartBody; readonly key: string }
  | { readonly kind: 'table'; readonly series: readonly string[]; readonly key: string }
  | {
      readonly kind: 'targets';
      readonly show: 'verdicts' | 'table';
      readonly ids: readonly string[] | null;
      readonly key: string;
    }
  | { readonly kind: 'analysis'; readonly analysis: AnalysisBody; readonly key: string }
  | { readonly kind: 'scenario'; readonly id: string; readonly key: string }
  | { readonly kind: 'lesson'; readonly lesson: LessonBody; readonly key: string }
  /** Understood, and shown as it is written. */
  | { readonly kind: 'definition'; readonly name: string; readonly source: string; readonly key: string }
  /** Not understood, or something is wrong with it: shown as it is written. */
  | { readonly kind: 'unknown'; readonly name: string; readonly source: string; readonly key: string };

/** Cells that show what a run answers. */
export type AnswerCell = Extract<PageCell, { kind: 'chart' | 'table' | 'targets' }>;

export interface ChartBody {
  readonly type: string;
  readonly series: readonly string[];
  readonly peer: string | null;
  readonly target: string | null;
}

export interface PageDocument {
  readonly title: string;
  readonly cells: readonly PageCell[];
  /** What is wrong, by the key of the cell; what stands in no cell is under `''`. */
  readonly problems: Readonly<Record<string, readonly Problem[]>>;
  readonly headings: readonly Heading[];
  readonly series: readonly string[];
  /** Scenarios that the document adds to those of its model. */
  readonly scenarios: Readonly<Record<string, Scenario>>;
  readonly model: string | null;
  readonly scenario: string | null;
  readonly seed: number | null;
  /** Draws of a full run. */
  readonly draws: number | null;
}

/** The keys of all cells of a file that is read for the first time: those without a place on the page have one too. */
export const firstKeys = (count: number): readonly string[] => Array.from({ length: count }, (_, i) => String(i));

/** The model's bundle with the document's own scenarios. */
export const withScenarios = (bundle: ModelBundle, scenarios: PageDocument['scenarios']): ModelBundle =>
  Object.keys(scenarios).length === 0 ? bundle : { ...bundle, scenarios: { ...bundle.scenarios, ...scenarios } };
