/** Entry of a Node worker thread. The one file of core that names a Node module: it runs nowhere else. */
import { parentPort } from 'node:worker_threads';
import { expose } from 'comlink';
import nodeEndpoint from 'comlink/dist/esm/node-adapter.mjs';
import { createEngine } from './engine.ts';

if (parentPort) expose(createEngine(), nodeEndpoint(parentPort));
