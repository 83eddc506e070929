/** Values of a graph → instructions that leave them on the stack, with local variables for those used more than once. */
import type { Graph, LaneFunction, Value } from './lanes/graph.ts';
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
  /** Pushes a value from memory. `way`: which pair of draws of those computed together. */
  readonly pushLoad: (address: number, yearly: boolean, uniform: boolean, way: number) => void;
}

export class LaneEmitter {
  readonly code: Bytes = new Bytes();
  /** Local variables made so far, all v128. */
  locals = 0;
  private readonly free: number[] = [];
  /** Per pair and value, the local variable that holds it; -1 for none. */
  private readonly held: Int32Array[];
  private readonly graph: Graph;
  private readonly firstLocal: number;
  private readonly surroundings: Surroundings;
  /** Uses still to come, per pair. */
  private readonly uses: Int32Array[];

  /** `ways` pairs of draws are computed together, `uses` says how often each value is asked for (per pair). */
  constructor(
    graph: Graph,
    uses: Int32Array,
    firstLocal: number,
    ways: number,
    surroundings: (code: Bytes) => Surroundings,
  ) {
    this.graph = graph;
    this.firstLocal = firstLocal;
    this.surroundings = surroundings(this.code);
    this.held = Array.from({ length: ways }, () => new Int32Array(uses.length).fill(-1));
    this.uses = Array.from({ length: ways }, () => uses.slice());
  }

  /** A local variable of its own. */
  local(): number {
    return this.free.pop() ?? this.firstLocal + this.locals++;
  }

  /** Computes a value into a local variable, where later uses find it. */
  hold(value: Value, way: number): void {
    this.compute(value, way);
    const local = this.local();
    this.held[way]![value] = local;
    this.code.byte(opcode.localSet);
    this.code.unsigned(local);
  }

  /** Lets another pair use the local variable that holds a value common to all draws. */
  share(value: Value, way: number): void {
    this.held[way]![value] = this.held[0]![value]!;
  }

  /** Leaves the value on the stack. */
  push(value: Value, way: number): void {
    const held = this.held[way]!;
    const local = held[value]!;
    if (local < 0) {
      this.compute(value, way);
      return;
    }
    this.code.byte(opcode.localGet);
    this.code.unsigned(local);
    const uses = --this.uses[way]![value]!;
    // Values common to all draws are needed again by the next pair.
    if (uses === 0 && this.graph.uniform[value] === 0) {
      held[value] = -1;
      this.free.push(local);
    }
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
      surroundings.pushLoad(place.address, place.yearly, graph.uniform[value] === 1, way);
      return;
    }
    const node = graph.nodes[value]!;
    switch (node.kind) {
      case 'constant':
        this.simd(simd.constant);
        for (let i = 0; i < 2; i++) {
          code.word(node.low);
          code.word(node.high);
        }
        return;
      case 'operation':
        node.operands.forEach((operand) => this.push(operand, way));
        if (node.code === lane.shiftLeft || node.code === lane.shiftRight) {
          code.byte(opcode.i32Const);
          code.signed(node.shift);
        }
        this.simd(node.code);
        return;
      case 'load':
        surroundings.pushLoad(node.address, node.yearly, graph.uniform[value] === 1, way);
        return;
      case 'year':
        surroundings.pushYear();
        this.simd(simd.splat);
        return;
      case 'argument':
        code.byte(opcode.localGet);
        code.unsigned(node.index);
        return;
      case 'call':
        node.operands.forEach((operand) => this.push(operand, way));
        code.byte(opcode.call);
        code.unsigned(surroundings.functionIndex(node.name, node.exact));
        return;
      case 'guarded':
        this.push(node.ordinary, way);
        this.simd(simd.bitmask);
        code.byte(opcode.i32Const);
        code.signed(3);
        code.byte(opcode.i32NotEqual);
        code.byte(opcode.if);
        code.byte(valueType.v128);
        node.operands.forEach((operand) => this.push(operand, way));
        code.byte(opcode.call);
        code.unsigned(surroundings.functionIndex(node.name, true));
        code.byte(opcode.else);
        this.push(node.quick, way);
        code.byte(opcode.end);
        return;
      default:
        node satisfies never;
    }
  }
}

/** Operands of a node, in the order in which `LaneEmitter` asks for them. */
export function operandsOf(graph: Graph, value: Value): readonly Value[] {
  const node = graph.nodes[value]!;
  switch (node.kind) {
    case 'operation':
    case 'call':
      return node.operands;
    case 'guarded':
      return [node.ordinary, ...node.operands, node.quick];
    case 'constant':
    case 'load':
    case 'year':
    case 'argument':
      return [];
    default:
      return node satisfies never;
  }
}

export interface Uses {
  /** How often each value of the graph is asked for. */
  readonly counts: Int32Array;
  /** The values that are asked for at all, operands before users. */
  readonly order: readonly Value[];
}

/** What the roots and their operands ask for; values for which `stop` holds ask for nothing. */
export function countUses(graph: Graph, roots: readonly Value[], stop: (value: Value) => boolean): Uses {
  const counts = new Int32Array(graph.nodes.length);
  const order: Value[] = [];
  const open = [...roots];
  for (let value = open.pop(); value !== undefined; value = open.pop()) {
    if (counts[value]!++ > 0) continue;
    order.push(value);
    if (!stop(value)) for (const operand of operandsOf(graph, value)) open.push(operand);
  }
  return { counts, order: order.sort((a, b) => a - b) };
}
