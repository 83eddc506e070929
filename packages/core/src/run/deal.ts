/**
 * Chunks dealt to workers. A chunk has a fixed owner, so that the same draws come to the same worker in each run and what it keeps of
 * them serves again; it goes elsewhere only when its owner has fallen behind.
 */
import type { DrawRange } from './simulate.ts';

/** A worker without chunks helps one that has at least this many left. */
const behind = 2;

export class Deal {
  readonly #waiting: DrawRange[][];

  constructor(chunks: readonly DrawRange[], workers: number) {
    this.#waiting = Array.from({ length: workers }, (_, worker) => chunks.filter((_, i) => i % workers === worker));
  }

  /** The next chunk of a worker: its own in order, then the last one of the worker that has most left. */
  next(worker: number): DrawRange | undefined {
    const own = this.#waiting[worker]!.shift();
    if (own) return own;
    const slowest = this.#waiting.reduce((most, chunks) => (chunks.length > most.length ? chunks : most));
    return slowest.length >= behind ? slowest.pop() : undefined;
  }

  /** To be done again, before anything else of this worker. */
  giveBack(worker: number, chunks: readonly DrawRange[]): void {
    this.#waiting[worker]!.unshift(...chunks);
  }

  clear(): void {
    for (const chunks of this.#waiting) chunks.length = 0;
  }
}
