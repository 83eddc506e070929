import { expect, test } from 'vitest';
import { tinyTable } from '../testing/tiny-model.ts';
import { openQuestions } from './open-questions.ts';

const table = tinyTable({ gdp: { 2024: 1, 2025: 2 } });
const vintage = table.series['gdp']!.observations[0]!.vintage;
const question = {
  ...{ number: 3, dataset: 'data', series: 'gdp', vintage, unit: '亿元', years: [2023, 2024, 2025], name: '总值' },
  question: { zh: '总值是多少', en: 'What is GDP' },
};

test('a question is open for the years that have no figure of its round of publication', () => {
  const open = openQuestions([question], [table], 'data.xlsx');
  expect(open).toMatchObject([{ code: 'open-question', values: { number: 3, years: '2023' } }]);
  expect(openQuestions([{ ...question, years: [2024, 2025] }], [table], 'data.xlsx')).toEqual([]);
  expect(openQuestions([{ ...question, vintage: 'other', years: [2025] }], [table], 'data.xlsx')).toHaveLength(1);
  expect(openQuestions([question], [], 'data.xlsx')[0]?.values['years']).toBe('2023, 2024, 2025');
});
