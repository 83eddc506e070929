import { parseNotebook } from '@planwright/core/notebook';
import type { Locale } from '@planwright/core';
import { models, type ModelId } from '@planwright/models';
import { mount } from 'svelte';
import english from '../../../examples/liaocheng-15fyp.en.md?raw';
import chinese from '../../../examples/liaocheng-15fyp.md?raw';
import App from './App.svelte';
import { pageConsole } from './console.ts';
import { pageDocument, type PageDocument } from './state/document.ts';
import { startEngine } from './state/engine.ts';
import { NotebookState } from './state/notebook.svelte.ts';
import './styles/tokens.css';
import './styles/page.css';
import './styles/verdicts.css';
import './styles/figures.css';
import './styles/controls.css';
import './styles/print.css';

/** `planwright serve NOTEBOOK.md` offers its text beside the page and asks for it in the address. */
async function servedNotebook(): Promise<string | null> {
  if (!new URLSearchParams(location.search).has('notebook')) return null;
  const answer = await fetch('notebook.md');
  return answer.ok ? answer.text() : null;
}

const served = await servedNotebook();
const documents: Readonly<Record<Locale, PageDocument>> = {
  zh: pageDocument(parseNotebook(served ?? chinese, 'liaocheng-15fyp.md').notebook),
  en: pageDocument(parseNotebook(served ?? english, 'liaocheng-15fyp.en.md').notebook),
};
const named = documents.zh.model ?? '';
const bundle = Object.hasOwn(models, named) ? models[named as ModelId] : models.liaocheng;

const notebook = new NotebookState({ documents, bundle, startEngine, address: location.hash });

Object.assign(globalThis, { planwright: pageConsole(bundle) });

const page = document.getElementById('page');
if (page === null) throw new Error('index.html has no element #page');
mount(App, { target: page, props: { notebook } });
