import { expect, test } from 'vitest';
import { addCell, addSetting, nameList, wholeNumber } from './option-values.ts';

test('whole numbers are read strictly', () => {
  const draws = wholeNumber('en', '--draws', { least: 1, most: 1000 });
  expect(draws('1000')).toBe(1000);
  for (const text of ['0', '1001', '-1', '1.5', '1e3', 'many', '', ' 7', '0x10'])
    expect(() => draws(text), text).toThrow('--draws');
});

test('settings keep units for the model to read; a name that comes twice and a number beyond all size are not passed over', () => {
  const set = addSetting('en');
  expect(set('push=0.3 %', set('trend=.05'))).toEqual({ trend: 0.05, push: '0.3 %' });
  expect(() => set('trend=1', set('trend=2'))).toThrow('--set gives trend twice');
  expect(() => addSetting('en', '--goal')('x')).toThrow('--goal is not valid: write series=value');
  // As written, so that the model can say what it could not read.
  expect(set('push=1e400')).toEqual({ push: '1e400' });
  for (const text of ['push', 'push=', '=1', 'push@2026=1']) expect(() => set(text), text).toThrow('parameter=value');
});

test('fixed cells gather by variable and year', () => {
  const fix = addCell('en', '--fix');
  expect(fix('gdp@2027=5 %', fix('gdp@2026=0.05'))).toEqual({ gdp: { 2026: 0.05, 2027: '5 %' } });
  expect(() => fix('gdp@2026=1', fix('gdp@2026=0.05'))).toThrow('--fix gives gdp@2026 twice');
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
