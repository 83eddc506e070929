/** A notebook document → what the page shows of it. */
import type { Problem } from '@planwright/core';
import { cellText, notebookScenarios } from '@planwright/core/notebook';
import type { BlockCell, Cell, Notebook } from '@planwright/core/notebook';
import { renderMarkdown } from '../cells/markdown.ts';
import { analysisBody } from './analysis-body.ts';
import { markLive, placeLive, plainLive } from './live-marks.ts';
import { firstKeys, type ChartBody, type Heading, type PageCell, type PageDocument } from './page-document.ts';

/** What the renderer wrote → HTML that may be put into the page. */
export type Sanitise = (html: string) => string;

/** How a notebook is read that was shown before. */
export interface Reread {
  /** One per cell of the notebook. */
  readonly keys: readonly string[];
  /** Cells of the page that stay as they are, by key. */
  readonly kept: ReadonlyMap<string, PageCell>;
  readonly headings: readonly Heading[];
}

const text = (value: unknown): string | null => (typeof value === 'string' ? value : null);

const names = (value: unknown): readonly string[] | null => {
  if (typeof value === 'string') return [value];
  return Array.isArray(value) ? value.filter((item): item is string => typeof item === 'string') : null;
};

function blockCell(cell: BlockCell, key: string): PageCell {
  const { body } = cell;
  const asWritten: PageCell = { kind: 'unknown', name: cell.name, source: cell.source, key };
  if (cell.kind === 'unknown' || body === null) return asWritten;
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
    case 'model':
    case 'data':
    case 'indicators':
      return { kind: 'definition', name: cell.name, source: cell.source, key };
    case 'quiz':
    case 'check':
      return { kind: 'lesson', lesson: { name: cell.kind, id: cell.id, body }, key };
    case 'scenario':
      return cell.id === null ? asWritten : { kind: 'scenario', id: cell.id, key };
    default: {
      const analysis = analysisBody(cell.kind, body);
      return analysis === null ? asWritten : { kind: 'analysis', analysis, key };
    }
  }
}

/** `sanitise` makes what the renderer wrote fit for the page; `problems` are those of the file, at their lines. */
export function pageDocument(
  notebook: Notebook,
  sanitise: Sanitise,
  problems: readonly Problem[] = [],
  reread: Reread = { keys: firstKeys(notebook.cells.length), kept: new Map(), headings: [] },
): PageDocument {
  const headings: Heading[] = [];
  const told = problemsByKey(notebook.cells, reread.keys, problems);
  const cells = notebook.cells.flatMap((cell, index): readonly PageCell[] => {
    const key = reread.keys[index] ?? '';
    const faulty = (told[key] ?? []).some(({ severity }) => severity === 'error');
    const before = faulty ? undefined : reread.kept.get(key);
    if (cell.kind === 'text') {
      if (cell.text.trim() === '') return [];
      const own = before && reread.headings.filter(({ id }) => id.startsWith(`section-${key}-`));
      if (before && own) {
        headings.push(...own);
        return [before];
      }
      const { text: marked, live } = markLive(cell.text);
      const rendered = renderMarkdown(marked, key);
      headings.push(...rendered.headings.map((heading) => ({ ...heading, text: plainLive(heading.text) })));
      return [{ kind: 'text', html: placeLive(sanitise(rendered.html)), live, key }];
    }
    if (faulty) return [{ kind: 'unknown', name: cell.name, source: cell.source, key }];
    return [before ?? blockCell(cell, key)];
  });
  const series = cells.flatMap((cell) => {
    if (cell.kind === 'chart') return [...cell.chart.series, ...(cell.chart.peer === null ? [] : [cell.chart.peer])];
    if (cell.kind === 'text') return cell.live.flatMap((mark) => mark.series);
    return cell.kind === 'table' ? cell.series : [];
  });
  const { frontMatter } = notebook;
  const { seed, draws } = frontMatter;
  return {
    title: headings.find((heading) => heading.level === 1)?.text ?? text(frontMatter['title']) ?? '',
    cells,
    problems: told,
    headings,
    series: [...new Set(series)],
    scenarios: notebookScenarios(notebook),
    model: text(frontMatter['model']),
    scenario: text(frontMatter['scenario']),
    seed: typeof seed === 'number' && Number.isSafeInteger(seed) && seed >= 0 ? seed : null,
    draws: typeof draws === 'number' && Number.isSafeInteger(draws) && draws > 0 ? draws : null,
  };
}

/** A problem belongs to the last cell that begins at its line or before. */
function problemsByKey(
  cells: readonly Cell[],
  keys: readonly string[],
  problems: readonly Problem[],
): Readonly<Record<string, readonly Problem[]>> {
  const told: Record<string, Problem[]> = {};
  for (const problem of problems) {
    const line = problem.where.line ?? 0;
    const index = cells.findLastIndex((cell) => cell.line <= line);
    (told[keys[index] ?? ''] ??= []).push(problem);
  }
  return told;
}

/** Texts by key, for `carryKeys`. */
export const keyedTexts = (notebook: Notebook, keys: readonly string[]): readonly { key: string; text: string }[] =>
  notebook.cells.map((cell, index) => ({ key: keys[index] ?? '', text: cellText(cell) }));
