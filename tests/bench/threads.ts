/** The pool on the worker threads of the built command. */
import { resolve } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Runner } from '@planwright/core';
import { createPool } from '@planwright/core/pool';
import { webEndpoint } from '../../packages/cli/src/web-endpoint.ts';

/** Built before the bench starts. */
const entry = resolve('packages/cli/dist/node-worker.js');

export const runOnThreads = (workers: number): Runner =>
  createPool({
    workers,
    spawn: () => {
      const thread = new Worker(entry);
      return {
        endpoint: webEndpoint(thread),
        terminate: () => void thread.terminate(),
        onError: (listener) => void thread.on('error', (error: unknown) => listener(String(error))),
      };
    },
  });
