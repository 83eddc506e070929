/** Web build: the worker is a file beside the page (`worker-src 'self'`). */
import EngineWorker from './engine-worker.ts?worker';

export const startEngineWorker = (): Worker => new EngineWorker();
