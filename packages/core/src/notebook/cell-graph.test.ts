import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cellGraph, cellText, notebookBundle, notebookScenarios, parseNotebook, staleAfter } from './notebook.ts';
import type { Cell, Notebook } from './notebook.ts';

const cell = (kind: string, ...lines: readonly string[]): string => ['```yaml ' + kind, ...lines, '```', ''].join('\n');

/** Kinds of cells, each with its text before and after an edit that means something. */
const drafts: Readonly<Record<string, (edited: number) => string>> = {
  model: (n) => cell('model', `parameters: {extra: {unit: "1", value: ${1 + n}, role: lever}}`),
  data: (n) => cell('data {#more}', 'source: x', 'unit: 亿元', `rows: [{series: x, year: 2025, value: ${50 + n}}]`),
  table: (n) => cell('indicators {#t}', `rows: [{name: x, unit: 亿元, base: 100, goal: ${200 + n}, series: x}]`),
  bare: (n) => cell('indicators', `rows: [{name: x, unit: 亿元, base: 100, goal: ${300 + n}, series: x}]`),
  low: (n) => cell('scenario {#low}', `parameters: {factor: ${3 + n}}`),
  lower: (n) => cell('scenario {#lower}', 'parent: low', `parameters: {factor: ${5 + n}}`),
  chart: (n) => cell('chart', 'type: fan', 'series: x', ...(n ? ['peer: x'] : [])),
  chartOfTarget: (n) => cell('chart', 'type: fan', 'series: x', 'target: t.I01', ...(n ? ['peer: x'] : [])),
  verdicts: (n) => cell('targets', `show: ${n ? 'table' : 'verdicts'}`),
  verdict: (n) => cell('targets', 'ids: [I01]', `show: ${n ? 'table' : 'verdicts'}`),
  compare: (n) => cell('compare', 'with: lower', 'series: x', `year: ${2029 + n}`),
  explain: (n) => cell('explain', 'scenario: low', 'series: x', `year: ${2029 + n}`),
  check: (n) => cell('check', `holds: x > ${n}`),
  quiz: (n) => cell('quiz', 'prompt: x', 'predict: number', `answer: p(t.I01) + ${n}`),
  audit: (n) => cell('audit', `rows: [{name: x, unit: 亿元, base: 1, goal: ${2 + n}}]`),
  prose: (n) => `只有文字${n}。\n`,
  live: (n) => `{= x@2030 } 与 {= p(I01) } ${n}\n`,
};

const whole =
  cell(
    'model',
    'id: a',
    'years: {history: 2025, start: 2026, end: 2030}',
    'parameters: {factor: {unit: "1", value: 2, role: lever}}',
    'variables: {x: {unit: 亿元, observed: own.x, equation: x(-1) * factor}}',
    'scenarios: {base: {label: x}}',
  ) + cell('data {#own}', 'source: x', 'unit: 亿元', 'rows: [{series: x, year: 2025, value: 10}]');

const read = (cells: readonly string[], scenario: string): Notebook =>
  parseNotebook(`---\nformat: planwright/1\nscenario: ${scenario}\n---\n${whole}${cells.join('<!-- -->\n')}`).notebook;

/** All that the answer of a cell is made of, written out; null where it has none. Made from the bundle, not from the graph. */
function questions(notebook: Notebook): readonly (string | null)[] {
  const { bundle } = notebookBundle(notebook);
  if (bundle === null) throw new Error('no model');
  const own = notebookScenarios(notebook);
  const chain = (id: string): unknown => {
    const parent = own[id]?.parent;
    return [own[id] ?? null, parent === undefined ? null : chain(parent)];
  };
  const shown = String(notebook.frontMatter['scenario']);
  const run = [bundle.model, bundle.tables];
  const judged = (ids?: readonly string[]): unknown => bundle.targets.filter(({ id }) => ids?.includes(id) ?? true);
  const of = (each: Cell): unknown => {
    const text = cellText(each);
    if (each.kind === 'text') return text.includes('{=') ? [text, run, chain(shown), judged(['I01'])] : text;
    switch (each.kind) {
      case 'chart':
        return [text, run, chain(shown), judged(text.includes('t.I01') ? ['t.I01'] : [])];
      case 'targets':
        return [text, run, chain(shown), judged(text.includes('I01') ? ['I01'] : undefined)];
      case 'compare':
        return [text, run, chain(shown), chain('lower')];
      case 'explain':
        return [text, run, chain('low')];
      case 'check':
        return [text, run, chain(shown)];
      case 'quiz':
        return [text, run, chain(shown), judged(['t.I01'])];
      case 'audit':
        return text;
      default:
        return null;
    }
  };
  return notebook.cells.map((each) => {
    const question = of(each);
    return question === null ? null : JSON.stringify(question);
  });
}

test('an edit of a cell makes stale exactly those whose answer is made of it', () => {
  const names = fc.uniqueArray(fc.constantFrom(...Object.keys(drafts)), { minLength: 1, maxLength: 10 });
  fc.assert(
    fc.property(names, fc.nat(), fc.constantFrom('base', 'low', 'lower'), (chosen, pick, scenario) => {
      const edited = pick % chosen.length;
      const texts = (change: number): string[] =>
        chosen.map((name, i) => drafts[name]?.(i === edited ? change : 0) ?? '');
      const before = read(texts(0), scenario);
      const after = read(texts(1), scenario);
      const changed = before.cells.findIndex((each, i) => cellText(each) !== cellText(after.cells[i] ?? each));
      const [one, two] = [questions(before), questions(after)];
      const expected = one.flatMap((question, i) => (question !== null && question !== two[i] ? [i] : []));
      const stale = staleAfter(cellGraph(before), [changed]);
      expect(stale).toContain(changed);
      expect(stale.filter((i) => one[i] !== null)).toEqual(expected);
    }),
    { numRuns: 400 },
  );
});

test('a scenario reads its parent, and the page may show another than the front matter names', () => {
  const notebook = read([drafts['low']!(0), drafts['lower']!(0), drafts['chart']!(0)], 'base');
  const numberOf = (id: string): number => notebook.cells.findIndex((each) => each.kind !== 'text' && each.id === id);
  const chart = notebook.cells.findIndex(({ kind }) => kind === 'chart');
  const low = numberOf('low');
  expect(staleAfter(cellGraph(notebook), [low])).toEqual([low, numberOf('lower')]);
  expect(staleAfter(cellGraph(notebook, 'lower'), [low])).toEqual([low, numberOf('lower'), chart]);
});

test('scenarios that are parents of each other, and cells that are not there, end', () => {
  const circle = read([cell('scenario {#a}', 'parent: b'), cell('scenario {#b}', 'parent: a')], 'a');
  expect(staleAfter(cellGraph(circle), [circle.cells.length - 1]).length).toBe(2);
  expect(staleAfter(cellGraph(circle), [-1, 99])).toEqual([]);
});
