import { expect, test } from 'vitest';
import { figure, probability, spokenProbability } from './format-number.ts';

test('figures keep what a reader needs and never say −0', () => {
  expect([3304.15, 589, 5.6, -0.8, 0.0312, 0, -0.000001, null].map(figure)).toEqual([
    '3304',
    '589.0',
    '5.60',
    '−0.80',
    '0.0312',
    '0.00',
    '0.0000',
    '—',
  ]);
});

test('a sample never proves 0 or 100 per cent', () => {
  expect(probability(0.4321, 0.0097)).toBe('43 % ±1.0');
  expect(probability(0.0004, null)).toBe('<1 %');
  expect(probability(0.9999, null)).toBe('>99 %');
  expect(probability(1, 0)).toBe('>99 % ±0.0');
  expect(probability(0, 0)).toBe('<1 % ±0.0');
  expect(probability(null, null)).toBe('—');
});

test('the words of probability change where the page says so', () => {
  expect([0.09, 0.1, 0.33, 0.66, 0.9, 0.91].map((p) => spokenProbability(p, 'en'))).toEqual([
    'remote',
    'unlikely',
    'open',
    'open',
    'likely',
    'very likely',
  ]);
});
