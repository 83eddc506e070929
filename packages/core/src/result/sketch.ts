/**
 * A column of any number of draws as counts, for quantiles with a stated error. A bucket is what shares sign, exponent and the first
 * 10 bits of the fraction of a double, so its middle lies within 2⁻¹¹ of every value in it, relatively. Counts are whole numbers:
 * sketches of parts, added in any order, are the sketch of the whole, bit for bit.
 */
import { highWordIndex } from '../elementary/bits.ts';

/** Largest relative distance of an order statistic of a sketch from the true one; absolutely at most 2⁻¹⁰³³ for subnormal numbers. */
export const sketchError: number = 1 / 2048;

/** A page counts the 1,024 buckets of one sign and exponent. */
const pageBuckets = 1024;
const pages = 4096;
const signPage = 2048;
/** Exponent of infinities and NaN. */
const noNumber = 2047;

/** As it crosses to another thread or a file. */
export interface PackedSketch {
  /** Sign and exponent (the top 12 bits) of the pages in use, ascending. */
  readonly pages: Uint16Array;
  /** [page in use × 1024 + bucket]. */
  readonly counts: Uint32Array;
  /** Least and greatest finite value; Infinity and −Infinity when there is none. */
  readonly bounds: Float64Array;
}

export class Sketch {
  /** Place of each page in `#counts`, plus one; 0 where no value has fallen. */
  readonly #places = new Uint16Array(pages);
  #counts = new Uint32Array(pageBuckets * 4);
  #used = 0;
  #least = Infinity;
  #greatest = -Infinity;

  /** Largest relative distance of an order statistic from the true one: none in a column of one value. */
  get precision(): number {
    return this.#least < this.#greatest ? sketchError : 0;
  }

  /** Counts the finite values. */
  add(values: Float64Array): void {
    const words = new Uint32Array(values.buffer, values.byteOffset, values.length * 2);
    let least = this.#least;
    let greatest = this.#greatest;
    for (let i = 0; i < values.length; i++) {
      const high = words[2 * i + highWordIndex]!;
      const page = high >>> 20;
      if ((page & noNumber) === noNumber) continue;
      const value = values[i]!;
      if (value < least) least = value;
      if (value > greatest) greatest = value;
      const place = this.#places[page]! || this.#open(page);
      const bucket = (place - 1) * pageBuckets + ((high >>> 10) & (pageBuckets - 1));
      this.#counts[bucket] = this.#counts[bucket]! + 1;
    }
    this.#widen(least, greatest);
  }

  merge(other: PackedSketch): void {
    other.pages.forEach((page, index) => {
      const start = ((this.#places[page]! || this.#open(page)) - 1) * pageBuckets;
      const from = index * pageBuckets;
      for (let bucket = 0; bucket < pageBuckets; bucket++)
        this.#counts[start + bucket] = this.#counts[start + bucket]! + other.counts[from + bucket]!;
    });
    this.#widen(other.bounds[0]!, other.bounds[1]!);
  }

  pack(): PackedSketch {
    const used = [...this.#places.keys()].filter((page) => this.#places[page]! > 0);
    const counts = new Uint32Array(used.length * pageBuckets);
    used.forEach((page, index) => counts.set(this.#page(page), index * pageBuckets));
    return { pages: Uint16Array.from(used), counts, bounds: Float64Array.of(this.#least, this.#greatest) };
  }

  /** The middles of the buckets that hold the given ranks (ascending, 0 is the least); never beyond least and greatest. */
  ranks(ranks: readonly number[]): Float64Array {
    const found = new Float64Array(ranks.length);
    let below = 0;
    let next = 0;
    this.each((value, count) => {
      below += count;
      while (next < ranks.length && ranks[next]! < below) found[next++] = value;
    });
    return found;
  }

  /** Buckets in use, least first, by their middle. */
  each(visit: (value: number, count: number) => void): void {
    const bucketsOf = (page: number, step: 1 | -1): void => {
      if (this.#places[page] === 0) return;
      const counts = this.#page(page);
      for (let k = 0, bucket = step === 1 ? 0 : pageBuckets - 1; k < pageBuckets; k++, bucket += step)
        if (counts[bucket]! > 0) visit(this.#middle(page, bucket), counts[bucket]!);
    };
    for (let page = pages - 1; page >= signPage; page--) bucketsOf(page, -1);
    for (let page = 0; page < signPage; page++) bucketsOf(page, 1);
  }

  /** A column of one value keeps it exactly: the middle is held between the least and the greatest. */
  #middle(page: number, bucket: number): number {
    const first = bucket === 0 && (page & noNumber) === 0;
    words[highWordIndex] = (page << 20) | (bucket << 10) | (1 << 9);
    return Math.min(this.#greatest, Math.max(this.#least, first ? 0 : double[0]!));
  }

  #page(page: number): Uint32Array {
    const start = (this.#places[page]! - 1) * pageBuckets;
    return this.#counts.subarray(start, start + pageBuckets);
  }

  #open(page: number): number {
    if ((this.#used + 1) * pageBuckets > this.#counts.length) {
      const larger = new Uint32Array(this.#counts.length * 2);
      larger.set(this.#counts);
      this.#counts = larger;
    }
    this.#places[page] = ++this.#used;
    return this.#used;
  }

  /** Adding 0 makes −0 and 0 one value, whichever came first. */
  #widen(least: number, greatest: number): void {
    this.#least = Math.min(this.#least, least) + 0;
    this.#greatest = Math.max(this.#greatest, greatest) + 0;
  }
}

const double = new Float64Array(1);
const words = new Uint32Array(double.buffer);
