import { expect, test } from 'vitest';
import { ownLabel, spokenList, spokenQuantity, spokenShare } from './spoken.ts';

const both = (text: string): { zh: string; en: string } => ({ zh: text, en: text });

test('a share is a whole percentage, and no sample proves 0 or 100', () => {
  expect([0, 0.009, 0.01, 0.087, 0.5, 0.99, 0.991, 1].map(spokenShare)).toEqual([
    ...['<1%', '<1%', '1%', '9%', '50%', '99%', '>99%', '>99%'],
  ]);
});

test('a quantity has two digits and the unit of the language', () => {
  expect(spokenQuantity(45.31, '万千瓦')).toEqual({ zh: '45 万千瓦', en: '453 MW' });
  expect(spokenQuantity(3304.2, '亿元@2025')).toEqual({
    zh: '3304 亿元（2025 年价）',
    en: '330 bn yuan at 2025 prices',
  });
  expect(spokenQuantity(-0.4271, '个百分点')).toEqual({ zh: '−0.43 个百分点', en: '−0.43 percentage points' });
  expect(spokenQuantity(5.26, '%')).toEqual(both('5.3%'));
  expect(spokenQuantity(0.2, '1')).toEqual(both('0.2'));
});

test('a year is a date or a span by its size', () => {
  expect(spokenQuantity(2030.4, 'yr')).toEqual({ zh: '2030 年', en: '2030' });
  expect(spokenQuantity(3.5, 'yr')).toEqual({ zh: '3.5 年', en: '3.5 years' });
});

test('names stand without their module, and lists end as they do in speech', () => {
  const label = { zh: '能源与碳：额外风电', en: 'Energy and carbon: Extra wind' };
  expect(ownLabel({ name: 'carbon.wind_push', label })).toEqual({ zh: '额外风电', en: 'Extra wind' });
  expect(ownLabel({ name: 'push', label })).toEqual(label);
  expect(spokenList(['a', 'b', 'c'].map(both))).toEqual({ zh: 'a、b和c', en: 'a, b and c' });
  expect([spokenList([both('a')]), spokenList([])]).toEqual([both('a'), both('')]);
});
