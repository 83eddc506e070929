import { expect, test } from 'vitest';
import { lewis } from './lewis.ts';
import { runOnce, yearsFrom } from './run-once.ts';
import type { Path } from './run-once.ts';

const years = yearsFrom(2025, 2065);
const turning = (at: Path): number => years.find((year) => at('surplus', year) === 0) ?? Infinity;

test('the wage is flat while there is surplus labour and rises every year after it is gone', async () => {
  const at = await runOnce(lewis);
  expect(turning(at)).toBeGreaterThan(2027);
  expect(turning(at)).toBeLessThan(2060);
  for (const year of years) {
    if (at('surplus', year) > 0) expect(at('wage', year)).toBeCloseTo(2, 12);
    else expect(at('wage', year)).toBeGreaterThan(at('wage', year - 1));
  }
});

test('the surplus ends in the year that compound growth of capital says', async () => {
  // At a constant wage capital per worker is constant: k = 10·(2/(0.6·4))^(1/0.4), so profit per capital is α·y/k for ever.
  const perWorker = 10 * (2 / (0.6 * 4)) ** (1 / 0.4);
  const product = 2 / 0.6;
  for (const [scenario, reinvested] of [
    ['baseline', 0.6],
    ['frugal', 0.8],
  ] as const) {
    const growth = (reinvested * 0.4 * product) / perWorker - 0.05;
    const year = 2025 + Math.ceil(Math.log((300 * perWorker) / 500) / Math.log(1 + growth));
    expect(turning(await runOnce(lewis, { scenario })), scenario).toBe(year);
  }
});

test('the modern share rises until it holds all labour', async () => {
  const at = await runOnce(lewis);
  for (const year of yearsFrom(2026, turning(at)))
    expect(at('modern_share', year)).toBeGreaterThan(at('modern_share', year - 1));
  expect(at('modern_share', 2065)).toBe(1);
});
