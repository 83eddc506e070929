/** The newest answer to a question of a lesson, asked again whenever the page has figures for other settings. */
import { ModelError } from '@planwright/core';
import type { Job, Problem } from '@planwright/core';

interface Source {
  readonly job: Job;
  readonly inputs: string;
}

export class LessonAnswer<Answer> {
  answer = $state.raw<Answer | null>(null);
  problems = $state.raw<readonly Problem[]>([]);
  #asked = 0;
  readonly #notebook: Source;

  constructor(notebook: Source) {
    this.#notebook = notebook;
  }

  /** A question that is overtaken by another one leaves no trace. */
  async ask(question: (job: Job) => Promise<Answer | null>): Promise<void> {
    const turn = ++this.#asked;
    try {
      const answer = await question(this.#notebook.job);
      if (turn !== this.#asked) return;
      this.answer = answer;
      this.problems = [];
    } catch (error) {
      if (turn !== this.#asked) return;
      if (!(error instanceof ModelError)) throw error;
      this.answer = null;
      this.problems = error.problems;
    }
  }

  forget(): void {
    this.#asked++;
    this.answer = null;
    this.problems = [];
  }
}
