/** A prepared job and a range of draws → the raw draws of the kept series. The range is whole blocks, except at the end of the run. */
import { omitted } from '../check/expand/omitted.ts';
import { compileKernel } from '../compile/compile-kernel.ts';
import type { Kernel } from '../compile/kernel.ts';
import type { Program } from '../compile/program.ts';
import { sliceProgram } from '../compile/slice.ts';
import type { Settings } from '../model/scenario.ts';
import type { Ensemble, Faults } from '../result/ensemble.ts';
import { blockSize } from '../result/statistics.ts';
import { sizeOf } from './kept-chunk.ts';
import type { KeptChunk } from './kept-chunk.ts';
import { planLevers } from './lever-plan.ts';
import type { LeverPlan } from './lever-plan.ts';
import { movedParameters } from './moved-parameters.ts';
import { once } from './once.ts';
import type { PreparedJob } from './prepare.ts';
import { Recent } from './recent.ts';
import { runAndKeep, runPart, runWhole } from './run-range.ts';
import type { Destination } from './run-range.ts';
import { createSampler } from './sample.ts';
import type { Sampler, WantedInputs } from './sample.ts';
import { shapesOf } from './shapes.ts';
import { createWrittenRanges } from './written-ranges.ts';

export interface DrawRange {
  readonly from: number;
  readonly to: number;
}

/**
 * Runs ranges of draws and keeps what the next job can use again, which never changes a bit of a result: kernels, and, once the
 * same parameters have moved twice in a row, the draws that they do not change. One per thread of work; a range that comes to
 * the same simulator again is the one that gains.
 */
export interface Simulator {
  readonly simulate: (prepared: PreparedJob, range: DrawRange) => Ensemble;
  /** Writes the draws of the range to their places among others, and makes no ensemble of them. */
  readonly simulateInto: (prepared: PreparedJob, range: DrawRange, into: ValuesOfMany) => Faults;
}

export interface ValuesOfMany {
  /** Laid out as those of an ensemble of `draws` draws, the first of which is `from`; they may be shared with other threads. */
  readonly values: Float64Array;
  readonly from: number;
  readonly draws: number;
  /**
   * Nothing but this simulator has written to this range of `values` since it did: series that do not move need no second copy.
   * False, as when absent, is always right.
   */
  readonly untouched?: boolean;
}

export interface SimulatorOptions {
  /** Most bytes of draws that are kept; ranges beyond are run whole each time. 256 MiB when absent. */
  readonly mostBytes?: number;
  /** Only for tests and measurements: told how each range was run. */
  readonly onRange?: (way: 'whole' | 'kept' | 'part') => void;
}

/** Runs that differ in nothing but the values of parameters. */
interface Family {
  readonly program: Program;
  readonly key: string;
  readonly kernel: () => Kernel;
  readonly wanted: WantedInputs;
  readonly plans: Recent<LeverPlan>;
  readonly chunks: Map<string, KeptChunk>;
  last: Settings;
  /** Parameters that moved last; what has moved twice in a row is kept for. */
  moved: string;
  plan: LeverPlan | null;
}

const mostFamilies = 4;
const mostPlans = 4;

export function createSimulator({ mostBytes = 256 * 2 ** 20, onRange }: SimulatorOptions = {}): Simulator {
  /** Most recently used last. */
  let families: readonly Family[] = [];
  let current: { readonly prepared: PreparedJob; readonly family: Family; readonly sample: Sampler } | null = null;

  const written = createWrittenRanges();

  const begin = (prepared: PreparedJob): NonNullable<typeof current> => {
    const { program, settings, checked, job } = prepared;
    const key = familyKey(prepared);
    const known = families.find((family) => family.program === program && family.key === key);
    if (known) follow(known, prepared);
    const family = known ?? createFamily(prepared, key);
    families = [...families.filter((other) => other !== family), family].slice(-mostFamilies);
    return { prepared, family, sample: createSampler(checked.model, settings, job.seed, job) };
  };

  const keep = (family: Family, range: string, chunk: KeptChunk): void => {
    family.chunks.delete(range);
    const bytesOf = (of: Family): number => [...of.chunks.values()].reduce((sum, kept) => sum + sizeOf(kept), 0);
    let free = mostBytes - sizeOf(chunk) - families.reduce((sum, other) => sum + bytesOf(other), 0);
    for (const other of families) {
      if (free >= 0 || other === family) continue;
      free += bytesOf(other);
      other.chunks.clear();
    }
    if (free >= 0) family.chunks.set(range, chunk);
  };

  /** `into.filled` says whether the place may hold its series still. */
  const run = (prepared: PreparedJob, range: DrawRange, into: Destination): Faults => {
    if (current?.prepared !== prepared) current = begin(prepared);
    const { family, sample } = current;
    const { plan, kernel, chunks, wanted } = family;
    const name = `${range.from} ${range.to}`;
    const place = { values: into.values, draws: into.draws, ...range };
    const rangeRun = { prepared, range, sample, wanted, into };

    const chunk = chunks.get(name);
    const moved = chunk && movedParameters(chunk.settings, prepared.settings);
    if (chunk && moved?.every((index) => chunk.plan.moving.has(index))) {
      onRange?.('part');
      const filled = into.filled && written.holds(place, chunk);
      written.note(place, chunk);
      return runPart({ ...rangeRun, into: { ...into, filled } }, chunk, kernel);
    }
    if (!plan) {
      onRange?.('whole');
      written.note(place, null);
      return runWhole(rangeRun, kernel());
    }
    onRange?.('kept');
    const kept = runAndKeep(rangeRun, plan);
    keep(family, name, kept.chunk);
    written.note(place, kept.chunk);
    return kept.faults;
  };

  return {
    simulate: (prepared, range) => {
      const { kept: names, checked } = prepared;
      const draws = range.to - range.from;
      const values = new Float64Array(names.length * checked.years.length * draws);
      const faults = run(prepared, range, { values, from: range.from, draws, filled: false });
      return { names, years: checked.years, from: range.from, draws, values, ...faults };
    },
    simulateInto: (prepared, range, { values, from, draws, untouched = false }) =>
      run(prepared, range, { values, from, draws, filled: untouched }),
  };
}

/** One range by itself. */
export function simulate(prepared: PreparedJob, range: DrawRange): Ensemble {
  return createSimulator().simulate(prepared, range);
}

/**
 * Everything but the program that decides on draws and kernels, without the values of parameters. What is left out is named, so
 * that whatever a job may yet say about its draws counts.
 */
function familyKey({ job, settings, slots }: PreparedJob): string {
  const values = ['bundle', 'scenario', 'set', 'fix', 'add'] as const;
  const questions = ['series', 'targets', 'readings', 'joint', 'alternatives', 'rawBytes'] as const;
  const sampling = omitted(job, 'draws', ...values, ...questions);
  // Independent draws do not depend on how many there are, so a preview and the whole run are of one family.
  const independent = (job.design?.kind ?? 'monte-carlo') === 'monte-carlo';
  const groups = omitted(settings, 'parameters', 'fix', 'add');
  return JSON.stringify([sampling, independent ? null : job.draws, groups, slots, shapesOf(settings)]);
}

function createFamily({ program, slots, settings }: PreparedJob, key: string): Family {
  const { parameters, shocks } = sliceProgram(program, slots);
  return {
    program,
    key,
    kernel: once(() => compileKernel(program, { blockSize, kept: slots, shapes: shapesOf(settings) })),
    wanted: { parameters, shocks },
    plans: new Recent(mostPlans),
    chunks: new Map(),
    last: settings,
    moved: '',
    plan: null,
  };
}

/** Notes what moved since the last job. A plan costs up to two kernels, so a parameter that moves but once gets none. */
function follow(family: Family, prepared: PreparedJob): void {
  const moving = movedParameters(family.last, prepared.settings);
  family.last = prepared.settings;
  if (moving.length === 0) return;
  const moved = moving.join(' ');
  family.plan =
    moved === family.moved ? family.plans.get(moved, () => planLevers(prepared, new Set(moving), family.kernel)) : null;
  family.moved = moved;
}
