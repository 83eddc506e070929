/** @planwright/core/testing: what tests of models need. */
export { tinyBundle, tinyJob, tinyTable } from './tiny-model.ts';
export type { TinyModel, TinyParameter, TinyVariable } from './tiny-model.ts';
export { exampleModel, problemExamples, problemsOfExample } from './problem-examples.ts';
export type { ProblemExample } from './problem-examples.ts';
