/** How one year of one run was computed, cell by cell in the order of evaluation. */
import { printFormula } from '../../formula/print-formula.ts';
import type { Bilingual } from '../../problem.ts';
import type { CellState } from '../../result/report.ts';
import { cellState } from '../../run/cell-state.ts';
import type { Job } from '../../run/job.ts';
import { formulaOf, inputsOf, shownReference } from './cell-inputs.ts';
import type { ExplainedFormula } from './explained.ts';
import { inNumbers } from './in-numbers.ts';
import { requireSeries, requireYear } from './explain.ts';
import { runOnce } from './one-run.ts';
import type { OneRun, RunChoice } from './one-run.ts';
import { shownValue } from './shown-value.ts';
import type { ShownValue } from './shown-value.ts';

export interface Step extends ShownValue {
  readonly name: string;
  readonly label: Bilingual;
  readonly year: number;
  readonly state: CellState;
  /** Null where the number is given. */
  readonly formula: ExplainedFormula | null;
}

export interface StepQuestion {
  readonly job: Job;
  /** Only what this series needs; every variable when absent. */
  readonly series?: string;
  readonly from: number;
  readonly to: number;
  readonly run?: RunChoice;
}

/** Of the years `from` to `to`, the first year first. Throws a ModelError for an unknown series or year. */
export function steps({ job, series, from, to, run: choice = 'central' }: StepQuestion): readonly Step[] {
  const run = runOnce(job, choice);
  const { checked, schedule } = run.prepared;
  const needed = series === undefined ? null : neededFor(run, requireSeries(run, series), requireYear(run, series, to));
  return schedule.cells.flatMap((cells, year): Step[] => {
    const calendar = checked.years[year]!;
    if (calendar < from || calendar > to) return [];
    return cells.flatMap(({ variable }): Step[] => {
      if (needed && !needed.has(`${variable} ${year}`)) return [];
      const { name, definition } = checked.variables[variable]!;
      const formula = formulaOf(run, variable, year);
      return [
        {
          ...{ name, label: definition.label, year: calendar },
          state: cellState(schedule.modes[variable]![year]!, calendar, checked.model.years.start),
          ...shownValue(run.variable(variable, year), definition),
          formula: formula && {
            part: formula.part,
            text: printFormula(formula.expression),
            values: inNumbers(formula.expression, (reference) => shownReference(run, reference, year).text),
          },
        },
      ];
    });
  });
}

/** Cells that a number needs, itself included, as `variable year` by their indexes. */
export function neededFor(run: OneRun, variable: number, year: number): ReadonlySet<string> {
  const found = new Set([`${variable} ${year}`]);
  const open = [{ variable, year }];
  for (let cell = open.pop(); cell; cell = open.pop()) {
    const formula = formulaOf(run, cell.variable, cell.year);
    for (const { meaning, year: at } of formula ? inputsOf(run, formula.expression, cell.year) : []) {
      const key = `${meaning.index} ${at}`;
      if (meaning.kind !== 'variable' || found.has(key)) continue;
      found.add(key);
      open.push({ variable: meaning.index, year: at });
    }
  }
  return found;
}
