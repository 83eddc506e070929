/**
 * Which cells of a notebook an answer depends on: what a change makes stale is run again, nothing else. A run reads every model
 * and data cell, since a model is one whole; scenarios and indicator tables are read one by one.
 */
import type { Cell, KnownCell, KnownKind, Notebook } from './document.ts';
import { textValues } from './text-values.ts';
import { quizOf } from './quiz-cell.ts';
import type { LiveReference } from './live-expression.ts';
import type { PlainMap } from './yaml-source.ts';

export interface CellReads {
  /** Numbers of the cells that it reads itself, rising. */
  readonly cells: readonly number[];
  /** Ids of scenarios, those of the model too. */
  readonly scenarios: readonly string[];
  /** Ids of targets; null for those that the model counts as its headline ones, or all. */
  readonly targets: readonly string[] | null;
}

/** One per cell. */
export type CellGraph = readonly CellReads[];

const nothing: CellReads = { cells: [], scenarios: [], targets: [] };

/** What their answers are made of. `ask` names the key that holds ids of targets: null where none are asked for. */
const answering: Partial<Record<KnownKind, { readonly ask: string | null }>> = {
  ...{ assumptions: { ask: null }, table: { ask: null }, check: { ask: null }, quiz: { ask: null } },
  ...{ explain: { ask: null }, monitor: { ask: null }, chart: { ask: 'target' }, targets: { ask: 'ids' } },
  ...{ readings: { ask: 'target' }, briefing: { ask: 'target' }, sensitivity: { ask: 'target' } },
  ...{
    discovery: { ask: 'target' },
    compare: { ask: 'target' },
    reach: { ask: 'target' },
    conflict: { ask: 'targets' },
  },
};

/** @param shown id of the scenario that the page shows; that of the front matter when absent */
export function cellGraph(notebook: Notebook, shown?: string): CellGraph {
  const given = notebook.frontMatter['scenario'];
  const usual = shown ?? (typeof given === 'string' ? given : null);
  const known = notebook.cells.map((cell) => (cell.kind !== 'text' && cell.known ? cell : null));
  const numbers = (is: (cell: KnownCell) => boolean): number[] =>
    known.flatMap((cell, i) => (cell !== null && cell.body !== null && is(cell) ? [i] : []));
  const ofModel = numbers(({ kind }) => kind === 'model' || kind === 'data');
  const ofIndicators = numbers(({ kind }) => kind === 'indicators');
  const scenarioCells = (ids: readonly string[]): number[] =>
    // Of an id that stands twice the last cell holds.
    ids.flatMap((id) => numbers((cell) => cell.kind === 'scenario' && cell.id === id).slice(-1));
  const tablesOf = (targets: readonly string[] | null): number[] =>
    ofIndicators.filter((i) => targets === null || targets.some((id) => isTargetOf(id, known[i]?.id ?? null)));

  return notebook.cells.map((cell): CellReads => {
    const asked = askedBy(cell);
    if (asked === null) return nothing;
    const own = asked.scenarios.map((id) => id ?? usual).filter((id) => id !== null);
    const { targets } = asked;
    const cells = [...(asked.runs ? ofModel : []), ...scenarioCells(own), ...tablesOf(targets)];
    return { cells: [...new Set(cells)].sort((a, b) => a - b), scenarios: [...new Set(own)], targets };
  });
}

/** Numbers of the cells whose answers no longer hold when these cells have changed, they themselves among them; rising. */
export function staleAfter(graph: CellGraph, changed: readonly number[]): readonly number[] {
  const readers = graph.map((): number[] => []);
  graph.forEach(({ cells }, reader) => cells.forEach((read) => readers[read]?.push(reader)));
  const stale = new Set<number>();
  const open = changed.filter((index) => index in graph);
  for (let index = open.pop(); index !== undefined; index = open.pop()) {
    if (stale.has(index)) continue;
    stale.add(index);
    open.push(...(readers[index] ?? []));
  }
  return [...stale].sort((a, b) => a - b);
}

interface Asked {
  /** Whether model and data are read. */
  readonly runs: boolean;
  /** Null for the scenario of the notebook. */
  readonly scenarios: readonly (string | null)[];
  readonly targets: readonly string[] | null;
}

/** Null for a cell that reads nothing. */
function askedBy(cell: Cell): Asked | null {
  if (cell.kind === 'text') {
    const references = textValues(cell.text).values.flatMap(({ live }) => [...(live?.reads.values() ?? [])]);
    return references.length === 0 ? null : { runs: true, scenarios: [null], targets: targetsIn(references) };
  }
  const { body } = cell;
  if (!cell.known || body === null) return null;
  if (cell.kind === 'indicators') return { runs: true, scenarios: [], targets: [] };
  if (cell.kind === 'scenario')
    return typeof body['parent'] === 'string' ? { runs: false, scenarios: [body['parent']], targets: [] } : null;
  const asks = answering[cell.kind]?.ask;
  if (asks === undefined) return null;
  return { runs: true, scenarios: scenariosOf(cell.kind, body), targets: targetsOf(cell.kind, body, asks) };
}

function scenariosOf(kind: KnownKind, body: PlainMap): readonly (string | null)[] {
  const named = (key: string): string | null => (typeof body[key] === 'string' ? body[key] : null);
  if (kind === 'compare') return [named('base'), named('with')];
  return kind === 'explain' || kind === 'check' || kind === 'quiz' ? [named('scenario')] : [null];
}

function targetsOf(kind: KnownKind, body: PlainMap, key: string | null): readonly string[] | null {
  if (kind === 'quiz') return targetsIn([...(quizOf(body).quiz?.answer.reads.values() ?? [])]);
  if (key === null) return [];
  const given = body[key];
  if (typeof given === 'string') return [given];
  if (Array.isArray(given)) return given.filter((id) => typeof id === 'string');
  // A chart draws no target that it does not name, and a series takes the place of the usual targets.
  return kind === 'chart' || ((kind === 'sensitivity' || kind === 'compare') && body['series'] !== undefined)
    ? []
    : null;
}

const targetsIn = (references: readonly LiveReference[]): readonly string[] =>
  references.flatMap((each) => (each.kind === 'probability' ? [each.target] : []));

/** Targets of an indicator table are `I01`, `I02`, …, behind its id and a point where it has one. */
const isTargetOf = (target: string, id: string | null): boolean =>
  (id === null || target.startsWith(`${id}.`)) && /^I\d+$/.test(id === null ? target : target.slice(id.length + 1));
