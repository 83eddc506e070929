import { expect, test } from 'vitest';
import { describe } from '../problem.ts';
import type { ModelBundle } from '../run/job.ts';
import { checkNotebook, parseNotebook } from './notebook.ts';

const both = (text: string): { zh: string; en: string } => ({ zh: text, en: text });

const growth: ModelBundle = {
  model: {
    id: 'growth',
    title: both('growth'),
    years: { history: 2020, start: 2026, end: 2035 },
    parameters: {
      trend: { unit: '1/yr', value: 0.05, role: 'assumption', label: both('trend'), source: both('test') },
    },
    variables: {
      growth_city: { unit: '1/yr', label: both('city'), equation: 'trend' },
      growth_province: { unit: '1/yr', label: both('province'), equation: 'trend' },
    },
  },
  scenarios: { base: { label: both('base') } },
  targets: [
    {
      id: 'C04-03',
      clause: 4,
      label: both('above the province'),
      readings: {},
      thresholdSource: 'peer',
      grade: 'A',
    },
  ],
  tables: [],
};

function problemsOf(body: string, front = 'model: growth\n'): string[] {
  const { notebook } = parseNotebook(`---\nformat: planwright/1\n${front}---\n${body}`, 'plan.md');
  return checkNotebook(notebook, { growth }).map((item) => {
    const { message, hint } = describe(item, 'en');
    return `${item.where.line}:${item.where.column} ${item.severity} ${message}. ${hint}`;
  });
}

const cell = (kind: string, ...lines: string[]): string => ['```yaml ' + kind, ...lines, '```', ''].join('\n');

test('a notebook whose references all exist has no problem', () => {
  const body =
    cell('targets', 'show: verdicts') +
    cell('chart {#a}', 'type: fan', 'series: growth_city', 'peer: growth_province', 'target: C04-03') +
    cell('table', 'series: [growth_city]') +
    cell('assumptions') +
    cell('scenario {#mine}', 'parent: base', 'parameters:', '  trend: 0.04');
  expect(problemsOf(body, 'model: growth\nscenario: mine\ndraws: 1000\nseed: 7\n')).toEqual([]);
});

test('each unknown name is reported at its line and column, with the nearest known one', () => {
  expect(problemsOf(cell('chart', 'type: fna', 'series: growth_city'))).toEqual([
    '6:1 error There is no chart type named fna. Did you mean fan?',
  ]);
  expect(problemsOf(cell('chart', 'type: shares', 'series: [growth_city, growth_ciyt]'))).toEqual([
    '7:23 error There is no series named growth_ciyt. Did you mean growth_city?',
  ]);
  expect(
    problemsOf(cell('chart', 'type: fan', 'series: growth_city', 'peer: growth_provinec', 'target: C4-03')),
  ).toEqual([
    '8:1 error There is no series named growth_provinec. Did you mean growth_province?',
    '9:1 error There is no target named C4-03. Did you mean C04-03?',
  ]);
  expect(problemsOf(cell('targets', 'show: verdict'))).toEqual([
    '6:1 error There is no view named verdict. Did you mean verdicts?',
  ]);
  expect(problemsOf(cell('scenario {#x}', 'parent: bsae', 'parameters:', '  trned: 1', 'fix: [1]'))).toEqual([
    '6:1 error There is no scenario named bsae. Did you mean base?',
    '8:3 error There is no parameter named trned. Did you mean trend?',
    '9:1 error fix is not valid: it is not a mapping of names to values. Known: growth_city, growth_province.',
  ]);
});

test('unknown model, scenario, draws and seed stand at their line of the front matter', () => {
  expect(problemsOf('', 'model: growht\n')).toEqual(['3:1 error There is no model named growht. Did you mean growth?']);
  expect(problemsOf('', 'model: growth\nscenario: bsae\ndraws: 0\nseed: x\n')).toEqual([
    '4:1 error There is no scenario named bsae. Did you mean base?',
    '5:1 error The value “0” of draws is not valid. Write a whole number, 1 or more.',
    '6:1 error The value “"x"” of seed is not valid. Write a whole number, 0 or more.',
  ]);
  expect(problemsOf(cell('targets'), '')).toHaveLength(1);
  expect(problemsOf('# prose only\n', '')).toEqual([]);
});

test('a missing series, a key that is not understood and a scenario without id are named', () => {
  expect(problemsOf(cell('chart', 'type: peak', 'colour: red'))).toEqual([
    '7:1 warning The key colour is not understood and is ignored. Known: type, series, peer, target.',
    '5:1 error series is not valid: a series is missing. Known: growth_city, growth_province.',
  ]);
  expect(problemsOf(cell('scenario', 'label: x'))).toHaveLength(1);
});

test('what it would take and which targets conflict: targets, levers, probability and form are checked', () => {
  const good = cell('reach', 'target: C04-03', 'probability: certain', 'path: steps', 'alone: true') + cell('conflict');
  expect(problemsOf(good)).toEqual([]);
  const bad = cell('reach', 'target: C4-03', 'levers: [trend]', 'probability: 90', 'path: line', 'frontier: 1');
  expect(problemsOf(bad).map((text) => text.split('. ')[0])).toEqual([
    '6:1 error There is no target named C4-03',
    '7:10 error There is no lever named trend',
    '8:1 error The value “90” of probability is not valid',
    '9:1 error There is no form of a path named line',
    '10:1 error The value “1” of frontier is not valid',
  ]);
  expect(problemsOf(cell('conflict', 'probability: certain'))).toHaveLength(1);
});
