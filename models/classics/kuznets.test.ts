import { expect, test } from 'vitest';
import { kuznets } from './kuznets.ts';
import { runOnce, yearsFrom } from './run-once.ts';

const years = yearsFrom(2025, 2115);

test('at the turning share 1/(1 + √ρ) the Gini index is (√ρ − 1)/(√ρ + 1): 0.17157 for a ratio of two', async () => {
  const share = 1 / (1 + Math.SQRT2);
  const at = await runOnce(kuznets, { fix: { urban_share: { 2030: share } } });
  expect((Math.SQRT2 - 1) / (Math.SQRT2 + 1)).toBeCloseTo(0.17157, 5);
  expect(at('gini', 2030)).toBeCloseTo((Math.SQRT2 - 1) / (Math.SQRT2 + 1), 12);
  expect(at('gini_highest', 2030)).toBeCloseTo(at('gini', 2030), 12);
});

test.each([
  ['baseline', 2],
  ['unequal', 3],
] as const)(
  '%s: inequality rises to the year nearest the turning share, falls after it, and never passes its bound',
  async (scenario, ratio) => {
    const at = await runOnce(kuznets, { scenario });
    const gini = years.map((year) => at('gini', year));
    const top = gini.indexOf(Math.max(...gini));
    const turning = 1 / (1 + Math.sqrt(ratio));
    expect(Math.abs(at('urban_share', years[top] ?? 0) - turning)).toBeLessThan(0.01);
    gini.forEach((value, i) => {
      if (i > 0) expect(Math.sign(value - (gini[i - 1] ?? 0))).toBe(i <= top ? 1 : -1);
      expect(value).toBeLessThanOrEqual(at('gini_highest', 2025));
    });
  },
);
