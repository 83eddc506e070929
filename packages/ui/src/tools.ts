/** What one works on the notebook with. It comes after the first figures and adds nothing before them. */
import { loadModel } from '#load-model';
import CellMenu from './cells/CellMenu.svelte';
import CompareChoice from './controls/CompareChoice.svelte';
import HistoryButtons from './controls/HistoryButtons.svelte';
import NewScenario from './controls/NewScenario.svelte';
import Presenter from './controls/Presenter.svelte';
import ExportMenu from './export/ExportMenu.svelte';
import FileMenu from './files/FileMenu.svelte';
import Notices from './files/Notices.svelte';
import Versions from './files/Versions.svelte';
import { WorkingCopy } from './files/working-copy.svelte.ts';
import { Comparison } from './state/comparison.svelte.ts';
import { DocumentEdits } from './state/document-edits.svelte.ts';
import type { NotebookState } from './state/notebook.svelte.ts';
import { Presentation } from './state/presentation.svelte.ts';
import './styles/cells.css';
import './styles/export.css';
import './styles/files.css';
import './styles/presenter.css';

const components = {
  CellMenu,
  CompareChoice,
  NewScenario,
  Presenter,
  HistoryButtons,
  FileMenu,
  ExportMenu,
  Notices,
  Versions,
};

export type Tools = typeof components & {
  readonly edits: DocumentEdits;
  readonly copy: WorkingCopy;
  readonly comparison: Comparison;
  readonly presentation: Presentation;
};

export function openTools(notebook: NotebookState): Tools {
  const edits = new DocumentEdits(notebook);
  const copy = new WorkingCopy(notebook, edits, loadModel);
  void copy.start();
  return { ...components, edits, copy, comparison: new Comparison(notebook), presentation: new Presentation(notebook) };
}
