/** One-file build: the worker travels inside the page as a blob, because a page from disk may not load other files. */
import EngineWorker from './engine-worker.ts?worker&inline';

export const startEngineWorker = (): Worker => new EngineWorker();
