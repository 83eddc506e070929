/**
 * Job → everything a kernel needs. Reads as the pipeline: check, settle the scenario, schedule, compile. Everything but the values
 * of the job is remembered with its bundle, since a run of a thousand jobs, or a lever that moves, changes nothing else.
 */
import { checkModel } from '../check/check-model.ts';
import type { ModelCheck } from '../check/check-model.ts';
import type { CheckedModel } from '../check/checked-model.ts';
import { checkChangeShapes, checkScenarioShapes } from '../check/scenario-shape.ts';
import { relocated } from '../check/expand/relocate.ts';
import type { Schedule } from '../check/schedule.ts';
import type { Program } from '../compile/program.ts';
import { resolveScenario } from '../model/scenario.ts';
import type { Settings } from '../model/scenario.ts';
import type { Scenario } from '../model/model.ts';
import { ModelError, problem } from '../problem.ts';
import type { Problem } from '../problem.ts';
import { chooseTargets } from '../target/choose.ts';
import type { SettledTarget } from '../target/choose.ts';
import { unusedAdds, withAddSettings, withoutResiduals } from './add-factors.ts';
import { beginHash } from './hash.ts';
import type { HashBegun } from './hash.ts';
import type { Job, ModelBundle } from './job.ts';
import { movedParameters } from './moved-parameters.ts';
import { once } from './once.ts';
import { questionKey, readQuestions } from './questions.ts';
import type { Questions } from './questions.ts';
import { settleTargets } from './prepare-targets.ts';
import { Recent } from './recent.ts';
import { checkDesign } from './check-design.ts';
import { cellEntries, createStructure, structureKey } from './structure.ts';
import type { Structure } from './structure.ts';

export interface PreparedJob {
  readonly job: Job;
  readonly checked: CheckedModel;
  readonly schedule: Schedule;
  readonly settings: Settings;
  readonly program: Program;
  readonly targets: readonly SettledTarget[];
  /** Ids of the joint figure. */
  readonly joint: readonly string[];
  /** Series to summarise. */
  readonly series: readonly string[];
  /** Series whose draws are kept: the summarised ones, those that targets read, and the equations of fixed variables. */
  readonly kept: readonly string[];
  /** Their indexes among the variables. */
  readonly slots: readonly number[];
  /** Fixed variables that have an equation: what it would have given is kept too. */
  readonly residuals: readonly string[];
  /** The hash of the inputs, computed when it is read. */
  readonly hash: string;
  readonly warnings: readonly Problem[];
}

/** Most draws of one run: hours of work for a model of some size, and counts stay far below what 32 bits hold. */
export const largestRun: number = 100_000_000;

/** What is known of a bundle and may serve its next job; the values of a job are never kept. */
interface Known {
  readonly check: ModelCheck;
  readonly shapes: readonly Problem[];
  readonly structures: Recent<KnownStructure>;
  /** Of the model itself, under no scenario. */
  readonly own: () => Settings;
  /** The hash of the inputs, begun with the model and its data, and by the readings of a job with its tests. */
  readonly hash: () => HashBegun;
  readonly hashes: Recent<HashBegun>;
}

interface KnownStructure extends Structure {
  readonly questions: Recent<Questions>;
}

const known = new WeakMap<ModelBundle, Known>();
const mostStructures = 8;
const mostQuestions = 16;

const unchanged: Scenario = { label: { zh: '模型', en: 'Model' } };

function knownOf(bundle: ModelBundle): Known {
  const found = known.get(bundle);
  if (found) return found;
  const check = checkModel(bundle.model, bundle.tables);
  const made: Known = {
    check,
    shapes: check.checked ? checkScenarioShapes(check.checked.model, bundle.scenarios) : [],
    structures: new Recent(mostStructures),
    own: once(() => resolveScenario(check.checked!.model, { own: unchanged }, { scenario: 'own' }).settings),
    hash: once(() => beginHash({ model: bundle.model, observed: observedOf(check) })),
    hashes: new Recent(mostQuestions),
  };
  known.set(bundle, made);
  return made;
}

const observedOf = ({ checked }: ModelCheck): unknown =>
  checked?.variables.flatMap((variable) =>
    variable.observed ? [[variable.definition.observed, variable.observed.chosen]] : [],
  );

/** Throws one ModelError with every problem found. */
export function prepareJob(job: Job): PreparedJob {
  const { prepared, problems } = tryPrepare(job);
  if (!prepared) throw new ModelError(problems);
  return prepared;
}

export function tryPrepare(job: Job): { prepared: PreparedJob | null; problems: readonly Problem[] } {
  const { check, shapes, structures, own } = knownOf(job.bundle);
  const { checked: source, problems: found } = check;
  const problems: Problem[] = [...found, ...checkNumbers(job)];
  if (!source) return { prepared: null, problems };
  const { model, places } = source;

  const inShapes = [...shapes, ...checkChangeShapes(model, job)];
  problems.push(...inShapes);
  if (inShapes.some((item) => item.severity === 'error')) return { prepared: null, problems };
  const { settings: given, problems: inScenario } = resolveScenario(model, job.bundle.scenarios, job);
  problems.push(...inScenario, ...checkDesign(job, model, given));
  const structure = structures.get(structureKey(given), () => ({
    ...createStructure(source, given),
    questions: new Recent<Questions>(mostQuestions),
  }));
  const { checked, schedule, residuals } = structure;
  problems.push(...withoutResiduals(schedule.problems), ...unusedAdds(checked, schedule, given.add));
  const questions = structure.questions.get(questionKey(job), () => readQuestions(job, structure));
  const { targets, problems: inThresholds } = settleTargets(questions.targets, given, model);
  problems.push(...questions.problems, ...inThresholds);
  const told = relocated(problems, places);
  if (problems.some((item) => item.severity === 'error')) return { prepared: null, problems: told };

  const { joint, series, kept, slots } = questions;
  const inputs = once(() =>
    hashWithTests(job, model.id).end({
      settings: {
        // The model stands in the hash; what a scenario leaves as it is needs no text of its own.
        parameters: movedParameters(own(), given).map((index) => given.parameters[index]),
        shares: given.shares,
        fix: cellEntries(given.fix),
        add: cellEntries(given.add),
      },
      sampling: job.design || job.inner !== undefined ? [job.design, job.inner] : undefined,
    }),
  );
  const prepared: PreparedJob = {
    job,
    checked,
    schedule,
    settings: withAddSettings(source, given),
    program: structure.program(),
    targets,
    joint,
    series,
    kept,
    slots,
    residuals,
    get hash() {
      return inputs();
    },
    warnings: told.filter((item) => item.severity === 'warning'),
  };
  return { prepared, problems: told };
}

/** Of all targets, also where a run judges only some of them: which ones are judged changes no number. */
function hashWithTests({ bundle, readings = {} }: Job, model: string): HashBegun {
  const { hash, hashes } = knownOf(bundle);
  return hashes.get(JSON.stringify(readings), () => {
    const { chosen } = chooseTargets(bundle.targets, readings, undefined, model);
    return hash().and({ readings: chosen.map((one) => [one.target.id, one.chosen.test]) });
  });
}

function checkNumbers(job: Job): Problem[] {
  const problems: Problem[] = [];
  const whole = (name: string, value: number, low: number, high: number): void => {
    if (Number.isInteger(value) && value >= low && value <= high) return;
    problems.push(
      problem(
        'bad-option',
        { path: name },
        {
          name,
          found: String(value),
          advice_zh: `应为 ${low} 至 ${high} 的整数。`,
          advice_en: `It is a whole number from ${low} to ${high}.`,
        },
      ),
    );
  };
  whole('draws', job.draws, 1, largestRun);
  whole('seed', job.seed, 0, Number.MAX_SAFE_INTEGER);
  return problems;
}

/** Every problem of a job, with nothing run. */
export function checkJob(job: Job): { problems: readonly Problem[] } {
  return { problems: tryPrepare(job).problems };
}
