/**
 * What a run is apart from the values of its parameters: the equations under the scenario, the origin and order of their values,
 * and the program. Two jobs that differ in values only have one structure.
 */
import type { CheckedModel } from '../check/checked-model.ts';
import { scheduleModel } from '../check/schedule.ts';
import type { Schedule } from '../check/schedule.ts';
import { compileProgram } from '../compile/program.ts';
import type { Program } from '../compile/program.ts';
import type { CellValues, Settings } from '../model/scenario.ts';
import { unfixedName, withScenarioEquations } from './add-factors.ts';
import { once } from './once.ts';

export interface Structure {
  /** The model of the bundle. */
  readonly source: CheckedModel;
  /** With what the scenario does to equations. */
  readonly checked: CheckedModel;
  readonly schedule: Schedule;
  /** Made when it is asked for, since a schedule with errors has none. */
  readonly program: () => Program;
  /** Fixed variables that have an equation. */
  readonly residuals: readonly string[];
}

export function createStructure(source: CheckedModel, settings: Settings): Structure {
  const checked = withScenarioEquations(source, settings);
  const schedule = scheduleModel(checked, settings.fix);
  return {
    source,
    checked,
    schedule,
    program: once(() => compileProgram(checked, schedule)),
    residuals: [...settings.fix.keys()].filter((name) => checked.meaning.has(unfixedName(name).normalize('NFC'))),
  };
}

/** Equal keys have equal structures. Fixed values stand in the program; of what is added only the names count. */
export function structureKey({ fix, add }: Settings): string {
  if (fix.size + add.size === 0) return '';
  return JSON.stringify([cellEntries(fix), [...add.keys()]]);
}

export const cellEntries = (
  values: CellValues,
): readonly (readonly [string, readonly (readonly [number, number])[]])[] =>
  [...values].map(([name, years]) => [name, [...years]]);
