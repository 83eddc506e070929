/**
 * Values of two draws at once (the lanes of a v128) as a graph without repetition: an operation on the same operands is the
 * same value, and one on constants is done here, with the very operations the lanes would do. Operands come before their users.
 */
import { lane } from '../wasm/opcodes.ts';
import type { LaneOpcode } from '../wasm/opcodes.ts';

/** Index of a node of the graph. */
export type Value = number;

export type LaneFunction = 'exp' | 'log' | 'log10' | 'pow' | 'tanh' | 'sin' | 'cos' | 'tan' | 'atan2';

export type LaneNode =
  /** The same 64 bits in both lanes. */
  | { readonly kind: 'constant'; readonly high: number; readonly low: number }
  | {
      readonly kind: 'operation';
      readonly code: LaneOpcode;
      readonly operands: readonly Value[];
      readonly shift: number;
    }
  /** `address` counts from the record of the year (`yearly`), else from the start of memory. */
  | { readonly kind: 'load'; readonly address: number; readonly yearly: boolean }
  /** The calendar year. */
  | { readonly kind: 'year' }
  /** Operand of the function that the graph is the body of. */
  | { readonly kind: 'argument'; readonly index: number }
  /** A function of the module; `exact` stands for the form with every special case and no branch. */
  | { readonly kind: 'call'; readonly name: LaneFunction; readonly exact: boolean; readonly operands: readonly Value[] }
  /** `quick` where `ordinary` holds in both lanes, else the exact form of the function. */
  | {
      readonly kind: 'guarded';
      readonly name: LaneFunction;
      readonly quick: Value;
      readonly ordinary: Value;
      readonly operands: readonly Value[];
    };

const double = new Float64Array(1);
const words = new Int32Array(double.buffer);
const littleEndian = new Uint8Array(new Uint16Array([1]).buffer)[0] === 1;
const highIndex = littleEndian ? 1 : 0;
const lowIndex = littleEndian ? 0 : 1;

const comparisons: ReadonlySet<LaneOpcode> = new Set([
  ...[lane.equal, lane.unequal, lane.less, lane.greater, lane.lessOrEqual, lane.greaterOrEqual, lane.integerEqual],
]);
const onMasks: ReadonlySet<LaneOpcode> = new Set([lane.and, lane.or, lane.not, lane.exclusiveOr]);

export class Graph {
  readonly nodes: LaneNode[] = [];
  /** 1 where all draws have the same value. */
  readonly uniform: number[] = [];
  /** 1 where each lane has all bits set or none. */
  readonly masks: number[] = [];
  /** Masks of lanes whose value the module cannot compute: the block is then computed by the interpreter. */
  readonly unable: Value[] = [];
  private readonly known = new Map<number | string, Value>();
  private readonly numbers = new Map<number, Value>();

  number(value: number): Value {
    // A map takes both zeros for one key.
    const known = value === 0 ? undefined : this.numbers.get(value);
    if (known !== undefined) return known;
    double[0] = value;
    const found = this.bits(words[highIndex]!, words[lowIndex]!);
    this.numbers.set(value, found);
    return found;
  }

  /** 64 bits in each lane, as two 32-bit words. */
  bits(high: number, low: number): Value {
    return this.add(`# ${high} ${low}`, { kind: 'constant', high, low }, true);
  }

  /** The number of a constant; undefined for other values. */
  numberOf(value: Value): number | undefined {
    const node = this.nodes[value]!;
    if (node.kind !== 'constant') return undefined;
    words[highIndex] = node.high;
    words[lowIndex] = node.low;
    return double[0];
  }

  year(): Value {
    return this.add('year', { kind: 'year' }, true);
  }

  argument(index: number): Value {
    return this.add(`argument ${index}`, { kind: 'argument', index }, false);
  }

  load(address: number, yearly: boolean, uniform: boolean): Value {
    return this.add(`load ${address} ${yearly}`, { kind: 'load', address, yearly }, uniform);
  }

  call(name: LaneFunction, exact: boolean, operands: readonly Value[]): Value {
    return this.add(
      `call ${name} ${exact} ${operands.join()}`,
      { kind: 'call', name, exact, operands },
      this.allUniform(operands),
    );
  }

  guarded(name: LaneFunction, quick: Value, ordinary: Value, operands: readonly Value[]): Value {
    const node = this.nodes[ordinary]!;
    if (node.kind === 'constant' && node.high === -1 && node.low === -1) return quick;
    return this.add(
      `guarded ${name} ${quick} ${operands.join()}`,
      { kind: 'guarded', name, quick, ordinary, operands },
      this.allUniform(operands),
    );
  }

  shift(code: typeof lane.shiftLeft | typeof lane.shiftRight, value: Value, shift: number): Value {
    return this.add(
      `${code} ${value} by ${shift}`,
      { kind: 'operation', code, operands: [value], shift },
      this.uniform[value] === 1,
    );
  }

  operation(code: LaneOpcode, ...operands: readonly Value[]): Value {
    const folded = this.fold(code, operands);
    if (folded !== undefined) return folded;
    const [a = 0, b = 0] = operands;
    // Two operands and a code fit a number below 2^53 as long as the graph has fewer than 2^22 nodes.
    const key =
      operands.length > 2 || this.nodes.length > 4194303
        ? `${code} ${operands.join()}`
        : (code * 4194304 + a) * 4194304 + b;
    return this.add(key, { kind: 'operation', code, operands, shift: 0 }, this.allUniform(operands));
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

  private allUniform(operands: readonly Value[]): boolean {
    return operands.every((operand) => this.uniform[operand] === 1);
  }

  private add(key: number | string, node: LaneNode, uniform: boolean): Value {
    const known = this.known.get(key);
    if (known !== undefined) return known;
    const value = this.nodes.length;
    this.nodes.push(node);
    this.uniform.push(uniform ? 1 : 0);
    this.masks.push(this.isMask(node) ? 1 : 0);
    this.known.set(key, value);
    return value;
  }

  /** The result where constants settle it, in the same bits that the lanes would give. */
  private fold(code: LaneOpcode, operands: readonly Value[]): Value | undefined {
    if (!operands.some((operand) => this.nodes[operand]!.kind === 'constant')) return undefined;
    const [first = 0, second = 0, third = 0] = operands;
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
    const b = operands.length > 1 ? this.numberOf(second) : 0;
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

  private isMask(node: LaneNode): boolean {
    if (node.kind === 'constant') return node.high === node.low && (node.high === 0 || node.high === -1);
    if (node.kind !== 'operation') return false;
    return (
      comparisons.has(node.code) ||
      (onMasks.has(node.code) && node.operands.every((operand) => this.masks[operand] === 1))
    );
  }

  private mask(condition: boolean): Value {
    return condition ? this.bits(-1, -1) : this.bits(0, 0);
  }

  /** True or false for a constant of only ones or only zeros. */
  private wholeMask(value: Value): boolean | undefined {
    const node = this.nodes[value]!;
    if (node.kind !== 'constant' || node.high !== node.low) return undefined;
    return node.high === -1 ? true : node.high === 0 ? false : undefined;
  }
}

/** Powers of two from 2^-1022 to 2^1022, whose inverses are normal too. */
function isPowerOfTwo(x: number): boolean {
  double[0] = x;
  const high = words[highIndex]! & 0x7fffffff;
  return words[lowIndex] === 0 && (high & 0xfffff) === 0 && high >= 0x00100000 && high <= 0x7fd00000;
}
