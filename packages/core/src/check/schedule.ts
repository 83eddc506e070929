/**
 * The value rule of history and the order of evaluation. For every variable and year the first that applies holds: fixed;
 * observed, before the start year; the equation, where all it reads has values; initial, likewise; missing. This is decided
 * once for all draws, because it depends on which values exist and never on what they are.
 */
import type { Expression } from '../formula/expression.ts';
import { problem } from '../problem.ts';
import type { Problem } from '../problem.ts';
import type { CheckedModel, CheckedVariable } from './checked-model.ts';
import { cyclePath } from './cycle-path.ts';
import { cycleThrough, strongComponents } from './strong-components.ts';

export type CellMode = 'fixed' | 'observed' | 'equation' | 'initial' | 'missing';

/** One variable in one year, to be computed in this place of the order of the year. */
export interface ScheduledCell {
  readonly variable: number;
  readonly mode: CellMode;
  /** The number of a fixed or observed cell, in the unit of the variable. */
  readonly value: number | null;
  /** Index into `Schedule.blocks` where the cell is solved together with others; they follow one another in the order. */
  readonly block: number | null;
}

/** Cells of one year that need each other. The same unknowns in several years are one block. */
export interface ScheduledBlock {
  /** In the order of definition, which does not depend on how the block is declared. */
  readonly unknowns: readonly { readonly variable: number; readonly mode: 'equation' | 'initial' }[];
}

export interface Schedule {
  /** cells[year]: every cell of the year that has a value, inputs before readers. Years that are computed alike share one list. */
  readonly cells: readonly (readonly ScheduledCell[])[];
  readonly blocks: readonly ScheduledBlock[];
  /** modes[variable][year]. */
  readonly modes: readonly (readonly CellMode[])[];
  readonly problems: readonly Problem[];
}

interface Read {
  readonly variable: number;
  readonly lag: number;
}

/** What the formulas of one kind read, per variable; null where the variable has none. */
interface Reads {
  readonly all: readonly (readonly Read[] | null)[];
  /** Variables that are read in the same year. */
  readonly sameYear: readonly (readonly number[])[];
}

export function scheduleModel(checked: CheckedModel, fix: ReadonlyMap<string, ReadonlyMap<number, number>>): Schedule {
  const { model, years, variables } = checked;
  const problems: Problem[] = [];
  const reported = new Set<string>();
  const cells: (readonly ScheduledCell[])[] = [];
  const blocks = new Map<string, { index: number; block: ScheduledBlock }>();
  // Every cell is hoped to have a value until something it reads has none: cells that need each other can hold each other up.
  const modes: CellMode[][] = variables.map(() => Array<CellMode>(years.length).fill('equation'));
  const equation = readsOf(checked, (variable) => variable.equation);
  const initial = readsOf(checked, (variable) => variable.initial);
  const readers = readersOf(variables.length, [equation, initial]);
  const declared = new Map(checked.simultaneous.flatMap((block, index) => block.map((variable) => [variable, index])));

  /** What settles the cell without reading other cells of its year, if anything does. */
  const given = (variable: CheckedVariable, year: number): { mode: CellMode; value: number } | null => {
    const fixed = fix.get(variable.name)?.get(year);
    if (fixed !== undefined) return { mode: 'fixed', value: fixed };
    const seen = year < model.years.start ? variable.observed?.values.get(year) : undefined;
    return seen === undefined ? null : { mode: 'observed', value: seen };
  };
  const givenIn = (year: number): readonly ({ mode: CellMode; value: number } | null)[] => {
    return fix.size === 0 && year >= model.years.start ? free : variables.map((variable) => given(variable, year));
  };
  const free = variables.map(() => null);
  const from = variables.map(({ definition }) => definition.from ?? -Infinity);
  const longest = Math.max(0, longestLag(equation), longestLag(initial));

  /** Index of the first year with a value, of those already settled; the present year where there is none yet. */
  const firstYear = variables.map(() => 0);
  /** Years in a row, up to the one before, in which every variable has a value. */
  let complete = 0;
  /** Last year every equation held and nothing else gave a value: so it is in each year after, as long as nothing is given. */
  let steady = false;
  for (let y = 0; y < years.length; y++) {
    const year = years[y]!;
    const settled = givenIn(year);
    if (steady && settled === free) {
      cells.push(cells[y - 1]!);
      continue;
    }
    // By index in the loops over all variables: an iterator makes an object per step in cold code.
    for (let index = 0; index < modes.length; index++)
      if (firstYear[index] === y - 1 && modes[index]![y - 1] === 'missing') firstYear[index] = y;
    const has = (read: Read): boolean => y - read.lag >= 0 && modes[read.variable]![y - read.lag] !== 'missing';
    const begun = (index: number): boolean => year >= from[index]!;

    /**
     * An initial value begins a variable. Once it has had a value, only what lies before the first year of the axis, or its own
     * past from before that value, may be lacking: any other missing value is a gap, never bridged by beginning anew.
     */
    const mayBegin = (index: number): boolean => {
      const first = firstYear[index]!;
      const tooEarly = ({ variable, lag }: Read): boolean => y - lag < (variable === index ? first : 0);
      return first === y || (equation.all[index]?.every((read) => has(read) || tooEarly(read)) ?? true);
    };

    /** The first rule that applies, as far as is known of what the cell reads in its own year. */
    const modeOf = (index: number): CellMode => {
      const direct = settled[index];
      if (direct) return direct.mode;
      if (!begun(index)) return 'missing';
      if (equation.all[index]?.every(has)) return 'equation';
      return mayBegin(index) && initial.all[index]?.every(has) ? 'initial' : 'missing';
    };

    // Where nothing that could be read is missing, every equation holds and there is nothing to work out.
    const plain =
      complete >= longest && equation.all.every((reads, index) => settled[index] || (reads !== null && begun(index)));
    if (plain && settled !== free)
      settled.forEach((direct, index) => {
        if (direct) modes[index]![y] = direct.mode;
      });
    steady = plain && settled === free;
    const waiting = plain ? [] : variables.map((_, index) => index);
    for (const index of waiting) {
      if (modes[index]![y] === 'missing') continue;
      const mode = modeOf(index);
      modes[index]![y] = mode;
      if (mode === 'missing') waiting.push(...readers[index]!);
    }
    if (year >= model.years.start && !plain)
      variables.forEach((_, index) => {
        const missing =
          modes[index]![y] === 'missing' && begun(index) && equation.all[index]?.find((read) => !has(read));
        if (missing) reportMissing(missing, index, year);
      });
    complete = modes.every((mode) => mode[y] !== 'missing') ? complete + 1 : 0;

    const needsOf = (index: number): readonly number[] => {
      const mode = modes[index]![y];
      return mode === 'equation' ? equation.sameYear[index]! : mode === 'initial' ? initial.sameYear[index]! : [];
    };
    // The same origins as last year mean the same order.
    if (y > 0 && modes.every((mode) => mode[y] === mode[y - 1])) {
      cells.push(withValues(cells[y - 1]!, (variable) => settled[variable]?.value ?? null));
      continue;
    }
    const own: ScheduledCell[] = [];
    cells.push(own);
    const put = (index: number, block: number | null): void => {
      const mode = modes[index]![y]!;
      if (mode !== 'missing') own.push({ variable: index, mode, value: settled[index]?.value ?? null, block });
    };
    for (const component of strongComponents(variables.length, needsOf)) {
      const first = component[0]!;
      const cyclic = component.length > 1 || needsOf(first).includes(first);
      const block = declared.get(first);
      if (!cyclic) put(first, null);
      else if (block !== undefined && component.every((index) => declared.get(index) === block)) {
        const together = blockOf(component, y);
        component.forEach((index) => put(index, together));
      } else reportCycle(component, needsOf, y);
    }
  }

  function blockOf(component: readonly number[], y: number): number {
    const unknowns = component.map((variable) => {
      const mode = modes[variable]![y] === 'initial' ? ('initial' as const) : ('equation' as const);
      return { variable, mode };
    });
    const key = unknowns.map(({ variable, mode }) => `${variable} ${mode}`).join(' ');
    const known = blocks.get(key);
    if (known) return known.index;
    blocks.set(key, { index: blocks.size, block: { unknowns } });
    return blocks.size - 1;
  }

  function reportMissing(read: Read, reader: number, inYear: number): void {
    const key = `${read.variable} ${reader}`;
    if (reported.has(key)) return;
    reported.add(key);
    const name = variables[read.variable]!.name;
    const where = { model: model.id, path: `variables.${variables[reader]!.name}.equation` };
    problems.push(problem('missing-value', where, { name, year: inYear - read.lag, reader: variables[reader]!.name }));
  }

  function reportCycle(component: readonly number[], needsOf: (index: number) => readonly number[], y: number): void {
    const key = component.join(' ');
    if (reported.has(key)) return;
    reported.add(key);
    const cycle = cycleThrough(component, needsOf) ?? component;
    const nameOf = (index: number | undefined): string => variables[index ?? 0]!.name;
    const first = nameOf(cycle[0]);
    const part = modes[cycle[0]!]![y] === 'initial' ? 'initial' : 'equation';
    problems.push(
      problem(
        'cycle',
        { model: model.id, path: `variables.${first}.${part}` },
        {
          path: cyclePath(cycle.map(nameOf)),
          example: `${nameOf(cycle.at(-1))}: … ${first}(-1) …`,
          members: component.map(nameOf).join(', '),
        },
      ),
    );
  }

  // A cycle leaves its cells without values; the missing values that follow from it would only repeat the message.
  const cycles = problems.filter((item) => item.code === 'cycle');
  return {
    cells,
    blocks: [...blocks.values()].map(({ block }) => block),
    modes,
    problems: cycles.length > 0 ? cycles : problems,
  };
}

/** The same cells with other numbers; the list itself where no number is another one. */
function withValues(
  cells: readonly ScheduledCell[],
  valueOf: (variable: number) => number | null,
): readonly ScheduledCell[] {
  if (cells.every(({ variable, value }) => Object.is(valueOf(variable), value))) return cells;
  return cells.map((cell) => ({ ...cell, value: valueOf(cell.variable) }));
}

function readsOf(checked: CheckedModel, formulaOf: (variable: CheckedVariable) => Expression | null): Reads {
  const all = checked.variables.map((variable): readonly Read[] | null => {
    const formula = formulaOf(variable);
    if (!formula) return null;
    const reads: Read[] = [];
    addReads(formula, checked, reads);
    return reads;
  });
  return { all, sameYear: all.map(inSameYear) };
}

function addReads(node: Expression, checked: CheckedModel, reads: Read[]): void {
  switch (node.kind) {
    case 'name': {
      const found = checked.meaning.get(node.name);
      if (found?.kind === 'variable') reads.push({ variable: found.index, lag: node.lag });
      return;
    }
    case 'call':
      for (let i = 0; i < node.operands.length; i++) addReads(node.operands[i]!, checked, reads);
      return;
    case 'choice':
      addReads(node.condition, checked, reads);
      addReads(node.then, checked, reads);
      addReads(node.otherwise, checked, reads);
      return;
    default:
  }
}

function inSameYear(reads: readonly Read[] | null): readonly number[] {
  if (reads === null) return [];
  const found: number[] = [];
  for (let i = 0; i < reads.length; i++) if (reads[i]!.lag === 0) found.push(reads[i]!.variable);
  return found;
}

function longestLag({ all }: Reads): number {
  let longest = 0;
  for (const reads of all) for (let i = 0; reads && i < reads.length; i++) longest = Math.max(longest, reads[i]!.lag);
  return longest;
}

/** For each variable, who reads it in the same year. */
function readersOf(count: number, kinds: readonly Reads[]): number[][] {
  const readers = Array.from({ length: count }, (): number[] => []);
  for (const { sameYear } of kinds)
    sameYear.forEach((needs, reader) => {
      for (const need of needs) readers[need]!.push(reader);
    });
  return readers;
}
