/**
 * Streams of uniforms. One uniform in (0, 1) is keyed by (seed, stream name, draw, year) and by nothing else: adding an
 * input, a year or a worker changes no other draw.
 *
 * Philox counter = (draw, ⌊year / 2⌋, seed mod 2^32, ⌊seed / 2^32⌋), key = the hash of the name. Words 0 and 1 of a block
 * serve the even year, words 2 and 3 the odd one. Parameters, which have no year, use year 0.
 */
import { philox } from './philox.ts';

/** Hash of a stream name: two 32-bit words. */
export interface StreamKey {
  readonly low: number;
  readonly high: number;
}

/**
 * Key of a stream. The name is normalised to NFC (so two ways to type é are one stream), then two murmur3-style 32-bit
 * hashes with different seeds run over its UTF-16 code units. Two names of one model share a key with chance 2^-64.
 */
export function streamKey(name: string): StreamKey {
  const text = name.normalize('NFC');
  return { low: hash(text, 0x243f6a88), high: hash(text, 0x85a308d3) };
}

/** murmur3 (Appleby) with one code unit per block; the seeds are digits of π. */
function hash(text: string, seed: number): number {
  let state = seed;
  for (let i = 0; i < text.length; i++) {
    const block = Math.imul(text.charCodeAt(i), 0xcc9e2d51);
    state ^= Math.imul((block << 15) | (block >>> 17), 0x1b873593);
    state = (Math.imul((state << 13) | (state >>> 19), 5) + 0xe6546b64) | 0;
  }
  state ^= text.length;
  state = Math.imul(state ^ (state >>> 16), 0x85ebca6b);
  state = Math.imul(state ^ (state >>> 13), 0xc2b2ae35);
  return (state ^ (state >>> 16)) >>> 0;
}

/** Fills `out` with the uniforms of draws fromDraw, fromDraw + 1, … of one year. Seed: a whole number in [0, 2^53). */
export function fillUniforms(seed: number, key: StreamKey, year: number, fromDraw: number, out: Float64Array): void {
  if (!Number.isSafeInteger(seed) || seed < 0) throw new RangeError(`seed ${String(seed)}`);
  const words = new Uint32Array(4);
  const seedLow = seed >>> 0;
  const seedHigh = Math.floor(seed / 4294967296);
  const yearPair = (year >> 1) >>> 0;
  const first = (year & 1) * 2;
  for (let i = 0; i < out.length; i++) {
    philox((fromDraw + i) >>> 0, yearPair, seedLow, seedHigh, key.low, key.high, words);
    out[i] = toUniform(words[first] ?? 0, words[first + 1] ?? 0);
  }
}

/** The uniform of one draw and year: the same bits as `fillUniforms`. */
export function uniform(seed: number, key: StreamKey, draw: number, year: number): number {
  const out = new Float64Array(1);
  fillUniforms(seed, key, year, draw, out);
  return out[0] ?? NaN;
}

/** 52 bits and a half, over 2^52: exact, symmetric around ½, never 0 or 1. */
function toUniform(a: number, b: number): number {
  return ((a >>> 6) * 67108864 + (b >>> 6) + 0.5) * 2.220446049250313e-16;
}
