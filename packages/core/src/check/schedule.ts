/**
 * The value rule of history and the order of evaluation. For every variable and year the first that applies holds: fixed;
 * observed, before the start year; the equation, where all it reads has values; initial, likewise; missing. This is decided
 * once for all draws, because it depends on which values exist and never on what they are.
 */
import { references } from '../formula/expression.ts';
import type { Expression } from '../formula/expression.ts';
import { problem } from '../problem.ts';
import type { Problem } from '../problem.ts';
import type { CheckedModel, CheckedVariable } from './checked-model.ts';

export type CellMode = 'fixed' | 'observed' | 'equation' | 'initial' | 'missing';

/** One variable in one year, to be computed in this place of the order. */
export interface ScheduledCell {
  readonly variable: number;
  /** Index into the years of the model. */
  readonly year: number;
  readonly mode: CellMode;
  /** The number of a fixed or observed cell, in the unit of the variable. */
  readonly value: number | null;
}

export interface Schedule {
  /** Every cell that has a value, inputs before readers. */
  readonly cells: readonly ScheduledCell[];
  /** modes[variable][year]. */
  readonly modes: readonly (readonly CellMode[])[];
  readonly problems: readonly Problem[];
}

interface Read {
  readonly variable: number;
  readonly lag: number;
}

/** A cell on the way: what it still waits for in its own year. */
interface Step {
  readonly index: number;
  readonly part: 'equation' | 'initial';
  readonly needs: readonly number[];
  next: number;
}

export function scheduleModel(checked: CheckedModel, fix: ReadonlyMap<string, ReadonlyMap<number, number>>): Schedule {
  const { model, years, variables } = checked;
  const problems: Problem[] = [];
  const reported = new Set<string>();
  const cells: ScheduledCell[] = [];
  const modes: CellMode[][] = variables.map(() => Array<CellMode>(years.length).fill('missing'));
  const readsOf = (expression: Expression | null): readonly Read[] | null =>
    expression &&
    references(expression).flatMap((reference) => {
      const found = checked.meaning.get(reference.name);
      return found?.kind === 'variable' ? [{ variable: found.index, lag: reference.lag }] : [];
    });
  const equationReads = variables.map((variable) => readsOf(variable.equation));
  const initialReads = variables.map((variable) => readsOf(variable.initial));

  /** What settles the cell without reading other cells of its year, if anything does. */
  const given = (variable: CheckedVariable, year: number): { mode: CellMode; value: number } | null => {
    const fixed = fix.get(variable.name)?.get(year);
    if (fixed !== undefined) return { mode: 'fixed', value: fixed };
    const seen = year < model.years.start ? variable.observed?.values.get(year) : undefined;
    return seen === undefined ? null : { mode: 'observed', value: seen };
  };

  const open = 0;
  const entered = 1;
  const done = 2;
  for (let y = 0; y < years.length; y++) {
    const year = years[y]!;
    const state = new Uint8Array(variables.length);
    const has = (read: Read): boolean => y - read.lag >= 0 && modes[read.variable]![y - read.lag] !== 'missing';

    const put = (index: number, mode: CellMode, value: number | null): void => {
      modes[index]![y] = mode;
      cells.push({ variable: index, year: y, mode, value });
    };

    const sameYear = (reads: readonly Read[] | null | undefined): readonly number[] =>
      (reads ?? []).filter((read) => read.lag === 0).map((read) => read.variable);

    /** First step of a cell: settle it at once, or say what its equation (else its initial value) must wait for. */
    const begin = (index: number): Step | null => {
      const variable = variables[index]!;
      const direct = given(variable, year);
      if (direct) put(index, direct.mode, direct.value);
      if (direct || (variable.definition.from !== undefined && year < variable.definition.from)) return null;
      const reads = equationReads[index];
      const possible = reads?.every((read) => read.lag === 0 || has(read)) ?? false;
      if (reads && possible) return { index, part: 'equation', needs: sameYear(reads), next: 0 };
      return { index, part: 'initial', needs: sameYear(initialReads[index]), next: 0 };
    };

    /** All that the step waited for is settled: the cell takes its value, falls back on its initial value, or is missing. */
    const finish = (step: Step): Step | null => {
      const { index, part } = step;
      const reads = part === 'equation' ? equationReads[index] : initialReads[index];
      if (reads?.every(has)) put(index, part, null);
      else if (part === 'equation' && initialReads[index]) return { index, part: 'initial', needs: sameYear(initialReads[index]), next: 0 };
      else {
        const missing = equationReads[index]?.find((read) => !has(read));
        if (missing && year >= model.years.start) reportMissing(missing, index, year);
      }
      return null;
    };

    const reportMissing = (read: Read, reader: number, inYear: number): void => {
      const key = `${read.variable} ${reader}`;
      if (reported.has(key)) return;
      reported.add(key);
      const name = variables[read.variable]!.name;
      const where = { model: model.id, path: `variables.${variables[reader]!.name}.equation` };
      problems.push(problem('missing-value', where, { name, year: inYear - read.lag, reader: variables[reader]!.name }));
    };

    // Depth-first with a stack of our own: models may chain thousands of equations.
    const enter = (index: number, stack: Step[]): void => {
      state[index] = entered;
      const step = begin(index);
      if (step) stack.push(step);
      else state[index] = done;
    };
    for (let root = 0; root < variables.length; root++) {
      if (state[root] !== open) continue;
      const stack: Step[] = [];
      enter(root, stack);
      while (stack.length > 0) {
        const top = stack[stack.length - 1]!;
        const need = top.needs[top.next++];
        if (need === undefined) {
          const fallback = finish(top);
          stack.pop();
          if (fallback) stack.push(fallback);
          else state[top.index] = done;
        } else if (state[need] === open) enter(need, stack);
        else if (state[need] === entered) {
          const from = stack.findIndex((step) => step.index === need);
          reportCycle([...stack.slice(from).map((step) => step.index), need]);
        }
      }
    }
  }

  function reportCycle(path: readonly number[]): void {
    const names = path.map((index) => variables[index]!.name);
    const key = [...new Set(names)].sort().join(' ');
    if (reported.has(key)) return;
    reported.add(key);
    const first = names[0]!;
    const where = { model: model.id, path: `variables.${first}.equation` };
    problems.push(problem('cycle', where, { path: names.join(' → '), example: `${names[names.length - 2]!}: … ${first}(-1) …` }));
  }

  // A cycle leaves its cells without values; the missing values that follow from it would only repeat the message.
  const cycles = problems.filter((item) => item.code === 'cycle');
  return { cells, modes, problems: cycles.length > 0 ? cycles : problems };
}
