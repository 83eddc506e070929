/** Job → report, part or raw draws. Reads as the story of a run; an executor does the work, on this thread or in workers. */
import type { Ensemble } from '../result/ensemble.ts';
import type { BlockMoments } from '../result/moments.ts';
import type { Report } from '../result/report.ts';
import { blockSize } from '../result/statistics.ts';
import type { Scales } from '../target/evaluate.ts';
import { jobsOf, withAlternatives } from './alternatives.ts';
import { engineVersion } from './engine-version.ts';
import type { Findings } from './findings.ts';
import { firstDraws, Gathering, marginScales } from './gather.ts';
import type { Gathered } from './gather.ts';
import type { Job } from './job.ts';
import { prepareJob } from './prepare.ts';
import type { PreparedJob } from './prepare.ts';
import { keepsDraws, requireRawDraws } from './raw-draws.ts';
import { reportFindings } from './report.ts';
import type { PartResult } from './run-part.ts';
import type { Runner, RunOptions } from './runner.ts';
import type { DrawRange } from './simulate.ts';

/** Where what is gathered goes: moments as they come, the rest in pieces. */
export interface GatherTo {
  readonly addMoments: (moments: BlockMoments) => void;
  readonly add: (gathered: Gathered) => void;
}

export interface Executor {
  readonly workers: number;
  /** Raw draws of the kept series. */
  readonly draws: (prepared: PreparedJob, range: DrawRange, options: RunOptions) => Promise<Ensemble>;
  /** Findings on the draws of a whole run, which are not used afterwards. */
  readonly find: (prepared: PreparedJob, draws: Ensemble) => Promise<Findings>;
  /** Draws taken in and forgotten; `scales` of the margins by target. */
  readonly gather: (
    prepared: PreparedJob,
    scales: readonly Scales[],
    range: DrawRange,
    to: GatherTo,
    options: RunOptions,
  ) => Promise<void>;
  readonly close: () => void;
}

export function createRunner(executor: Executor): Runner {
  /** Margins need a scale only where a test has members. */
  const scalesOf = async (prepared: PreparedJob, { signal }: RunOptions): Promise<readonly Scales[]> => {
    if (!prepared.targets.some(({ test }) => 'of' in test)) return prepared.targets.map(() => ({}));
    const first = await executor.draws(prepared, firstDraws(prepared), signal ? { signal } : {});
    return marginScales(prepared, first);
  };

  const find = async (prepared: PreparedJob, options: RunOptions): Promise<Findings> => {
    const whole = { from: 0, to: prepared.job.draws };
    if (keepsDraws(prepared)) return executor.find(prepared, await executor.draws(prepared, whole, options));
    const gathering = new Gathering(prepared);
    await executor.gather(prepared, await scalesOf(prepared, options), whole, gathering, options);
    return gathering.findings();
  };

  const partOf = async (prepared: PreparedJob, range: DrawRange, options: RunOptions): Promise<PartResult> => {
    if (keepsDraws(prepared)) return { kind: 'draws', draws: await executor.draws(prepared, range, options) };
    const gathering = new Gathering(prepared);
    // By first block: a chunk that is done again replaces itself.
    const moments = new Map<number, BlockMoments>();
    const to: GatherTo = {
      addMoments: (piece) => void moments.set(piece.first, piece),
      add: (gathered) => gathering.add(gathered),
    };
    await executor.gather(prepared, await scalesOf(prepared, options), range, to, options);
    const inOrder = [...moments.values()].sort((a, b) => a.first - b.first);
    return { kind: 'counts', gathered: gathering.gathered(), moments: inOrder };
  };

  /** Problems are found on this side, where they keep their shape; a worker only ever sees a job that is sound. */
  const prepareAll = (job: Job): readonly PreparedJob[] => jobsOf(job).map((each) => prepareJob(each.job));
  /** Progress is that of the run itself. */
  const optionsFor = (index: number, options: RunOptions): RunOptions =>
    index === 0 ? options : options.signal ? { signal: options.signal } : {};

  return {
    workers: executor.workers,
    run: async (job, options = {}) => {
      const reports: Report[] = [];
      for (const [index, prepared] of prepareAll(job).entries())
        reports.push(reportFindings(prepared, await find(prepared, optionsFor(index, options))));
      options.signal?.throwIfAborted();
      return withAlternatives(job, reports);
    },
    part: async (job, range, options = {}) => {
      const all = prepareAll(job);
      checkRange(range, job.draws);
      const results: PartResult[] = [];
      for (const [index, prepared] of all.entries())
        results.push(await partOf(prepared, within(range, prepared.job.draws), optionsFor(index, options)));
      return { engine: engineVersion, job, hash: all[0]!.hash, ...range, results };
    },
    ensemble: async (job, options = {}) => {
      const prepared = prepareJob(job);
      requireRawDraws(prepared);
      return executor.draws(prepared, { from: 0, to: job.draws }, options);
    },
    close: () => executor.close(),
  };
}

/** An alternative may have fewer draws than the run: its later parts are empty. */
const within = ({ from, to }: DrawRange, draws: number): DrawRange => ({
  from: Math.min(from, draws),
  to: Math.min(to, draws),
});

function checkRange({ from, to }: DrawRange, draws: number): void {
  const whole = from % blockSize === 0 && (to % blockSize === 0 || to === draws);
  if (!whole || !(from >= 0 && from <= to && to <= draws))
    throw new RangeError(`draws ${from} to ${to} of ${draws} are not whole blocks of ${blockSize}`);
}
