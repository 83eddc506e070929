import { describe, expect, it } from 'vitest';
import { pixelY, roundAxis, yearTicks } from './axis.ts';

describe('axes', () => {
  it('end on round numbers that hold the data', () => {
    const { domain, ticks, decimals } = roundAxis(2.9, 8.3, 6);
    expect(domain).toEqual([2, 9]);
    expect(ticks).toEqual([2, 3, 4, 5, 6, 7, 8, 9]);
    expect(decimals).toBe(0);
  });
  it('use decimals where the span is small', () => {
    expect(roundAxis(0.12, 0.31, 4)).toEqual({
      domain: [0.1, 0.35],
      ticks: [0.1, 0.15, 0.2, 0.25, 0.3, 0.35],
      decimals: 2,
    });
  });
  it('survive a series that does not move', () => {
    const { domain } = roundAxis(5, 5, 5);
    expect(domain[1]).toBeGreaterThan(domain[0]);
  });
  it('thin out years on a narrow chart', () => {
    expect(yearTicks(2015, 2035, 300)).toEqual([2015, 2020, 2025, 2030, 2035]);
    expect(yearTicks(2019, 2035, 640)).toEqual([2020, 2022, 2024, 2026, 2028, 2030, 2032, 2034]);
  });
  it('place values as the scale does', () => {
    const axis = roundAxis(0, 10, 5);
    expect(pixelY(0, axis, 20, 220)).toBe(220);
    expect(pixelY(10, axis, 20, 220)).toBe(20);
    expect(pixelY(5, axis, 20, 220)).toBe(120);
  });
});
