/** Exact order statistics without sorting: a histogram finds the bins that hold the wanted ranks, only those are sorted. */
import { fewValues, sortNumbers } from './sort-numbers.ts';

const mostBins = 4096;
/** Divisions of a bin that hardly shrinks before it is sorted. */
const mostDivisions = 4;
/** Values per bin that the number of bins aims at. */
const perBin = 4;

/**
 * Values at `ranks` (ascending, 0 is the least) of finite `values`, exactly as they would stand sorted (−0 before 0). `values` is
 * not changed. Bins are of equal width; where one keeps more than half of the values (heavy tails), it is divided in its turn, and
 * sorted when that does not help either.
 */
export function selectRanks(values: Float64Array, ranks: readonly number[]): Float64Array {
  const found = new Float64Array(ranks.length);
  select(values, { ranks, start: 0, end: ranks.length, below: 0 }, 0, found);
  return found;
}

/** Ranks `start` to `end`, counted from `below`. */
interface Wanted {
  readonly ranks: readonly number[];
  readonly start: number;
  readonly end: number;
  readonly below: number;
}

function select(values: Float64Array, wanted: Wanted, division: number, found: Float64Array): void {
  const range = values.length > fewValues && division < mostDivisions ? rangeOf(values) : null;
  if (range && range.low === range.high) {
    pickEqual(values, range.low, wanted, found);
    return;
  }
  // A range that is too small or too large for a scale would leave one bin.
  if (!range || !(range.scale > 0 && range.scale < Infinity)) {
    pick(values.slice().sort(), wanted, found);
    return;
  }
  const counts = countBins(values, range);
  const bins = binsOf(wanted, counts);
  gather(values, range, counts, bins).forEach((inside, index) => {
    const part = bins[index]!;
    if (inside.length * 2 > values.length) select(inside, part, division + 1, found);
    else pick(sortNumbers(inside), part, found);
  });
}

interface WantedBin extends Wanted {
  readonly bin: number;
}

/** The bins that hold a wanted rank. */
function binsOf({ ranks, start, end, below }: Wanted, counts: Uint32Array): readonly WantedBin[] {
  const found: WantedBin[] = [];
  for (let bin = 0, next = start, before = below; next < end; bin++) {
    const after = before + counts[bin]!;
    const first = next;
    while (next < end && ranks[next]! < after) next++;
    if (next > first) found.push({ bin, ranks, start: first, end: next, below: before });
    before = after;
  }
  return found;
}

interface Range {
  readonly low: number;
  readonly high: number;
  readonly bins: number;
  /** Bins per unit. */
  readonly scale: number;
}

function rangeOf(values: Float64Array): Range {
  let low = values[0]!;
  let high = low;
  for (let i = 1; i < values.length; i++) {
    const value = values[i]!;
    if (value < low) low = value;
    else if (value > high) high = value;
  }
  const bins = Math.min(mostBins, Math.ceil(values.length / perBin));
  return { low, high, bins, scale: bins / (high - low) };
}

/** Rounding keeps order, so a greater value never falls in a lower bin. */
function countBins(values: Float64Array, { low, scale, bins }: Range): Uint32Array {
  const counts = new Uint32Array(bins + 1);
  for (let i = 0; i < values.length; i++) {
    const bin = ((values[i]! - low) * scale) | 0;
    counts[bin] = counts[bin]! + 1;
  }
  return counts;
}

function gather(
  values: Float64Array,
  { low, scale, bins }: Range,
  counts: Uint32Array,
  wanted: readonly WantedBin[],
): readonly Float64Array[] {
  // slots[bin]: where its next value goes in `all`; −1 where nobody wants it.
  const slots = new Int32Array(bins + 1).fill(-1);
  let size = 0;
  const starts = wanted.map(({ bin }) => {
    const from = size;
    slots[bin] = from;
    size += counts[bin]!;
    return from;
  });
  const all = new Float64Array(size);
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!;
    const bin = ((value - low) * scale) | 0;
    const slot = slots[bin]!;
    if (slot < 0) continue;
    all[slot] = value;
    slots[bin] = slot + 1;
  }
  return wanted.map(({ bin }, index) => all.subarray(starts[index], starts[index]! + counts[bin]!));
}

function pick(inOrder: Float64Array, { ranks, start, end, below }: Wanted, found: Float64Array): void {
  for (let i = start; i < end; i++) found[i] = inOrder[ranks[i]! - below]!;
}

/** Observed years are the same in every draw. Zeros of both signs are equal, and −0 stands first. */
function pickEqual(
  values: Float64Array,
  value: number,
  { ranks, start, end, below }: Wanted,
  found: Float64Array,
): void {
  let negative = 0;
  if (value === 0) for (let i = 0; i < values.length; i++) if (Object.is(values[i], -0)) negative++;
  for (let i = start; i < end; i++) found[i] = value !== 0 ? value : ranks[i]! - below < negative ? -0 : 0;
}
