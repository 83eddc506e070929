/** Statistics of one column of draws, with an order of addition that no number of workers changes. */
import { normalQuantile } from '../elementary/normal-quantile.ts';

/** Draws are added within blocks of this many, then the blocks in order. */
export const blockSize = 256;

/** Arithmetic mean; NaN when any draw is NaN. */
export function blockMean(values: Float64Array): number {
  let sum = 0;
  for (let start = 0; start < values.length; start += blockSize) {
    let block = 0;
    const end = Math.min(start + blockSize, values.length);
    for (let i = start; i < end; i++) block += values[i]!;
    sum += block;
  }
  return sum / values.length;
}

/** The finite ones, in their order; the column itself where all are. */
export function finiteOf(values: Float64Array): Float64Array {
  let count = 0;
  for (let i = 0; i < values.length; i++) if (Number.isFinite(values[i])) count++;
  if (count === values.length) return values;
  const finite = new Float64Array(count);
  for (let i = 0, at = 0; i < values.length; i++) if (Number.isFinite(values[i])) finite[at++] = values[i]!;
  return finite;
}

/** Quantile of ascending values, type 7 of Hyndman and Fan (1996): the default of R and numpy. */
export function quantileSorted(sorted: Float64Array, p: number): number {
  if (sorted.length === 0) return NaN;
  const position = (sorted.length - 1) * p;
  const below = Math.floor(position);
  const low = sorted[below]!;
  const high = sorted[Math.min(below + 1, sorted.length - 1)]!;
  return low + (high - low) * (position - below);
}

const z95 = normalQuantile(0.975);

/** Half-width of the 95 % Wilson score interval of a share `held / draws`. */
export function wilsonHalfWidth(held: number, draws: number): number {
  const p = held / draws;
  const z2 = z95 * z95;
  return (z95 * Math.sqrt((p * (1 - p)) / draws + z2 / (4 * draws * draws))) / (1 + z2 / draws);
}
