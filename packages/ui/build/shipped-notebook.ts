/**
 * `import document from './notebook.md?page'`: a notebook of this repository, read when the page is built. The page then opens with
 * its prose as HTML and needs neither parser nor renderer before the first figure.
 */
import { readFile } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { runnerImport, type Plugin } from 'vite';
import type { Notebook } from '@planwright/core/notebook';
import type { Sanitise } from '../src/state/document.ts';
import type { PageDocument } from '../src/state/page-document.ts';

interface Reader {
  readonly pageDocument: (notebook: Notebook, sanitise: Sanitise) => PageDocument;
}
interface Parser {
  readonly parseNotebook: (text: string, file: string) => { readonly notebook: Notebook };
}

const root = resolve(import.meta.dirname, '..');

/** Sources, not builds, run: nothing has to be built first. */
async function source<Module>(file: string): Promise<Module> {
  const resolution = { conditions: ['planwright-source', 'module', 'node'], noExternal: [/^@planwright\//] };
  const { module } = await runnerImport<Module>(resolve(root, file), {
    root,
    configFile: false,
    logLevel: 'error',
    environments: { inline: { resolve: resolution } },
  });
  return module;
}

export function shippedNotebook(): Plugin {
  return {
    name: 'planwright-shipped-notebook',
    enforce: 'pre',
    async load(id) {
      const [file = '', query] = id.split('?');
      if (query !== 'page' || !file.endsWith('.md')) return null;
      this.addWatchFile(file);
      const [{ pageDocument }, { parseNotebook }, text] = await Promise.all([
        source<Reader>('src/state/document.ts'),
        source<Parser>('../core/src/notebook/notebook.ts'),
        readFile(file, 'utf8'),
      ]);
      // Raw HTML in prose stays text, and this prose is our own: it needs no second sanitising, for which a page would have to exist.
      const document = pageDocument(parseNotebook(text, basename(file)).notebook, (html) => html);
      return { code: `export default ${JSON.stringify(document)};`, map: null, moduleType: 'js' };
    },
  };
}
