/** The engine on Node: worker threads, or this thread when `workers` is 0. Results are the same to the last bit. */
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { inlineRunner } from '@planwright/core';
import type { Runner } from '@planwright/core';
import { createPool } from '@planwright/core/pool';
import type { WorkerHandle } from '@planwright/core/pool';
import { webEndpoint } from './web-endpoint.ts';

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
    // A thread that is ended from outside only exits. The pool takes the first of the two events.
    onError: (listener) => {
      worker.on('error', (error: unknown) => listener(messageOf(error)));
      worker.on('exit', (code) => listener(`the worker ended with status ${code}`));
    },
  };
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
