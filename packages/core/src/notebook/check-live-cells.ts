/** What cells and prose ask of the answer of a run: tests of the model, quizzes, values in text. Each problem at its place. */
import { checkModel } from '../check/check-model.ts';
import { parseFormula } from '../formula/parse-formula.ts';
import type { FlatModel } from '../model/flat-model.ts';
import type { Problem } from '../problem.ts';
import type { ModelBundle } from '../run/job.ts';
import { bundleOfTests, checkOf, formulaOf } from './check-cell.ts';
import type { ModelTest } from './check-cell.ts';
import type { Notebook, TextCell } from './document.ts';
import { placeOf, splitLines } from './lines.ts';
import { cellLocator } from './locate.ts';
import { checkQuiz, quizOf } from './quiz-cell.ts';
import { checkTextValue, textValues } from './text-values.ts';

/** Problems of prose that are told; a hostile text may have one in every line. */
const mostInProse = 100;

export function checkLiveCells(notebook: Notebook, bundle: ModelBundle, flat: FlatModel): Problem[] {
  const targets = bundle.targets.map(({ id }) => id);
  const tests: ModelTest[] = [];
  const problems = notebook.cells.flatMap((cell, index): Problem[] => {
    if (cell.kind === 'text')
      return textValues(cell.text)
        .values.flatMap((value) => checkTextValue(value, flat, targets))
        .slice(0, mostInProse)
        .map((item) => inProse(item, notebook, cell));
    if (cell.body === null || (cell.kind !== 'check' && cell.kind !== 'quiz')) return [];
    const place = cellLocator(notebook, cell);
    if (cell.kind === 'quiz') {
      const { quiz, faults } = quizOf(cell.body);
      const asked = quiz === null ? [] : checkQuiz(quiz, flat, targets);
      return [...faults, ...asked].map(({ path, problem }) => place(problem, path));
    }
    const { test, faults } = checkOf(cell.body, index, flat);
    const inFormula = test === null ? [] : parseFormula(test.holds, {}).problems;
    if (test !== null && inFormula.length === 0) tests.push(test);
    return [
      ...faults.map(({ path, problem }) => place(problem, path)),
      ...inFormula.map((item) => place(item, ['holds'])),
    ];
  });
  return [...problems, ...problemsOfTests(notebook, bundle, tests)];
}

/** Names and units of the tests, which only the model knows. */
function problemsOfTests(notebook: Notebook, bundle: ModelBundle, tests: readonly ModelTest[]): Problem[] {
  if (tests.length === 0) return [];
  const { problems } = checkModel(bundleOfTests(bundle, tests).model, bundle.tables);
  return problems.flatMap((item) => {
    const found = formulaOf(item, tests);
    const cell = found === null ? undefined : notebook.cells[found.test.cell];
    if (found === null || cell === undefined || cell.kind === 'text' || !cell.known) return [];
    return [cellLocator(notebook, cell)({ ...item, where: found.where }, ['holds'])];
  });
}

function inProse(item: Problem, { file }: Notebook, { text, line }: TextCell): Problem {
  const place = placeOf(splitLines(text), item.where.span?.[0] ?? 0);
  return {
    ...item,
    where: { ...(file === undefined ? {} : { file }), line: line + place.line - 1, column: place.column },
  };
}
