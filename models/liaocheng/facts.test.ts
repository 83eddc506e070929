import { readFileSync } from 'node:fs';
import { join } from 'node:path';
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
test('incomes imply an urban weight ten points below the urban share of residents, and no parameter takes a side', () => {
  const card = contradictions(tables)[1]!;
  // (30349 − 22437) ÷ (38864 − 22437), communique of 2025.
  expect(card.figures.map(({ value }) => value.toFixed(1))).toEqual(['48.2', '58.3']);
  expect(card.sides).toEqual([]);
});
test.each(['liaocheng-15fyp.md', 'liaocheng-15fyp.en.md'])(
  'the figures that %s quotes are those of the data',
  (file) => {
    const text = readFileSync(join(import.meta.dirname, '../../examples', file), 'utf8');
    const signed = (value: number, digits: number): string =>
      `${value < 0 ? '−' : '+'}${Math.abs(value).toFixed(digits)}`;
    const [share, growth, lead] = facts(tables).map(({ figures }) => figures.map(({ value }) => value));
    const [low, high, ratio, both] = contradictions(tables)[0]!.figures.map(({ value }) => value);
    const dash = file.endsWith('.en.md') ? '–' : '—';
    const quoted = [
      ...share!.map((value) => signed(value, 1)),
      ...growth!.map((value) => `${value.toFixed(2)}%`),
      ...lead!.map((value) => signed(value, 2)),
      `${low!.toFixed(2)}${dash}${high!.toFixed(2)}`,
      ratio!.toFixed(2),
      `${both!.toFixed(1)}%`,
    ];
    expect(quoted.filter((each) => !text.includes(each))).toEqual([]);
  },
);
