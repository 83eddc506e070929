/** A lesson as a reader has it: what its quizzes answer and its checks say, under levers of one's own. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { flatModel, inlineRunner, resolveScenario } from '@planwright/core';
import type { Job, ModelBundle, Problem } from '@planwright/core';
import {
  answerQuiz,
  answersOfTests,
  checkNotebook,
  jobOfTests,
  modelTests,
  notebookBundle,
  parseNotebook,
  quizOf,
} from '@planwright/core/notebook';
import type { Notebook, PlainMap, Quiz, QuizAnswer } from '@planwright/core/notebook';
import { models } from '@planwright/models';
import { root } from '../architecture/source-files.ts';

type Levers = NonNullable<Job['set']>;

export interface Lesson {
  readonly text: string;
  readonly title: string;
  readonly problems: readonly Problem[];
  readonly quizzes: Readonly<Record<string, Quiz>>;
  readonly checks: readonly string[];
  /** What a quiz answers: the number, or the number of the choice. */
  readonly answer: (quiz: string) => Promise<number | null>;
  /** Whether a guess is right. */
  readonly right: (quiz: string, guess: number, levers: Levers) => Promise<boolean | null>;
  /** The value of an expression, as a quiz would answer it. */
  readonly value: (expression: string) => Promise<number | null>;
  /** Whether a check passes. */
  readonly passes: (check: string, levers?: Levers) => Promise<boolean>;
}

const bundles: Readonly<Record<string, ModelBundle>> = models;
export const lessonFolder: string = join(root, 'examples', 'lessons');

export function openLesson(file: string): Lesson {
  const text = readFileSync(join(lessonFolder, file), 'utf8');
  const { notebook, problems } = parseNotebook(text, file);
  const { frontMatter } = notebook;
  const named = frontMatter['model'];
  const made = notebookBundle(notebook, typeof named === 'string' ? bundles[named] : undefined);
  const found = [...problems, ...made.problems, ...checkNotebook(notebook, bundles)];
  if (made.bundle === null) throw new Error(`${file} has no model: ${JSON.stringify(found)}`);
  const { bundle } = made;
  const [first = ''] = Object.keys(bundle.scenarios);
  const usual = typeof frontMatter['scenario'] === 'string' ? frontMatter['scenario'] : first;
  const job = (scenario: string | null, set: Levers): Job => ({
    ...{ bundle, scenario: scenario ?? usual, set, alternatives: false },
    ...{ draws: Number(frontMatter['draws']), seed: Number(frontMatter['seed']) },
  });
  const quizzes = quizzesOf(notebook);
  return {
    ...{ text, title: String(frontMatter['title']), problems: found, quizzes },
    checks: notebook.cells.flatMap((cell) => (cell.kind === 'check' && cell.id !== null ? [cell.id] : [])),
    answer: async (quiz) => (await asked(quizzes[quiz]!, null, job(quizzes[quiz]!.scenario, {}))).value,
    right: async (quiz, guess, levers) =>
      (await asked(quizzes[quiz]!, guess, job(quizzes[quiz]!.scenario, levers))).right,
    value: async (expression) => {
      const { quiz } = quizOf({ prompt: '?', predict: 'number', answer: expression });
      return (await asked(quiz!, null, job(null, {}))).value;
    },
    passes: (check, levers = {}) => passes(notebook, check, (scenario) => job(scenario, levers)),
  };
}

function quizzesOf(notebook: Notebook): Readonly<Record<string, Quiz>> {
  const entries = notebook.cells.flatMap((cell): readonly (readonly [string, Quiz])[] => {
    const body: PlainMap | null = cell.kind === 'quiz' ? cell.body : null;
    const quiz = body === null ? null : quizOf(body).quiz;
    return cell.kind === 'quiz' && quiz !== null ? [[cell.id ?? '', quiz]] : [];
  });
  return Object.fromEntries(entries);
}

async function asked(quiz: Quiz, guess: number | null, job: Job): Promise<QuizAnswer> {
  const { bundle, scenario, set } = job;
  const model = flatModel(bundle.model);
  const { settings } = resolveScenario(model, bundle.scenarios, { scenario, set: set! });
  const report = await inlineRunner().run(job);
  return answerQuiz(quiz, guess, model, { report, parameters: settings.parameters });
}

async function passes(notebook: Notebook, check: string, job: (scenario: string | null) => Job): Promise<boolean> {
  const { bundle } = job(null);
  const test = modelTests(notebook, flatModel(bundle.model)).find(({ cell }) => {
    const asking = notebook.cells[cell];
    return asking?.kind === 'check' && asking.id === check;
  });
  const report = await inlineRunner().run(jobOfTests(job(test!.scenario), [test!]));
  return answersOfTests([test!], report)[0]!.passes;
}
