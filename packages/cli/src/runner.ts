/** The engine on Node: worker threads, or this thread when `workers` is 0. Results are the same to the last bit. */
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { inlineRunner } from '@planwright/core';
import type { Runner } from '@planwright/core';
import { createPool } from '@planwright/core/pool';
import type { WorkerHandle } from '@planwright/core/pool';

/** More workers help only long runs; two are up at once on any machine. */
export const defaultWorkers = Math.min(2, availableParallelism());

export function openRunner(workers: number): Runner {
  return workers === 0 ? inlineRunner() : createPool({ workers, spawn });
}

function spawn(): WorkerHandle {
  const worker = new Worker(new URL('./node-worker.js', import.meta.url));
  return {
    endpoint: webEndpoint(worker),
    terminate: () => void worker.terminate(),
    onError: (listener) => void worker.on('error', (error: unknown) => listener(messageOf(error))),
  };
}

interface Message {
  readonly data: unknown;
}
type Listener = ((event: Message) => void) | { readonly handleEvent: (event: Message) => void };

/** Node's workers emit plain values where web workers dispatch events. */
function webEndpoint(worker: Worker): WorkerHandle['endpoint'] {
  const relays = new Map<Listener, (data: unknown) => void>();
  return {
    postMessage: (message: unknown, transfer?: Parameters<Worker['postMessage']>[1]) =>
      worker.postMessage(message, transfer),
    addEventListener: (_type: string, listener: Listener) => {
      const relay = (data: unknown): void => {
        if (typeof listener === 'function') listener({ data });
        else listener.handleEvent({ data });
      };
      relays.set(listener, relay);
      worker.on('message', relay);
    },
    removeEventListener: (_type: string, listener: Listener) => {
      const relay = relays.get(listener);
      if (relay !== undefined) worker.off('message', relay);
      relays.delete(listener);
    },
  };
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
