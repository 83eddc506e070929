/** Which inputs a design looks at one by one, and which are one group of others. */
import type { RunOptions, Runner } from '../../run/runner.ts';
import { ModelError } from '../../problem.ts';
import { unknownName } from '../../run/unknown-name.ts';
import { prepareJob } from '../../run/prepare.ts';
import type { Output } from '../output.ts';
import { drawnInputs, randomUnits, unitLabel } from '../random-units.ts';
import type { RandomUnit } from '../random-units.ts';
import { givenDataIndex } from './given-data.ts';
import type { InputName } from './question.ts';

export interface ChosenUnits {
  readonly units: readonly RandomUnit[];
  /** Inputs of no chosen unit; empty where all are chosen. */
  readonly others: readonly RandomUnit[];
  /** Draws that were run to find the most relevant ones. */
  readonly draws: number;
}

/** Draws that rank the inputs: first-order shares above a percent or two show in them. */
const pilotDraws = 2048;

/** `most` groups in all, the others counted. Throws ModelError for a name that is no uncertain input of the output. */
export async function chooseUnits(
  output: Output,
  runner: Runner,
  asked: readonly string[] | undefined,
  most: number,
  options: RunOptions,
): Promise<ChosenUnits> {
  const all = randomUnits(output.prepared);
  const named = ({ inputs }: RandomUnit): readonly string[] => inputs.map(({ name }) => name);
  if (asked) {
    requireNames(output, all.flatMap(named), asked);
    const isAsked = (unit: RandomUnit): boolean => named(unit).some((name) => asked.includes(name));
    return { units: all.filter(isAsked), others: all.filter((unit) => !isAsked(unit)), draws: 0 };
  }
  if (all.length <= most) return { units: all, others: [], draws: 0 };
  const shares = await relevance(output, runner, all, options);
  const ranked = [...all].sort((a, b) => shares.get(b)! - shares.get(a)!);
  return { units: ranked.slice(0, most - 1), others: ranked.slice(most - 1), draws: pilotDraws };
}

export function requireNames(output: Output, known: readonly string[], asked: readonly string[]): void {
  const unknown = asked.filter((name) => !known.includes(name));
  if (unknown.length > 0)
    throw new ModelError(
      unknown.map((name) =>
        unknownName(
          '影响所问结果的不确定量',
          'uncertain input of this result',
          name,
          known,
          output.prepared.checked.model.id,
          'inputs',
        ),
      ),
    );
}

/** Of a unit the largest first-order share of a member. */
async function relevance(
  output: Output,
  runner: Runner,
  units: readonly RandomUnit[],
  { signal }: RunOptions,
): Promise<ReadonlyMap<RandomUnit, number>> {
  const job = { ...output.job, draws: pilotDraws };
  const { values } = output.read(await runner.ensemble(job, signal ? { signal } : {}));
  const drawn = drawnInputs(
    prepareJob(job),
    units.flatMap(({ inputs }) => inputs),
    output.last,
  );
  const share = (name: string): number => givenDataIndex(drawn.get(name)!, values)?.value ?? 0;
  return new Map(units.map((unit) => [unit, Math.max(...unit.inputs.map(({ name }) => share(name)))]));
}

export function rowName(unit: RandomUnit): InputName {
  const [first] = unit.inputs;
  const alone = unit.inputs.length === 1;
  return {
    ...unitLabel(unit),
    kind: alone ? first!.kind : 'group',
    members: unit.inputs.map(({ name }) => name),
    source: alone ? first!.source : null,
  };
}

export function othersName(units: readonly RandomUnit[]): InputName {
  const members = units.flatMap(({ inputs }) => inputs.map(({ name }) => name));
  return {
    name: 'others',
    label: { zh: `其余 ${members.length} 项`, en: `${members.length} others` },
    kind: 'others',
    members,
    source: null,
  };
}
