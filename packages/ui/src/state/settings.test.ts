import { defineModel, normal, type ModelBundle } from '@planwright/core';
import { describe, expect, it } from 'vitest';
import { declared, givenOf, jobSet, niceStep, onGrid, settingsOf } from './settings.ts';

const label = { zh: '甲', en: 'A' };
const source = { zh: '假设', en: 'assumed' };

const bundle: ModelBundle = {
  model: defineModel({
    id: 'small',
    title: label,
    years: { history: 2020, start: 2026, end: 2030 },
    parameters: {
      push: { unit: '1/yr', display: '%', value: 0, role: 'lever', range: [0, 0.01], label, source },
      trend: { unit: '1/yr', display: '%', value: 0.05, role: 'uncertainty', prior: normal(0.05, 0.01), label, source },
    },
    variables: {},
  }),
  scenarios: {
    base: { label },
    fast: { label, parameters: { push: '0.3 %', trend: { shift: 0.01 } } },
    faster: { label, parent: 'fast', parameters: { push: 0.006 } },
    doubtful: { label, parameters: { trend: { prior: normal(0.04, 0.02) } } },
    sure: { label, parameters: { trend: 0.045 } },
  },
  targets: [],
  tables: [],
};

const setting = (name: string, scenario: string, changes: Record<string, number> = {}) => {
  const found = settingsOf(givenOf(bundle, scenario), changes).find((candidate) => candidate.name === name);
  if (found === undefined) throw new Error(name);
  return found;
};

describe('settings', () => {
  it('show the value in the unit people read', () => {
    expect(setting('trend', 'base')).toMatchObject({ unit: '%', value: 5, baseline: 5, low: 1, high: 9 });
  });
  it('take the reader’s change before the scenario, and the scenario before the model', () => {
    expect(setting('push', 'base')).toMatchObject({ value: 0, changedBy: null });
    expect(setting('push', 'fast')).toMatchObject({ value: 0.3, baseline: 0, changedBy: 'scenario' });
    expect(setting('push', 'faster')).toMatchObject({ value: 0.6, changedBy: 'scenario' });
    expect(setting('trend', 'faster')).toMatchObject({ value: 6, changedBy: 'scenario' });
    expect(setting('push', 'faster', { push: 0.002 })).toMatchObject({ value: 0.2, changedBy: 'reader' });
  });
  it('move the whole prior of an uncertainty', () => {
    expect(setting('trend', 'base', { trend: 0.06 }).prior).toEqual({ kind: 'normal', mean: 6, sd: 1 });
    expect(setting('trend', 'doubtful', { trend: 0.05 }).prior).toEqual({ kind: 'normal', mean: 5, sd: 2 });
  });
  it('show no prior where the scenario makes the value certain', () => {
    expect(setting('trend', 'sure').prior).toBeNull();
  });
});

describe('what the run is told', () => {
  it('is nothing when nothing was moved', () => expect(jobSet(givenOf(bundle, 'fast'), {})).toEqual({}));
  it('is a value for a lever and a shift from the model for an uncertainty', () => {
    expect(jobSet(givenOf(bundle, 'base'), { push: 0.002, trend: 0.06 })).toEqual({
      push: 0.002,
      trend: { shift: 0.01 },
    });
    expect(jobSet(givenOf(bundle, 'fast'), { trend: 0.055 })).toEqual({ trend: { shift: 0.005 } });
  });
  it('keeps the spread that the scenario gives', () => {
    expect(jobSet(givenOf(bundle, 'doubtful'), { trend: 0.05 })).toEqual({ trend: { prior: normal(0.05, 0.02) } });
  });
});

describe('the grid of a slider', () => {
  it('has steps of 1, 2 or 5', () => {
    expect([1, 0.5, 7, 8, 60].map(niceStep)).toEqual([0.01, 0.005, 0.1, 0.1, 1]);
  });
  it('lets the knob stop on a baseline between two steps', () => {
    const off = { ...setting('trend', 'base'), baseline: 0.03, low: -2, high: 2, step: 0.05 };
    expect(onGrid(off, 0.02)).toBe(0.03);
    expect(onGrid(off, 0.11)).toBe(0.1);
    expect(onGrid(off, 9)).toBe(2);
  });
  it('gives back whole decimals in the declared unit', () => {
    expect(declared(setting('push', 'base'), 0.3)).toBe(0.003);
    expect(declared(setting('push', 'base'), 0.7)).toBe(0.007);
  });
});
