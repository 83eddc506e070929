import { expect, test } from 'vitest';
import { normal } from '../random/prior.ts';
import { tinyBundle } from '../testing/tiny-model.ts';
import {
  briefingOf,
  compareOf,
  conflictOf,
  discoveryOf,
  explainOf,
  reachOf,
  readingsOf,
  sensitivityOf,
} from './analysis-cells.ts';
import { checkNotebook } from './check-notebook.ts';
import { parseNotebook } from './notebook.ts';

const bundle = tinyBundle({
  parameters: {
    a: { value: 0, prior: normal(0, 1) },
    push: { value: 0, role: 'lever', range: [0, 1] },
  },
  variables: { y: { equation: 'a + push' } },
  targets: [
    {
      ...{ id: 'T', clause: 1, label: { zh: '目标', en: 'target' }, thresholdSource: 'analyst', grade: 'B' },
      readings: {
        plain: { label: { zh: '读法', en: 'reading' }, test: { kind: 'levelAt', series: 'y', year: 2026, atLeast: 0 } },
      },
    },
  ],
});
const parsed = (...lines: readonly string[]): ReturnType<typeof parseNotebook>['notebook'] =>
  parseNotebook(['---', 'format: planwright/1', 'model: tiny', '---', ...lines, ''].join('\n')).notebook;
const problemsIn = (...lines: readonly string[]): readonly (readonly [string, string | undefined])[] =>
  checkNotebook(parsed(...lines), { tiny: bundle }).map(({ code, where }) => [code, where.path]);
const bodyOf = (...lines: readonly string[]): Readonly<Record<string, unknown>> => {
  const [cell] = parsed(...lines).cells;
  if (cell?.kind === 'text' || !cell?.body) throw new Error('no cell');
  return cell.body;
};

test('a sensitivity cell asks for a target or a series in a year, by a method and inputs of the model', () => {
  const cell = ['```yaml sensitivity', 'series: y', 'year: 2027', 'method: morris', 'inputs: [a]', 'base: 32', '```'];
  expect(problemsIn(...cell)).toEqual([]);
  expect(sensitivityOf(bodyOf(...cell))).toEqual({
    output: { series: 'y', year: 2027 },
    ...{ method: 'morris', inputs: ['a'], base: 32 },
  });
  expect(sensitivityOf(bodyOf('```yaml sensitivity', 'target: T', '```'))).toEqual({ output: { targets: ['T'] } });
});

test('what a sensitivity cell names wrong stands at its key', () => {
  const cell = ['```yaml sensitivity', 'target: [T, U]', 'method: sobel', 'inputs: b', 'base: 1', 'draw: 5', '```'];
  expect(problemsIn(...cell)).toEqual([
    ['unknown-key', 'draw'],
    ['unknown-name', 'target.1'],
    ['unknown-name', 'method'],
    ['unknown-name', 'inputs'],
    ['bad-option', 'base'],
  ]);
  expect(problemsIn('```yaml sensitivity', 'series: y', '```')).toEqual([['bad-option', 'year']]);
});

test('a discovery cell asks when a target fails, or holds, with levers of the model varied', () => {
  const cell = ['```yaml discovery', 'target: T', 'holds: true', 'levers: push', '```'];
  expect(problemsIn(...cell)).toEqual([]);
  expect(discoveryOf(bodyOf(...cell))).toEqual({ targets: ['T'], holds: true, levers: ['push'] });
  expect(problemsIn('```yaml discovery', 'levers: a', 'boxes: 0', '```')).toEqual([
    ['unknown-name', 'levers'],
    ['bad-option', 'boxes'],
  ]);
});

test('a compare cell names two scenarios and what is compared: a level, a mean growth, targets alone and together', () => {
  const cell = ['```yaml compare', 'with: baseline', 'series: y', 'from: 2026', 'year: 2028', 'target: T', '```'];
  expect(problemsIn(...cell)).toEqual([]);
  expect(compareOf(bodyOf(...cell))).toEqual({
    base: null,
    other: 'baseline',
    outputs: [
      { kind: 'growth', series: 'y', from: 2026, to: 2028 },
      { kind: 'probability', target: 'T' },
    ],
  });
  expect(compareOf(bodyOf('```yaml compare', 'with: baseline', '```')).outputs).toBeNull();
  expect(problemsIn('```yaml compare', 'base: low', 'with: high', 'series: z', 'target: U', '```')).toEqual([
    ['unknown-name', 'base'],
    ['unknown-name', 'with'],
    ['unknown-name', 'target'],
    ['unknown-name', 'series'],
    ['bad-option', 'year'],
  ]);
});

test('an explain cell names one number, of the central run or of a draw', () => {
  const cell = ['```yaml explain', 'series: y', 'year: 2027', 'draw: 3', 'depth: 2', '```'];
  expect(problemsIn(...cell)).toEqual([]);
  const question = { series: 'y', year: 2027, scenario: null, run: { draw: 3 }, depth: 2 };
  expect(explainOf(bodyOf(...cell))).toEqual(question);
  expect(problemsIn('```yaml explain', 'series: z', 'draw: -1', '```')).toEqual([
    ['unknown-name', 'series'],
    ['bad-option', 'year'],
    ['bad-option', 'draw'],
  ]);
});

test('cells on readings, conflict, reach and a briefing become questions, with what is usual where nothing is written', () => {
  expect(readingsOf(bodyOf('```yaml readings', 'target: T', '```'))).toEqual(['T']);
  expect(conflictOf(bodyOf('```yaml conflict', 'targets: [T, U]', 'trade: false', '```'))).toEqual({
    ...{ targets: ['T', 'U'], trade: false },
  });
  expect(
    reachOf(bodyOf('```yaml reach', 'target: T', 'probability: certain', 'bounds: { push: [0, 0.5] }', '```')),
  ).toEqual({ targets: ['T'], probability: 'certain', bounds: { push: [0, 0.5] } });
  expect(briefingOf(bodyOf('```yaml briefing', 'target: T', 'levers: push', '```'))).toEqual({
    ...{ targets: ['T'], levers: ['push'], probability: 0.66 },
  });
});

test('what they name wrong stands at its key', () => {
  expect(problemsIn('```yaml readings', 'target: U', '```')).toEqual([['unknown-name', 'target']]);
  expect(problemsIn('```yaml briefing', 'target: T', 'probability: 1.5', 'levers: a', '```')).toEqual([
    ['unknown-name', 'levers'],
    ['bad-option', 'probability'],
  ]);
  expect(problemsIn('```yaml conflict', 'targets: [T]', 'trade: perhaps', '```')).toEqual([['bad-option', 'trade']]);
});
