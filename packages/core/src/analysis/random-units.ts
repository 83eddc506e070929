/**
 * The random inputs behind an output, and which of them can only be moved together: members of a correlation group, of a share
 * group, and inputs that draw the same stream.
 */
import { sliceProgram } from '../compile/slice.ts';
import type { FlatModel } from '../model/flat-model.ts';
import type { Bilingual } from '../problem.ts';
import type { PreparedJob } from '../run/prepare.ts';
import { createSampler } from '../run/sample.ts';
import type { WantedInputs } from '../run/sample.ts';

export interface RandomInput {
  readonly name: string;
  readonly kind: 'parameter' | 'shock';
  readonly label: Bilingual;
  /** Of the values that are drawn, and the unit people read. */
  readonly unit: string;
  readonly display: string;
  readonly source: Bilingual | null;
}

/** Inputs that are independent of all others. */
export interface RandomUnit {
  readonly inputs: readonly RandomInput[];
  /** What joins them; null for an input by itself. */
  readonly joined: 'correlation' | 'shares' | 'stream' | null;
}

/** Parameters and shocks that what is kept reads, by index: nothing else can move the output. */
export function inputsBehind({ program, slots }: PreparedJob): WantedInputs {
  const { parameters, shocks } = sliceProgram(program, slots);
  return { parameters, shocks };
}

/** In the order of the model: parameters, then shocks. Members that the output does not read come with those it reads. */
export function randomUnits(prepared: PreparedJob): readonly RandomUnit[] {
  const { model } = prepared.checked;
  const wanted = inputsBehind(prepared);
  const shocks = Object.entries(model.shocks ?? {});
  const random = prepared.settings.parameters.filter(({ prior }) => prior !== null);
  const names = [...random.map(({ name }) => name), ...shocks.map(([name]) => name)];
  const read = new Set([
    ...prepared.settings.parameters.flatMap(({ name }, index) => (wanted.parameters.has(index) ? [name] : [])),
    ...shocks.flatMap(([name], index) => (wanted.shocks.has(index) ? [name] : [])),
  ]);
  const ties = tiesOf(prepared, names);
  const seen = new Set<string>();
  return names.flatMap((name): readonly RandomUnit[] => {
    if (seen.has(name)) return [];
    const members = reachable(name, ties);
    members.forEach((member) => seen.add(member));
    if (!members.some((member) => read.has(member))) return [];
    const first = ties.find(({ of }) => of.includes(name));
    const inputs = names.filter((each) => members.includes(each)).map((each) => describeInput(model, each));
    return [{ inputs, joined: members.length > 1 ? (first?.why ?? null) : null }];
  });
}

interface Tie {
  readonly of: readonly string[];
  readonly why: NonNullable<RandomUnit['joined']>;
}

function tiesOf({ settings, checked: { model } }: PreparedJob, names: readonly string[]): readonly Tie[] {
  const random = new Set(names);
  const streams = new Map<string, string[]>();
  for (const { name, stream } of [
    ...settings.parameters,
    ...Object.entries(model.shocks ?? {}).map(([name, { stream }]) => ({ name, stream: stream ?? name })),
  ])
    if (random.has(name)) streams.set(stream, [...(streams.get(stream) ?? []), name]);
  const ties: Tie[] = [
    ...Object.values(model.correlations ?? {}).map(({ of }): Tie => ({ of, why: 'correlation' })),
    ...settings.shares.map(({ members }): Tie => ({
      of: members.map((index) => settings.parameters[index]!.name),
      why: 'shares',
    })),
    ...[...streams.values()].map((of): Tie => ({ of, why: 'stream' })),
  ];
  return ties
    .map(({ of, why }) => ({ of: of.filter((name) => random.has(name)), why }))
    .filter(({ of }) => of.length > 1);
}

function reachable(name: string, ties: readonly Tie[]): readonly string[] {
  const found = new Set([name]);
  for (const each of found) for (const { of } of ties) if (of.includes(each)) of.forEach((other) => found.add(other));
  return [...found];
}

function describeInput(model: FlatModel, name: string): RandomInput {
  const parameter = model.parameters[name];
  if (parameter) {
    const { label, unit, display = unit, source } = parameter;
    return { name, kind: 'parameter', label, unit, display, source };
  }
  const { label = { zh: name, en: name }, unit = '1', source = null } = model.shocks?.[name] ?? {};
  return { name, kind: 'shock', label, unit, display: unit === '1/yr' ? '%' : unit, source };
}

/** A unit by the name and label of its members; of more than two the first and how many there are. */
export function unitLabel({ inputs }: RandomUnit): { readonly name: string; readonly label: Bilingual } {
  const shown = inputs.length > 2 ? inputs.slice(0, 1) : inputs;
  const more = inputs.length > shown.length;
  return {
    name: inputs.map(({ name }) => name).join('+'),
    label: {
      zh: shown.map(({ label }) => label.zh).join('、') + (more ? `等 ${inputs.length} 项` : ''),
      en: shown.map(({ label }) => label.en).join(', ') + (more ? ` and ${inputs.length - 1} more` : ''),
    },
  };
}

/**
 * The values of inputs in the draws of the prepared job, by name: of a parameter its draw, under a path that of the start year; of
 * a shock its mean over the years from the start to `last`. No model is run.
 */
export function drawnInputs(
  prepared: PreparedJob,
  inputs: readonly RandomInput[],
  last: number,
): ReadonlyMap<string, Float64Array> {
  const { checked, settings, job } = prepared;
  const { history, start } = checked.model.years;
  const parameters = new Map(settings.parameters.map(({ name }, index) => [name, index]));
  const shocks = new Map(Object.keys(checked.model.shocks ?? {}).map((name, index) => [name, index]));
  const indexes = (of: ReadonlyMap<string, number>, kind: RandomInput['kind']): ReadonlySet<number> =>
    new Set(inputs.flatMap((input) => (input.kind === kind ? (of.get(input.name) ?? []) : [])));
  const wanted = { parameters: indexes(parameters, 'parameter'), shocks: indexes(shocks, 'shock') };
  const drawn = createSampler(checked.model, settings, job.seed, job)(0, job.draws, wanted);
  const first = start - history;
  return new Map(
    inputs.map(({ name, kind }) => {
      if (kind === 'shock')
        return [
          name,
          meanOverYears(drawn.shocks[shocks.get(name)!]!, job.draws, first, Math.max(start, last) - history),
        ];
      const column = drawn.parameters[parameters.get(name)!]!;
      const from = column.length > job.draws ? first * job.draws : 0;
      return [name, column.subarray(from, from + job.draws)];
    }),
  );
}

function meanOverYears(column: Float64Array, draws: number, from: number, to: number): Float64Array {
  const mean = new Float64Array(draws);
  for (let year = from; year <= to; year++)
    for (let d = 0; d < draws; d++) mean[d] = mean[d]! + column[year * draws + d]! / (to - from + 1);
  return mean;
}
