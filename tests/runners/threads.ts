/** Worker threads for tests: those of the built command, with what a test needs to harm them. */
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { ResourceLimits } from 'node:worker_threads';
import { createPool } from '@planwright/core/pool';
import type { WorkerHandle } from '@planwright/core/pool';
import type { Runner } from '@planwright/core';
import { webEndpoint } from '../../packages/cli/src/web-endpoint.ts';

const entry = fileURLToPath(new URL('../../packages/cli/dist/node-worker.js', import.meta.url));

export interface ThreadPool {
  readonly pool: Runner;
  /** Every thread that was started, in order. */
  readonly threads: readonly Worker[];
}

export interface ThreadPoolOptions {
  readonly workers: number;
  readonly shareMemory?: boolean;
  /** Limits of the thread started as the n-th, from 0. */
  readonly limits?: (started: number) => ResourceLimits;
}

export function threadPool({ workers, shareMemory, limits = () => ({}) }: ThreadPoolOptions): ThreadPool {
  const threads: Worker[] = [];
  const spawn = (): WorkerHandle => {
    const thread = new Worker(entry, { resourceLimits: limits(threads.length) });
    threads.push(thread);
    return {
      endpoint: webEndpoint(thread),
      terminate: () => void thread.terminate(),
      onError: (listener) => {
        thread.on('error', (error: unknown) => listener(String(error)));
        thread.on('exit', () => listener('exit'));
      },
    };
  };
  return { pool: createPool({ workers, spawn, ...(shareMemory === undefined ? {} : { shareMemory }) }), threads };
}
