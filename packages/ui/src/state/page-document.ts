/** What the page needs to know of a notebook document: its cells in order, the headings for the outline, the series its figures show. Plain data. */
import type { ModelBundle, Scenario } from '@planwright/core';
import type { AnalysisBody } from './analysis-body.ts';

export interface Heading {
  readonly id: string;
  readonly level: number;
  readonly text: string;
}

export type PageCell =
  | { readonly kind: 'text'; readonly html: string; readonly key: string }
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

/** The model's bundle with the document's own scenarios. */
export const withScenarios = (bundle: ModelBundle, document: PageDocument): ModelBundle =>
  Object.keys(document.scenarios).length === 0
    ? bundle
    : { ...bundle, scenarios: { ...bundle.scenarios, ...document.scenarios } };
