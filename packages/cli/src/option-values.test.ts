import { expect, test } from 'vitest';
import { addCell, addSetting, nameList, wholeNumber } from './option-values.ts';

test('whole numbers are read strictly', () => {
  const draws = wholeNumber('en', '--draws', { least: 1, most: 1000 });
  expect(draws('1000')).toBe(1000);
  for (const text of ['0', '1001', '-1', '1.5', '1e3', 'many', '', ' 7', '0x10'])
    expect(() => draws(text), text).toThrow('--draws');
});

test('settings keep units for the model to read, and the last one of a name holds', () => {
  const set = addSetting('en');
  expect(set('push=0.3 %', set('trend=.05', set('trend=1e-2')))).toEqual({ trend: 0.05, push: '0.3 %' });
  for (const text of ['push', 'push=', '=1', 'push@2026=1']) expect(() => set(text), text).toThrow('parameter=value');
});

test('fixed cells gather by variable and year', () => {
  const fix = addCell('en', '--fix');
  expect(fix('gdp@2027=5 %', fix('gdp@2026=0.05'))).toEqual({ gdp: { 2026: 0.05, 2027: '5 %' } });
  for (const text of ['gdp=1', 'gdp@=1', 'gdp@year=1', '@2026=1', 'gdp@2026='])
    expect(() => fix(text), text).toThrow('variable@year=value');
});

test('lists of names accept either comma and refuse empty places', () => {
  expect(nameList('en', '--series')('a, b，c')).toEqual(['a', 'b', 'c']);
  expect(() => nameList('en', '--series')('a,,b')).toThrow('--series');
});

test('a setting named like a prototype key is a setting like any other', () => {
  const settings = addSetting('en')('__proto__=1');
  expect(Object.keys(settings)).toEqual(['__proto__']);
});
