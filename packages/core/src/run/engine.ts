/** What a worker offers. A bundle is sent once and kept; calls then name only what changes. */
import { transfer } from 'comlink';
import { noFaults } from '../result/ensemble.ts';
import type { Ensemble, Faults } from '../result/ensemble.ts';
import type { BlockMoments } from '../result/moments.ts';
import type { Scales } from '../target/evaluate.ts';
import { chunksOf } from './chunks.ts';
import { findShare } from './findings.ts';
import type { FindingsShare, Share } from './findings.ts';
import { createGatherer } from './gather.ts';
import type { Gathered, Gatherer } from './gather.ts';
import type { Job, ModelBundle } from './job.ts';
import { prepareJob } from './prepare.ts';
import type { PreparedJob } from './prepare.ts';
import { Recent } from './recent.ts';
import { chunkBlocks } from './runner.ts';
import { createSimulator } from './simulate.ts';
import type { DrawRange } from './simulate.ts';

export type JobWithoutBundle = Omit<Job, 'bundle'>;

/** A run, as every call of it names it. */
export interface RunCall {
  /** Names the job, so that a worker prepares it once. */
  readonly id: number;
  readonly bundle: number;
  readonly job: JobWithoutBundle;
  /** Memory shared by all workers; null where there is none, and draws are transferred. */
  readonly memory: SharedMemory | null;
  /** Of the margins, by target, where draws are not kept. */
  readonly scales: readonly Scales[];
}

export interface SharedMemory {
  /** Draws of the kept series from draw `from` on: [series × years + year][draw]. */
  readonly values: SharedArrayBuffer | null;
  readonly from: number;
  readonly draws: number;
  /** One 32-bit integer: not 0 when the run is to stop. */
  readonly stop: SharedArrayBuffer;
}

/** `null` answers say that the run was stopped. */
export interface Engine {
  readonly open: (key: number, bundle: ModelBundle) => void;
  readonly close: (key: number) => void;
  /** Draws of a chunk: transferred, or written into the shared memory, and then only its faults are sent. */
  readonly draws: (call: RunCall, chunk: DrawRange) => Ensemble | Faults | null;
  /** `draws` is null when they lie in the shared memory. */
  readonly find: (call: RunCall, share: Share, draws: Ensemble | null) => FindingsShare;
  /** Takes the draws of a range in, chunk by chunk. */
  readonly take: (call: RunCall, range: DrawRange) => readonly BlockMoments[] | null;
  /** What was taken in since the last time. */
  readonly collect: (call: RunCall) => Gathered | null;
  /** The run is over; what it gathered is forgotten. */
  readonly forget: (id: number) => void;
}

const keptJobs = 8;

export function createEngine(): Engine {
  const bundles = new Map<number, ModelBundle>();
  const jobs = new Recent<PreparedJob>(keptJobs);
  const gatherers = new Map<number, Gatherer>();
  const simulator = createSimulator();

  const prepare = ({ id, bundle: key, job }: RunCall): PreparedJob =>
    jobs.get(String(id), () => {
      const bundle = bundles.get(key);
      if (!bundle) throw new Error('the worker has no model yet');
      return prepareJob({ ...job, bundle });
    });

  return {
    open: (key, bundle) => void bundles.set(key, bundle),
    close: (key) => void bundles.delete(key),
    draws: (call, chunk) => {
      if (isStopped(call)) return null;
      const { memory } = call;
      if (memory?.values) {
        const { values, from, draws } = memory;
        return simulator.simulateInto(prepare(call), chunk, { values: new Float64Array(values), from, draws });
      }
      const part = simulator.simulate(prepare(call), chunk);
      return transfer(part, [part.values.buffer]);
    },
    find: (call, share, draws) => {
      const prepared = prepare(call);
      const found = findShare(prepared, draws ?? sharedDraws(prepared, call), share);
      return transfer(
        found,
        found.targets.map(([, , holds]) => holds.buffer),
      );
    },
    take: (call, range) => {
      const prepared = prepare(call);
      const gatherer = gatherers.get(call.id) ?? createGatherer(prepared, call.scales);
      gatherers.set(call.id, gatherer);
      const moments: BlockMoments[] = [];
      for (const chunk of chunksOf(range, chunkBlocks)) {
        if (isStopped(call)) return null;
        moments.push(gatherer.take(simulator.simulate(prepared, chunk)));
      }
      return transfer(
        moments,
        moments.flatMap(({ counts, sums, squares }) => [counts.buffer, sums.buffer, squares.buffer]),
      );
    },
    collect: ({ id }) => {
      const gathered = gatherers.get(id)?.gathered() ?? null;
      gatherers.delete(id);
      return (
        gathered &&
        transfer(
          gathered,
          gathered.sketches.flatMap(({ pages, counts }) => [pages.buffer, counts.buffer]),
        )
      );
    },
    forget: (id) => void gatherers.delete(id),
  };
}

function isStopped({ memory }: RunCall): boolean {
  return memory !== null && Atomics.load(new Int32Array(memory.stop), 0) !== 0;
}

function sharedDraws({ kept: names, checked: { years } }: PreparedJob, { memory }: RunCall): Ensemble {
  if (!memory?.values) throw new Error('no draws were sent');
  const { from, draws } = memory;
  return {
    names,
    years,
    from,
    draws,
    values: new Float64Array(memory.values, 0, names.length * years.length * draws),
    ...noFaults,
  };
}
