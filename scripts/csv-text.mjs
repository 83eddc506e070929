// Build plugin for Rollup, Rolldown and Vite: `import text from './figures.csv'` gives the file's text.
// One plugin for tests, page and bundles, so that a table reads the same everywhere.
import { readFile } from 'node:fs/promises';

/** @returns {{ name: string, enforce: 'pre', load(id: string): Promise<{ code: string, map: null, moduleType: 'js' } | null> }} */
export function csvText() {
  return {
    name: 'planwright-csv-text',
    enforce: 'pre',
    async load(id) {
      const file = id.split('?')[0] ?? '';
      if (!file.endsWith('.csv')) return null;
      const text = (await readFile(file, 'utf8')).replace(/^\uFEFF/, '');
      return { code: `export default ${JSON.stringify(text)};`, map: null, moduleType: 'js' };
    },
  };
}
