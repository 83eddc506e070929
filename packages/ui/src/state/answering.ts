/**
 * How a question is answered while a hand moves a slider: at once with few draws, then with all of them, both for the targets in
 * view; and when the hand rests for every target and under the alternative priors. The newest question wins; an answer to an older
 * one is never shown.
 */
import { flatModel, ModelError, type Job, type ModelBundle, type Problem, type Report } from '@planwright/core';
import { afterPaint } from './after-paint.ts';
import type { Engine, EngineListeners } from './engine.ts';

/** Two blocks of 256: the Monte Carlo error of a probability is at most 4.3 points, and every figure says so. */
export const previewDraws = 512;

/** A slider that has not moved for this long is at rest. */
export const restMs = 400;

/** Values of one draw of a model whose preview keeps this thread for less than a frame: 10,000 × 512 draws × 2 ns. */
const smallModel = 10_000;

/** Larger models have their previews from the workers, a little later, so that the page never halts. */
function isSmall({ model }: ModelBundle): boolean {
  const { variables, years } = flatModel(model);
  return Object.keys(variables).length * (years.end - years.history + 1) <= smallModel;
}

export interface AnswerListeners {
  /** `final`: on all the draws that were asked for. */
  readonly onAnswer: (report: Report, final: boolean) => void;
  /** All targets and the alternatives; its numbers are those of the final answer, bit for bit. */
  readonly onRest: (report: Report) => void;
  readonly onFailure: (problems: readonly Problem[]) => void;
  readonly onProgress: (done: number, of: number) => void;
}

export interface Answering {
  /** A job on all its draws, without alternatives; `shown` are the targets that the reader sees now, which are judged first. */
  ask(job: Job, shown: readonly string[]): void;
  /** Ends the growing; what has been shown stays. */
  stop(): void;
  /** Goes on after `stop`. */
  resume(): void;
  close(): void;
}

export function createAnswering(
  startEngine: (listeners: EngineListeners) => Engine,
  listeners: AnswerListeners,
): Answering {
  let whole: Job | null = null;
  /** What is answered first of it. */
  let newest: Job | null = null;
  /** The run in the workers answers the newest question. */
  let asked: Job | null = null;
  let frameTaken = false;
  let previewWaits = false;
  let restTimer: ReturnType<typeof setTimeout> | undefined;

  const engine = startEngine({
    onReport: (report, job) => {
      if (job !== asked || newest === null) return;
      if (job.alternatives === true) {
        listeners.onRest(report);
        return;
      }
      const final = report.draws >= newest.draws;
      listeners.onAnswer(report, final);
      if (final) askAtRest();
      else grow(newest, report.draws);
    },
    onFailure: (problems, job) => {
      if (job === asked) listeners.onFailure(problems);
    },
    onProgress: (done, of) => listeners.onProgress(done, of),
  });

  const schedule = (job: Job): void => {
    asked = job;
    engine.schedule(job);
  };

  /** A large model grows in steps; others go to all draws at once. */
  const grow = (job: Job, from: number): void => {
    const step = 4 * from;
    schedule({ ...job, draws: isSmall(job.bundle) || 2 * step >= job.draws ? job.draws : step });
  };

  const askAtRest = (): void => {
    const job = whole;
    if (job !== null) restTimer = setTimeout(() => schedule({ ...job, alternatives: true }), restMs);
  };

  const preview = async (job: Job): Promise<void> => {
    const small = { ...job, draws: Math.min(previewDraws, job.draws) };
    if (!isSmall(job.bundle)) {
      schedule(small);
      return;
    }
    try {
      const report = await engine.preview(small);
      if (job !== newest) return;
      const final = report.draws >= job.draws;
      listeners.onAnswer(report, final);
      if (final) askAtRest();
      // Workers that begin sooner take the cores from the browser's own threads, which paint the answer.
      else afterPaint(() => job === newest && grow(job, report.draws));
    } catch (error) {
      if (job !== newest) return;
      // What is wrong with the inputs is wrong in a worker too; anything else may be this thread's own trouble.
      if (error instanceof ModelError) listeners.onFailure(error.problems);
      else schedule(small);
    }
  };

  return {
    ask(job, shown) {
      whole = job;
      newest = { ...job, targets: shown };
      asked = null;
      clearTimeout(restTimer);
      engine.cancel();
      // One preview a frame: the first question of a frame is answered at once, the last of further ones at its end.
      if (frameTaken) {
        previewWaits = true;
        return;
      }
      frameTaken = true;
      requestAnimationFrame(() => {
        frameTaken = false;
        if (!previewWaits || newest === null) return;
        previewWaits = false;
        void preview(newest);
      });
      void preview(newest);
    },
    stop() {
      asked = null;
      clearTimeout(restTimer);
      engine.cancel();
    },
    resume() {
      if (newest !== null) grow(newest, newest.draws);
    },
    close() {
      whole = null;
      newest = null;
      asked = null;
      clearTimeout(restTimer);
      engine.close();
    },
  };
}
