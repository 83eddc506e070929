/** Philox4x32-10 on four draws at once, and the uniforms of the two years that its four words serve (random/stream.ts). */
import { Bytes } from '../../compile/wasm/bytes.ts';
import type { WasmFunction } from '../../compile/wasm/module.ts';
import { lane, opcode, simd, valueType } from '../../compile/wasm/opcodes.ts';
import { philoxConstants } from '../../random/philox.ts';

/** Four lanes of 32 bits, beside those of two lanes in compile/wasm/opcodes.ts (core specification, appendix A.7). */
const words = {
  shuffle: 0x0d,
  splat: 0x11,
  add: 0xae,
  shiftRight: 0xad,
  /** Full products of lanes 0 and 1, or 2 and 3. */
  productsLow: 0xde,
  productsHigh: 0xdf,
  /** Lanes 0 and 1 as doubles. */
  toDoubles: 0xfe,
} as const;

const LIMIT = 0;
const FROM_DRAW = 1;
const YEAR_PAIR = 2;
const KEY = 5;
const OFFSET = 7;
const FIRST_VECTOR = 8;

/** Vector local variables. */
const local = {
  counter: FIRST_VECTOR,
  x: [FIRST_VECTOR + 1, FIRST_VECTOR + 2, FIRST_VECTOR + 3, FIRST_VECTOR + 4],
  key: [FIRST_VECTOR + 5, FIRST_VECTOR + 6],
  low: [FIRST_VECTOR + 7, FIRST_VECTOR + 8],
  high: [FIRST_VECTOR + 9, FIRST_VECTOR + 10],
} as const;
const VECTORS = 11;

/** (bytes, fromDraw, yearPair, seedLow, seedHigh, keyLow, keyHigh) → (), the last six being the counter and key of the stream. */
export function emitPhilox(even: number, odd: number): WasmFunction {
  const code = new Bytes();
  const writer = new Writer(code);
  writer.splat(FROM_DRAW);
  writer.constant([0, 1, 2, 3]);
  writer.vector(words.add);
  writer.set(local.counter);
  code.byte(opcode.loop);
  code.byte(opcode.emptyBlock);
  writer.get(local.counter);
  writer.set(local.x[0]);
  for (const i of [0, 1, 2]) {
    writer.splat(YEAR_PAIR + i);
    writer.set(local.x[i + 1]!);
  }
  for (const i of [0, 1]) {
    writer.splat(KEY + i);
    writer.set(local.key[i]!);
  }
  for (let round = 0; round < philoxConstants.rounds; round++) writer.round();
  writer.uniforms(local.x[0], local.x[1], even);
  writer.uniforms(local.x[2], local.x[3], odd);
  writer.get(local.counter);
  writer.constant([4, 4, 4, 4]);
  writer.vector(words.add);
  writer.set(local.counter);
  writer.get(OFFSET);
  code.byte(opcode.i32Const);
  code.signed(32);
  code.byte(opcode.i32Add);
  writer.set(OFFSET);
  writer.get(OFFSET);
  writer.get(LIMIT);
  code.byte(opcode.i32LessUnsigned);
  code.byte(opcode.branchIf);
  code.unsigned(0);
  code.byte(opcode.end);
  return {
    parameters: Array.from({ length: OFFSET }, () => valueType.i32),
    results: [],
    locals: [
      { count: 1, type: valueType.i32 },
      { count: VECTORS, type: valueType.v128 },
    ],
    code,
  };
}

class Writer {
  private readonly code: Bytes;

  constructor(code: Bytes) {
    this.code = code;
  }

  get(index: number): void {
    this.code.byte(opcode.localGet);
    this.code.unsigned(index);
  }

  set(index: number): void {
    this.code.byte(opcode.localSet);
    this.code.unsigned(index);
  }

  vector(instruction: number): void {
    this.code.byte(opcode.simd);
    this.code.unsigned(instruction);
  }

  splat(parameter: number): void {
    this.get(parameter);
    this.vector(words.splat);
  }

  constant(four: readonly number[]): void {
    this.vector(simd.constant);
    four.forEach((word) => this.code.word(word));
  }

  /** Words of two vectors, numbered 0 to 7. */
  shuffle(chosen: readonly number[]): void {
    this.vector(words.shuffle);
    for (const word of chosen) for (let i = 0; i < 4; i++) this.code.byte(4 * word + i);
  }

  round(): void {
    const { multipliers, weyl } = philoxConstants;
    for (const i of [0, 1]) {
      const factor = multipliers[i]!;
      for (const instruction of [words.productsLow, words.productsHigh]) {
        this.get(local.x[2 * i]!);
        this.constant([factor, factor, factor, factor]);
        this.vector(instruction);
        this.set(instruction === words.productsLow ? local.low[i]! : local.high[i]!);
      }
    }
    const [x0, x1, x2, x3] = local.x;
    // The upper words of product 1 with x1 and the key become x0; those of product 0 with x3 become x2.
    this.mixed(1, x1, 0, x0);
    this.half(1, [0, 2, 4, 6]);
    this.set(x1);
    this.mixed(0, x3, 1, x2);
    this.half(0, [0, 2, 4, 6]);
    this.set(x3);
    for (const i of [0, 1]) {
      this.get(local.key[i]!);
      const step = weyl[i]!;
      this.constant([step, step, step, step]);
      this.vector(words.add);
      this.set(local.key[i]!);
    }
  }

  private mixed(product: number, with_: number, key: number, into: number): void {
    this.half(product, [1, 3, 5, 7]);
    this.get(with_);
    this.vector(lane.exclusiveOr);
    this.get(local.key[key]!);
    this.vector(lane.exclusiveOr);
    this.set(into);
  }

  private half(product: number, chosen: readonly number[]): void {
    this.get(local.low[product]!);
    this.get(local.high[product]!);
    this.shuffle(chosen);
  }

  /** ((a >>> 6)·2²⁶ + (b >>> 6) + ½)·2⁻⁵² of the four lanes, stored as four doubles. */
  uniforms(a: number, b: number, column: number): void {
    for (const each of [a, b]) {
      this.get(each);
      this.code.byte(opcode.i32Const);
      this.code.signed(6);
      this.vector(words.shiftRight);
      this.set(each);
    }
    for (const pair of [0, 1]) {
      this.get(OFFSET);
      this.doubles(a, pair);
      this.number(67108864);
      this.vector(lane.multiply);
      this.doubles(b, pair);
      this.vector(lane.add);
      this.number(0.5);
      this.vector(lane.add);
      this.number(2.220446049250313e-16);
      this.vector(lane.multiply);
      this.vector(simd.store);
      this.code.unsigned(4);
      this.code.unsigned(column + 16 * pair);
    }
  }

  private doubles(from: number, pair: number): void {
    this.get(from);
    if (pair === 1) {
      this.get(from);
      this.shuffle([2, 3, 2, 3]);
    }
    this.vector(words.toDoubles);
  }

  private number(value: number): void {
    const bits = new DataView(new ArrayBuffer(8));
    bits.setFloat64(0, value, true);
    const [low, high] = [bits.getInt32(0, true), bits.getInt32(4, true)];
    this.constant([low, high, low, high]);
  }
}
