import { expect, test } from 'vitest';
import { runOnce, yearsFrom } from './run-once.ts';
import { solow } from './solow.ts';

const [alpha, s, n, g, delta] = [1 / 3, 0.3, 0.01, 0.02, 0.05];

/** The same economy, watched until nothing moves any more. */
const long = { ...solow, model: { ...solow.model, years: { history: 2025, start: 2026, end: 2525 } } };

test('capital comes to rest where saving replaces what wears out and what is diluted: k* = 7.23470', async () => {
  const steady = (s / ((1 + n) * (1 + g) - 1 + delta)) ** (1 / (1 - alpha));
  expect(steady).toBeCloseTo(7.2347, 4);
  const at = await runOnce(long);
  expect(at('steady_capital', 2025)).toBeCloseTo(steady, 12);
  expect(at('capital', 2525)).toBeCloseTo(steady, 9);
});

test('in short periods it is the k* = 7.26184 and y* = 1.93649 of continuous time', async () => {
  const steady = (s / (n + g + delta)) ** (1 / (1 - alpha));
  expect(steady).toBeCloseTo(7.26184, 5);
  const period = 1e-6;
  const set = { saving: s * period, labour_growth: n * period, progress: g * period, depreciation: delta * period };
  const at = await runOnce(solow, { set: { ...set, start_capital: steady } });
  expect(at('steady_capital', 2025)).toBeCloseTo(steady, 5);
  expect(at('income', 2125)).toBeCloseTo(1.93649, 5);
});

test('the gap closes by 5.33 % a year, half of it in 13.0 years; one discrete step is the derivative of the map', async () => {
  const at = await runOnce(long);
  expect(at('convergence', 2025)).toBeCloseTo(0.05333, 5);
  expect(at('half_life', 2025)).toBeCloseTo(13.0, 1);
  const steady = at('steady_capital', 2025);
  const slope = (alpha * s * steady ** (alpha - 1) + 1 - delta) / ((1 + n) * (1 + g));
  const gap = (year: number): number => at('capital', year) - steady;
  expect(gap(2126) / gap(2125)).toBeCloseTo(slope, 4);
  expect(-Math.log(slope)).toBeCloseTo(0.0533, 2);
});

test('saving exactly the capital share gives the highest consumption (golden rule)', async () => {
  const consumption = async (saving: number): Promise<number> =>
    (await runOnce(long, { set: { saving, alpha: 0.3 } }))('consumption', 2525);
  const best = await consumption(0.3);
  for (const other of [0.25, 0.29, 0.31, 0.35]) expect(await consumption(other)).toBeLessThan(best);
});

test('more saving raises income for good and its growth only for a while', async () => {
  const [base, thrift] = [await runOnce(long), await runOnce(long, { scenario: 'thrift' })];
  expect(thrift('income', 2525) / base('income', 2525)).toBeCloseTo((0.4 / 0.3) ** (alpha / (1 - alpha)), 9);
  expect(thrift('output_growth', 2026)).toBeGreaterThan(base('output_growth', 2026));
  expect(thrift('output_growth', 2525)).toBeCloseTo(Math.log((1 + n) * (1 + g)), 12);
});

test('the residual of growth accounting is the technical progress that was put in, every year', async () => {
  const at = await runOnce(solow);
  for (const year of yearsFrom(2026, 2125)) {
    expect(at('residual', year)).toBeCloseTo((1 - alpha) * Math.log(1 + g), 12);
    const parts = at('capital_part', year) + at('labour_part', year) + at('residual', year);
    expect(parts).toBeCloseTo(at('output_growth', year), 12);
  }
});
