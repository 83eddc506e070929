/** What the page needs to know of a notebook document: its cells in order, the headings for the outline, the series its figures show. */
import type { ModelBundle, Scenario } from '@planwright/core';
import { notebookScenarios } from '@planwright/core/notebook';
import type { Cell, Notebook } from '@planwright/core/notebook';
import type { Heading } from '../cells/markdown.ts';
import { renderMarkdown } from '../cells/markdown.ts';

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
  | { readonly kind: 'unknown'; readonly name: string; readonly source: string; readonly key: string };

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

const text = (value: unknown): string | null => (typeof value === 'string' ? value : null);

const names = (value: unknown): readonly string[] | null => {
  if (typeof value === 'string') return [value];
  return Array.isArray(value) ? value.filter((item): item is string => typeof item === 'string') : null;
};

function pageCell(cell: Cell, index: number, headings: Heading[]): PageCell | null {
  const key = String(index);
  if (cell.kind === 'text') {
    if (cell.text.trim() === '') return null;
    const rendered = renderMarkdown(cell.text, headings.length);
    headings.push(...rendered.headings);
    return { kind: 'text', html: rendered.html, key };
  }
  const body = cell.body;
  if (cell.kind === 'unknown' || body === null) return { kind: 'unknown', name: cell.name, source: cell.source, key };
  switch (cell.kind) {
    case 'assumptions':
      return { kind: 'assumptions', parameters: names(body['parameters']), key };
    case 'chart': {
      const chart: ChartBody = {
        type: text(body['type']) ?? '',
        series: names(body['series']) ?? [],
        peer: text(body['peer']),
        target: text(body['target']),
      };
      return { kind: 'chart', chart, key };
    }
    case 'table':
      return { kind: 'table', series: names(body['series']) ?? [], key };
    case 'targets':
      return { kind: 'targets', show: body['show'] === 'table' ? 'table' : 'verdicts', ids: names(body['ids']), key };
    case 'scenario':
      return null;
    default:
      return cell satisfies never;
  }
}

export function pageDocument(notebook: Notebook): PageDocument {
  const headings: Heading[] = [];
  const cells = notebook.cells
    .map((cell, index) => pageCell(cell, index, headings))
    .filter((cell): cell is PageCell => cell !== null);
  const series = cells.flatMap((cell) => {
    if (cell.kind === 'chart') return [...cell.chart.series, ...(cell.chart.peer === null ? [] : [cell.chart.peer])];
    return cell.kind === 'table' ? cell.series : [];
  });
  const { frontMatter } = notebook;
  const { seed, draws } = frontMatter;
  return {
    title: headings.find((heading) => heading.level === 1)?.text ?? text(frontMatter['title']) ?? '',
    cells,
    headings,
    series: [...new Set(series)],
    scenarios: notebookScenarios(notebook),
    model: text(frontMatter['model']),
    scenario: text(frontMatter['scenario']),
    seed: typeof seed === 'number' && Number.isSafeInteger(seed) && seed >= 0 ? seed : null,
    draws: typeof draws === 'number' && Number.isSafeInteger(draws) && draws > 0 ? draws : null,
  };
}

/** The model's bundle with the document's own scenarios. */
export const withScenarios = (bundle: ModelBundle, document: PageDocument): ModelBundle =>
  Object.keys(document.scenarios).length === 0
    ? bundle
    : { ...bundle, scenarios: { ...bundle.scenarios, ...document.scenarios } };
