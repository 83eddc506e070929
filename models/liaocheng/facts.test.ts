import { expect, test } from 'vitest';
import { tables } from '../tables.ts';
import { contradictions, facts } from './facts.ts';

test('the two facts carry the figures that the data notes found', () => {
  const [share, growth] = facts(tables);
  expect(share!.figures.map(({ value }) => value.toFixed(1))).toEqual(['2.7', '4.4', '-0.8']);
  expect(growth!.figures.map(({ value }) => value.toFixed(2))).toEqual(['6.01', '5.99']);
  expect(growth!.text.zh).toContain('6.01%');
});
test('the contradiction card: 0.95 to 1.05 by the official fall, 1.41 by the inventory, 14.5 % for both', () => {
  const [card] = contradictions(tables);
  expect(card!.figures.map(({ value }) => Number(value.toFixed(2)))).toEqual([0.95, 1.05, 1.41, 14.5]);
  expect(card!.sides.map(({ set }) => set)).toEqual([{ 'carbon.anchor': 0 }, { 'carbon.anchor': 1 }]);
});
test('a missing figure is an error, never a guess', () => {
  expect(() => facts([])).toThrow('liaocheng.va_secondary@census5 has no 2025');
});
