import { expect, test } from 'vitest';
import { multiplier } from './multiplier.ts';
import { runOnce } from './run-once.ts';

const gain = async (before: string, after: string): Promise<number> =>
  (await runOnce(multiplier, { scenario: after }))('output', 2030) -
  (await runOnce(multiplier, { scenario: before }))('output', 2030);

test('one more yuan of spending brings 1.064 yuan where half of income leaks away, 2.273 where nothing does', async () => {
  expect(1 / (1 - 0.7 * 0.8 + 0.5)).toBeCloseTo(1.064, 3);
  expect(1 / (1 - 0.7 * 0.8)).toBeCloseTo(2.273, 3);
  expect(await gain('baseline', 'spending')).toBeCloseTo(1 / (1 - 0.7 * 0.8 + 0.5), 9);
  expect(await gain('closed', 'closed_spending')).toBeCloseTo(1 / (1 - 0.7 * 0.8), 9);
});

test('output is autonomous spending times the multiplier, and what is produced is what is bought', async () => {
  const at = await runOnce(multiplier);
  expect(at('output', 2026)).toBeCloseTo((200 + 600 + 400 + 1000) / (1 - 0.56 + 0.5), 9);
  expect(at('output', 2026)).toBeCloseTo(at('consumption', 2026) + 1000 + at('trade_balance', 2026), 9);
  expect(at('multiplier', 2026) * 2200).toBeCloseTo(at('output', 2026), 9);
});
