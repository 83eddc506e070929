import { blockSize } from '../result/statistics.ts';
import type { DrawRange } from './simulate.ts';

/** A range of draws cut into pieces of `blocks` blocks, the last one shorter. */
export function chunksOf({ from, to }: DrawRange, blocks: number): readonly DrawRange[] {
  const size = blocks * blockSize;
  return Array.from({ length: Math.ceil((to - from) / size) }, (_, i) => ({
    from: from + i * size,
    to: Math.min(to, from + (i + 1) * size),
  }));
}
