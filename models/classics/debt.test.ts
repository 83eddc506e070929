import { expect, test } from 'vitest';
import { debt } from './debt.ts';
import { runOnce, yearsFrom } from './run-once.ts';

const later = yearsFrom(2026, 2055);

test('half a year of output at 4 % interest and 2 % growth needs a primary surplus of 0.98 %', async () => {
  const at = await runOnce(debt);
  expect((0.5 * 0.02) / 1.02).toBeCloseTo(0.0098, 4);
  expect(at('stabilising_balance', 2026)).toBeCloseTo((0.5 * 0.02) / 1.02, 12);
});

test('with that surplus the ratio stays; without it it grows by (1 + r)/(1 + g)', async () => {
  const [held, loose] = [await runOnce(debt, { scenario: 'stabilised' }), await runOnce(debt)];
  for (const year of later) {
    expect(held('debt_ratio', year)).toBeCloseTo(0.5, 10);
    expect(loose('debt_ratio', year)).toBeCloseTo(0.5 * (1.04 / 1.02) ** (year - 2025), 10);
  }
});

test('where interest equals growth and the primary balance is zero, the ratio is constant', async () => {
  const at = await runOnce(debt, { scenario: 'golden' });
  for (const year of later) expect(at('debt_ratio', year)).toBeCloseTo(0.5, 12);
});
