import { describe, expect, test } from 'vitest';
import type { Problem } from '../problem.ts';
import type { Resolved } from './resolve.ts';
import { resolveObserved } from './resolve.ts';
import type { Observation, Series, Table } from './table.ts';

function row(year: number, value: number, vintage: string, more: Partial<Observation> = {}): Observation {
  return { year, value, vintage, confidence: 'high', tier: 'official', source: 's', ...more };
}

function series(id: string, observations: readonly Observation[]): Series {
  return { id, unit: '%', label: { zh: id, en: id }, observations };
}

function table(id: string, ...list: readonly Series[]): Table {
  return { id, title: { zh: id, en: id }, series: Object.fromEntries(list.map((item) => [item.id, item])) };
}

const tables = [
  table(
    'city',
    series('growth', [row(2024, 5.6, 'final'), row(2025, 5.6, 'first'), row(2024, 5.7, 'first')]),
    series('residents', [
      row(2022, 592.79, 'census7', { confidence: 'low' }),
      row(2022, 590.3, 'census7', { confidence: 'medium' }),
      row(2021, 592.8, 'census7'),
    ]),
    series('tied', [row(2020, 1, 'v'), row(2020, 2, 'v'), row(2021, 3, 'v'), row(2021, 3, 'v')]),
    series('bounded', [row(2025, 30, 'v', { bound: '>' }), row(2025, 35.1, 'v')]),
    series('share.secondary', [row(2020, 34.35, 'v')]),
  ),
];

function resolved(reference: string): Resolved {
  const result = resolveObserved(tables, reference, {});
  if (Array.isArray(result)) throw new Error(JSON.stringify(result));
  return result;
}

function problemOf(reference: string): Problem | undefined {
  const result = resolveObserved(tables, reference, { path: 'variables.x.observed' });
  if (!Array.isArray(result)) throw new Error('resolved');
  expect(result).toHaveLength(1);
  expect(result[0]?.where.path).toBe('variables.x.observed');
  return result[0];
}

describe('resolving a reference to data', () => {
  test('a vintage picks its own rows, by year', () => {
    const { observations, vintage } = resolved('city.growth@first');
    expect(vintage).toBe('first');
    expect(observations.map((item) => [item.year, item.value])).toEqual([
      [2024, 5.7],
      [2025, 5.6],
    ]);
  });

  test('the vintage may be left out only where there is one', () => {
    expect(resolved('city.residents').vintage).toBe('census7');
    expect(problemOf('city.growth')).toMatchObject({ code: 'ambiguous-vintage', values: { vintages: 'final, first' } });
  });

  test('the most trusted row holds and the others stay in sight', () => {
    const { observations, all } = resolved('city.residents@census7');
    expect(observations.map((item) => item.value)).toEqual([592.8, 590.3]);
    expect(all.map((item) => item.value)).toEqual([592.8, 590.3, 592.79]);
  });

  test('a number holds before an inequality of equal trust', () => {
    expect(resolved('city.bounded').observations.map((item) => item.value)).toEqual([35.1]);
  });

  test('different values of equal trust are a problem, the same value twice is none', () => {
    expect(problemOf('city.tied')).toMatchObject({
      code: 'conflicting-observations',
      values: { year: 2020, values: '1, 2' },
    });
  });

  test('a series name may hold a full stop', () => {
    expect(resolved('city.share.secondary@v').series.id).toBe('share.secondary');
  });

  test('what does not exist is named with the nearest that does', () => {
    expect(problemOf('ctiy.growth@first')).toMatchObject({ code: 'unknown-dataset', values: { name: 'ctiy' } });
    expect(problemOf('ctiy.growth@first')?.values['suggestion_en']).toContain('city');
    expect(problemOf('city.grwoth@first')?.values['suggestion_en']).toContain('growth');
    expect(problemOf('city.growth@frist')).toMatchObject({ code: 'unknown-name', values: { name: 'frist' } });
    expect(problemOf('city.growth@frist')?.values['suggestion_en']).toContain('first');
  });

  test('object machinery is not a series', () => {
    expect(problemOf('city.constructor')?.code).toBe('unknown-series');
    expect(problemOf('city.__proto__@v')?.code).toBe('unknown-series');
  });

  test.each(['', 'city', 'city.', '.growth', 'city.growth@', 'city.growth@a@b', '@first'])(
    'what is no reference is refused: %j',
    (reference) => {
      expect(problemOf(reference)?.code).toBe('bad-definition');
    },
  );
});
