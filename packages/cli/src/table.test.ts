import { expect, test } from 'vitest';
import { displayWidth, textTable } from './table.ts';

test('Chinese takes two columns, combining marks none', () => {
  expect(displayWidth('聊城 GDP')).toBe(8);
  expect(displayWidth('（％）')).toBe(6);
  expect(displayWidth('e\u0301')).toBe(1);
  expect(displayWidth('±1.0')).toBe(4);
});

test('columns line up whatever the script', () => {
  const table = textTable(
    [{ title: '目标' }, { title: 'p', align: 'right' }],
    [
      ['碳达峰', '43 %'],
      ['growth', '7 %'],
    ],
  );
  expect(table).toBe(['目标       p', '──────  ────', '碳达峰  43 %', 'growth   7 %', ''].join('\n'));
});
