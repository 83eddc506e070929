/** First- and total-order shares of the variance, from a pick-freeze design. */
import { ModelError } from '../../problem.ts';
import { chooseUnits, othersName, rowName } from './chosen-units.ts';
import type { Method } from './method-result.ts';
import { runPickFreeze } from './pick-freeze-run.ts';
import type { IndexRow } from './question.ts';
import { noVariation, undefinedDraws, unsureOf, unsureRows } from './refusals.ts';
import { sobolIndices } from './sobol-indices.ts';

/** Groups of the design, the others counted: 20 inputs and 1,024 rows are 22,528 runs. */
const mostGroups = 20;

export const bySobol: Method = async ({ question, output, runner, base, options }) => {
  const { units, others, draws: piloted } = await chooseUnits(output, runner, question.inputs, mostGroups, options);
  if (units.length === 0) throw new ModelError([noVariation(output)]);
  const names = [...units.map(rowName), ...(others.length > 0 ? [othersName(others)] : [])];
  const groups = names.map(({ members }) => members);
  const { blocks, holds, draws } = await runPickFreeze(output, runner, groups, base, options);
  const [a, b, ...ab] = blocks;
  const indices = sobolIndices({ a: a!, b: b!, ab }, { seed: output.job.seed });
  if (indices === null) throw new ModelError([noVariation(output)]);
  const rows = names.map((name, i): IndexRow => {
    const [first, total] = [indices.first[i]!, indices.total[i]!];
    return { ...name, first, total, shapley: null, unsure: unsureOf(first) ?? unsureOf(total) };
  });
  const values = new Float64Array(2 * base);
  values.set(a!, 0);
  values.set(b!, base);
  const sorted = largestFirst(rows, ({ total }) => total!.value);
  return {
    rows: { method: 'sobol', rows: sorted },
    described: { values, holds },
    draws: draws + piloted,
    problems: [...unsureRows(output, sorted), ...undefinedDraws(output, values)],
  };
};

/** The others stand last, whatever their share. */
export function largestFirst<Row extends { readonly kind: string }>(
  rows: readonly Row[],
  size: (row: Row) => number,
): readonly Row[] {
  const last = ({ kind }: Row): number => (kind === 'others' ? 1 : 0);
  return [...rows].sort((one, other) => last(one) - last(other) || size(other) - size(one));
}
