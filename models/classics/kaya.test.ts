import { expect, test } from 'vitest';
import { kaya } from './kaya.ts';
import { runOnce, yearsFrom } from './run-once.ts';

const parts = ['by_people', 'by_income', 'by_energy', 'by_carbon'] as const;

test('the four parts add up to the change of emissions, nothing is left over', async () => {
  const at = await runOnce(kaya);
  for (const year of yearsFrom(2026, 2035)) {
    const change = at('emissions', year) - at('emissions', year - 1);
    expect(parts.reduce((sum, part) => sum + at(part, year), 0)).toBeCloseTo(change, 9);
    expect(at('unexplained', year)).toBeCloseTo(0, 9);
  }
});

test('10 × 10 growing to 12 × 12 is 22 for each factor, 44 together', async () => {
  const still = { energy_intensity: { 2025: 1, 2026: 1 }, carbon_intensity: { 2025: 1, 2026: 1 } };
  const fix = { population: { 2025: 10, 2026: 12 }, income: { 2025: 10, 2026: 12 }, ...still };
  const at = await runOnce(kaya, { fix });
  const mean = (144 - 100) / Math.log(144 / 100);
  expect(mean * Math.log(12 / 10)).toBeCloseTo(22, 12);
  expect(at('by_people', 2026)).toBeCloseTo(22, 12);
  expect(at('by_income', 2026)).toBeCloseTo(22, 12);
  expect(at('by_energy', 2026)).toBe(0);
  expect(at('emissions', 2026) - at('emissions', 2025)).toBeCloseTo(44, 12);
});

test('emissions stand still when carbon per output falls by g ÷ (1 + g), and the parts still cancel', async () => {
  const at = await runOnce(kaya, { scenario: 'standstill' });
  expect(at('emissions', 2035) / at('emissions', 2025)).toBeCloseTo(1, 12);
  expect(at('by_income', 2035) + at('by_energy', 2035)).toBeCloseTo(0, 8);
  expect(at('by_income', 2035)).toBeCloseTo(at('emissions', 2025) * Math.log(1.05), 6);
});
