import { expect, test } from 'vitest';
import { environmentalKuznets } from './environmental-kuznets.ts';
import { runOnce, yearsFrom } from './run-once.ts';

const years = yearsFrom(2025, 2060);

test('emissions turn when income passes exp(−b/2c), and at the turn they are exp(a − b²/4c)', async () => {
  const at = await runOnce(environmentalKuznets);
  const turn = Math.exp(1.8 / 0.72);
  expect(at('turning_income', 2025)).toBeCloseTo(turn, 12);
  const emissions = years.map((year) => at('emissions', year));
  const top = years[emissions.indexOf(Math.max(...emissions))] ?? 0;
  // Symmetric in the log of income, so the highest year is the one whose log income is nearest to the turn.
  const distance = years.map((year) => Math.abs(Math.log(at('income', year) / turn)));
  expect(top).toBe(years[distance.indexOf(Math.min(...distance))]);
  const there = await runOnce(environmentalKuznets, { fix: { income: { 2030: turn } } });
  expect(there('emissions', 2030)).toBeCloseTo(Math.exp(1.8 ** 2 / (4 * 0.36)), 10);
});
