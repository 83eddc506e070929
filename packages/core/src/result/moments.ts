/**
 * Count, sum and squared deviations of columns, kept per 256-draw block and added in block order: neither the number of workers
 * nor the cut into chunks or shards changes a bit. Draws that are not finite are left out.
 */
import { blockSize } from './statistics.ts';

/** Blocks `first` … `first + blocks − 1` of several columns; arrays are [block × columns + column]. */
export interface BlockMoments {
  readonly first: number;
  readonly blocks: number;
  readonly columns: number;
  /** Finite draws of the block. */
  readonly counts: Uint16Array;
  readonly sums: Float64Array;
  /** Sum of squared deviations from the mean of the block. */
  readonly squares: Float64Array;
}

export interface Moments {
  readonly count: number;
  readonly sum: number;
  /** Sum of squared deviations from the mean. */
  readonly squares: number;
}

export function createBlockMoments(first: number, blocks: number, columns: number): BlockMoments {
  const size = blocks * columns;
  return {
    first,
    blocks,
    columns,
    counts: new Uint16Array(size),
    sums: new Float64Array(size),
    squares: new Float64Array(size),
  };
}

/** Measures a column whose first draw begins block `first` of `into`. */
export function measureColumn(values: Float64Array, into: BlockMoments, column: number): void {
  for (let start = 0, block = 0; start < values.length; start += blockSize, block++) {
    const end = Math.min(start + blockSize, values.length);
    // Deviations from a draw of the block itself lose nothing where the spread is small beside the level.
    let pivot = NaN;
    let count = 0;
    let sum = 0;
    let shifted = 0;
    let squared = 0;
    for (let i = start; i < end; i++) {
      const value = values[i]!;
      if (value - value !== 0) continue;
      if (count === 0) pivot = value;
      const deviation = value - pivot;
      count++;
      sum += value;
      shifted += deviation;
      squared += deviation * deviation;
    }
    const at = block * into.columns + column;
    into.counts[at] = count;
    into.sums[at] = sum;
    into.squares[at] = count === 0 ? 0 : Math.max(0, squared - (shifted * shifted) / count);
  }
}

const empty: Moments = { count: 0, sum: 0, squares: 0 };

/** The next block joined to what stands before it: Chan, Golub and LeVeque (1983), equation 1.5. */
function joined(before: Moments, count: number, sum: number, squares: number): Moments {
  if (count === 0) return before;
  if (before.count === 0) return { count, sum, squares };
  const total = before.count + count;
  const apart = sum / count - before.sum / before.count;
  return {
    count: total,
    sum: before.sum + sum,
    squares: before.squares + squares + apart * apart * ((before.count * count) / total),
  };
}

/** Moments of one whole column. */
export function momentsOf(values: Float64Array): Moments {
  const blocks = createBlockMoments(0, Math.ceil(values.length / blockSize), 1);
  measureColumn(values, blocks, 0);
  let moments = empty;
  for (let block = 0; block < blocks.blocks; block++)
    moments = joined(moments, blocks.counts[block]!, blocks.sums[block]!, blocks.squares[block]!);
  return moments;
}

/** Takes blocks in any order and adds them in block order, so that only those which came early are kept. */
export class MomentFold {
  readonly #columns: number;
  readonly #moments: Moments[];
  readonly #waiting = new Map<number, BlockMoments>();
  #next = 0;

  constructor(columns: number) {
    this.#columns = columns;
    this.#moments = Array<Moments>(columns).fill(empty);
  }

  /** Blocks that were added before are ignored: a chunk that is done again has the same bits. */
  add(piece: BlockMoments): void {
    if (piece.columns !== this.#columns) throw new Error('moments of other columns');
    if (piece.first >= this.#next) this.#waiting.set(piece.first, piece);
    for (let ready = this.#waiting.get(this.#next); ready; ready = this.#waiting.get(this.#next)) {
      this.#waiting.delete(ready.first);
      this.#fold(ready);
      this.#next += ready.blocks;
    }
  }

  /** Of the columns, from block 0 to the first gap. */
  moments(): readonly Moments[] {
    return this.#moments;
  }

  #fold({ blocks, columns, counts, sums, squares }: BlockMoments): void {
    for (let block = 0; block < blocks; block++)
      for (let column = 0; column < columns; column++) {
        const at = block * columns + column;
        this.#moments[column] = joined(this.#moments[column]!, counts[at]!, sums[at]!, squares[at]!);
      }
  }
}
