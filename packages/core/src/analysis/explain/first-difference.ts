/** Where two runs part: the first cell in the order of evaluation whose value differs, and the input that made it differ. */
import { printFormula } from '../../formula/print-formula.ts';
import type { Bilingual } from '../../problem.ts';
import type { CellState } from '../../result/report.ts';
import { addName } from '../../run/add-factors.ts';
import { cellState } from '../../run/cell-state.ts';
import type { Job } from '../../run/job.ts';
import { formulaOf, inputsOf } from './cell-inputs.ts';
import { requireSeries, requireYear } from './explain.ts';
import { runOnce } from './one-run.ts';
import type { OneRun, RunChoice } from './one-run.ts';
import { shownValue } from './shown-value.ts';
import { neededFor } from './steps.ts';
import type { ShownValue } from './shown-value.ts';

/** A number in both runs. */
export interface BothValues {
  readonly name: string;
  readonly label: Bilingual;
  readonly year: number;
  readonly base: ShownValue;
  readonly other: ShownValue;
}

export type Cause =
  /** A parameter or shock that the cell reads. */
  | ({ readonly kind: 'parameter' | 'shock' } & BothValues)
  /** What is added to its equation. */
  | { readonly kind: 'added'; readonly base: ShownValue; readonly other: ShownValue }
  /** Its number comes from elsewhere: fixed in one run and computed in the other. */
  | { readonly kind: 'origin'; readonly base: CellState; readonly other: CellState }
  /** Another number was fixed or observed. */
  | { readonly kind: 'given' }
  /** The runs are of models with other equations. */
  | { readonly kind: 'equation'; readonly base: string; readonly other: string }
  /** It is solved together with cells that differ. */
  | { readonly kind: 'together'; readonly with: readonly string[] };

export interface CellDifference extends BothValues {
  readonly causes: readonly Cause[];
  /** Variables it reads that differ, `gdp(-1)` with its lag; empty for the first one. */
  readonly through: readonly string[];
}

export interface Parting {
  readonly base: { readonly scenario: string; readonly hash: string };
  readonly other: { readonly scenario: string; readonly hash: string };
  readonly run: RunChoice;
  /** Null where every value agrees to the last bit. */
  readonly first: CellDifference | null;
  /** Every cell that differs by itself, not only through others: where each change enters. */
  readonly entries: readonly CellDifference[];
  /** Cells that differ, of cells that both have. */
  readonly different: number;
  readonly cells: number;
}

export interface DifferenceOptions {
  /** The central run when absent. */
  readonly run?: RunChoice;
  /** Only what this number of the base needs; every variable when absent. */
  readonly of?: { readonly series: string; readonly year: number };
}

/** Runs of one model, or of a model and its edited copy: cells are matched by name and year. */
export function firstDifference(base: Job, other: Job, { run = 'central', of }: DifferenceOptions = {}): Parting {
  const [a, b] = [runOnce(base, run), runOnce(other, run)];
  const needed = of && neededFor(a, requireSeries(a, of.series), requireYear(a, of.series, of.year));
  const places = new Map(b.prepared.checked.variables.map(({ name }, index) => [name, index]));
  const yearOf = new Map(b.prepared.checked.years.map((year, index) => [year, index]));
  const differing = new Set<string>();
  const entries: CellDifference[] = [];
  let cells = 0;
  for (const [year, list] of a.prepared.schedule.cells.entries())
    for (const { variable } of list) {
      const { name } = a.prepared.checked.variables[variable]!;
      const calendar = a.prepared.checked.years[year]!;
      const [there, thereYear] = [places.get(name), yearOf.get(calendar)];
      if (there === undefined || thereYear === undefined || needed?.has(`${variable} ${year}`) === false) continue;
      cells++;
      if (Object.is(a.variable(variable, year), b.variable(there, thereYear))) continue;
      differing.add(`${name} ${calendar}`);
      const found = difference([a, variable, year], [b, there, thereYear], differing);
      if (found.causes.length > 0) entries.push(found);
    }
  const side = ({ prepared }: OneRun): Parting['base'] => ({ scenario: prepared.job.scenario, hash: prepared.hash });
  return {
    ...{ base: side(a), other: side(b), run },
    first: entries[0] ?? null,
    entries,
    different: differing.size,
    cells,
  };
}

type Place = readonly [run: OneRun, variable: number, year: number];

function difference(left: Place, right: Place, differing: ReadonlySet<string>): CellDifference {
  const [a, variable] = left;
  const { name, definition } = a.prepared.checked.variables[variable]!;
  const causes: Cause[] = [];
  const [here, there] = [left, right].map((place) => originOf(...place)) as [CellState, CellState];
  const formulas = [left, right].map(([run, index, at]) => formulaOf(run, index, at));
  const [mine, yours] = formulas;
  const through: string[] = [];
  if (here !== there) causes.push({ kind: 'origin', base: here, other: there });
  else if (!mine || !yours) causes.push({ kind: 'given' });
  else {
    const texts = [printFormula(mine.expression), printFormula(yours.expression)] as const;
    const [ours, theirs] = texts.map((text) => withoutAdd(text, name)) as [string, string];
    const [base, other] = [left, right].map((place) => addedAt(place, name)) as [number, number];
    if (ours !== theirs) causes.push({ kind: 'equation', base: ours, other: theirs });
    else {
      if (base !== other)
        causes.push({ kind: 'added', base: shownValue(base, definition), other: shownValue(other, definition) });
      readDifferences(left, right, differing, causes, through);
    }
  }
  return { ...bothValues(left, right, name, definition.label), causes, through };
}

const withoutAdd = (formula: string, name: string): string => formula.replace(` + ${addName(name)}`, '');

/** The add-factor of a cell, 0 where it has none. */
function addedAt([run, , year]: Place, name: string): number {
  const index = run.prepared.settings.parameters.findIndex((setting) => setting.name === addName(name));
  return index < 0 ? 0 : run.parameter(index, year);
}

const originOf = ({ prepared: { checked, schedule } }: OneRun, variable: number, year: number): CellState =>
  cellState(schedule.modes[variable]![year]!, checked.years[year]!, checked.model.years.start);

/** Both cells have the same formula: what it reads and what of that differs. */
function readDifferences(
  [a, variable, year]: Place,
  [b, there, thereYear]: Place,
  differing: ReadonlySet<string>,
  causes: Cause[],
  through: string[],
): void {
  const { checked, settings, schedule } = a.prepared;
  const mine = inputsOf(a, formulaOf(a, variable, year)!.expression, year);
  const yours = inputsOf(b, formulaOf(b, there, thereYear)!.expression, thereYear);
  const own = addName(checked.variables[variable]!.name);
  mine.forEach(({ meaning, year: at, value }, i) => {
    const seen = yours[i];
    // An add-factor stands last, in one run or in both, and is told by itself.
    if (!seen || (meaning.kind === 'parameter' && settings.parameters[meaning.index]!.name === own)) return;
    const calendar = checked.years[at] ?? checked.years[0]! + at;
    if (meaning.kind === 'variable') {
      const { name } = checked.variables[meaning.index]!;
      if (differing.has(`${name} ${calendar}`)) through.push(at === year ? name : `${name}(-${year - at})`);
      return;
    }
    if (Object.is(value, seen.value)) return;
    const name =
      meaning.kind === 'parameter'
        ? settings.parameters[meaning.index]!.name
        : Object.keys(checked.model.shocks ?? {})[meaning.index]!;
    causes.push({
      kind: meaning.kind,
      ...{ name, label: meaning.definition.label ?? { zh: name, en: name }, year: calendar },
      base: shownValue(value, meaning.definition),
      other: shownValue(seen.value, seen.meaning.definition),
    });
  });
  const block = schedule.cells[year]!.find((cell) => cell.variable === variable)?.block ?? null;
  if (causes.length > 0 || through.length > 0 || block === null) return;
  const others = schedule.blocks[block]!.unknowns.filter((unknown) => unknown.variable !== variable);
  causes.push({ kind: 'together', with: others.map((unknown) => checked.variables[unknown.variable]!.name) });
}

function bothValues(
  [a, variable, year]: Place,
  [b, there, thereYear]: Place,
  name: string,
  label: Bilingual,
): BothValues {
  return {
    ...{ name, label, year: a.prepared.checked.years[year]! },
    base: shownValue(a.variable(variable, year), a.prepared.checked.variables[variable]!.definition),
    other: shownValue(b.variable(there, thereYear), b.prepared.checked.variables[there]!.definition),
  };
}
