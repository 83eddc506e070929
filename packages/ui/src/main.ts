import type { Locale } from '@planwright/core';
import { mount } from 'svelte';
import { loadModel } from '#load-model';
import english from '../../../examples/liaocheng-15fyp.en.md?page';
import chinese from '../../../examples/liaocheng-15fyp.md?page';
import App from './App.svelte';
import { pageConsole } from './console.ts';
import { afterPaint } from './state/after-paint.ts';
import { startEngine } from './state/engine.ts';
import { NotebookState } from './state/notebook.svelte.ts';
import type { PageDocument } from './state/page-document.ts';
import './styles/tokens.css';
import './styles/page.css';
import './styles/verdicts.css';
import './styles/figures.css';
import './styles/analysis.css';
import './styles/controls.css';
import './styles/print.css';

const shippedModel = 'liaocheng';

/** `planwright serve NOTEBOOK.md` offers its text beside the page and asks for it in the address. A page from disk is its own notebook. */
async function servedNotebook(): Promise<PageDocument | null> {
  if (import.meta.env.MODE === 'single') return null;
  if (!new URLSearchParams(location.search).has('notebook')) return null;
  const [answer, { readNotebook }] = await Promise.all([fetch('notebook.md'), import('./state/read-notebook.ts')]);
  return answer.ok ? readNotebook(await answer.text(), 'notebook.md') : null;
}

const served = await servedNotebook();
// What the build reads is what pageDocument gives.
const shipped = { zh: chinese as PageDocument, en: english as PageDocument };
const documents: Readonly<Record<Locale, PageDocument>> = { zh: served ?? shipped.zh, en: served ?? shipped.en };
const bundle = (await loadModel(documents.zh.model ?? shippedModel)) ?? (await loadModel(shippedModel));
if (bundle === null) throw new Error('the page was built without its model');

const notebook = new NotebookState({ documents, bundle, startEngine, address: location.hash });

Object.assign(globalThis, { planwright: pageConsole(bundle) });

const page = document.getElementById('page');
if (page === null) throw new Error('index.html has no element #page');
mount(App, { target: page, props: { notebook } });
// The prose is painted before the first run begins.
afterPaint(() => notebook.begin());
