/**
 * Values of two draws at once (the lanes of a v128) as a graph without repetition: an operation on the same operands is the
 * same value, and one on constants is done here, with the very operations the lanes would do. Operands come before their users.
 */
import { lane } from '../wasm/opcodes.ts';
import type { LaneOpcode } from '../wasm/opcodes.ts';
import { nodeKind, NodeStore } from './node-store.ts';

/** Index of a node of the graph. */
export type Value = number;

export type LaneFunction = 'exp' | 'log' | 'log10' | 'pow' | 'tanh' | 'sin' | 'cos' | 'tan' | 'atan2';

/** In the order of their numbers in codes of nodes. */
export const laneFunctionNames: readonly LaneFunction[] = [
  'exp',
  'log',
  'log10',
  'pow',
  'tanh',
  'sin',
  'cos',
  'tan',
  'atan2',
];

const double = new Float64Array(1);
const words = new Int32Array(double.buffer);
const littleEndian = new Uint8Array(new Uint16Array([1]).buffer)[0] === 1;
const highIndex = littleEndian ? 1 : 0;
const lowIndex = littleEndian ? 0 : 1;

const isComparison = flags([
  ...[lane.equal, lane.unequal, lane.less, lane.greater, lane.lessOrEqual, lane.greaterOrEqual, lane.integerEqual],
]);
const joinsMasks = flags([lane.and, lane.or, lane.not, lane.exclusiveOr]);

function flags(codes: readonly LaneOpcode[]): Uint8Array {
  const table = new Uint8Array(256);
  for (const code of codes) table[code] = 1;
  return table;
}

/** Where a node has fewer fields. */
const NONE = -1;

const [ALL_DRAWS, MASK] = [1, 2];

export class Graph {
  /** Masks of lanes whose value the module cannot compute: the interpreter then computes those draws. */
  readonly unable: Value[] = [];
  private readonly nodes = new NodeStore();
  /** Bits: the same value in all draws; a mask (each lane has all bits set or none). */
  private marks = new Uint8Array(512);

  get size(): number {
    return this.nodes.length;
  }
  /** One of `nodeKind`. */
  kind(value: Value): number {
    return this.nodes.kind(value);
  }
  /** The instruction of an operation; see `nodeKind` for calls. */
  code(value: Value): number {
    return this.nodes.code(value);
  }
  operandCount(value: Value): number {
    return this.nodes.operandCount(value);
  }
  operand(value: Value, index: number): Value {
    return this.nodes.field(value, index);
  }
  /** What a node has besides operands: words of a constant, address of a load, distance of a shift, index of an argument. */
  field(value: Value, index: number): number {
    return this.nodes.field(value, index);
  }
  /** Do all draws have the same value? */
  isUniform(value: Value): boolean {
    return (this.marks[value]! & ALL_DRAWS) !== 0;
  }
  isMask(value: Value): boolean {
    return (this.marks[value]! & MASK) !== 0;
  }
  /** Is it taken again where it is needed instead of being kept? */
  isCheap(value: Value): boolean {
    const kind = this.nodes.kind(value);
    return kind !== nodeKind.operation && kind !== nodeKind.call && kind !== nodeKind.guarded;
  }

  number(value: number): Value {
    double[0] = value;
    return this.bits(words[highIndex]!, words[lowIndex]!);
  }

  /** 64 bits in each lane, as two 32-bit words. */
  bits(high: number, low: number): Value {
    const mask = high === low && (high === 0 || high === -1);
    return this.add(nodeKind.constant, 0, 0, high | 0, low | 0, NONE, NONE, true, mask);
  }

  /** The number of a constant; undefined for other values. */
  numberOf(value: Value): number | undefined {
    if (this.nodes.kind(value) !== nodeKind.constant) return undefined;
    words[highIndex] = this.nodes.field(value, 0);
    words[lowIndex] = this.nodes.field(value, 1);
    return double[0];
  }

  year(): Value {
    return this.add(nodeKind.year, 0, 0, NONE, NONE, NONE, NONE, true, false);
  }

  argument(index: number): Value {
    return this.add(nodeKind.argument, 0, 0, index, NONE, NONE, NONE, false, false);
  }

  /** `address` counts from the record of the year (`yearly`), else from the start of memory. In a loop it advances by `pace`. */
  load(address: number, yearly: boolean, uniform: boolean, pace = 0): Value {
    return this.add(nodeKind.load, 0, 0, address, yearly ? 1 : 0, pace, NONE, uniform, false);
  }

  /** A function of the module; `exact` stands for the form with every special case and no branch. */
  call(name: LaneFunction, exact: boolean, operands: readonly Value[]): Value {
    const a = operands[0] ?? NONE;
    const b = operands[1] ?? NONE;
    const code = 2 * laneFunctionNames.indexOf(name) + (exact ? 1 : 0);
    return this.add(nodeKind.call, code, operands.length, a, b, NONE, NONE, this.allUniform(a, b, NONE), false);
  }

  /** `quick` where `ordinary` holds in both lanes, else the exact form of the function. */
  guarded(name: LaneFunction, quick: Value, ordinary: Value, operands: readonly Value[]): Value {
    if (this.wholeMask(ordinary) === true) return quick;
    const [a = NONE, b = NONE] = operands;
    const [c, d] = b === NONE ? [quick, NONE] : [b, quick];
    const code = laneFunctionNames.indexOf(name);
    const uniform = this.allUniform(a, b, NONE);
    return this.add(nodeKind.guarded, code, 2 + operands.length, ordinary, a, c, d, uniform, false);
  }

  shift(code: typeof lane.shiftLeft | typeof lane.shiftRight, value: Value, shift: number): Value {
    return this.add(nodeKind.operation, code, 1, value, shift, NONE, NONE, this.isUniform(value), false);
  }

  operation(code: LaneOpcode, a: Value, b: Value = NONE, c: Value = NONE): Value {
    const folded = this.fold(code, a, b, c);
    if (folded !== undefined) return folded;
    const mask =
      isComparison[code] === 1 || (joinsMasks[code] === 1 && this.isMask(a) && (b === NONE || this.isMask(b)));
    const operands = b === NONE ? 1 : c === NONE ? 2 : 3;
    return this.add(nodeKind.operation, code, operands, a, b, c, NONE, this.allUniform(a, b, c), mask);
  }

  plus(a: Value, b: Value): Value {
    return this.operation(lane.add, a, b);
  }
  minus(a: Value, b: Value): Value {
    return this.operation(lane.subtract, a, b);
  }
  times(a: Value, b: Value): Value {
    return this.operation(lane.multiply, a, b);
  }
  over(a: Value, b: Value): Value {
    return this.operation(lane.divide, a, b);
  }
  absolute(a: Value): Value {
    return this.operation(lane.absolute, a);
  }
  negate(a: Value): Value {
    return this.operation(lane.negate, a);
  }
  and(a: Value, b: Value): Value {
    return this.operation(lane.and, a, b);
  }
  or(a: Value, b: Value): Value {
    return this.operation(lane.or, a, b);
  }
  not(a: Value): Value {
    return this.operation(lane.not, a);
  }
  less(a: Value, b: Value): Value {
    return this.operation(lane.less, a, b);
  }
  equal(a: Value, b: Value): Value {
    return this.operation(lane.equal, a, b);
  }
  /** `then` where the mask is set. */
  choose(mask: Value, then: Value, otherwise: Value): Value {
    return then === otherwise ? then : this.operation(lane.select, then, otherwise, mask);
  }

  /**
   * c₀ + x·c₁ + x²·(c₂ + x·c₃) + x⁴·(…) + …, terms joined in pairs, the pairs in pairs (Estrin): the order of elementary/,
   * whose short chains keep a processor busier than Horner's rule.
   */
  polynomial(x: Value, coefficients: readonly number[]): Value {
    let terms = coefficients.map((coefficient) => this.number(coefficient));
    let power = x;
    while (terms.length > 1) {
      const pairs: Value[] = [];
      for (let i = 0; i < terms.length; i += 2) {
        const second = terms[i + 1];
        pairs.push(second === undefined ? terms[i]! : this.plus(terms[i]!, this.times(power, second)));
      }
      terms = pairs;
      if (terms.length > 1) power = this.times(power, power);
    }
    return terms[0]!;
  }

  private allUniform(a: Value, b: Value, c: Value): boolean {
    const { marks } = this;
    return (marks[a]! & (b === NONE ? ALL_DRAWS : marks[b]!) & (c === NONE ? ALL_DRAWS : marks[c]!) & ALL_DRAWS) !== 0;
  }

  private add(
    kind: number,
    code: number,
    operands: number,
    a: number,
    b: number,
    c: number,
    d: number,
    uniform: boolean,
    mask: boolean,
  ): Value {
    const { nodes } = this;
    const before = nodes.length;
    const value = nodes.add(kind, code, operands, a, b, c, d);
    if (value < before) return value;
    if (value >= this.marks.length) {
      const marks = new Uint8Array(2 * this.marks.length);
      marks.set(this.marks);
      this.marks = marks;
    }
    this.marks[value] = (uniform ? ALL_DRAWS : 0) | (mask ? MASK : 0);
    return value;
  }

  /** The result where constants settle it, in the same bits that the lanes would give. */
  private fold(code: LaneOpcode, first: Value, second: Value, third: Value): Value | undefined {
    const { nodes } = this;
    if (
      nodes.kind(first) !== nodeKind.constant &&
      (second === NONE || nodes.kind(second) !== nodeKind.constant) &&
      (third === NONE || nodes.kind(third) !== nodeKind.constant)
    )
      return undefined;
    if (code === lane.select) {
      const mask = this.wholeMask(third);
      return mask === undefined ? undefined : mask ? first : second;
    }
    if (code === lane.and || code === lane.or) {
      for (const [mask, other] of [
        [this.wholeMask(first), second],
        [this.wholeMask(second), first],
      ] as const)
        if (mask !== undefined)
          return mask === (code === lane.and) ? other : mask ? this.bits(-1, -1) : this.bits(0, 0);
      return undefined;
    }
    if (code === lane.not) {
      const mask = this.wholeMask(first);
      return mask === undefined ? undefined : mask ? this.bits(0, 0) : this.bits(-1, -1);
    }
    const a = this.numberOf(first);
    const b = second === NONE ? 0 : this.numberOf(second);
    if (b !== undefined && a === undefined) {
      // Exact for every x: x·1, x / 1, and division by a power of two whose inverse is a normal number.
      if ((code === lane.multiply || code === lane.divide) && b === 1) return first;
      if (code === lane.divide && isPowerOfTwo(b)) return this.times(first, this.number(1 / b));
    }
    if (a === 1 && b === undefined && code === lane.multiply) return second;
    if (a === undefined || b === undefined) return undefined;
    switch (code) {
      case lane.add:
        return this.number(a + b);
      case lane.subtract:
        return this.number(a - b);
      case lane.multiply:
        return this.number(a * b);
      case lane.divide:
        return this.number(a / b);
      case lane.absolute:
        return this.number(Math.abs(a));
      case lane.negate:
        return this.number(-a);
      case lane.floor:
        return this.number(Math.floor(a));
      case lane.less:
        return this.mask(a < b);
      case lane.lessOrEqual:
        return this.mask(a <= b);
      case lane.greater:
        return this.mask(a > b);
      case lane.greaterOrEqual:
        return this.mask(a >= b);
      case lane.equal:
        return this.mask(a === b);
      case lane.unequal:
        return this.mask(a !== b);
      default:
        return undefined;
    }
  }

  private mask(condition: boolean): Value {
    return condition ? this.bits(-1, -1) : this.bits(0, 0);
  }

  /** True or false for a constant of only ones or only zeros. */
  private wholeMask(value: Value): boolean | undefined {
    const { nodes } = this;
    const high = nodes.field(value, 0);
    if (nodes.kind(value) !== nodeKind.constant || high !== nodes.field(value, 1)) return undefined;
    return high === -1 ? true : high === 0 ? false : undefined;
  }
}

/** Powers of two from 2^-1022 to 2^1022, whose inverses are normal too. */
function isPowerOfTwo(x: number): boolean {
  double[0] = x;
  const high = words[highIndex]! & 0x7fffffff;
  return words[lowIndex] === 0 && (high & 0xfffff) === 0 && high >= 0x00100000 && high <= 0x7fd00000;
}
