import { expect, test } from 'vitest';
import { checkTarget } from './check-target.ts';
import type { ModelView } from './check-target.ts';
import type { Test } from './grammar.ts';
import type { Target } from './target.ts';

const label = { zh: '测试', en: 'test' };
const view: ModelView = {
  id: 'tiny',
  end: 2030,
  series: new Map([
    ['gdp', '亿元@2025'],
    ['nominal', '亿元'],
    ['province', '亿元@2025'],
    ['index', '1'],
    ['date', 'yr'],
  ]),
  hasValue: (series, year) => series !== 'index' || year >= 2026,
  parameters: new Map([
    ['step', '亿元'],
    ['share', '1'],
    ['percent', '%'],
    ['deadline', 'yr'],
  ]),
};
const target = (asked: Test): Target => ({
  id: 'T1',
  clause: 4,
  label,
  grade: 'B',
  thresholdSource: 'analyst',
  readings: {
    first: { label, test: { kind: 'levelAt', series: 'gdp', year: 2030, atLeast: 1 } },
    second: { label, test: asked },
  },
});
const codes = (asked: Test): readonly string[] => checkTarget(target(asked), view).map(({ code }) => code);
const span = { from: 2025, to: 2030 } as const;

test('a reading that makes sense has no problem', () => {
  expect(codes({ kind: 'growthAbovePeer', series: 'gdp', peer: 'province', ...span })).toEqual([]);
  expect(codes({ kind: 'levelAt', series: 'nominal', year: 2030, atLeast: { parameter: 'step' } })).toEqual([]);
  expect(codes({ kind: 'doneBy', series: 'date', date: { parameter: 'deadline' } })).toEqual([]);
});
test('a problem stands at its reading, chosen or not', () => {
  const [problem] = checkTarget(target({ kind: 'levelAt', series: 'gdpp', year: 2030, atLeast: 1 }), view);
  expect(problem?.where.path).toBe('targets.T1.readings.second.test');
  expect(problem?.values['name']).toBe('gdpp');
});
test('relations between keys that no single key shows are told', () => {
  const faulty: readonly Test[] = [
    { kind: 'levelAt', series: 'gdp', year: 2030 },
    { kind: 'levelAt', series: 'gdp', year: 2030, about: 3 },
    { kind: 'averageGrowth', series: 'gdp', from: 2030, to: 2025, above: 0 },
    { kind: 'floorAll', series: 'gdp', from: 2030, to: 2025, atLeast: 0 },
    { kind: 'growthAbovePeer', series: 'gdp', peer: 'province', ...span, relation: 'inStep' },
    { kind: 'growthAbovePeer', series: 'gdp', peer: 'province', ...span, within: 0.01 },
    { kind: 'faster', series: 'gdp', before: 2026, ...span, measure: 'growth' },
    { kind: 'steady', series: 'gdp', ...span, adverse: 5 },
    { kind: 'steady', series: 'gdp', ...span, adverse: 0.5 },
    { kind: 'peakBy', series: 'gdp', from: 2027, year: 2026 },
    { kind: 'identity', sum: [], equals: 1, ...span, tolerance: 0 },
    { kind: 'all', of: [] },
    { kind: 'atLeast', count: 0, of: [{ kind: 'never', series: 'index', from: 2026, to: 2030 }] },
    { kind: 'atLeast', count: 2, of: [{ kind: 'never', series: 'index', from: 2026, to: 2030 }] },
    { kind: 'countIn', atLeast: 2, atMost: 1, of: [{ kind: 'never', series: 'index', from: 2026, to: 2030 }] },
  ];
  for (const asked of faulty) expect(codes(asked), JSON.stringify(asked)).toEqual(['bad-definition']);
});
test('a fault deep in a composite is found', () => {
  expect(codes({ kind: 'all', of: [{ kind: 'any', of: [{ kind: 'levelAt', series: 'gdp', year: 2030 }] }] })).toEqual([
    'bad-definition',
  ]);
});
test('a year without a value is told once for each series', () => {
  const problems = checkTarget(target({ kind: 'bandAll', series: 'index', from: 2024, to: 2027, atLeast: 0 }), view);
  expect(problems.map(({ code, values }) => [code, values['year']])).toEqual([['missing-value', 2024]]);
});
test('real is compared with real, and levels with levels of one unit', () => {
  expect(codes({ kind: 'growthAbovePeer', series: 'gdp', peer: 'nominal', ...span })).toEqual(['unit-mismatch']);
  expect(codes({ kind: 'shareUp', basis: 'share', part: 'nominal', whole: 'gdp', ...span })).toEqual(['unit-mismatch']);
  expect(codes({ kind: 'narrows', series: 'gdp', peer: 'nominal', ...span, measure: 'gap' })).toEqual([
    'unit-mismatch',
  ]);
});
test('a threshold is a parameter with one value, in the unit that it is compared in', () => {
  const level = (parameter: string): readonly string[] =>
    codes({ kind: 'levelAt', series: 'nominal', year: 2030, atLeast: { parameter } });
  expect(level('nothing')).toEqual(['unknown-name']);
  expect(level('share')).toEqual(['unit-mismatch']);
  const cut = (parameter: string): readonly string[] =>
    codes({ kind: 'intensityCut', series: 'gdp', ...span, atLeast: { parameter } });
  expect(cut('share')).toEqual([]);
  expect(cut('percent')).toEqual(['unit-mismatch']);
  expect(cut('step')).toEqual(['unit-mismatch']);
});
