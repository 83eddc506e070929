/** Values of a graph → instructions that leave them on the stack, with local variables for those used more than once. */
import { laneFunctionNames } from './lanes/graph.ts';
import type { Graph, LaneFunction, Value } from './lanes/graph.ts';
import { nodeKind } from './lanes/node-store.ts';
import { Bytes } from './wasm/bytes.ts';
import { lane, opcode, simd, valueType } from './wasm/opcodes.ts';

/** Index of the function of the module that computes `name`. */
export type FunctionIndex = (name: LaneFunction, exact: boolean) => number;

/** How values outside the graph are reached. */
export interface Surroundings {
  readonly functionIndex: FunctionIndex;
  /** Where a value stands that is not computed in this function. */
  readonly elsewhere: (value: Value) => { readonly address: number; readonly yearly: boolean } | undefined;
  /** Pushes the number of the calendar year (an f64). */
  readonly pushYear: () => void;
  /** Pushes a value from memory. `way`: which pair of draws of those computed together; `pace`: of a loop over elements. */
  readonly pushLoad: (address: number, yearly: boolean, uniform: boolean, way: number, pace: number) => void;
}

export class LaneEmitter {
  readonly code: Bytes = new Bytes();
  /** Local variables made so far, all v128. */
  locals = 0;
  private readonly free: number[] = [];
  /** Per pair and value, the local variable that holds it; -1 for none. */
  private readonly held: Int32Array;
  private readonly graph: Graph;
  private readonly firstLocal: number;
  private readonly surroundings: Surroundings;
  private readonly uses: Uses;
  /** Uses still to come, per pair. */
  private readonly left: Int32Array;

  /** `ways` pairs of draws are computed together, `uses` says how often values are asked for (per pair). */
  constructor(graph: Graph, uses: Uses, firstLocal: number, ways: number, surroundings: (code: Bytes) => Surroundings) {
    this.graph = graph;
    this.firstLocal = firstLocal;
    this.surroundings = surroundings(this.code);
    this.uses = uses;
    const { counts } = uses;
    this.held = new Int32Array(ways * counts.length).fill(-1);
    this.left = new Int32Array(ways * counts.length);
    for (let way = 0; way < ways; way++) this.left.set(counts, way * counts.length);
  }

  /** A local variable of its own. */
  local(): number {
    return this.free.pop() ?? this.firstLocal + this.locals++;
  }

  /** Computes a value into a local variable, where later uses find it. */
  hold(value: Value, way: number): void {
    this.compute(value, way);
    const local = this.local();
    this.held[this.index(value, way)] = local;
    this.code.byte(opcode.localSet);
    this.code.unsigned(local);
  }

  /** Lets another pair use the local variable that holds a value common to all draws. */
  share(value: Value, way: number): void {
    this.held[this.index(value, way)] = this.held[this.index(value, 0)]!;
  }

  /** Leaves the value on the stack. */
  push(value: Value, way: number): void {
    const index = this.index(value, way);
    const local = value < this.uses.from ? -1 : this.held[index]!;
    if (local < 0) {
      this.compute(value, way);
      return;
    }
    this.code.byte(opcode.localGet);
    this.code.unsigned(local);
    this.left[index]!--;
    // Values common to all draws are needed again by the next pair.
    if (this.left[index] === 0 && !this.graph.isUniform(value)) {
      this.held[index] = -1;
      this.free.push(local);
    }
  }

  private index(value: Value, way: number): number {
    return way * this.uses.counts.length + value - this.uses.from;
  }

  zero(): void {
    this.simd(simd.constant);
    for (let i = 0; i < 4; i++) this.code.word(0);
  }

  simd(code: number): void {
    this.code.byte(opcode.simd);
    this.code.unsigned(code);
  }

  private compute(value: Value, way: number): void {
    const { code, graph, surroundings } = this;
    const place = surroundings.elsewhere(value);
    if (place) {
      surroundings.pushLoad(place.address, place.yearly, graph.isUniform(value), way, 0);
      return;
    }
    switch (graph.kind(value)) {
      case nodeKind.constant:
        this.simd(simd.constant);
        for (let i = 0; i < 2; i++) {
          code.word(graph.field(value, 1));
          code.word(graph.field(value, 0));
        }
        return;
      case nodeKind.operation: {
        const operation = graph.code(value);
        this.pushOperands(value, way);
        if (operation === lane.shiftLeft || operation === lane.shiftRight) {
          code.byte(opcode.i32Const);
          code.signed(graph.field(value, 1));
        }
        this.simd(operation);
        return;
      }
      case nodeKind.load:
        surroundings.pushLoad(
          graph.field(value, 0),
          graph.field(value, 1) === 1,
          graph.isUniform(value),
          way,
          graph.field(value, 2),
        );
        return;
      case nodeKind.year:
        surroundings.pushYear();
        this.simd(simd.splat);
        return;
      case nodeKind.argument:
        code.byte(opcode.localGet);
        code.unsigned(graph.field(value, 0));
        return;
      case nodeKind.call:
        this.pushOperands(value, way);
        code.byte(opcode.call);
        code.unsigned(surroundings.functionIndex(functionOf(graph.code(value) >> 1), (graph.code(value) & 1) === 1));
        return;
      case nodeKind.guarded: {
        const last = graph.operandCount(value) - 1;
        this.push(graph.operand(value, 0), way);
        this.simd(simd.bitmask);
        code.byte(opcode.i32Const);
        code.signed(3);
        code.byte(opcode.i32NotEqual);
        code.byte(opcode.if);
        code.byte(valueType.v128);
        for (let i = 1; i < last; i++) this.push(graph.operand(value, i), way);
        code.byte(opcode.call);
        code.unsigned(surroundings.functionIndex(functionOf(graph.code(value)), true));
        code.byte(opcode.else);
        this.push(graph.operand(value, last), way);
        code.byte(opcode.end);
        return;
      }
      default:
        throw new Error(`a node of kind ${graph.kind(value)}`);
    }
  }

  private pushOperands(value: Value, way: number): void {
    const count = this.graph.operandCount(value);
    for (let i = 0; i < count; i++) this.push(this.graph.operand(value, i), way);
  }
}

const functionOf = (code: number): LaneFunction => laneFunctionNames[code]!;

/**
 * How often the values that some roots need are asked for. Roots stand at `from` or after it; values that are known ask for
 * nothing themselves. Tables begin at `from`: earlier values are not looked into.
 */
export class Uses {
  readonly from: Value;
  /** The values from `from` on that are asked for at all, operands before users. */
  readonly order: Int32Array;
  /** Earlier values that are asked for and are more than loads and constants. */
  readonly before: ReadonlySet<Value>;
  /** Per value, `from` first. */
  readonly counts: Int32Array;

  constructor(graph: Graph, roots: readonly Value[], from: Value = 0, known?: ReadonlyMap<Value, unknown>) {
    let last = from - 1;
    for (let i = 0; i < roots.length; i++) last = Math.max(last, roots[i]!);
    const counts = new Int32Array(last - from + 1);
    const before = new Set<Value>();
    for (let i = 0; i < roots.length; i++) counts[roots[i]! - from]!++;
    let found = 0;
    // Operands come before their users, so going back meets all users of a value before the value.
    for (let value = last; value >= from; value--) {
      if (counts[value - from] === 0) continue;
      found++;
      if (known?.has(value) === true) continue;
      const operands = graph.operandCount(value);
      for (let i = 0; i < operands; i++) {
        const operand = graph.operand(value, i);
        if (operand >= from) counts[operand - from]!++;
        else if (!graph.isCheap(operand)) before.add(operand);
      }
    }
    const order = new Int32Array(found);
    for (let value = from, at = 0; value <= last; value++) if (counts[value - from] !== 0) order[at++] = value;
    this.from = from;
    this.order = order;
    this.before = before;
    this.counts = counts;
  }

  of(value: Value): number {
    return this.counts[value - this.from] ?? 0;
  }
}
