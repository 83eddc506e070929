import { expect, test } from 'vitest';
import { isLm } from './is-lm.ts';
import { runOnce } from './run-once.ts';

const leak = 1 - 0.7 * 0.8;
const crowding = (4000 * 0.5) / 6000;

test('goods and money clear together at the closed form', async () => {
  const at = await runOnce(isLm);
  const output = (200 + 700 + 400 + (4000 / 6000) * 1000) / (leak + crowding);
  expect(at('output', 2030)).toBeCloseTo(output, 8);
  expect(at('interest', 2030)).toBeCloseTo((0.5 * output - 1000) / 6000, 12);
  expect(at('interest', 2030)).toBeGreaterThan(0);
});

test('spending crowds investment out; where the rate does not move the whole multiplier is left', async () => {
  const [base, more] = [await runOnce(isLm), await runOnce(isLm, { scenario: 'spending' })];
  expect(more('output', 2030) - base('output', 2030)).toBeCloseTo(1 / (leak + crowding), 8);
  expect(more('investment', 2030)).toBeLessThan(base('investment', 2030));
  const still = await runOnce(isLm, { scenario: 'fixed_rate' });
  const stillMore = await runOnce(isLm, { scenario: 'fixed_rate_spending' });
  expect(stillMore('output', 2030) - still('output', 2030)).toBeCloseTo(1 / leak, 5);
});
