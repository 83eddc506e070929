/** What cells of a lesson ask: the answer of a quiz, the outcome of a test of the model. Loaded with the first such cell. */
import { flatModel, resolveScenario } from '@planwright/core';
import type { Job, Runner } from '@planwright/core';
import { answerQuiz, answersOfTests, checkOf, jobOfTests } from '@planwright/core/notebook';
import type { ModelTestAnswer, Quiz, QuizAnswer } from '@planwright/core/notebook';
import type { LessonBody } from './lesson-body.ts';
import { openPool } from './engine.ts';

let pool: Runner | null = null;

/** Models of lessons are small: one worker, which leaves the page free, and makes no one wait for long runs. */
const runner = (): Runner => (pool ??= openPool(1));

/** @param job what the notebook asks; a quiz may name another scenario, under which the reader's changes hold too */
export async function askQuiz(quiz: Quiz, guess: number, job: Job): Promise<QuizAnswer> {
  const scenario = quiz.scenario ?? job.scenario;
  const model = flatModel(job.bundle.model);
  const reads = [...quiz.answer.reads.values()];
  const series = reads.flatMap((read) =>
    read.kind === 'series' && Object.hasOwn(model.variables, read.name) ? read.name : [],
  );
  const targets = reads.flatMap((read) => (read.kind === 'probability' ? read.target : []));
  const asked: Job = { ...job, scenario, series, targets, joint: [], alternatives: false };
  const report = await runner().run(asked);
  const { settings } = resolveScenario(model, job.bundle.scenarios, asked);
  return answerQuiz(quiz, guess, model, { report, parameters: settings.parameters });
}

/** Null for a body that cannot be read; the page tells what is wrong with it. */
export async function askCheck({ body }: LessonBody, job: Job): Promise<ModelTestAnswer | null> {
  const { test } = checkOf(body, 0, flatModel(job.bundle.model));
  if (test === null) return null;
  const report = await runner().run(jobOfTests({ ...job, scenario: test.scenario ?? job.scenario }, [test]));
  return answersOfTests([test], report)[0] ?? null;
}
