/** A design → the uniforms of each input. Uniforms of an input depend on seed, stream, draw and design, never on other inputs. */
import { morrisAt, morrisOrder, pickFreezeAt } from './design.ts';
import type { Design, Morris, PickFreeze } from './design.ts';
import { permuted } from './permutation.ts';
import { philox } from './philox.ts';
import { digitsToUniform, directionNumbers, scrambled, sobolDigits } from './sobol.ts';
import { streamKey } from './stream.ts';
import type { StreamKey } from './stream.ts';

export interface RandomInput {
  readonly name: string;
  readonly stream: string;
  /** Its place among the dimensions of a Sobol sequence. */
  readonly dimension: number;
}

export interface Arrangement {
  readonly design?: Design;
  /** Draws of the job. */
  readonly draws?: number;
  /** Draws of shocks for each draw of the parameters; 1 when absent. */
  readonly inner?: number;
}

/** Uniforms of draws fromDraw, fromDraw + 1, …. */
export interface Uniforms {
  readonly parameter: (input: RandomInput, fromDraw: number, out: Float64Array) => void;
  readonly shock: (input: RandomInput, year: number, fromDraw: number, out: Float64Array) => void;
}

/** `fillUniforms`, or what gives the same bits. */
export type Fill = (seed: number, key: StreamKey, year: number, fromDraw: number, out: Float64Array) => void;

/** Fills `out` with the uniforms of rows fromRow, fromRow + 1, …. */
type Rows = (input: RandomInput, fromRow: number, out: Float64Array) => void;

/** The words of a stream that no year uses serve for scrambles and permutations. */
const NO_YEAR = 0xffffffff;

export function createUniforms(seed: number, arrangement: Arrangement, fill: Fill): Uniforms {
  const { design = { kind: 'monte-carlo' }, draws = 0, inner = 1 } = arrangement;
  const keyOf = keys();
  const plain: Rows = (input, fromRow, out) => fill(seed, keyOf(input.stream), 0, fromRow, out);
  const shock: Uniforms['shock'] = (input, year, fromDraw, out) => fill(seed, keyOf(input.stream), year, fromDraw, out);
  switch (design.kind) {
    case 'monte-carlo':
      return { parameter: repeated(plain, inner), shock };
    case 'latin-hypercube': {
      const rows = Math.ceil((design.of ?? draws) / inner);
      return { parameter: repeated(latinRows(seed, rows, plain, keyOf), inner), shock };
    }
    case 'sobol':
      return { parameter: repeated(sobolRows(seed, keyOf), inner), shock };
    case 'pick-freeze':
      return pickFreeze(design, seed, plain, shock, keyOf);
    case 'morris':
      return morris(design, seed, plain, shock);
    case 'central':
      return { parameter: (_input, _draw, out) => out.fill(0.5), shock: (_input, _year, _draw, out) => out.fill(0.5) };
    default:
      return design satisfies never;
  }
}

function keys(): (stream: string) => StreamKey {
  const known = new Map<string, StreamKey>();
  return (stream) => {
    const key = known.get(stream) ?? streamKey(stream);
    known.set(stream, key);
    return key;
  };
}

/** Each row serves `times` draws. */
function repeated(rows: Rows, times: number): Rows {
  if (times === 1) return rows;
  return (input, fromDraw, out) => {
    const first = Math.floor(fromDraw / times);
    const values = new Float64Array(Math.floor((fromDraw + out.length - 1) / times) - first + 1);
    rows(input, first, values);
    for (let d = 0; d < out.length; d++) out[d] = values[Math.floor((fromDraw + d) / times) - first]!;
  };
}

/** Four words that a stream has for itself. */
function ownWords(seed: number, key: StreamKey): [number, number, number, number] {
  const words = new Uint32Array(4);
  philox(0, NO_YEAR, seed >>> 0, Math.floor(seed / 4294967296), key.low, key.high, words);
  return [words[0]!, words[1]!, words[2]!, words[3]!];
}

/** 28 bits and a half of the place inside a slice: with up to 2^24 slices all of it fits a double, so no uniform rounds to 1. */
const PLACES = 268435456;

function latinRows(seed: number, size: number, plain: Rows, keyOf: (stream: string) => StreamKey): Rows {
  return (input, fromRow, out) => {
    const words = ownWords(seed, keyOf(input.stream));
    plain(input, fromRow, out);
    for (let i = 0; i < out.length; i++) {
      const place = (Math.floor(out[i]! * PLACES) + 0.5) / PLACES;
      out[i] = (permuted(fromRow + i, size, words) + place) / size;
    }
  };
}

function sobolRows(seed: number, keyOf: (stream: string) => StreamKey): Rows {
  const directions = new Map<number, Int32Array>();
  return ({ stream, dimension }, fromRow, out) => {
    const numbers = directions.get(dimension) ?? directionNumbers(dimension);
    directions.set(dimension, numbers);
    const [scramble] = ownWords(seed, keyOf(stream));
    for (let i = 0; i < out.length; i++)
      out[i] = digitsToUniform(scrambled(sobolDigits(numbers, fromRow + i), scramble));
  };
}

function pickFreeze(
  design: PickFreeze,
  seed: number,
  plain: Rows,
  shock: Uniforms['shock'],
  keyOf: (stream: string) => StreamKey,
): Uniforms {
  const groupOf = new Map(design.groups.flatMap((names, group) => names.map((name) => [name, group] as const)));
  const rows = design.rows === 'monte-carlo' ? plain : sobolRows(seed, keyOf);
  /** The input as A or B knows it: B has a stream and a dimension of its own, beside those of A. */
  const inMatrix = (input: RandomInput, block: 'A' | 'B' | number): RandomInput => {
    const fromB = block === 'B' || (block !== 'A' && groupOf.get(input.name) === block);
    return {
      name: input.name,
      stream: fromB ? `${input.stream}\u0000B` : input.stream,
      dimension: 2 * input.dimension + (fromB ? 1 : 0),
    };
  };
  const inRuns = (input: RandomInput, fromDraw: number, out: Float64Array, take: Rows): void => {
    for (let at = 0; at < out.length;) {
      const { row, block } = pickFreezeAt(design, fromDraw + at);
      const length = Math.min(design.base - row, out.length - at);
      take(inMatrix(input, block), row, out.subarray(at, at + length));
      at += length;
    }
  };
  return {
    parameter: (input, fromDraw, out) => inRuns(input, fromDraw, out, rows),
    shock: (input, year, fromDraw, out) =>
      inRuns(input, fromDraw, out, (own, row, part) => shock(own, year, row, part)),
  };
}

function morris(design: Morris, seed: number, plain: Rows, shock: Uniforms['shock']): Uniforms {
  const { levels, inputs } = design;
  const length = inputs.length + 1;
  const listed = new Set(inputs);
  /** All draws of a trajectory share a row. */
  const byTrajectory = (rows: Rows): Rows => repeated(rows, length);
  const start = byTrajectory(plain);
  return {
    parameter: (input, fromDraw, out) => {
      start(input, fromDraw, out);
      if (!listed.has(input.name)) return;
      let known = -1;
      let moves = 0;
      for (let d = 0; d < out.length; d++) {
        const { trajectory, step } = morrisAt(design, fromDraw + d);
        if (trajectory !== known) moves = morrisOrder(design, seed, trajectory).indexOf(input.name);
        known = trajectory;
        const first = Math.floor(out[d]! * levels);
        const level = moves < step ? (first + levels / 2) % levels : first;
        out[d] = (level + 0.5) / levels;
      }
    },
    shock: (input, year, fromDraw, out) =>
      byTrajectory((own, row, rows) => shock(own, year, row, rows))(input, fromDraw, out),
  };
}
