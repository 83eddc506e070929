import { defineModel, type ModelBundle } from '@planwright/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { givenOf, jobSet, settingsOf } from './settings.ts';
import { shareChange } from './share-change.ts';

const label = { zh: '份额', en: 'share' };
const source = { zh: '假设', en: 'assumed' };
const part = (value: number) => ({ unit: '1', display: '%', value, role: 'uncertainty', label, source }) as const;

const bundle: ModelBundle = {
  model: defineModel({
    id: 'parts',
    title: label,
    years: { history: 2020, start: 2026, end: 2030 },
    shareGroups: { all: { members: ['a', 'b', 'c', 'd'], spread: 0.1 } },
    parameters: { a: part(0.1), b: part(0.2), c: part(0.3), d: part(0.4) },
    variables: {},
  }),
  scenarios: { base: { label } },
  targets: [],
  tables: [],
};
const given = givenOf(bundle, 'base');
const settings = settingsOf(given, {});
const named = (name: string) => settings.find((setting) => setting.name === name)!;
const moved = (value: number, locks: readonly string[] = []) => {
  const { changes } = shareChange(settings, named('a'), value, locks);
  if (changes === null) throw new Error('refused');
  return changes;
};
const sum = (values: Readonly<Record<string, number>>) => Object.values(values).reduce((all, value) => all + value, 0);

describe('a share', () => {
  it('stands at its value, between nothing and the whole', () => {
    expect(named('b')).toMatchObject({ value: 20, low: 0, high: 100, whole: 100, group: 'all', prior: null });
  });

  it('moves, the others give way in their proportions, and the sum is exactly one', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 100, noNaN: true }), (value) => {
        const all = moved(value, []);
        expect(all['a']).toBeCloseTo(value / 100, 12);
        expect(sum(all)).toBe(1);
        // Of 0.9 that the others had, each keeps its part of what is left: 2, 3 and 4 ninths.
        expect(all['b']).toBeCloseTo(((1 - value / 100) * 2) / 9, 12);
        expect(all['d']).toBeCloseTo(((1 - value / 100) * 4) / 9, 12);
      }),
    );
  });

  it('leaves what is locked as it is, and says so when nothing can give way', () => {
    const all = moved(30, ['d']);
    expect(all['d']).toBe(0.4);
    expect(sum(all)).toBe(1);
    expect(shareChange(settings, named('a'), 30, ['b', 'c', 'd'])).toMatchObject({
      problem: { code: 'bad-share-group' },
    });
    expect(shareChange(settings, named('a'), 70, ['d'])).toMatchObject({ problem: { code: 'bad-share-group' } });
  });

  it('that is uncertain stays so: the run is told of a shift', () => {
    const all = moved(30, []);
    expect(jobSet(given, all)['a']).toEqual({ shift: 0.2 });
  });
});
