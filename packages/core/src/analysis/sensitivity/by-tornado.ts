/**
 * One input at a time, held at its 5th and 95th percentile while all others keep their draws (common random numbers, so the
 * difference is paired); levers at the ends of their range. What an input says about correlated ones is not followed: it is moved
 * by itself.
 */
import { ModelError, problem } from '../../problem.ts';
import type { Problem } from '../../problem.ts';
import type { FlatParameter } from '../../model/flat-model.ts';
import type { ScenarioValue } from '../../model/model.ts';
import { quantile } from '../../random/distribution.ts';
import { discrete } from '../../random/prior.ts';
import { quantileSorted } from '../../result/statistics.ts';
import { prepareJob } from '../../run/prepare.ts';
import { displayFactor } from '../../units/quantity.ts';
import type { OutputDraws } from '../output.ts';
import { drawnInputs, inputsBehind, randomUnits } from '../random-units.ts';
import type { RandomInput } from '../random-units.ts';
import { requireNames, rowName } from './chosen-units.ts';
import { largestFirst } from './by-sobol.ts';
import { givenDataIndex } from './given-data.ts';
import type { Method, MethodCall } from './method-result.ts';
import type { InputName, SwingEnd, SwingRow } from './question.ts';
import { leftOut, noVariation, undefinedDraws } from './refusals.ts';

/** Most inputs when nobody names them. */
const mostInputs = 20;
const [lowEnd, highEnd] = [0.05, 0.95];

interface Swing {
  readonly name: InputName;
  readonly unit: string;
  readonly display: string;
  /** The two values, and what the job sets for each. */
  readonly ends: readonly (readonly [at: number, set: ScenarioValue])[];
}

export const byTornado: Method = async (call) => {
  const { output, runner, base, options } = call;
  const job = { ...output.job, draws: base };
  const held = await baseRun(call);
  const { swings: uncertain, paths } = uncertainSwings(call, held);
  const { swings: levers, problems } = leverSwings(call);
  if (uncertain.length + levers.length === 0) throw new ModelError([noVariation(output), ...problems]);
  const signal = options.signal ? { signal: options.signal } : {};
  const of = 2 * (uncertain.length + levers.length);
  let done = 0;
  const rowOf = async ({ name, unit, display, ends }: Swing): Promise<SwingRow> => {
    const found: SwingEnd[] = [];
    for (const [at, set] of ends) {
      options.signal?.throwIfAborted();
      const changed = { ...job, set: { ...job.set, [name.name]: set } };
      found.push(endOf(at, held, output.read(await runner.ensemble(changed, signal))));
      options.onProgress?.(++done, of);
    }
    const factor = displayFactor(unit, display);
    const shown = { unit: display, factor: typeof factor === 'number' ? factor : 1 };
    return { ...name, unit, display: shown, low: found[0]!, high: found[1]! };
  };
  const rowsOf = async (swings: readonly Swing[]): Promise<readonly SwingRow[]> => {
    const rows: SwingRow[] = [];
    for (const swing of swings) rows.push(await rowOf(swing));
    return largestFirst(rows, ({ low, high }) => Math.abs(high.mean - low.mean));
  };
  const rows = await rowsOf(uncertain);
  return {
    rows: { method: 'tornado', rows, levers: await rowsOf(levers) },
    described: held,
    draws: base * (of + 1),
    problems: [...problems, ...paths, ...undefinedDraws(output, held.values)],
  };
};

/** The run in which nothing is held; its draws outlive those of the next run. */
async function baseRun({ output, runner, base, options }: MethodCall): Promise<OutputDraws> {
  const signal = options.signal ? { signal: options.signal } : {};
  return output.read(await runner.ensemble({ ...output.job, draws: base }, signal));
}

function endOf(at: number, held: OutputDraws, moved: OutputDraws): SwingEnd {
  const pairs = Array.from(moved.values, (value, d) => [value, value - held.values[d]!] as const);
  const finite = pairs.filter(([, change]) => Number.isFinite(change));
  const count = finite.length;
  const change = finite.reduce((sum, [, own]) => sum + own, 0) / count;
  const squares = finite.reduce((sum, [, own]) => sum + (own - change) * (own - change), 0);
  return {
    at,
    mean: finite.reduce((sum, [value]) => sum + value, 0) / count,
    change,
    error: count < 2 ? 0 : 1.96 * Math.sqrt(squares / (count - 1) / count),
    p: moved.holds && moved.holds.reduce((sum, flag) => sum + flag, 0) / moved.holds.length,
  };
}

/** Shocks are many numbers and paths have no single value: both are left out, and told. */
function uncertainSwings(
  { output, base, question }: MethodCall,
  held: OutputDraws,
): { swings: readonly Swing[]; paths: readonly Problem[] } {
  const prepared = prepareJob({ ...output.job, draws: base });
  const { settings, checked } = prepared;
  const byName = new Map(settings.parameters.map((setting) => [setting.name, setting]));
  const members = new Set(settings.shares.flatMap((group) => group.members.map((i) => settings.parameters[i]!.name)));
  const all = randomUnits(prepared).flatMap(({ inputs }) => inputs);
  const asked = question.inputs?.filter((name) => checked.model.parameters[name]?.role !== 'lever');
  if (asked)
    requireNames(
      output,
      all.map(({ name }) => name),
      asked,
    );
  const movable = ({ name, kind }: RandomInput): boolean => kind === 'parameter' && byName.get(name)!.path === null;
  const drawn = drawnInputs(prepared, all, output.last);
  const share = new Map(all.map(({ name }) => [name, givenDataIndex(drawn.get(name)!, held.values)?.value ?? 0]));
  const chosen = all
    .filter((input) => movable(input) && (asked === undefined || asked.includes(input.name)))
    .sort((a, b) => share.get(b.name)! - share.get(a.name)!)
    .slice(0, asked ? all.length : mostInputs);
  const swings = chosen.map((input): Swing => {
    const { prior, shift } = byName.get(input.name)!;
    const sorted = drawn.get(input.name)!.slice().sort();
    const ends = [lowEnd, highEnd].map((p): readonly [number, ScenarioValue] => {
      // The draws of a share come from its whole group; a share that is set keeps the others in proportion.
      if (members.has(input.name)) return [quantileSorted(sorted, p), quantileSorted(sorted, p)];
      const at = quantile(prior!, p) + shift;
      return [at, { prior: discrete([at], [1]) }];
    });
    return { name: rowName({ inputs: [input], joined: null }), unit: input.unit, display: input.display, ends };
  });
  const left = all.filter((input) => !movable(input) && (asked === undefined || asked.includes(input.name)));
  const paths = leftOut(
    output,
    'tornado',
    left.map(({ name }) => name),
    '冲击与随年份变化的参数没有单一的数值',
    'shocks and parameters that change over the years have no single value',
  );
  return { swings, paths };
}

function leverSwings({ output, question }: MethodCall): { swings: readonly Swing[]; problems: readonly Problem[] } {
  const { checked, settings } = output.prepared;
  const { parameters } = inputsBehind(output.prepared);
  const isAsked = (name: string): boolean => question.inputs === undefined || question.inputs.includes(name);
  const levers = settings.parameters.flatMap(({ name }, index): [string, FlatParameter][] => {
    const parameter = checked.model.parameters[name];
    return parameter?.role === 'lever' && parameters.has(index) && isAsked(name) ? [[name, parameter]] : [];
  });
  const open = levers.filter(([, { range }]) => range === undefined).map(([name]) => name);
  const swings = levers.flatMap(([name, { label, unit, display = unit, range, source }]): Swing[] =>
    range === undefined
      ? []
      : [
          {
            name: { name, label, kind: 'lever', members: [name], source },
            ...{ unit, display, ends: range.map((at) => [at, at] as const) },
          },
        ],
  );
  const model = checked.model.id;
  const problems = open.map((name) => problem('lever-without-range', { model, path: `parameters.${name}` }, { name }));
  return { swings, problems };
}
