import { describe as group, expect, test } from 'vitest';
import { flatModel } from '../check/expand/expand-model.ts';
import { resolveScenario } from '../model/scenario.ts';
import { describe } from '../problem.ts';
import { inlineRunner } from '../run/inline-runner.ts';
import type { Job, ModelBundle } from '../run/job.ts';
import { tinyBundle } from '../testing/tiny-model.ts';
import {
  answerQuiz,
  answersOfTests,
  checkNotebook,
  jobOfTests,
  modelTests,
  notebookBundle,
  parseNotebook,
  quizOf,
  textValues,
  textValueWords,
} from './notebook.ts';
import type { LiveSource, Notebook, NotebookFiles } from './notebook.ts';

const cell = (kind: string, ...lines: string[]): string => ['```yaml ' + kind, ...lines, '```', ''].join('\n');
const read = (body: string, front = ''): Notebook =>
  parseNotebook(`---\nformat: planwright/1\n${front}---\n${body}`, 'plan.md').notebook;
const told = (notebook: Notebook, known: Readonly<Record<string, ModelBundle>> = {}): string[] =>
  checkNotebook(notebook, known).map((item) => {
    return `${item.where.line}:${item.where.column} ${describe(item, 'en').message}`;
  });

/** x doubles every year from 100 in 2025: 3,200 in 2030. */
const doubling = cell(
  'model',
  'id: doubling',
  'years: {history: 2025, start: 2026, end: 2030}',
  'parameters: {factor: {unit: "1", value: 2, role: lever}}',
  'variables: {x: {unit: 亿元, initial: 100, equation: x(-1) * factor}}',
);

const bundleOf = (notebook: Notebook, base?: ModelBundle): ModelBundle => {
  const { bundle, problems } = notebookBundle(notebook, base);
  expect(problems.filter(({ severity }) => severity === 'error')).toEqual([]);
  if (bundle === null) throw new Error('no model');
  return bundle;
};
const jobOf = (bundle: ModelBundle): Job => ({
  bundle,
  scenario: Object.keys(bundle.scenarios)[0] ?? '',
  draws: 4,
  seed: 1,
});
async function answered(bundle: ModelBundle): Promise<LiveSource> {
  const job = jobOf(bundle);
  const { settings } = resolveScenario(flatModel(bundle.model), bundle.scenarios, { scenario: job.scenario });
  return { report: await inlineRunner().run(job), parameters: settings.parameters };
}

group('model and data cells', () => {
  test('a notebook that names no model may write it, and extend it further down', async () => {
    const notebook = read(doubling + cell('model', 'variables: {y: {unit: 亿元, equation: x / 4}}'));
    expect(told(notebook)).toEqual([]);
    const { report } = await answered(bundleOf(notebook));
    expect(report.series['y']?.p50.at(-1)).toBe(800);
  });

  test('a named model is changed key by key, null takes an entry out, and the model itself stays as it was', () => {
    const base = tinyBundle({ parameters: { a: { value: 1 }, b: { value: 2 } }, variables: { x: { equation: 'a' } } });
    const { model } = bundleOf(read(cell('model', 'parameters: {a: {value: 5}, b: null}')), base);
    expect(model.parameters['a']).toEqual({ ...base.model.parameters['a'], value: 5 });
    expect(Object.keys(model.parameters)).toEqual(['a']);
    expect(Object.keys(base.model.parameters)).toEqual(['a', 'b']);
  });

  test('a mistake in a formula stands at its place in the cell', () => {
    const wrong = doubling.replace('x(-1) * factor', 'x(-1) * fctor');
    expect(told(read(wrong))).toEqual(
      ['8:60 There is no name named fctor'].map(() => expect.stringContaining('fctor')),
    );
    expect(told(read(wrong))[0]).toMatch(/^8:/);
    expect(notebookBundle(read(wrong)).bundle).toBeNull();
  });

  test('rows of a data cell become the observations that the model reads', async () => {
    const observed = doubling.replace('initial: 100', 'observed: own.x');
    const rows = cell(
      'data {#own}',
      'source: 公报',
      'unit: 万元',
      'rows:',
      '  - {series: x, year: 2025, value: 500000}',
    );
    const { report } = await answered(bundleOf(read(observed + rows)));
    // 500,000 万元 are 50 亿元, doubled five times.
    expect(report.series['x']?.p50.at(-1)).toBeCloseTo(50 * 32, 9);
  });

  test('a table in CSV and one in a file beside the notebook say the same as rows', async () => {
    const observed = doubling.replace('initial: 100', 'observed: own.x');
    const last = async (notebook: Notebook, files: NotebookFiles = {}): Promise<number | null | undefined> => {
      const { bundle, problems } = notebookBundle(notebook, undefined, files);
      expect(problems).toEqual([]);
      if (bundle === null) throw new Error('no model');
      return (await answered(bundle)).report.series['x']?.p50.at(-1);
    };
    const csv = cell('data {#own}', 'source: 公报', 'csv: |', '  series,year,value,unit', '  x,2025,500000,万元');
    // 500,000 万元 are 50 亿元, doubled five times.
    expect(await last(read(observed + csv))).toBeCloseTo(50 * 32, 9);

    const imported = cell(
      'data {#own}',
      'source: 年鉴',
      'file: own.csv',
      'form: years-down',
      'region: 某市',
      'regions: {某市: own}',
      'year: {column: 年份}',
      'series: {产值: {series: x, unit: 亿元}}',
    );
    const sheet = {
      name: '',
      rows: [
        [{ value: '年份' }, { value: '产值' }],
        [{ value: 2025 }, { value: 50 }],
      ],
    };
    expect(await last(read(observed + imported), { 'own.csv': { sheets: [sheet] } })).toBeCloseTo(50 * 32, 9);
  });

  test('rows of an indicator table become targets: those of a series are judged, a wrong row is told at its line', async () => {
    const notebook = read(
      doubling +
        cell(
          'indicators {#plan}',
          'rows:',
          '  - {name: 产值, unit: 亿元, base: 100, goal: 3000, attribute: 预期性, series: x}',
          '  - {name: 产值, unit: 亿元, base: 100, goal: 3300, attribute: 预期性, series: x}',
          '  - {unit: 亿元}',
        ),
    );
    const { bundle, problems } = notebookBundle(notebook);
    expect(problems.map(({ where }) => where.line)).toEqual([14]);
    if (bundle === null) throw new Error('no model');
    const { report } = await answered(bundle);
    // x is 3,200 in 2030.
    expect(report.targets.map(({ id, p }) => [id, p])).toEqual([
      ['plan.I01', 1],
      ['plan.I02', 0],
    ]);
    const text = textValues('{= p(plan.I01) | 0% } {= p(plan.I02) }');
    const source = await answered(bundle);
    expect(text.values.map((value) => textValueWords(value, flatModel(bundle.model), source))).toEqual(['100%', '0']);
    expect(told(read(`${doubling}{= p(plan.I09) }`)).map((line) => line.split(' ')[0])).toEqual(['10:4']);
  });

  test('a data cell without figures, and one whose file is not there, are told at their line', () => {
    const notebook = read(doubling + cell('data', 'source: x') + cell('data', 'source: x', 'file: own.xlsx'));
    expect(told(notebook).map((text) => text.split(':')[0])).toEqual(['10', '15']);
  });
});

group('tests of the model', () => {
  test('each passes or fails with its first year', async () => {
    const notebook = read(
      doubling + cell('check', 'holds: x > x(-1)') + cell('check', 'holds: factor * 1 < 2 or t < 2028'),
    );
    expect(told(notebook)).toEqual([]);
    const bundle = bundleOf(notebook);
    const tests = modelTests(notebook, bundle.model);
    const answers = answersOfTests(tests, await inlineRunner().run(jobOfTests(jobOf(bundle), tests)));
    expect(answers.map(({ passes, p, firstYear }) => [passes, p, firstYear])).toEqual([
      [true, 1, null],
      [false, 0, 2028],
    ]);
  });

  test('unknown names and units are told at the formula', () => {
    const found = told(read(doubling + cell('check', 'holds: z > 0') + cell('check', 'holds: x > factor')));
    expect(found.map((text) => text.split(' ')[0])).toEqual(['11:8', '14:8']);
  });
});

group('live values and quizzes', () => {
  test('prose shows figures of the run in the unit asked for; code and escaped signs stay', async () => {
    const bundle = bundleOf(read(doubling));
    const flat = flatModel(bundle.model);
    const source = await answered(bundle);
    const words = (text: string): string[] =>
      textValues(text).values.map((value) => textValueWords(value, flat, source));
    expect(words('{= x@2030 | 0,0.0 亿元}、{= x@2030 / x@2029 - 1 | 0%}、{=factor}')).toEqual([
      '3,200.0 亿元',
      '100%',
      '2',
    ]);
    expect(words('{= x@2030 | 0 万元}')).toEqual(['32000000 万元']);
    expect(words('`{= x@2030}` \\{= x@2030}\n```\n{= x@2030}\n```\n')).toEqual([]);
  });

  test('what a value cannot mean is told at its line', () => {
    const text = '一\n{= z@2030} {= x@2040}\n{= x@2030 | 0 吨} {= x}\n';
    expect(told(read(doubling + text)).map((line) => line.split(' ')[0])).toEqual(['11:4', '11:15', '12:3', '12:21']);
  });

  test('a choice is right by its number, and the answer is shown in its words', async () => {
    const bundle = bundleOf(read(doubling));
    const source = await answered(bundle);
    const body = { prompt: '升还是降？', predict: 'choice', choices: ['降', { zh: '升', en: 'up' }] };
    const { quiz, faults } = quizOf({ ...body, answer: 'x@2030 > x@2029 ? 2 : 1' });
    if (quiz === null) throw new Error('no quiz');
    expect(faults).toEqual([]);
    const answer = (guess: number | null): unknown => answerQuiz(quiz, guess, flatModel(bundle.model), source);
    expect(answer(2)).toEqual({ value: 2, words: { zh: '升', en: 'up' }, right: true });
    expect(answer(1)).toMatchObject({ right: false });
    expect(answer(null)).toMatchObject({ right: null });
    expect(quizOf({ ...body, choices: ['降'], answer: 1 }).faults.map(({ path }) => path)).toEqual([['choices']]);
  });

  test('a guess is right within the tolerance and wrong outside it', async () => {
    const bundle = bundleOf(read(doubling));
    const source = await answered(bundle);
    const { quiz } = quizOf({ prompt: '多少？', predict: 'number', answer: 'x@2030', unit: '亿元', tolerance: '5 %' });
    if (quiz === null) throw new Error('no quiz');
    const guess = (value: number | null): boolean | null =>
      answerQuiz(quiz, value, flatModel(bundle.model), source).right;
    expect([3040, 3360, 3039, 3361, null].map(guess)).toEqual([true, true, false, false, null]);
  });
});
