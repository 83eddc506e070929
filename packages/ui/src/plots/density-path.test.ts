import { describe, expect, it } from 'vitest';
import { priorHeight, splitDensity } from './density-path.ts';

describe('the density of a margin', () => {
  const hill = { low: -2, high: 2, counts: [1, 3, 6, 3, 1, 1, 0, 0] };
  it('is split at the bar', () => {
    const { below, above, x } = splitDensity(hill, 0, 100, 30);
    expect(x).toBe(50);
    expect(below).not.toBe('');
    expect(above).not.toBe('');
  });
  it('is all on one side when every draw holds or none does', () => {
    expect(splitDensity({ ...hill, low: 1, high: 3 }, 0, 100, 30)).toMatchObject({ below: '', x: 0 });
    expect(splitDensity({ ...hill, low: -3, high: -1 }, 0, 100, 30)).toMatchObject({ above: '', x: 100 });
  });
  it('draws nothing that is not a number, even when all margins are equal', () => {
    const { below, above } = splitDensity({ low: 1, high: 1, counts: [10] }, 0, 100, 30);
    expect(below + above).not.toContain('NaN');
  });
});

describe('the curve of a prior', () => {
  it('is highest at the centre', () => {
    expect(priorHeight({ kind: 'normal', mean: 5, sd: 0.6 }, 5)).toBe(1);
    expect(priorHeight({ kind: 'triangular', low: 0, mode: 1, high: 4 }, 1)).toBe(1);
  });
  it('falls to exp(-1/2) one standard deviation away', () => {
    expect(priorHeight({ kind: 'normal', mean: 5, sd: 2 }, 7)).toBeCloseTo(0.60653, 5);
  });
  it('is nothing outside the ends', () => {
    expect(priorHeight({ kind: 'uniform', low: 0, high: 1 }, 1.1)).toBe(0);
    expect(priorHeight({ kind: 'triangular', low: 0, mode: 1, high: 4 }, 4.1)).toBe(0);
  });
});
