/** A notebook document → what the page shows of it. */
import { notebookScenarios } from '@planwright/core/notebook';
import type { Cell, Notebook } from '@planwright/core/notebook';
import { renderMarkdown } from '../cells/markdown.ts';
import { analysisBody } from './analysis-body.ts';
import type { ChartBody, Heading, PageCell, PageDocument } from './page-document.ts';

/** What the renderer wrote → HTML that may be put into the page. */
export type Sanitise = (html: string) => string;

const text = (value: unknown): string | null => (typeof value === 'string' ? value : null);

const names = (value: unknown): readonly string[] | null => {
  if (typeof value === 'string') return [value];
  return Array.isArray(value) ? value.filter((item): item is string => typeof item === 'string') : null;
};

function pageCell(cell: Cell, index: number, headings: Heading[], sanitise: Sanitise): PageCell | null {
  const key = String(index);
  if (cell.kind === 'text') {
    if (cell.text.trim() === '') return null;
    const rendered = renderMarkdown(cell.text, headings.length);
    headings.push(...rendered.headings);
    return { kind: 'text', html: sanitise(rendered.html), key };
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
    default: {
      const analysis = analysisBody(cell.kind, body);
      return analysis === null
        ? { kind: 'unknown', name: cell.name, source: cell.source, key }
        : { kind: 'analysis', analysis, key };
    }
  }
}

export function pageDocument(notebook: Notebook, sanitise: Sanitise): PageDocument {
  const headings: Heading[] = [];
  const cells = notebook.cells
    .map((cell, index) => pageCell(cell, index, headings, sanitise))
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
