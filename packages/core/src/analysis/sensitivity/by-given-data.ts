/**
 * First-order shares from an ordinary ensemble: how much of the variance would go if one input became known. Inputs that hang together
 * may be asked singly here: the share of one then holds what it says about the others.
 */
import { ModelError } from '../../problem.ts';
import { prepareJob } from '../../run/prepare.ts';
import { drawnInputs, randomUnits } from '../random-units.ts';
import { requireNames, rowName } from './chosen-units.ts';
import { largestFirst } from './by-sobol.ts';
import { givenDataIndex } from './given-data.ts';
import type { Method } from './method-result.ts';
import type { IndexRow } from './question.ts';
import { noVariation, undefinedDraws, unsureOf, unsureRows } from './refusals.ts';

export const byGivenData: Method = async ({ question, output, runner, base, options }) => {
  const units = randomUnits(output.prepared);
  const all = units.flatMap(({ inputs }) => inputs);
  if (question.inputs)
    requireNames(
      output,
      all.map(({ name }) => name),
      question.inputs,
    );
  const inputs = question.inputs ? all.filter(({ name }) => question.inputs!.includes(name)) : all;
  const job = { ...output.job, draws: base };
  const described = output.read(await runner.ensemble(job, options));
  const drawn = drawnInputs(prepareJob(job), inputs, output.last);
  const rows = inputs.flatMap((input): IndexRow[] => {
    const index = givenDataIndex(drawn.get(input.name)!, described.values);
    if (index === null) return [];
    const first = { value: index.value, low: index.value - index.error, high: index.value + index.error };
    const name = rowName({ inputs: [input], joined: null });
    return [{ ...name, first, total: null, shapley: null, unsure: unsureOf(first) }];
  });
  if (rows.length === 0) throw new ModelError([noVariation(output)]);
  const sorted = largestFirst(rows, ({ first }) => first!.value);
  return {
    rows: { method: 'given-data', rows: sorted },
    described,
    draws: base,
    problems: [...unsureRows(output, sorted), ...undefinedDraws(output, described.values)],
  };
};
