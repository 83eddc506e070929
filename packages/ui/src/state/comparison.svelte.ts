/** A second scenario beside the present one: as it is written, without the reader's changes, on the same draws. */
import { ModelError } from '@planwright/core';
import type { Job, Problem, Report, Runner } from '@planwright/core';
import { openPool } from './engine.ts';
import type { NotebookState } from './notebook.svelte.ts';

export class Comparison {
  /** Null while nothing is compared. */
  scenario = $state<string | null>(null);
  problems = $state.raw<readonly Problem[]>([]);
  readonly #notebook: NotebookState;
  readonly #open: () => Runner;
  #runner: Runner | null = null;
  #abort: AbortController | null = null;

  constructor(notebook: NotebookState, open: () => Runner = () => openPool(1)) {
    this.#notebook = notebook;
    this.#open = open;
  }

  /** The job of the second scenario; null while nothing is compared, or it is the present one as it is written. */
  readonly job = $derived.by((): Job | null => {
    const { scenario } = this;
    if (scenario === null || !Object.hasOwn(this.#notebook.bundle.scenarios, scenario)) return null;
    return { ...this.#notebook.job, scenario, set: {}, fix: {} };
  });

  /** Asks what is not answered yet; a question under way gives way. */
  async ask(): Promise<void> {
    this.#abort?.abort(new DOMException('newer', 'AbortError'));
    this.problems = [];
    const { job } = this;
    if (job === null) {
      this.#notebook.other = null;
      return;
    }
    const abort = new AbortController();
    this.#abort = abort;
    this.#runner ??= this.#open();
    try {
      const report: Report = await this.#runner.run(job, { signal: abort.signal });
      if (!abort.signal.aborted) this.#notebook.other = { scenario: job.scenario, report };
    } catch (error) {
      if (abort.signal.aborted) return;
      if (!(error instanceof ModelError)) throw error;
      this.#notebook.other = null;
      this.problems = error.problems;
    }
  }
}
