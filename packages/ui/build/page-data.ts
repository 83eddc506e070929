/**
 * Tables of figures travel as data, not as program text: in the hosted form as CSV files beside the page, in the one-file form
 * packed inside it. Either way `import text from './figures.csv'` gives the file's text.
 */
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Plugin } from 'vite';

const fetched = (reference: string): string => `
const answer = await fetch(new URL(import.meta.ROLLUP_FILE_URL_${reference}, import.meta.url));
if (!answer.ok) throw new Error(answer.url + ': ' + answer.status);
export default await answer.text();`;

const unpacked = (text: string): string => `
const packed = Uint8Array.from(atob('${gzipSync(text, { level: 9 }).toString('base64')}'), (letter) => letter.charCodeAt(0));
export default await new Response(new Blob([packed]).stream().pipeThrough(new DecompressionStream('gzip'))).text();`;

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
          ? unpacked(text)
          : fetched(this.emitFile({ type: 'asset', name: basename(file), source: text }));
      return { code, map: null, moduleType: 'js' };
    },
  };
}
