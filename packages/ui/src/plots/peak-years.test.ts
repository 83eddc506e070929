import { describe, expect, it } from 'vitest';
import { zh } from '../locale/zh.ts';
import { peakBars } from './peak-years.ts';

const peak = {
  years: [2024, 2025, 2026, 2029, 2030, 2031, 2034],
  counts: [1, 4, 10, 20, 15, 10, 10],
  notPeaked: 30,
  forms: { confirmed: 50, plateau: 10, later: 10, rising: 30 },
};

describe('the bars of peak years', () => {
  const bars = peakBars(peak, 2026, 2030, 2035, zh);
  it('put the past into one bar', () => expect(bars[0]).toMatchObject({ tick: '≤25', share: 0.05, inTime: true }));
  it('keep the draws without a peak apart', () => {
    expect(bars.at(-1)).toMatchObject({ share: 0.3, apart: true, inTime: false });
    expect(bars.filter((bar) => bar.apart)).toHaveLength(1);
  });
  it('divide at the deadline', () => {
    expect(bars.find(({ tick }) => tick === '30')?.inTime).toBe(true);
    expect(bars.find(({ tick }) => tick === '31')?.inTime).toBe(false);
  });
  it('add up to one', () => expect(bars.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 12));
});
