/** One run on the workers of a pool: chunks are dealt, done again when a worker dies, and dropped when the run is cancelled. */
import type { Remote } from 'comlink';
import { Deal } from './deal.ts';
import type { Engine } from './engine.ts';
import type { Member } from './pool-member.ts';
import type { RunOptions } from './runner.ts';
import type { DrawRange } from './simulate.ts';
import { WorkerLost } from './worker-lost.ts';

/** Workers that a run may lose before it gives up. */
const mostLosses = 3;
/** Calls under way per worker, so that none waits for a message. */
const lanes = 2;
/** A cancelled worker that has not answered by then is ended. */
const answerWithinMs = 2000;

/** The workers of a pool by index; one that was lost is replaced. */
export interface Members {
  readonly count: number;
  readonly get: (index: number) => Member;
  readonly drop: (member: Member, reason: string) => void;
}

export class PoolWork {
  readonly #members: Members;
  readonly #options: RunOptions;
  /** Not 0 when the run is to stop; seen by workers where memory is shared. */
  readonly #stop: Int32Array;
  readonly #lost = new Set<Member>();

  constructor(members: Members, options: RunOptions, stop: Int32Array) {
    this.#members = members;
    this.#options = options;
    this.#stop = stop;
  }

  /** Whether a worker was lost, which may go on writing for a moment. */
  get hasLost(): boolean {
    return this.#lost.size > 0;
  }

  /**
   * All chunks, each once. `ask` answers null when the run was stopped; `onLost` names further chunks that went with a worker.
   */
  async distribute<Answer>(
    chunks: readonly DrawRange[],
    ask: (engine: Remote<Engine>, chunk: DrawRange) => Promise<Answer | null>,
    onAnswer: (answer: Answer, chunk: DrawRange, member: Member) => void,
    onLost: (member: Member) => readonly DrawRange[] = () => [],
  ): Promise<void> {
    const { signal } = this.#options;
    signal?.throwIfAborted();
    const workers = Math.min(this.#members.count, chunks.length);
    const deal = new Deal(chunks, Math.max(1, workers));
    const busy = new Map<Member, number>();
    const lane = async (index: number): Promise<void> => {
      for (let chunk = deal.next(index); chunk; chunk = deal.next(index)) {
        const member = this.#members.get(index);
        const asked = chunk;
        busy.set(member, (busy.get(member) ?? 0) + 1);
        try {
          const answer = await member.call((engine) => ask(engine, asked));
          if (answer === null || signal?.aborted) return;
          onAnswer(answer, chunk, member);
        } catch (error) {
          if (signal?.aborted) return;
          this.noteLoss(error, member);
          deal.giveBack(index, [chunk, ...onLost(member)]);
        } finally {
          busy.set(member, busy.get(member)! - 1);
        }
      }
    };
    const cancel = this.#cancelWith(deal, busy);
    signal?.addEventListener('abort', cancel.start);
    // One failure ends the run: the other chunks are taken away and the other workers left to finish theirs.
    const guarded = (index: number): Promise<void> =>
      lane(index).catch((error: unknown) => {
        this.#halt(deal);
        throw error;
      });
    const all = Array.from({ length: workers * lanes }, (_, i) => guarded(i % workers));
    const results = await Promise.allSettled(all);
    signal?.removeEventListener('abort', cancel.start);
    cancel.end();
    signal?.throwIfAborted();
    for (const result of results) if (result.status === 'rejected') throw result.reason;
  }

  /** The same question to each worker, asked again of another when it dies. */
  async askEach<Answer>(
    count: number,
    ask: (engine: Remote<Engine>, index: number) => Promise<Answer>,
  ): Promise<readonly Answer[]> {
    const answer = async (index: number): Promise<Answer> => {
      for (;;) {
        const member = this.#members.get(index);
        try {
          return await member.call((engine) => ask(engine, index));
        } catch (error) {
          this.noteLoss(error, member);
        }
      }
    };
    return Promise.all(Array.from({ length: count }, (_, index) => answer(index)));
  }

  /** Throws what is no loss of a worker, and gives up when too many were lost. */
  noteLoss(error: unknown, member: Member): void {
    if (!(error instanceof WorkerLost)) throw error;
    this.#lost.add(member);
    if (this.#lost.size > mostLosses) throw error;
  }

  #halt(deal: Deal): void {
    Atomics.store(this.#stop, 0, 1);
    deal.clear();
  }

  #cancelWith(deal: Deal, busy: ReadonlyMap<Member, number>): { readonly start: () => void; readonly end: () => void } {
    let forgetTimer = (): void => undefined;
    const endLate = (): void => {
      for (const [member, calls] of busy) {
        if (calls === 0) continue;
        this.#lost.add(member);
        this.#members.drop(member, 'cancelled');
      }
    };
    return {
      start: () => {
        this.#halt(deal);
        const timer = setTimeout(endLate, answerWithinMs);
        forgetTimer = () => clearTimeout(timer);
      },
      end: () => forgetTimer(),
    };
  }
}
