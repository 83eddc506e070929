/** Why there is no answer, and what makes one doubtful. */
import { problem } from '../../problem.ts';
import type { Problem } from '../../problem.ts';
import type { Output } from '../output.ts';
import type { RandomInput, RandomUnit } from '../random-units.ts';
import type { Index } from './sobol-indices.ts';
import type { IndexRow } from './question.ts';

const modelOf = ({ prepared }: Output): { readonly model: string } => ({ model: prepared.checked.model.id });

/** Nothing random moves the output, or it is the same number in every draw. */
export function noVariation(output: Output): Problem {
  const { label } = output.info;
  return problem('no-variation', modelOf(output), { name_zh: label.zh, name_en: label.en });
}

export function needsIndependence(output: Output, method: string, unit: RandomUnit, asked: RandomInput): Problem {
  const others = unit.inputs.map(({ name }) => name).filter((name) => name !== asked.name);
  return problem('needs-independence', modelOf(output), { name: asked.name, others: listed(others), method });
}

/** Inputs that a method cannot move one by one. */
export function leftOut(
  output: Output,
  method: string,
  names: readonly string[],
  zh: string,
  en: string,
): readonly Problem[] {
  if (names.length === 0) return [];
  const values = { method, names: listed(names), reason_zh: zh, reason_en: en };
  return [problem('inputs-left-out', modelOf(output), values)];
}

export function unsureOf({ value, low, high }: Index): IndexRow['unsure'] {
  if (value < 0) return 'negative';
  return (high - low) / 2 > 0.1 ? 'wide' : null;
}

/** One warning for all rows. */
export function unsureRows(output: Output, rows: readonly IndexRow[]): readonly Problem[] {
  const unsure = rows.filter((row) => row.unsure !== null).map(({ name }) => name);
  return unsure.length === 0 ? [] : [problem('unsure-index', modelOf(output), { names: listed(unsure) })];
}

/** Draws in which the output is no number are left out of the figures. */
export function undefinedDraws(output: Output, values: Float64Array): readonly Problem[] {
  const count = values.reduce((sum, value) => sum + (Number.isFinite(value) ? 0 : 1), 0);
  return count === 0 ? [] : [problem('draws-left-out', modelOf(output), { count, of: values.length })];
}

const listed = (names: readonly string[]): string =>
  names.slice(0, 12).join(', ') + (names.length > 12 ? ` … (${names.length})` : '');
