import { parseNotebook } from '@planwright/core/notebook';
import { models } from '@planwright/models';
import { mount } from 'svelte';
import english from '../../../examples/liaocheng-15fyp.en.md?raw';
import chinese from '../../../examples/liaocheng-15fyp.md?raw';
import App from './App.svelte';
import { pageConsole } from './console.ts';
import { pageDocument } from './state/document.ts';
import { startEngine } from './state/engine.ts';
import { NotebookState } from './state/notebook.svelte.ts';
import './styles/tokens.css';
import './styles/page.css';
import './styles/verdicts.css';
import './styles/figures.css';
import './styles/controls.css';
import './styles/print.css';

const notebook = new NotebookState({
  documents: {
    zh: pageDocument(parseNotebook(chinese, 'liaocheng-15fyp.md').notebook),
    en: pageDocument(parseNotebook(english, 'liaocheng-15fyp.en.md').notebook),
  },
  bundle: models.liaocheng,
  startEngine,
  address: location.hash,
});

Object.assign(globalThis, { planwright: pageConsole(models.liaocheng) });

const page = document.getElementById('page');
if (page === null) throw new Error('index.html has no element #page');
mount(App, { target: page, props: { notebook } });
