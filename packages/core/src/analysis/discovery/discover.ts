/** In which corner of the inputs does a target fail? Scenario discovery by PRIM, checked by resampling and by a classification tree. */
import { ModelError, problem } from '../../problem.ts';
import type { Problem } from '../../problem.ts';
import { omitted } from '../../check/expand/omitted.ts';
import type { ScenarioValue } from '../../model/model.ts';
import { uniform } from '../../random/prior.ts';
import type { Job } from '../../run/job.ts';
import { prepareJob } from '../../run/prepare.ts';
import type { RunOptions, Runner } from '../../run/runner.ts';
import { unknownName } from '../../run/unknown-name.ts';
import { displayFactor } from '../../units/quantity.ts';
import { recordOf } from '../answer-record.ts';
import { openOutput } from '../output.ts';
import type { Output } from '../output.ts';
import { drawnInputs, randomUnits } from '../random-units.ts';
import type { RandomInput } from '../random-units.ts';
import type { LabelledDraws } from './box.ts';
import { growTree } from './cart.ts';
import { coveringBoxes, jointCoverage, reproducibility } from './covering.ts';
import { quasiP, sorted } from './prim.ts';
import type { PrimBox } from './prim.ts';
import type { BoxRestriction, DiscoveredBox, DiscoveryAnswer, DiscoveryQuestion } from './question.ts';
import { answerSentence, boxSentence } from './telling.ts';

/** Draws of interest, and others, without which a box is not worth looking for. */
const leastCases = 30;
const resamples = 10;

/**
 * Throws ModelError where there is nothing to find: fewer than 30 draws fail, or fewer than 30 do not; and for unknown names. Draws
 * in which a target is undefined count as not held. An abort is seen during the run and between boxes.
 */
export async function discover(
  question: DiscoveryQuestion,
  runner: Runner,
  options: RunOptions = {},
): Promise<DiscoveryAnswer> {
  const { holds = false, boxes: most = 3, restrictions = 3 } = question;
  // The draws are independent ones, whatever the job would arrange.
  const job = omitted(question.job, 'design', 'inner');
  const levers = question.levers ?? [];
  const output = openOutput(withLevers(job, levers), question.targets ? { targets: question.targets } : {});
  const inputs = randomUnits(output.prepared).flatMap((unit) => unit.inputs);
  const { holds: held } = output.read(await runner.ensemble(output.job, options));
  const flags = held!.map((flag) => (holds ? flag : 1 - flag));
  const cases = flags.reduce((sum, flag) => sum + flag, 0);
  if (cases < leastCases || flags.length - cases < leastCases) throw new ModelError([nothing(output, cases, holds)]);
  const drawn = drawnInputs(output.prepared, inputs, output.last);
  const draws = sorted({ columns: inputs.map(({ name }) => drawn.get(name)!), flags });
  const { signal } = options;
  const found = await coveringBoxes(draws, { boxes: most, restrictions, ...(signal ? { signal } : {}) });
  const shares = await reproducibility(draws, restrictions, resamples, job.seed, signal);
  const boxes = found.map((box) => toldBox(draws, box, inputs, { shares, levers, holds }));
  const names = treeInputs(draws, inputs);
  const agrees = (boxes[0]?.restrictions ?? []).every(({ name }) => names.includes(name));
  const tree = { inputs: names, agrees };
  const share = cases / flags.length;
  return {
    ...recordOf(output.prepared, flags.length),
    ...{ output: output.info, holds, cases, share, boxes, coverage: jointCoverage(draws, found) },
    found: inputs
      .map(({ name, label }, i) => ({ name, label, share: shares[i]! }))
      .filter((item) => item.share > 0)
      .sort((a, b) => b.share - a.share),
    resamples,
    tree,
    sentence: answerSentence({ output: output.info, share, boxes, holds, tree }),
    problems: output.prepared.warnings,
  };
}

/** A lever over its range is drawn like an uncertainty, with every value as likely as any other. */
function withLevers(job: Job, levers: readonly string[]): Job {
  if (levers.length === 0) return job;
  const { model } = prepareJob({ ...job, series: [], targets: [], joint: [], alternatives: false }).checked;
  const known = Object.keys(model.parameters).filter((name) => model.parameters[name]!.role === 'lever');
  const problems: Problem[] = [];
  const set: Record<string, ScenarioValue> = {};
  for (const name of levers) {
    const range = model.parameters[name]?.range;
    if (!known.includes(name)) problems.push(unknownName('杠杆', 'lever', name, known, model.id, 'levers'));
    else if (range === undefined)
      problems.push({
        ...problem('lever-without-range', { model: model.id, path: `parameters.${name}` }, { name }),
        severity: 'error',
      });
    else set[name] = { prior: uniform(...range) };
  }
  if (problems.length > 0) throw new ModelError(problems);
  return { ...job, set: { ...job.set, ...set } };
}

function nothing({ info, prepared }: Output, count: number, holds: boolean): Problem {
  const values = {
    ...{ name_zh: info.label.zh, name_en: info.label.en, count, of: prepared.job.draws },
    what_zh: holds ? '成立' : '不成立',
    what_en: holds ? 'holds' : 'fails',
  };
  return problem('nothing-to-find', { model: prepared.checked.model.id }, values);
}

interface Telling {
  /** By input. */
  readonly shares: readonly number[];
  readonly levers: readonly string[];
  readonly holds: boolean;
}

function toldBox(
  draws: LabelledDraws,
  { restrictions, mass, density, coverage }: PrimBox,
  inputs: readonly RandomInput[],
  { shares, levers, holds }: Telling,
): DiscoveredBox {
  const chances = quasiP(draws, restrictions);
  const told = restrictions.map(({ input, low, high }, i): BoxRestriction => {
    const { name, label, kind, unit, display } = inputs[input]!;
    const factor = displayFactor(unit, display);
    return {
      ...{ name, label, unit },
      kind: levers.includes(name) ? 'lever' : kind,
      display: { unit: display, factor: typeof factor === 'number' ? factor : 1 },
      low: Number.isFinite(low) ? low : null,
      high: Number.isFinite(high) ? high : null,
      quasiP: chances[i]!,
      found: shares[input]!,
    };
  });
  const box = { restrictions: told, mass, density, coverage };
  return { ...box, sentence: boxSentence(box, holds) };
}

/** Inputs on the way to the leaves that are denser than the whole. */
function treeInputs(draws: LabelledDraws, inputs: readonly RandomInput[]): readonly string[] {
  const base = draws.flags.reduce((sum, flag) => sum + flag, 0) / draws.flags.length;
  const dense = growTree(draws).filter(({ density }) => density > base);
  return [...new Set(dense.flatMap(({ restrictions }) => restrictions.map(({ input }) => inputs[input]!.name)))];
}
