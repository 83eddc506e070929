/** One worker of a pool and the calls that wait for its answers. */
import { wrap } from 'comlink';
import type { Endpoint, Remote } from 'comlink';
import type { Engine } from './engine.ts';
import type { ModelBundle } from './job.ts';
import { WorkerLost } from './worker-lost.ts';

/** A worker as its platform gives it. */
export interface WorkerHandle {
  readonly endpoint: Endpoint;
  readonly terminate: () => void;
  /** Called when the worker itself fails (it could not load, or died). */
  readonly onError: (listener: (message: string) => void) => void;
}

/** Models that a worker keeps; beyond it the one opened first is sent again when it is needed. */
const openBundles = 4;

export class Member {
  readonly #handle: WorkerHandle;
  readonly #engine: Remote<Engine>;
  /** Rejects of the calls under way. */
  readonly #waiting = new Set<(reason: WorkerLost) => void>();
  readonly #bundles = new Set<number>();
  #lost: WorkerLost | null = null;

  constructor(handle: WorkerHandle, onLost: (member: Member) => void) {
    this.#handle = handle;
    this.#engine = wrap<Engine>(handle.endpoint);
    handle.onError((message) => {
      if (this.#lost) return;
      onLost(this);
      this.end(message);
    });
  }

  get callsUnderWay(): number {
    return this.#waiting.size;
  }

  /** Calls are answered in their order; one that is under way when the worker dies rejects with `WorkerLost`. */
  call<Answer>(ask: (engine: Remote<Engine>) => Promise<Answer>): Promise<Answer> {
    return new Promise((resolve, reject) => {
      if (this.#lost) {
        reject(this.#lost);
        return;
      }
      this.#waiting.add(reject);
      const settled = (): void => void this.#waiting.delete(reject);
      ask(this.#engine).then(
        (answer) => {
          settled();
          resolve(answer);
        },
        (error: unknown) => {
          settled();
          reject(error instanceof Error ? error : new Error(String(error)));
        },
      );
    });
  }

  /** Sent before the calls that need it, which arrive after it. */
  open(key: number, bundle: ModelBundle): void {
    if (this.#bundles.has(key)) return;
    this.#bundles.add(key);
    const [oldest] = this.#bundles;
    // A failure shows in the call that follows.
    this.call((engine) => engine.open(key, bundle)).catch(() => undefined);
    if (oldest === undefined || this.#bundles.size <= openBundles) return;
    this.#bundles.delete(oldest);
    this.call((engine) => engine.close(oldest)).catch(() => undefined);
  }

  /** Ends the worker; the calls under way reject. */
  end(message: string): void {
    if (this.#lost) return;
    this.#lost = new WorkerLost(message);
    this.#handle.terminate();
    for (const reject of this.#waiting) reject(this.#lost);
    this.#waiting.clear();
  }
}
