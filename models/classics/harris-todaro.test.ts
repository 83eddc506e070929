import { expect, test } from 'vitest';
import { harrisTodaro } from './harris-todaro.ts';
import { runOnce } from './run-once.ts';

const settled = 2065;

test('with wages of 10 and 6, two in five of the city end without work', async () => {
  const at = await runOnce(harrisTodaro);
  expect(at('unemployment', settled)).toBeCloseTo(1 - 6 / 10, 5);
  expect(at('urban_labour', settled)).toBeCloseTo((60 * 10) / 6, 3);
  expect(at('migration', settled)).toBeCloseTo(0, 3);
});

test('more jobs in the city make more people jobless (the paradox), at the same rate', async () => {
  const [base, more] = [await runOnce(harrisTodaro), await runOnce(harrisTodaro, { scenario: 'more_jobs' })];
  expect(more('unemployed', settled) - base('unemployed', settled)).toBeCloseTo(9 * (10 / 6 - 1), 3);
  expect(more('unemployment', settled)).toBeCloseTo(base('unemployment', settled), 5);
});

test('a better village empties the queue', async () => {
  const at = await runOnce(harrisTodaro, { scenario: 'better_village' });
  expect(at('unemployment', settled)).toBeCloseTo(1 - 8 / 10, 5);
});
