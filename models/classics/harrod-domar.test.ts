import { expect, test } from 'vitest';
import { harrodDomar } from './harrod-domar.ts';
import { runOnce, yearsFrom } from './run-once.ts';

const later = yearsFrom(2026, 2035);

test('saving a quarter at five years of capital per output grows 5 % a year, and the ICOR is the ratio itself', async () => {
  const at = await runOnce(harrodDomar);
  for (const year of later) {
    expect(at('growth_rate', year)).toBeCloseTo(0.25 / 5, 12);
    expect(at('icor', year)).toBeCloseTo(5, 10);
  }
});

test('twice the saving doubles growth', async () => {
  const at = await runOnce(harrodDomar, { scenario: 'thrift' });
  for (const year of later) expect(at('growth_rate', year)).toBeCloseTo(2 * 0.05, 12);
});

test('depreciation comes off growth one for one', async () => {
  const at = await runOnce(harrodDomar, { scenario: 'wear' });
  for (const year of later) expect(at('growth_rate', year)).toBeCloseTo(0.25 / 5 - 0.02, 12);
});
