/**
 * `import EngineWorker from './engine-worker.ts?worker'` in the hosted build: the worker is one more entry of the page's own build, so
 * that both share the files of the engine, which are then fetched, kept and compiled once. Vite would bundle it a second time by itself.
 */
import type { Plugin } from 'vite';

const query = '?worker';

export function sharedWorker(): Plugin {
  return {
    name: 'planwright-shared-worker',
    apply: 'build',
    enforce: 'pre',
    load(id) {
      if (!id.endsWith(query)) return null;
      const reference = this.emitFile({ type: 'chunk', id: id.slice(0, -query.length), name: 'engine-worker' });
      const code = `
export default class extends Worker {
  constructor() {
    super(new URL(import.meta.ROLLUP_FILE_URL_${reference}, import.meta.url), { type: 'module' });
  }
}`;
      return { code, map: null, moduleType: 'js' };
    },
  };
}
