import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { spreadLabels } from './label-positions.ts';

describe('labels at line ends', () => {
  it('stay where they are when they do not touch', () => {
    expect(spreadLabels([10, 60, 120], 14, 0, 200)).toEqual([10, 60, 120]);
  });
  it('move apart when they would overlap', () => {
    expect(spreadLabels([50, 50], 14, 0, 200)).toEqual([50, 64]);
  });
  it('are pushed back from the lower edge together', () => {
    expect(spreadLabels([195, 198], 14, 0, 200)).toEqual([186, 200]);
  });
  it('keep order and distance wherever the room allows', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -50, max: 350 }), { minLength: 1, maxLength: 8 }), (wanted) => {
        const placed = spreadLabels(wanted, 14, 0, 300);
        const sorted = [...placed].sort((a, b) => a - b);
        for (let i = 1; i < sorted.length; i++)
          expect((sorted[i] ?? 0) - (sorted[i - 1] ?? 0)).toBeGreaterThanOrEqual(14 - 1e-9);
        expect(sorted[0]).toBeGreaterThanOrEqual(0);
        expect(sorted.at(-1)).toBeLessThanOrEqual(300);
        wanted.forEach((a, i) =>
          wanted.forEach((b, j) => {
            if (a < b) expect(placed[i]).toBeLessThan(placed[j] ?? 0);
          }),
        );
      }),
    );
  });
});
