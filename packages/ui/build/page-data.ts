/**
 * Tables of figures travel as data, not as program text: in the hosted form as CSV files beside the page, in the one-file form
 * inside it. Either way `import text from './figures.csv'` gives the file's text.
 */
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Plugin } from 'vite';

const fetched = (reference: string): string => `
const answer = await fetch(new URL(import.meta.ROLLUP_FILE_URL_${reference}, import.meta.url));
if (!answer.ok) throw new Error(answer.url + ': ' + answer.status);
export default await answer.text();`;

const inside = (text: string): string => `export default ${JSON.stringify(text)};`;

export function pageData(form: 'hosted' | 'single'): Plugin {
  return {
    name: 'planwright-page-data',
    apply: 'build',
    enforce: 'pre',
    async load(id) {
      const file = id.split('?')[0] ?? '';
      if (!file.endsWith('.csv')) return null;
      const text = (await readFile(file, 'utf8')).replace(/^\uFEFF/, '');
      const code =
        form === 'single'
          ? inside(text)
          : fetched(this.emitFile({ type: 'asset', name: basename(file), source: text }));
      return { code, map: null, moduleType: 'js' };
    },
  };
}
