import { models } from '@planwright/models';
import { flatModel } from '@planwright/core';
import { expect, test } from 'vitest';
import { unitText } from './unit-text.ts';

test('units are words of the language of the reader', () => {
  expect(unitText('万元@2025/人', 'en')).toBe('10⁴ yuan of 2025 per person');
  expect(unitText('个百分点', 'en')).toBe('points');
  expect(unitText('万千瓦', 'zh')).toBe('万千瓦');
  expect(['1', '1/yr', '%/yr', '%'].map((unit) => unitText(unit, 'en'))).toEqual(['', '1/yr', '%/yr', '%']);
});

test('every unit in which the model of Liaocheng is read has its English', () => {
  const { variables, parameters } = flatModel(models.liaocheng.model);
  const units = [...Object.values(variables), ...Object.values(parameters)].map(({ unit, display = unit }) => display);
  expect(
    [...new Set(units)].map((unit) => unitText(unit, 'en')).filter((text) => /\p{Script=Han}/u.test(text)),
  ).toEqual([]);
});
