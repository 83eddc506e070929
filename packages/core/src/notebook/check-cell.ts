/**
 * `yaml check`: what must hold of a model. Each check becomes a variable, 1 where it holds, and a target that asks for 1 in
 * every year; so the engine that answers everything else answers this, draw by draw. They are asked in a run of their own:
 * neither figures nor the record of the notebook know of them.
 */
import type { FlatModel } from '../model/flat-model.ts';
import type { Model, Variable } from '../model/model.ts';
import { problem } from '../problem.ts';
import type { Bilingual, Problem } from '../problem.ts';
import type { Report } from '../result/report.ts';
import type { Job, ModelBundle } from '../run/job.ts';
import type { Target } from '../target/target.ts';
import { bilingualText } from './bilingual-text.ts';
import type { Notebook } from './document.ts';
import type { CellFault } from './monitor-cell.ts';
import type { PlainMap } from './yaml-source.ts';

export interface ModelTest {
  /** Number of the cell in its notebook. */
  readonly cell: number;
  readonly holds: string;
  readonly label: Bilingual | null;
  /** Null: in every draw. */
  readonly probability: number | null;
  readonly from: number;
  readonly to: number;
  /** Null for the scenario of the notebook. */
  readonly scenario: string | null;
}

export interface ModelTestAnswer {
  readonly test: ModelTest;
  readonly passes: boolean;
  /** Probability that it holds in every year asked for. */
  readonly p: number;
  /** Half-width of its 95 % interval. */
  readonly error: number;
  /** First year in which it fails in so many draws that the test fails; null where it passes, or fails only over the years together. */
  readonly firstYear: number | null;
}

export function checkOf(
  body: PlainMap,
  cell: number,
  { years }: Pick<FlatModel, 'years'>,
): { readonly test: ModelTest | null; readonly faults: readonly CellFault[] } {
  const faults: CellFault[] = [];
  const { holds, probability, scenario } = body;
  const refuse = (key: string, found: unknown, advice_zh: string, advice_en: string): void => {
    const words = { name: key, found: found === undefined ? '' : (JSON.stringify(found) ?? ''), advice_zh, advice_en };
    faults.push({ path: [key], problem: problem('bad-option', {}, words) });
  };
  if (typeof holds !== 'string')
    refuse('holds', holds, '写应成立的式子，如 gdp >= gdp(-1)。', 'Write what must hold, such as gdp >= gdp(-1).');
  const isProbability = typeof probability === 'number' && probability > 0 && probability <= 1;
  if (probability !== undefined && !isProbability)
    refuse('probability', probability, '写大于 0、不超过 1 的数。', 'Write a number above 0, up to 1.');
  const yearOf = (key: 'from' | 'to', otherwise: number): number => {
    const given = body[key] ?? otherwise;
    if (Number.isInteger(given) && Number(given) >= years.history && Number(given) <= years.end) return Number(given);
    refuse(
      key,
      given,
      `写 ${years.history} 至 ${years.end} 之间的年份。`,
      `Write a year from ${years.history} to ${years.end}.`,
    );
    return otherwise;
  };
  const from = yearOf('from', Math.min(years.start, years.end));
  const to = yearOf('to', years.end);
  if (from > to) refuse('to', to, '应不早于 from。', 'It is not before from.');
  if (faults.length > 0 || typeof holds !== 'string') return { test: null, faults };
  const rest = { label: bilingualText(body['label']), scenario: typeof scenario === 'string' ? scenario : null };
  return {
    test: { cell, holds, probability: isProbability && probability < 1 ? probability : null, from, to, ...rest },
    faults,
  };
}

/** The tests of a notebook whose bodies can be read; the others have been told when it was checked. */
export function modelTests(notebook: Notebook, model: Pick<FlatModel, 'years'>): readonly ModelTest[] {
  return notebook.cells.flatMap((cell, index) => {
    if (cell.kind !== 'check' || cell.body === null) return [];
    const { test } = checkOf(cell.body, index, model);
    return test === null ? [] : [test];
  });
}

/** The name that the variable of a test has in its run, and the path of its formula in problems. */
const nameOf = (test: ModelTest): string => `check_${test.cell}_`;

/** The bundle with a variable and a target per test. */
export function bundleOfTests(bundle: ModelBundle, tests: readonly ModelTest[]): ModelBundle {
  const variables = tests.map((test): [string, Variable] => [
    nameOf(test),
    // A formula that is neither true nor false is true where it is not 0, as in every condition.
    { unit: '1', equation: `(${test.holds}) ? 1 : 0`, from: test.from, ...(test.label ? { label: test.label } : {}) },
  ]);
  const model: Model = { ...bundle.model, variables: { ...bundle.model.variables, ...Object.fromEntries(variables) } };
  const targets = tests.map((test): Target => {
    const label = test.label ?? { zh: test.holds, en: test.holds };
    const asked = { kind: 'floorAll', series: nameOf(test), from: test.from, to: test.to, atLeast: 1 } as const;
    return {
      ...({ id: nameOf(test), clause: 0, label, thresholdSource: 'analyst', grade: 'C' } as const),
      readings: { plain: { label, test: asked } },
    };
  });
  return { ...bundle, model, targets, alternatives: {} };
}

/** A problem of the variable of a test → the test, with the place in its formula; null for other problems. */
export function formulaOf(
  item: Problem,
  tests: readonly ModelTest[],
): { readonly test: ModelTest; readonly where: Problem['where'] } | null {
  const [group, name] = item.where.path?.split('.') ?? [];
  const test = group === 'variables' ? tests.find((each) => nameOf(each) === name) : undefined;
  if (test === undefined) return null;
  // The formula of the variable begins with a bracket.
  const [from, to] = item.where.span ?? [1, 1];
  const within = (offset: number): number => Math.min(Math.max(offset - 1, 0), test.holds.length);
  return { test, where: item.where.span === undefined ? {} : { span: [within(from), within(to)] } };
}

/** The job that answers tests of one scenario. */
export function jobOfTests(job: Job, tests: readonly ModelTest[]): Job {
  const names = tests.map(nameOf);
  return { ...job, bundle: bundleOfTests(job.bundle, tests), series: names, targets: names, joint: [] };
}

/** @param report what the job of these tests gave */
export function answersOfTests(tests: readonly ModelTest[], report: Report): readonly ModelTestAnswer[] {
  return tests.map((test): ModelTestAnswer => {
    const verdict = report.targets.find(({ id }) => id === nameOf(test));
    const p = verdict?.p ?? 0;
    const asked = test.probability ?? 1;
    const passes = p >= asked;
    const mean = report.series[nameOf(test)]?.mean ?? [];
    const first = report.years.findIndex((year, i) => year >= test.from && year <= test.to && (mean[i] ?? 0) < asked);
    return { test, passes, p, error: verdict?.error ?? 0, firstYear: passes ? null : (report.years[first] ?? null) };
  });
}
