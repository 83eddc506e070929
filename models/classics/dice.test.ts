import { expect, test } from 'vitest';
import { dice } from './dice.ts';
import { runOnce, yearsFrom } from './run-once.ts';

const periods = yearsFrom(2, 100);

test('carbon goes nowhere but into air and ocean: the boxes grow by what was emitted', async () => {
  const at = await runOnce(dice);
  for (const period of periods) {
    const all = (when: number): number => at('air', when) + at('upper', when) + at('deep', when);
    const emitted = (5 * at('emissions', period - 1)) / 3.666;
    expect(all(period) - all(period - 1)).toBeCloseTo(emitted, 8);
  }
  const sum = yearsFrom(1, 100).reduce((whole, period) => whole + 5 * at('emissions', period), 0);
  expect(at('emitted', 100)).toBeCloseTo(sum, 7);
});

test('output is spent: damage, abatement, consumption and investment', async () => {
  const at = await runOnce(dice);
  for (const period of periods) {
    const lost = at('gross_output', period) * at('damage_share', period) + at('abatement_cost', period);
    const used = at('consumption', period) + at('investment', period);
    expect((lost + used) / at('gross_output', period)).toBeCloseTo(1, 12);
  }
});

test('what the price makes worth while is done: the last tonne costs the price, until everything is avoided', async () => {
  const at = await runOnce(dice, { scenario: 'dear' });
  for (const period of periods) {
    const control = at('control', period);
    const marginal = at('backstop', period) * control ** 1.6;
    if (control < (period < 30 ? 1 : 1.2)) expect(marginal).toBeCloseTo(at('price_paid', period), 12);
    else expect(marginal).toBeLessThanOrEqual(at('price_paid', period));
  }
});

test('a high carbon price costs consumption at first, and cools: less warming and more consumption in 2200', async () => {
  const [low, high] = [await runOnce(dice), await runOnce(dice, { scenario: 'dear' })];
  const in2200 = 38;
  expect(low('calendar', in2200)).toBe(2200);
  expect(high('warming', in2200)).toBeLessThan(low('warming', in2200) - 2);
  expect(high('income', 2)).toBeLessThan(low('income', 2));
  expect(high('income', in2200)).toBeGreaterThan(low('income', in2200));
  expect(high('welfare', 100)).toBeGreaterThan(low('welfare', 100));
});
