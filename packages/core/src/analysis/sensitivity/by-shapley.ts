/**
 * Shapley effects: each input's share of the variance with its part of every interaction; they add up to one. A. B. Owen, SIAM/ASA
 * J. Uncertainty Quantification 2, 2014; by the cost E[Var(Y | all others)] of E. Song, B. L. Nelson and J. Staum, ibid. 4, 2016,
 * which Jansen's formula gives for every subset of up to six groups. Groups are independent of each other, so freezing a subset is
 * exact; inputs that hang together are one group.
 */
import { ModelError, problem } from '../../problem.ts';
import { fillUniforms, streamKey } from '../../random/stream.ts';
import { quantileSorted } from '../../result/statistics.ts';
import { exactShapley } from '../attribution/shapley.ts';
import { chooseUnits, othersName, rowName } from './chosen-units.ts';
import { largestFirst } from './by-sobol.ts';
import type { Method, MethodCall } from './method-result.ts';
import { runPickFreeze } from './pick-freeze-run.ts';
import type { PickFreezeRun } from './pick-freeze-run.ts';
import type { IndexRow, InputName } from './question.ts';
import { noVariation, undefinedDraws, unsureOf, unsureRows } from './refusals.ts';
import type { Index } from './sobol-indices.ts';

export const mostShapleyGroups = 6;
const resamples = 200;

export const byShapley: Method = async (call) => {
  const { question, output, runner, base, options } = call;
  const {
    units,
    others,
    draws: piloted,
  } = await chooseUnits(output, runner, question.inputs, mostShapleyGroups, options);
  if (units.length === 0) throw new ModelError([noVariation(output)]);
  const names = [...units.map(rowName), ...(others.length > 0 ? [othersName(others)] : [])];
  if (names.length > mostShapleyGroups) throw new ModelError([tooMany(names.length)]);
  const { outputs, first, draws } = await runSubsets(call, names);
  const values = new Float64Array(2 * base);
  first.blocks.slice(0, 2).forEach((block, i) => values.set(block, i * base));
  const effects = await effectsOf(names.length, outputs, first.blocks[0]!, output.job.seed);
  if (effects === null) throw new ModelError([noVariation(output)]);
  const rows = largestFirst(
    names.map((name, i): IndexRow => {
      const shapley = effects[i]!;
      return { ...name, first: null, total: null, shapley, unsure: unsureOf(shapley) };
    }),
    ({ shapley }) => shapley!.value,
  );
  return {
    rows: { method: 'shapley', rows },
    described: { values, holds: first.holds },
    draws: draws + piloted,
    problems: [...unsureRows(output, rows), ...undefinedDraws(output, values)],
  };
};

const tooMany = (count: number): ReturnType<typeof problem> =>
  problem(
    'bad-option',
    { path: 'inputs' },
    {
      name: 'inputs',
      found: String(count),
      advice_zh: `Shapley 效应至多分 ${mostShapleyGroups} 组（含“其余”一组）；更多时用 sobol。`,
      advice_en: `Shapley effects take at most ${mostShapleyGroups} groups, the others counted; use sobol for more.`,
    },
  );

interface SubsetOutputs {
  /** By bits of the groups taken from B. */
  readonly outputs: ReadonlyMap<number, Float64Array>;
  readonly first: PickFreezeRun;
  readonly draws: number;
}

/** A subset and its complement share a design; the rows of A and B are the same in all of them. */
async function runSubsets(
  { output, runner, base, options }: MethodCall,
  names: readonly InputName[],
): Promise<SubsetOutputs> {
  const all = (1 << names.length) - 1;
  const membersOf = (subset: number): readonly string[] =>
    names.flatMap(({ members }, i) => ((subset & (1 << i)) === 0 ? [] : members));
  const pairs = Array.from({ length: (all + 1) / 2 }, (_, subset) => subset).filter((subset) => subset > 0);
  const outputs = new Map<number, Float64Array>();
  let first: PickFreezeRun | null = null;
  let draws = 0;
  // One group alone has no proper subset: its complement is empty.
  const designs = pairs.length > 0 ? pairs.map((subset) => [subset, all ^ subset]) : [[all]];
  for (const [i, subsets] of designs.entries()) {
    options.signal?.throwIfAborted();
    const signal = options.signal ? { signal: options.signal } : {};
    const run = await runPickFreeze(output, runner, subsets.map(membersOf), base, signal);
    first ??= run;
    draws += run.draws;
    subsets.forEach((subset, at) => outputs.set(subset, run.blocks[at + 2]!.slice()));
    options.onProgress?.(i + 1, designs.length);
  }
  outputs.set(all, first!.blocks[1]!);
  return { outputs, first: first!, draws };
}

/** Null when the output does not vary. */
async function effectsOf(
  groups: number,
  outputs: ReadonlyMap<number, Float64Array>,
  a: Float64Array,
  seed: number,
): Promise<readonly Index[] | null> {
  const kept = Uint32Array.from(a, (_, row) => row).filter(
    (row) => Number.isFinite(a[row]) && [...outputs.values()].every((column) => Number.isFinite(column[row])),
  );
  if (kept.length < 2) return null;
  const key = streamKey('shapley bootstrap');
  const uniforms = new Float64Array(kept.length);
  const samples = Array.from({ length: resamples + 1 }, (_, copy) => {
    if (copy === 0) return kept;
    fillUniforms(seed, key, copy, 0, uniforms);
    return Uint32Array.from(uniforms, (u) => kept[Math.floor(u * kept.length)]!);
  });
  const cost = (subset: number): Float64Array => {
    const column = outputs.get(subset);
    if (!column) return new Float64Array(samples.length);
    return Float64Array.from(samples, (rows) => {
      const sum = rows.reduce((total, row) => total + (a[row]! - column[row]!) * (a[row]! - column[row]!), 0);
      return sum / (2 * rows.length);
    });
  };
  const { contributions, whole } = await exactShapley(groups, (members) => Promise.resolve(cost(members)));
  const level = kept.reduce((sum, row) => sum + Math.abs(a[row]!), 0) / kept.length;
  if (!(whole[0]! > 1e-24 * level * level)) return null;
  return contributions.map((own): Index => {
    const shares = own.map((value, copy) => value / whole[copy]!);
    const sorted = shares
      .slice(1)
      .filter((value) => Number.isFinite(value))
      .sort();
    return { value: shares[0]!, low: quantileSorted(sorted, 0.025), high: quantileSorted(sorted, 0.975) };
  });
}
