/** What a cell of a run reads, each thing once, in the order of the formula. */
import type { Meaning } from '../../check/checked-model.ts';
import { references } from '../../formula/expression.ts';
import type { Expression, NameReference } from '../../formula/expression.ts';
import type { OneRun } from './one-run.ts';
import { shownValue } from './shown-value.ts';
import type { ShownValue } from './shown-value.ts';

export interface CellInput {
  readonly meaning: Meaning;
  /** Index of the year in which it is read. */
  readonly year: number;
  readonly value: number;
}

/** The formula that computes the variable in the year; null where its number is given or missing. */
export function formulaOf(
  { prepared: { checked, schedule } }: OneRun,
  variable: number,
  year: number,
): { readonly part: 'equation' | 'initial'; readonly expression: Expression } | null {
  const mode = schedule.modes[variable]![year];
  if (mode !== 'equation' && mode !== 'initial') return null;
  const expression = checked.variables[variable]![mode];
  return expression && { part: mode, expression };
}

export function inputsOf(run: OneRun, expression: Expression, year: number): readonly CellInput[] {
  const seen = new Set<string>();
  return references(expression).flatMap((reference) => {
    const key = `${reference.name} ${reference.lag}`;
    if (seen.has(key)) return [];
    seen.add(key);
    return [readAt(run, reference, year)];
  });
}

export function shownReference(run: OneRun, reference: NameReference, year: number): ShownValue {
  const { meaning, value } = readAt(run, reference, year);
  return shownValue(value, meaning.definition);
}

function readAt(run: OneRun, { name, lag }: NameReference, year: number): CellInput {
  const meaning = run.prepared.checked.meaning.get(name);
  if (!meaning) throw new Error(`unchecked name ${name}`);
  const at = year - lag;
  return { meaning, year: at, value: run[meaning.kind](meaning.index, meaning.kind === 'parameter' ? year : at) };
}
