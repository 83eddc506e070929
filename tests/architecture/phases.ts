/**
 * The phases of packages/core/src and what each may import, as one table. A phase may import itself. `check` knows
 * `data` because it resolves `observed: 'dataset.series@vintage'`; `result` knows it for the rows a report shows.
 */

const expressions = ['problem', 'elementary', 'units', 'random', 'formula'];
const upToModel = [...expressions, 'model'];
const upToTarget = [...upToModel, 'data', 'result', 'target'];
const upToRun = [...upToTarget, 'check', 'compile', 'run'];
const all = [...upToRun, 'analysis', 'notebook', 'spreadsheet', 'indicators', 'interchange'];

export const mayImport: Readonly<Record<string, readonly string[]>> = {
  problem: [],
  elementary: [],
  units: ['problem', 'elementary'],
  random: ['problem', 'elementary', 'units'],
  formula: ['problem', 'elementary', 'units', 'random'],
  model: expressions,
  check: [...upToModel, 'data'],
  compile: [...upToModel, 'data', 'check'],
  data: ['problem', 'elementary', 'units'],
  spreadsheet: ['problem', 'data'],
  indicators: ['problem', 'data', 'target'],
  result: [...upToModel, 'data'],
  target: [...upToModel, 'data', 'result'],
  run: [...upToTarget, 'check', 'compile'],
  // The audit reads indicator tables.
  analysis: [...upToRun, 'indicators'],
  // What goes out is a report, what comes in is data or priors of a model.
  interchange: upToRun,
  notebook: all,
  // What is handed in: the notebook with its answers, as a tree and as files.
  publication: all,
  testing: all,
  index: all,
};

const core = 'packages/core/src/';

/** `packages/core/src/model/model.ts` → `model`, `packages/core/src/problem.ts` → `problem`. */
export function phaseOf(path: string): string {
  const [first = ''] = path.slice(core.length).split('/');
  return first.replace(/\.ts$/, '');
}

/** Why a file of core may not import another, or undefined when it may. */
export function phaseProblem(from: string, to: string): string | undefined {
  if (!to.startsWith(core)) return `${from} imports ${to}, which lies outside core`;
  const [importer, imported] = [phaseOf(from), phaseOf(to)];
  const allowed = mayImport[importer];
  if (!allowed) return `${from} lies in no known phase (${importer})`;
  if (importer === imported || allowed.includes(imported)) return undefined;
  return `${from} imports ${to}: ${importer} may not know ${imported}`;
}
