import { expect, test } from 'vitest';
import { runOnce, yearsFrom } from './run-once.ts';
import { urbanisation } from './urbanisation.ts';

const [ceiling, speed, first] = [0.7926, 0.06, 0.15];

/** U' = rU(1 − U/K) by classical Runge-Kutta, 64 steps a year. */
function integrated(years: number): number {
  const slope = (u: number): number => speed * u * (1 - u / ceiling);
  const h = 1 / 64;
  let u = first;
  for (let step = 0; step < years * 64; step++) {
    const a = slope(u);
    const b = slope(u + (h / 2) * a);
    const c = slope(u + (h / 2) * b);
    u += (h / 6) * (a + 2 * b + 2 * c + slope(u + h * c));
  }
  return u;
}

test('year by year it is the differential equation and its closed form', async () => {
  const at = await runOnce(urbanisation);
  for (const year of yearsFrom(1980, 2060)) {
    const closed = ceiling / (1 + (ceiling / first - 1) * Math.exp(-speed * (year - 1980)));
    expect(at('urban_share', year)).toBeCloseTo(closed, 12);
    expect(at('urban_share', year)).toBeCloseTo(integrated(year - 1980), 9);
  }
});

test('the pace is highest, rK/4, at half the ceiling: 0.3963 for K = 0.7926', async () => {
  const at = await runOnce(urbanisation, { fix: { urban_share: { 2030: ceiling / 2 } } });
  expect(ceiling / 2).toBeCloseTo(0.3963, 12);
  expect(at('pace', 2030)).toBeCloseTo((speed * ceiling) / 4, 12);
  expect(at('pace_highest', 2030)).toBeCloseTo(at('pace', 2030), 12);
  for (const year of yearsFrom(1980, 2029)) expect(at('pace', year)).toBeLessThan((speed * ceiling) / 4);
});

test('past the middle each year gains less than the year before', async () => {
  const at = await runOnce(urbanisation);
  const gain = (year: number): number => at('urban_share', year) - at('urban_share', year - 1);
  for (const year of yearsFrom(1982, 2060)) {
    if (at('urban_share', year - 2) > ceiling / 2) expect(gain(year)).toBeLessThan(gain(year - 1));
    if (at('urban_share', year) < ceiling / 2) expect(gain(year)).toBeGreaterThan(gain(year - 1));
  }
});
