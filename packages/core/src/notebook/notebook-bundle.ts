/** A notebook → what is run: the model that it names or writes, with its scenarios, data and indicator tables. */
import { overlay } from '../data/overlay.ts';
import type { ImportedFigure } from '../data/imported-figure.ts';
import { checkModel } from '../check/check-model.ts';
import { unreadFigures } from '../analysis/unread-figures.ts';
import type { Scenario } from '../model/model.ts';
import type { Problem } from '../problem.ts';
import type { ModelBundle } from '../run/job.ts';
import { dataOf } from './data-cell.ts';
import type { NotebookFiles } from './data-cell.ts';
import type { KnownCell, Notebook } from './document.ts';
import { indicatorsOf } from './indicators-cell.ts';
import { documentLimits } from './limits.ts';
import { cellLocator, notebookLocator } from './locate.ts';
import { bundleOfModelCells, modelCells } from './model-cells.ts';
import { notebookScenarios } from './notebook-scenarios.ts';
import type { PlainMap } from './yaml-source.ts';

export interface NotebookBundle {
  /** Null where the notebook has no model, or one with errors. */
  readonly bundle: ModelBundle | null;
  /** Of the cells that make it, each at its line. A notebook that only names a model has none here. */
  readonly problems: readonly Problem[];
}

/** The scenario of a model that brings none. */
const plain: Readonly<Record<string, Scenario>> = { base: { label: { zh: '基准', en: 'Baseline' } } };

type BodyCell = KnownCell & { readonly body: PlainMap };

/**
 * @param base the bundle that the front matter names
 * @param files tables beside the notebook, for `data` cells that import one
 */
export function notebookBundle(notebook: Notebook, base?: ModelBundle, files: NotebookFiles = {}): NotebookBundle {
  const cells = notebook.cells.filter(
    (cell): cell is BodyCell => cell.kind !== 'text' && cell.known && cell.body !== null,
  );
  const made = bundleOfModelCells(notebook, base);
  if (made === null) return { bundle: null, problems: [] };
  const { figures, givers, problems } = figuresOf(notebook, cells, made, files);
  const tables = figures.length === 0 ? made.tables : overlay(made.tables, figures);
  const scenarios = { ...made.scenarios, ...notebookScenarios(notebook) };
  const bundle: ModelBundle = {
    ...made,
    tables,
    scenarios: Object.keys(scenarios).length === 0 ? plain : scenarios,
  };
  const ofModel = modelCells(notebook).length > 0 || figures.length > 0;
  const indicators = cells.filter(({ kind }) => kind === 'indicators');
  if (!ofModel && indicators.length === 0) return { bundle, problems };

  const check = checkModel(bundle.model, tables);
  const locate = notebookLocator(notebook);
  const found = [...problems, ...(ofModel ? check.problems.map(locate) : [])];
  if (check.checked === null) return { bundle: null, problems: found };
  for (const item of unreadFigures(bundle.model, figures)) {
    const giver = givers.get(String(item.values['name']));
    found.push(giver === undefined ? locate(item) : cellLocator(notebook, giver)(item, []));
  }
  const flat = check.checked.model;
  const targets = indicators.flatMap((cell) => {
    const { targets: judged, faults } = indicatorsOf(cell.body, cell.id, flat);
    const place = cellLocator(notebook, cell);
    found.push(...faults.slice(0, documentLimits.faults).map(({ path, problem: item }) => place(item, path)));
    return judged;
  });
  return {
    bundle: targets.length === 0 ? bundle : { ...bundle, targets: [...bundle.targets, ...targets] },
    problems: found,
  };
}

function figuresOf(
  notebook: Notebook,
  cells: readonly BodyCell[],
  { tables }: ModelBundle,
  files: NotebookFiles,
): {
  readonly figures: readonly ImportedFigure[];
  /** Which cell gave figures of `dataset.series@vintage`. */
  readonly givers: ReadonlyMap<string, BodyCell>;
  readonly problems: Problem[];
} {
  const figures: ImportedFigure[] = [];
  const givers = new Map<string, BodyCell>();
  const problems: Problem[] = [];
  for (const cell of cells) {
    if (cell.kind !== 'data') continue;
    const { figures: own, problems: found } = dataOf(cell.body, cell.id, tables, files);
    const place = cellLocator(notebook, cell);
    figures.push(...own);
    for (const { dataset, series, observation } of own) givers.set(`${dataset}.${series}@${observation.vintage}`, cell);
    problems.push(
      ...found.slice(0, documentLimits.faults).map((item) => place(item, item.where.path?.split('.') ?? [])),
    );
  }
  return { figures, givers, problems };
}
