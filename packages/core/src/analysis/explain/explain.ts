/** Any number of a run traced to its inputs: formula, values, units and sources, down to observed data and parameters. */
import type { Meaning } from '../../check/checked-model.ts';
import { printFormula } from '../../formula/print-formula.ts';
import { scenarioEntries } from '../../model/scenario.ts';
import { ModelError, problem, suggest } from '../../problem.ts';
import type { Bilingual } from '../../problem.ts';
import { column } from '../../result/ensemble.ts';
import { blockMean, quantileSorted } from '../../result/statistics.ts';
import { addName } from '../../run/add-factors.ts';
import { cellState } from '../../run/cell-state.ts';
import type { Job } from '../../run/job.ts';
import type { Runner, RunOptions } from '../../run/runner.ts';
import { recordOf } from '../answer-record.ts';
import { formulaOf, inputsOf, shownReference } from './cell-inputs.ts';
import type { CellInput } from './cell-inputs.ts';
import type { ExplainedInput, ExplainedParameter, ExplainedVariable, Explanation } from './explained.ts';
import { inNumbers } from './in-numbers.ts';
import { runOnce } from './one-run.ts';
import type { OneRun, RunChoice } from './one-run.ts';
import { shownValue } from './shown-value.ts';

export interface ExplainQuestion {
  readonly job: Job;
  readonly series: string;
  readonly year: number;
  /** The central run when absent. */
  readonly run?: RunChoice;
  /** Levels of inputs below the number; 3 when absent. Infinity goes down to data and parameters everywhere. */
  readonly depth?: number;
}

const usualDepth = 3;

/** Each cell is opened once, where it is first met; further down it is only named. Throws a ModelError for an unknown series or year. */
export async function explain(
  { job, series, year, run: choice = 'central', depth = usualDepth }: ExplainQuestion,
  runner: Runner,
  options: RunOptions = {},
): Promise<Explanation> {
  const own: Job = { ...job, series: [series], targets: [], joint: [], alternatives: false };
  const run = runOnce(own, choice);
  const { checked } = run.prepared;
  const cell = { variable: requireSeries(run, series), year: requireYear(run, series, year) };
  const draws = column(await runner.ensemble(own, options), series, year).filter(Number.isFinite);
  const sorted = draws.slice().sort();
  return {
    ...recordOf(run.prepared, job.draws),
    run: choice,
    restsOn: foundation(run, cell),
    root: tree(run, setters(own, checked.model), depth)(cell),
    distribution:
      draws.length === 0
        ? null
        : { mean: blockMean(draws), p05: quantileSorted(sorted, 0.05), p95: quantileSorted(sorted, 0.95) },
    problems: run.prepared.warnings,
  };
}

/** Index of the variable. */
export function requireSeries({ prepared: { checked } }: OneRun, series: string): number {
  const index = checked.variables.findIndex(({ name }) => name === series);
  if (index >= 0) return index;
  const { id, listed } = checked.model;
  const names = { kind_zh: '序列', kind_en: 'series', name: series, ...suggest(series, listed) };
  throw new ModelError([problem('unknown-name', { model: id, path: 'series' }, names)]);
}

/** Index of the year, in which the variable has a value. */
export function requireYear({ prepared: { checked, schedule } }: OneRun, series: string, year: number): number {
  const { id } = checked.model;
  const at = checked.years.indexOf(year);
  const [low, high] = [checked.years[0] ?? 0, checked.years.at(-1) ?? 0];
  const words = { name: `${series}: year`, value: year, low, high, unit: '' };
  if (at < 0) throw new ModelError([problem('out-of-range', { model: id, path: 'year' }, words)]);
  const variable = checked.variables.findIndex(({ name }) => name === series);
  if (schedule.modes[variable]![at] !== 'missing') return at;
  throw new ModelError([problem('no-value', { model: id, path: `variables.${series}` }, { name: series, year })]);
}

type Setters = ReadonlyMap<string, ExplainedParameter['setBy']>;

/** Who settled the parameters that do not have the value of the model. */
function setters(job: Job, model: OneRun['prepared']['checked']['model']): Setters {
  const { values } = scenarioEntries(model, job.bundle.scenarios, job, []);
  return new Map(
    [...values].map(([name, { path }]): [string, ExplainedParameter['setBy']] => {
      const [where, id = ''] = path.split('.');
      return [name, where === 'scenarios' ? { kind: 'scenario', id } : { kind: 'user' }];
    }),
  );
}

interface Cell {
  readonly variable: number;
  readonly year: number;
}

/**
 * Cells are opened level by level, so that one which stands near the number and deep below it as well is opened near it; `told` marks the
 * other places.
 */
function tree(run: OneRun, setBy: Setters, depth: number): (cell: Cell) => ExplainedVariable {
  const key = ({ variable, year }: Cell): string => `${variable} ${year}`;
  const levels = new Map<string, number>();
  const find = (root: Cell): void => {
    levels.set(key(root), 0);
    for (let level = [root], below = 1; level.length > 0; below++) {
      const next: Cell[] = [];
      for (const cell of level)
        for (const { meaning, year } of readsOf(run, cell)) {
          const read = { variable: meaning.index, year };
          if (meaning.kind !== 'variable' || levels.has(key(read))) continue;
          levels.set(key(read), below);
          next.push(read);
        }
      level = next;
    }
  };
  const opened = new Set<string>();
  const open = (cell: Cell, level: number, reader: number): ExplainedVariable => {
    const reads = readsOf(run, cell);
    const isTold = opened.has(key(cell)) || levels.get(key(cell))! < level;
    const cut = reads.length === 0 ? null : isTold ? 'told' : level >= depth ? 'depth' : null;
    if (cut === null) opened.add(key(cell));
    const inputs = cut === null ? reads : [];
    return {
      ...variableAt(run, cell, reader),
      cut,
      inputs: inputs.map((input): ExplainedInput => {
        if (input.meaning.kind === 'variable')
          return open({ variable: input.meaning.index, year: input.year }, level + 1, cell.year);
        return inputAt(run, input, cell.year, setBy);
      }),
    };
  };
  return (root) => {
    find(root);
    return open(root, 0, root.year);
  };
}

function foundation(run: OneRun, root: Cell): Explanation['restsOn'] {
  const { settings, schedule } = run.prepared;
  const seen = new Set<string>();
  const parameters = new Set<number>();
  const shocks = new Set<string>();
  const found = { observed: 0, fixed: 0, computed: 0 };
  const open = [root];
  for (let cell = open.pop(); cell; cell = open.pop()) {
    const key = `${cell.variable} ${cell.year}`;
    if (seen.has(key)) continue;
    seen.add(key);
    const mode = schedule.modes[cell.variable]![cell.year]!;
    if (mode === 'observed' || mode === 'fixed') found[mode]++;
    else found.computed++;
    for (const { meaning, year } of readsOf(run, cell))
      if (meaning.kind === 'variable') open.push({ variable: meaning.index, year });
      else if (meaning.kind === 'parameter') parameters.add(meaning.index);
      else shocks.add(`${meaning.index} ${year}`);
  }
  const used = [...parameters].map((index) => settings.parameters[index]!);
  const levers = used.filter(({ name }) => run.prepared.checked.model.parameters[name]?.role === 'lever');
  return {
    ...found,
    parameters: used.length,
    uncertain: used.filter(({ prior }) => prior !== null).length,
    levers: levers.length,
    shocks: shocks.size,
  };
}

function readsOf(run: OneRun, { variable, year }: Cell): readonly CellInput[] {
  const formula = formulaOf(run, variable, year);
  return formula ? inputsOf(run, formula.expression, year) : [];
}

function variableAt(run: OneRun, { variable, year }: Cell, reader: number): Omit<ExplainedVariable, 'cut' | 'inputs'> {
  const { checked, schedule } = run.prepared;
  const { name, definition, observed } = checked.variables[variable]!;
  const calendar = checked.years[year]!;
  const state = cellState(schedule.modes[variable]![year]!, calendar, checked.model.years.start);
  const formula = formulaOf(run, variable, year);
  const block = schedule.cells[year]!.find((cell) => cell.variable === variable)?.block ?? null;
  return {
    kind: 'variable',
    name,
    label: definition.label,
    year: calendar,
    reads: readingOf(definition.label, calendar, year === reader),
    ...shownValue(run.variable(variable, year), definition),
    state,
    formula: formula && {
      part: formula.part,
      text: printFormula(formula.expression),
      values: inNumbers(formula.expression, (reference) => shownReference(run, reference, year).text),
    },
    observation: state === 'observed' ? (observed?.chosen.find((row) => row.year === calendar) ?? null) : null,
    dataset: definition.observed ?? null,
    note: definition.note ?? null,
    together:
      block === null
        ? []
        : schedule.blocks[block]!.unknowns.filter((unknown) => unknown.variable !== variable).map(
            (unknown) => checked.variables[unknown.variable]!.name,
          ),
  };
}

const readingOf = (label: Bilingual, year: number, isSameYear: boolean): Bilingual =>
  isSameYear ? label : { zh: `${year} 年的${label.zh}`, en: `${label.en} of ${year}` };

function inputAt(
  run: OneRun,
  { meaning, year, value }: CellInput & { readonly meaning: Meaning },
  reader: number,
  setBy: Setters,
): ExplainedInput {
  const { checked, settings } = run.prepared;
  const start = checked.years[0] ?? 0;
  const calendar = start + year;
  if (meaning.kind === 'shock') {
    const { definition } = meaning;
    const name = Object.keys(checked.model.shocks ?? {})[meaning.index]!;
    return {
      ...{ kind: 'shock', name, label: definition.label ?? both(name), year: calendar },
      reads: readingOf(definition.label ?? both(name), calendar, year === reader),
      ...shownValue(value, definition),
      ...{ source: definition.source ?? both(''), prior: definition.prior, persistence: definition.ar ?? 0 },
    };
  }
  if (meaning.kind === 'variable') throw new Error('variables are opened');
  const { definition } = meaning;
  const setting = settings.parameters[meaning.index]!;
  const isAdded =
    !Object.hasOwn(run.prepared.job.bundle.model.parameters, setting.name) && setting.name.endsWith(addName(''));
  const label = isAdded
    ? { zh: `加在${definition.label.zh}方程上的数`, en: `what is added to the equation of ${definition.label.en}` }
    : definition.label;
  return {
    ...{ kind: 'parameter', name: setting.name, label, year: calendar, reads: label },
    ...shownValue(value, definition),
    ...{ role: definition.role, source: definition.source, note: definition.note ?? null },
    ...{
      prior: setting.prior,
      path: setting.path !== null,
      setBy: setBy.get(setting.name) ?? { kind: isAdded ? 'user' : 'model' },
    },
  };
}

const both = (text: string): Bilingual => ({ zh: text, en: text });
