/**
 * A pool of workers behind the Runner interface, through comlink. The same code drives web workers and worker_threads; who
 * calls it says how to spawn one. Workers start when first needed; one that dies is replaced and its chunks are done again, so the
 * run completes with the same bits.
 */
import { transfer } from 'comlink';
import { addFaults, noFaults, placePart, selectSeries } from '../result/ensemble.ts';
import type { Ensemble, Faults } from '../result/ensemble.ts';
import { chunksOf } from './chunks.ts';
import type { RunCall, SharedMemory } from './engine.ts';
import { joinShares, seriesOfShare } from './findings.ts';
import type { Share } from './findings.ts';
import type { ModelBundle } from './job.ts';
import type { PreparedJob } from './prepare.ts';
import { Member } from './pool-member.ts';
import type { WorkerHandle } from './pool-member.ts';
import { PoolWork } from './pool-work.ts';
import type { Members } from './pool-work.ts';
import { createRunner } from './run-job.ts';
import type { Executor } from './run-job.ts';
import { chunkBlocks } from './runner.ts';
import type { Runner, RunOptions } from './runner.ts';
import { SharedMemoryStore, sharesMemory } from './shared-memory.ts';
import type { DrawRange } from './simulate.ts';

export type { WorkerHandle } from './pool-member.ts';

export interface PoolOptions {
  readonly workers: number;
  readonly spawn: () => WorkerHandle;
  /** Whether draws lie in memory that all workers share; where the platform allows it when absent. Results do not depend on it. */
  readonly shareMemory?: boolean;
}

/** Chunks that a worker takes in per message when draws are not kept. */
const chunksPerMessage = 16;

export function createPool(options: PoolOptions): Runner {
  return createRunner(new PoolExecutor(options));
}

class PoolExecutor implements Executor {
  readonly workers: number;
  readonly #members: (Member | null)[];
  readonly #spawn: () => WorkerHandle;
  readonly #memory: SharedMemoryStore | null;
  readonly #bundles = new WeakMap<ModelBundle, number>();
  /** The call and its memory behind the draws that were handed out. */
  readonly #calls = new WeakMap<Ensemble, { readonly call: RunCall; readonly work: PoolWork }>();
  #lastBundle = 0;
  #lastRun = 0;

  constructor({ workers, spawn, shareMemory = sharesMemory() }: PoolOptions) {
    this.workers = Math.max(1, workers);
    this.#members = Array<Member | null>(this.workers).fill(null);
    this.#spawn = spawn;
    this.#memory = shareMemory ? new SharedMemoryStore() : null;
  }

  async draws(prepared: PreparedJob, range: DrawRange, options: RunOptions): Promise<Ensemble> {
    const { kept: names, checked } = prepared;
    const draws = range.to - range.from;
    const size = names.length * checked.years.length * draws;
    const shared = this.#memory?.take(size * Float64Array.BYTES_PER_ELEMENT) ?? null;
    const values = shared ? new Float64Array(shared, 0, size) : new Float64Array(size);
    const { call, work } = this.#begin(prepared, options, { values: shared, from: range.from, draws });
    let faults = noFaults;
    let done = 0;
    try {
      await work.distribute<Ensemble | Faults>(
        chunksOf(range, chunkBlocks),
        (engine, chunk) => engine.draws(call, chunk),
        (answer, chunk) => {
          if ('values' in answer) placePart(answer, values, range.from, draws);
          faults = addFaults(faults, answer);
          done += chunk.to - chunk.from;
          options.onProgress?.(done, draws);
        },
      );
    } catch (error) {
      this.#giveBack(call, work);
      throw error;
    }
    const ensemble = { names, years: checked.years, from: range.from, draws, values, ...faults };
    this.#calls.set(ensemble, { call, work });
    return ensemble;
  }

  async find(prepared: PreparedJob, draws: Ensemble): ReturnType<Executor['find']> {
    const begun = this.#calls.get(draws);
    if (!begun) throw new Error('draws of another pool');
    const { call, work } = begun;
    const of = this.workers;
    const shares = await work.askEach(of, (engine, index) => {
      const share: Share = { index, of };
      if (call.memory?.values) return engine.find(call, share, null);
      const part = selectSeries(draws, seriesOfShare(prepared, share));
      return engine.find(call, share, transfer(part, [part.values.buffer]));
    });
    this.#giveBack(call, work);
    return joinShares(prepared, shares, draws.draws, draws);
  }

  async gather(...[prepared, scales, range, to, options]: Parameters<Executor['gather']>): Promise<void> {
    const begun = this.#begin(prepared, options, { values: null, from: range.from, draws: range.to - range.from });
    const { work } = begun;
    const call = { ...begun.call, scales };
    /** What each worker has taken in and not handed over. */
    const taken = new Map<Member, DrawRange[]>();
    const takenBy = (member: Member): readonly DrawRange[] => {
      const ranges = taken.get(member) ?? [];
      taken.delete(member);
      return ranges;
    };
    const progress = progressOf(range, options);
    let waiting = chunksOf(range, chunkBlocks * chunksPerMessage);
    try {
      while (waiting.length > 0) {
        await work.distribute(
          waiting,
          (engine, stint) => engine.take(call, stint),
          (moments, stint, member) => {
            taken.set(member, [...(taken.get(member) ?? []), stint]);
            moments.forEach((piece) => to.addMoments(piece));
            progress(stint);
          },
          takenBy,
        );
        const again: DrawRange[] = [];
        for (const member of [...taken.keys()]) {
          const ranges = takenBy(member);
          try {
            const gathered = await member.call((engine) => engine.collect(call));
            if (gathered) to.add(gathered);
          } catch (error) {
            work.noteLoss(error, member);
            again.push(...ranges);
          }
        }
        waiting = again;
      }
    } catch (error) {
      for (const member of this.#members) member?.call((engine) => engine.forget(call.id)).catch(() => undefined);
      throw error;
    }
  }

  close(): void {
    this.#members.forEach((member, index) => {
      this.#members[index] = null;
      member?.end('the pool was closed');
    });
  }

  #begin(
    prepared: PreparedJob,
    options: RunOptions,
    memory: Omit<SharedMemory, 'stop'>,
  ): { readonly call: RunCall; readonly work: PoolWork } {
    const { bundle, ...job } = prepared.job;
    const key = this.#bundles.get(bundle) ?? ++this.#lastBundle;
    this.#bundles.set(bundle, key);
    const stop = this.#memory ? new SharedArrayBuffer(4) : null;
    const shared = stop && { ...memory, stop };
    const order = this.#leastBusyFirst();
    const members: Members = {
      count: this.workers,
      get: (index) => {
        const member = this.#member(order[index]!);
        member.open(key, bundle);
        return member;
      },
      drop: (member, reason) => {
        this.#forget(member);
        member.end(reason);
      },
    };
    const flag = new Int32Array(stop ?? new ArrayBuffer(4));
    return {
      call: { id: ++this.#lastRun, bundle: key, job, memory: shared, scales: [] },
      work: new PoolWork(members, options, flag),
    };
  }

  /** So that small runs under way at once do not all go to the first worker; alone, a run meets the workers in their order. */
  #leastBusyFirst(): readonly number[] {
    const calls = this.#members.map((member) => member?.callsUnderWay ?? 0);
    return calls.map((_, index) => index).sort((a, b) => calls[a]! - calls[b]! || a - b);
  }

  #member(index: number): Member {
    const known = this.#members[index];
    if (known) return known;
    const created = new Member(this.#spawn(), (member) => this.#forget(member));
    this.#members[index] = created;
    return created;
  }

  #forget(member: Member): void {
    const index = this.#members.indexOf(member);
    if (index >= 0) this.#members[index] = null;
  }

  #giveBack({ memory }: RunCall, work: PoolWork): void {
    if (memory?.values && !work.hasLost) this.#memory?.giveBack(memory.values);
  }
}

/** Draws done only rise, also when some are done again. */
function progressOf({ from, to }: DrawRange, { onProgress }: RunOptions): (done: DrawRange) => void {
  const seen = new Set<number>();
  let done = 0;
  return (range) => {
    if (seen.has(range.from)) return;
    seen.add(range.from);
    done += range.to - range.from;
    onProgress?.(done, to - from);
  };
}
