import { expect, test } from 'vitest';
import type { KeptChunk } from './kept-chunk.ts';
import { createWrittenRanges } from './written-ranges.ts';

const chunk = (): KeptChunk => ({
  plan: {
    moving: new Set(),
    boundary: [],
    affected: [],
    whole: () => {
      throw new Error('not run here');
    },
    part: () => null,
    still: { parameters: new Set(), shocks: new Set() },
    moved: { parameters: new Set(), shocks: new Set() },
  },
  settings: { parameters: [], fix: new Map(), add: new Map(), shares: [] },
  blocks: [],
  series: [],
});

test('a place holds what was written last, whoever views the buffer', () => {
  const written = createWrittenRanges();
  const values = new Float64Array(1000);
  const place = { values, draws: 500, from: 0, to: 256 };
  const [first, second] = [chunk(), chunk()];
  expect(written.holds(place, first)).toBe(false);
  written.note(place, first);
  expect(written.holds({ ...place, values: new Float64Array(values.buffer) }, first)).toBe(true);
  expect(written.holds(place, second)).toBe(false);
  written.note(place, second);
  expect(written.holds(place, first)).toBe(false);
  written.note(place, null);
  expect(written.holds(place, second)).toBe(false);
});

test('a range that overlaps, or another layout of the same buffer, overwrites', () => {
  const written = createWrittenRanges();
  const values = new Float64Array(1000);
  const place = { values, draws: 500, from: 0, to: 256 };
  const kept = chunk();
  written.note(place, kept);
  written.note({ ...place, from: 256, to: 500 }, chunk());
  expect(written.holds(place, kept)).toBe(true);
  written.note({ ...place, from: 0, to: 100 }, null);
  expect(written.holds(place, kept)).toBe(false);
  written.note(place, kept);
  written.note({ ...place, draws: 300, from: 256, to: 300 }, null);
  expect(written.holds(place, kept)).toBe(false);
  written.note(place, kept);
  expect(written.holds({ ...place, values: values.subarray(1) }, kept)).toBe(false);
});
