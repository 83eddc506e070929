/** One cell that asks an analysis: its last answer, whether it still answers what is set, and the question under way. */
import { ModelError } from '@planwright/core';
import type { Problem } from '@planwright/core';
import type { AnalysisBody } from './analysis-body.ts';
import type { AnalysisAnswer, askAnalysis } from './analyses.ts';
import type { NotebookState, Phase } from './notebook.svelte.ts';

/** Without a search over levers or over coalitions: they are asked by themselves when they are first seen. */
export function isCheap(body: AnalysisBody): boolean {
  switch (body.name) {
    case 'readings':
    case 'explain':
    case 'monitor':
    case 'audit':
      return true;
    case 'conflict':
      return body.question.trade === false;
    case 'sensitivity':
      return body.question.method === 'given-data';
    default:
      return false;
  }
}

export type Asking = () => Promise<{ readonly askAnalysis: typeof askAnalysis }>;

/** The analyses and their views travel apart from the page. */
export const loadAnalyses: Asking = () => import('./analyses.ts');

export class AnalysisState {
  /** With the settings that it answers. */
  #answered = $state.raw<{ readonly answer: AnalysisAnswer; readonly inputs: string } | null>(null);
  problems = $state.raw<readonly Problem[]>([]);
  /** Null while nothing is asked; 0 to 1. */
  progress = $state<number | null>(null);
  readonly #notebook: Pick<NotebookState, 'job' | 'inputs'>;
  readonly #body: AnalysisBody;
  readonly #load: Asking;
  #abort: AbortController | null = null;

  constructor(notebook: Pick<NotebookState, 'job' | 'inputs'>, body: AnalysisBody, load: Asking = loadAnalyses) {
    this.#notebook = notebook;
    this.#body = body;
    this.#load = load;
  }

  get answer(): AnalysisAnswer | null {
    return this.#answered?.answer ?? null;
  }

  get phase(): Phase {
    if (this.progress !== null) return 'running';
    return this.#answered !== null && this.#answered.inputs === this.#notebook.inputs ? 'fresh' : 'stale';
  }

  /** Asks about what is set now; a question under way gives way. */
  async ask(): Promise<void> {
    this.cancel();
    const abort = new AbortController();
    this.#abort = abort;
    this.problems = [];
    this.progress = 0;
    const { inputs, job } = this.#notebook;
    const { signal } = abort;
    try {
      const { askAnalysis } = await this.#load();
      const onProgress = (done: number, of: number): void => {
        if (!signal.aborted) this.progress = of === 0 ? 0 : done / of;
      };
      const answer = await askAnalysis(this.#body, job, { signal, onProgress });
      if (!signal.aborted) this.#answered = { answer, inputs };
    } catch (error) {
      if (signal.aborted) return;
      if (!(error instanceof ModelError)) throw error;
      this.problems = error.problems;
    } finally {
      if (this.#abort === abort) {
        this.#abort = null;
        this.progress = null;
      }
    }
  }

  /** The last answer stays. */
  cancel(): void {
    this.#abort?.abort(new DOMException('stopped', 'AbortError'));
    this.#abort = null;
    this.progress = null;
  }
}
