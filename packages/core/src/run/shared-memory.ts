/**
 * Memory that the workers of a pool share, reused from run to run: new memory costs as much as sending the draws, and what is dropped
 * lives on until every worker has collected its garbage.
 */

/** In browsers only where the page is cross-origin isolated; Node knows no such thing and always shares. */
export function sharesMemory(): boolean {
  const { crossOriginIsolated = true } = globalThis as { readonly crossOriginIsolated?: boolean };
  return typeof SharedArrayBuffer === 'function' && crossOriginIsolated;
}

export class SharedMemoryStore {
  #free: SharedArrayBuffer | null = null;

  /** At least `bytes`, with whatever stood in it before. */
  take(bytes: number): SharedArrayBuffer {
    const kept = this.#free;
    if (!kept || kept.byteLength < bytes) return new SharedArrayBuffer(bytes);
    this.#free = null;
    return kept;
  }

  /** Only when no worker can write to it any more. The larger one is kept. */
  giveBack(buffer: SharedArrayBuffer): void {
    if (!this.#free || this.#free.byteLength < buffer.byteLength) this.#free = buffer;
  }
}
