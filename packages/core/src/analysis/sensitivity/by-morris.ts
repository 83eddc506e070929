/** Screening by elementary effects: few runs, which inputs may be forgotten and which act together with others. */
import { ModelError } from '../../problem.ts';
import { morrisAt, morrisOrder } from '../../random/design.ts';
import type { Morris } from '../../random/design.ts';
import { fillUniforms } from '../../random/stream.ts';
import { createUniforms } from '../../random/uniforms.ts';
import { randomInputs } from '../../run/sampling/random-inputs.ts';
import type { Output } from '../output.ts';
import { randomUnits } from '../random-units.ts';
import type { RandomUnit } from '../random-units.ts';
import { requireNames, rowName } from './chosen-units.ts';
import { largestFirst } from './by-sobol.ts';
import type { Method } from './method-result.ts';
import { morrisEffects } from './morris-effects.ts';
import type { Trajectory } from './morris-effects.ts';
import type { ScreeningRow } from './question.ts';
import { leftOut, needsIndependence, noVariation, undefinedDraws } from './refusals.ts';

const levels = 8;

export const byMorris: Method = async ({ question, output, runner, base, options }) => {
  const all = randomUnits(output.prepared);
  if (question.inputs) refuseJoined(output, all, question.inputs);
  const isSingle = ({ inputs, joined }: RandomUnit): boolean => joined === null && inputs[0]!.kind === 'parameter';
  const units = all.filter(
    (unit) => isSingle(unit) && (question.inputs === undefined || question.inputs.includes(unit.inputs[0]!.name)),
  );
  if (units.length === 0) throw new ModelError([noVariation(output)]);
  const inputs = units.map(({ inputs: [input] }) => input!.name);
  const design: Morris = { kind: 'morris', trajectories: base, levels, inputs };
  const job = { ...output.job, draws: base * (inputs.length + 1), design };
  const described = output.read(await runner.ensemble(job, options));
  const screenings = morrisEffects(inputs.length, trajectoriesOf(design, output, described.values));
  if (screenings.every(({ meanAbsolute }) => !(meanAbsolute > 0))) throw new ModelError([noVariation(output)]);
  const rows = units.map((unit, i): ScreeningRow => {
    const { mean, meanAbsolute, error, deviation } = screenings[i]!;
    return { ...rowName(unit), mean, meanAbsolute, error, deviation };
  });
  const without = question.inputs ? [] : all.filter((unit) => !isSingle(unit)).flatMap((unit) => unit.inputs);
  return {
    rows: { method: 'morris', rows: largestFirst(rows, ({ meanAbsolute }) => meanAbsolute) },
    described,
    draws: job.draws,
    problems: [
      ...leftOut(
        output,
        'morris',
        without.map(({ name }) => name),
        '冲击与相关的输入不能逐个移动',
        'shocks and inputs that hang together cannot be moved one by one',
      ),
      ...undefinedDraws(output, described.values),
    ],
  };
};

function refuseJoined(output: Output, units: readonly RandomUnit[], asked: readonly string[]): void {
  requireNames(
    output,
    units.flatMap(({ inputs }) => inputs.map(({ name }) => name)),
    asked,
  );
  const problems = units.flatMap((unit) =>
    unit.joined === null
      ? []
      : unit.inputs
          .filter(({ name }) => asked.includes(name))
          .map((input) => needsIndependence(output, 'morris', unit, input)),
  );
  if (problems.length > 0) throw new ModelError(problems);
  const shocks = units
    .flatMap(({ inputs }) => inputs)
    .filter(({ name, kind }) => kind === 'shock' && asked.includes(name));
  if (shocks.length > 0)
    throw new ModelError(
      leftOut(
        output,
        'morris',
        shocks.map(({ name }) => name),
        '冲击每年一个数，不能一步移动',
        'a shock is one number a year and has no single step',
      ),
    );
}

/** Which input moved between two draws, and by how much of its probability. */
function trajectoriesOf(design: Morris, { job, prepared }: Output, values: Float64Array): readonly Trajectory[] {
  const { inputs } = design;
  const length = inputs.length + 1;
  const uniforms = createUniforms(job.seed, { design, draws: values.length }, fillUniforms);
  const known = new Map(
    randomInputs(prepared.checked.model, prepared.settings).parameters.map((each) => [each.name, each]),
  );
  const places = inputs.map((name) => {
    const column = new Float64Array(values.length);
    uniforms.parameter(known.get(name)!, 0, column);
    return column;
  });
  return Array.from({ length: design.trajectories }, (_, trajectory) => {
    const first = trajectory * length;
    const moved = morrisOrder(design, job.seed, morrisAt(design, first).trajectory).map((name) => inputs.indexOf(name));
    return {
      outputs: Array.from(values.subarray(first, first + length)),
      moved,
      steps: moved.map((input, step) => places[input]![first + step + 1]! - places[input]![first + step]!),
    };
  });
}
