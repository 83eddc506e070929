import { mount } from 'svelte';
import { loadModel } from '#load-model';
import App from './App.svelte';
import { pageConsole } from './console.ts';
import { other } from './locale/locale.ts';
import { parseAddress } from './state/address.ts';
import { afterPaint } from './state/after-paint.ts';
import { emptyBundle } from './state/empty-bundle.ts';
import { startEngine } from './state/engine.ts';
import { NotebookState } from './state/notebook.svelte.ts';
import type { OpenDocument } from './state/open-document.ts';
import { shippedDocument } from './state/shipped-documents.ts';
import './styles/tokens.css';
import './styles/page.css';
import './styles/verdicts.css';
import './styles/figures.css';
import './styles/analysis.css';
import './styles/controls.css';
import './styles/print.css';

const shippedModel = 'liaocheng';

/** `planwright serve NOTEBOOK.md` offers its text beside the page and asks for it in the address. A page from disk is its own notebook. */
async function servedNotebook(): Promise<OpenDocument | null> {
  if (import.meta.env.MODE === 'single') return null;
  if (!new URLSearchParams(location.search).has('notebook')) return null;
  const [answer, { openNotebook }] = await Promise.all([fetch('notebook.md'), import('./state/notebook-source.ts')]);
  return answer.ok ? openNotebook(await answer.text(), 'notebook.md', loadModel) : null;
}

const served = await servedNotebook();
const locale = parseAddress(location.hash).locale ?? 'zh';
const [first, bundle] =
  served === null
    ? await Promise.all([shippedDocument(locale), loadModel(shippedModel)])
    : [served, served.source?.base ?? served.own ?? emptyBundle];
if (bundle === null) throw new Error('the page was built without its model');

// The other language stands in the first one's words until it is here; a file of one's own is one for both.
const waiting = served === null ? { ...first } : first;
const documents = locale === 'zh' ? { zh: first, en: waiting } : { zh: waiting, en: first };
const notebook = new NotebookState({ documents, bundle, startEngine, address: location.hash });

Object.assign(globalThis, { planwright: pageConsole(bundle) });

const page = document.getElementById('page');
if (page === null) throw new Error('index.html has no element #page');
mount(App, {
  target: page,
  props: {
    notebook,
    onpainted: () => {
      if (served === null) void shippedDocument(other(locale)).then((document) => notebook.learn(waiting, document));
    },
  },
});
// The prose is painted before the first run begins.
afterPaint(() => notebook.begin());
