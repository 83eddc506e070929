/** What goes wrong with workers, and how it is told. */
import { ModelError, problem } from '../problem.ts';
import type { Problem } from '../problem.ts';

/** A worker died or did not answer: what it was doing can be done again elsewhere. */
export class WorkerLost extends Error {}

/** Whatever ends a run → the problems that people are told: those of the inputs, or that a worker failed. */
export function problemsOf(error: unknown): readonly Problem[] {
  if (error instanceof ModelError) return error.problems;
  return [problem('worker-failed', {}, { detail: error instanceof Error ? error.message : String(error) })];
}
