/** @planwright/core/notebook: the document, its cells, edits, what they ask and what is wrong with them. */
export {
  briefingOf,
  compareOf,
  conflictOf,
  discoveryOf,
  explainOf,
  reachOf,
  readingsOf,
  sensitivityOf,
} from './analysis-cells.ts';
export type { CompareCell } from './analysis-cells.ts';
export { auditOf } from './audit-cell.ts';
export type { AuditCell } from './audit-cell.ts';
export { monitorOf } from './monitor-cell.ts';
export type { CellFault, MonitorCell } from './monitor-cell.ts';
export { knownKinds } from './document.ts';
export type { BlockCell, Cell, KnownCell, KnownKind, Notebook, TextCell, UnknownCell } from './document.ts';
export { cellGraph, staleAfter } from './cell-graph.ts';
export type { CellGraph, CellReads } from './cell-graph.ts';
export { checkNotebook } from './check-notebook.ts';
export { notebookBundle } from './notebook-bundle.ts';
export type { NotebookBundle } from './notebook-bundle.ts';
export type { NotebookFiles } from './data-cell.ts';
export { notebookLocator } from './locate.ts';
export { indicatorsOf } from './indicators-cell.ts';
export type { IndicatorsCell } from './indicators-cell.ts';
export { answersOfTests, checkOf, jobOfTests, modelTests } from './check-cell.ts';
export type { ModelTest, ModelTestAnswer } from './check-cell.ts';
export { answerQuiz, quizOf } from './quiz-cell.ts';
export type { Quiz, QuizAnswer, QuizCell } from './quiz-cell.ts';
export type { LiveExpression, LiveReference, Statistic } from './live-expression.ts';
export type { LiveSource } from './live-value.ts';
export { textValues, textValueWords } from './text-values.ts';
export type { TextParts, TextValue } from './text-values.ts';
export { notebookScenarios } from './notebook-scenarios.ts';
export { cellForms, chartTypes } from './cell-forms.ts';
export type { ChartType } from './cell-forms.ts';
export type { CellForm } from './cell-forms.ts';
export { frontMatterForm } from './front-matter.ts';
export { diffNotebooks } from './diff-notebooks.ts';
export type { NotebookChange } from './diff-notebooks.ts';
export { formatNotebook } from './format-notebook.ts';
export { notebookSchema } from './notebook-schema.ts';
export { documentLimits } from './limits.ts';
export { pathLocator, readYaml } from './yaml-source.ts';
export type { PlainMap, YamlFault } from './yaml-source.ts';
export { placeOf, splitLines } from './lines.ts';
export type { Line } from './lines.ts';
export { maximumLength, parseNotebook } from './parse-notebook.ts';
export type { Parsed } from './parse-notebook.ts';
export { cellText, serializeNotebook } from './serialize-notebook.ts';
export { editHead, setFrontMatter } from './edit-head.ts';
export { editCell, insertCell, moveCell, removeCell } from './edits.ts';
export { classCode, readClassCode } from './class-code.ts';
export type { ClassGuess, ReadCode } from './class-code.ts';
export { choiceCounts, guessHistogram, readClassGuesses } from './class-guesses.ts';
export type { ClassGuesses } from './class-guesses.ts';
export { studentSeed } from './student-seed.ts';
