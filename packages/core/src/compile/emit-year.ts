/**
 * The graph of a year → functions (start of the year's record, bytes of the columns in use, calendar year) → (). Each loops
 * over the block, a few pairs of draws at a time. A long year is cut between cells into several functions; values that cross
 * a cut go through scratch columns.
 */
import { access, FIRST_VECTOR, get, IN_COLUMN, IN_RECORD, LIMIT, pushBase, RECORD, set, YEAR } from './emit-access.ts';
import { emitBlock } from './emit-block.ts';
import { emitLoop } from './emit-loop.ts';
import { LaneEmitter, Uses } from './emit-lanes.ts';
import type { FunctionTable } from './function-table.ts';
import type { Graph, Value } from './lanes/graph.ts';
import { nodeKind } from './lanes/node-store.ts';
import type { WholeCode, YearCode } from './lower-years.ts';
import { vectorBytes } from './memory-plan.ts';
import type { MemoryPlan } from './memory-plan.ts';
import type { WasmFunction } from './wasm/module.ts';
import { lane, opcode, simd, valueType } from './wasm/opcodes.ts';

export interface YearEmission {
  readonly plan: MemoryPlan;
  /** Variables whose every draw is stored, even where all draws are equal: readers expect a column. */
  readonly full: (variable: number) => boolean;
  readonly table: FunctionTable;
  /** Bytes before the scratch columns that blocks work in. */
  readonly workspace: number;
  /** Pairs of draws computed together. */
  readonly ways: number;
  /** Nodes of the graph in one function, more or less. */
  readonly functionSize: number;
}

interface Store {
  readonly address: number;
  readonly yearly: boolean;
  readonly full: boolean;
}

export interface YearFunctions {
  readonly functions: readonly WasmFunction[];
  /** Bytes of scratch memory in use. */
  readonly scratch: number;
}

export function emitYear(year: YearCode, emission: YearEmission): YearFunctions {
  const { graph, cells } = year;
  const { plan, full } = emission;
  const marks = new Uint8Array(graph.size);
  const stores = new Map<Value, Store[]>();
  const { cuts, wholesBefore } = cutsOf(year, emission.functionSize);
  const chunkRoots = cuts.slice(1).map((): Value[] => []);
  const addRoot = (value: Value, mark: number): void => {
    marks[value]! |= mark;
    chunkRoots[chunkAt(cuts, value)]!.push(value);
  };
  const addStore = (value: Value, store: Store): void => {
    const list = stores.get(value);
    if (list) list.push(store);
    else stores.set(value, [store]);
    addRoot(value, STORED);
  };
  for (const { variable, value, given } of cells) {
    const place = plan.variables[variable];
    if (place && !given) addStore(value, { address: plan.records + place.offset, yearly: true, full: full(variable) });
  }
  for (const value of checksOf(year)) addRoot(value, CHECKED);
  for (const value of graph.unable) addRoot(value, UNABLE);

  // Values that a later function needs are stored: where the cell stands anyway, or in a scratch column.
  const crossing = new Map<Value, Store>();
  const columns = plan.scratch + emission.workspace;
  const uses: Uses[] = [];
  for (let chunk = chunkRoots.length - 1; chunk >= 0; chunk--) {
    // Later functions have said by now what they need of this one.
    const own = new Uses(graph, chunkRoots[chunk]!, cuts[chunk]);
    uses[chunk] = own;
    for (const value of own.before) {
      if (crossing.has(value)) continue;
      const present = stores.get(value)?.[0];
      const store = present ?? { address: columns + crossing.size * plan.stride, yearly: false, full: false };
      if (!present) addStore(value, store);
      crossing.set(value, store);
    }
  }
  const scratchBytes = emission.workspace + crossing.size * plan.stride;
  const functions = chunkRoots.flatMap((roots, chunk) => {
    const wholes = (wholesBefore.get(chunk) ?? []).map((whole) =>
      whole.kind === 'block'
        ? emitBlock(whole, plan, emission.table)
        : emitLoop(whole, plan, emission.table, emission.ways),
    );
    if (roots.length === 0) return wholes;
    return [...wholes, emitChunk(graph, { uses: uses[chunk]!, marks, stores, crossing, scratchBytes }, emission)];
  });
  return { functions, scratch: scratchBytes };
}

/** What is to be done with a value besides computing it. */
const [STORED, CHECKED, UNABLE] = [1, 2, 4];

/** The function that a value belongs to. */
function chunkAt(cuts: readonly number[], value: Value): number {
  let low = 0;
  let high = cuts.length - 2;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (cuts[middle]! <= value) low = middle;
    else high = middle - 1;
  }
  return low;
}

interface Cuts {
  /** Starts of the functions in the graph, and its end. */
  readonly cuts: readonly number[];
  /** Blocks and loops that are computed before a function runs. */
  readonly wholesBefore: ReadonlyMap<number, readonly WholeCode[]>;
}

function cutsOf({ graph, cells }: YearCode, functionSize: number): Cuts {
  const cuts = [0];
  const wholesBefore = new Map<number, WholeCode[]>();
  let end = 0;
  for (const cell of cells) {
    if (cell.whole) {
      // What it reads must have been stored, and what reads its values comes after it.
      cuts.push(end);
      wholesBefore.set(cuts.length - 1, [cell.whole]);
    }
    ({ end } = cell);
    if (end - cuts[cuts.length - 1]! >= functionSize && end < graph.size) cuts.push(end);
  }
  return { cuts: [...cuts, graph.size], wholesBefore };
}

/**
 * Cells whose value must be looked at to know that the whole year is finite. A value that goes into a sum, product or
 * numerator of another cell needs no look: what is not finite there is not finite here either.
 */
function checksOf({ graph, cells }: YearCode): Set<Value> {
  const isCell = new Uint8Array(graph.size);
  for (const cell of cells) if (!cell.checked) isCell[cell.value] = 1;
  const seen = new Uint8Array(graph.size);
  const checks = new Set<Value>();
  for (let value = graph.size - 1; value >= 0; value--) {
    if (isCell[value] === 1 && seen[value] === 0) {
      const number = graph.numberOf(value);
      if (number === undefined || !Number.isFinite(number)) checks.add(value);
      seen[value] = 1;
    }
    if (seen[value] === 0) continue;
    const carried = carriedOperands(graph, value);
    for (let i = 0; i < carried; i++) seen[graph.operand(value, i)] = 1;
  }
  return checks;
}

/** How many of the first operands make the result infinite or NaN whenever they are so themselves. */
function carriedOperands(graph: Graph, value: Value): number {
  if (graph.kind(value) !== nodeKind.operation) return 0;
  switch (graph.code(value)) {
    case lane.add:
    case lane.subtract:
    case lane.multiply:
    case lane.negate:
    case lane.absolute:
    case lane.floor:
    case lane.ceiling:
    case lane.nearest:
    case lane.squareRoot:
      return graph.operandCount(value);
    case lane.divide:
      return 1;
    default:
      return 0;
  }
}

interface Chunk {
  /** What the function computes, from its first value in the graph on. */
  readonly uses: Uses;
  readonly marks: Uint8Array;
  readonly stores: ReadonlyMap<Value, readonly Store[]>;
  /** Values of earlier functions, and where to find them. */
  readonly crossing: ReadonlyMap<Value, Store>;
  readonly scratchBytes: number;
}

function emitChunk(graph: Graph, chunk: Chunk, emission: YearEmission): WasmFunction {
  const { plan, ways } = emission;
  const { uses, marks, stores, crossing, scratchBytes } = chunk;
  const { from } = uses;
  const pairs = Array.from({ length: ways }, (_, way) => way);

  const emitter = new LaneEmitter(graph, uses, FIRST_VECTOR, ways, (code) => ({
    functionIndex: emission.table.elementary,
    elsewhere: (value) => (value < from ? crossing.get(value) : undefined),
    pushYear: () => get(code, YEAR),
    pushLoad: (address, yearly, uniform, way) => {
      pushBase(code, yearly, uniform);
      access(code, simd.load, { address, yearly, uniform, way }, plan, scratchBytes);
    },
  }));
  const { code } = emitter;
  const put = (value: Value, { address, yearly }: Store, uniform: boolean, way: number): void => {
    pushBase(code, yearly, uniform);
    emitter.push(value, way);
    access(code, simd.store, { address, yearly, uniform, way }, plan, scratchBytes);
  };
  const join = (local: number, value: Value, way: number, instruction: number): void => {
    get(code, local);
    emitter.push(value, way);
    emitter.simd(instruction);
    set(code, local);
  };
  /** Joins a local variable with the column at `address`. */
  const joinColumn = (local: number, address: number, way: number, instruction: number): void => {
    const place = { address, yearly: false, uniform: false, way };
    pushBase(code, false, false);
    pushBase(code, false, false);
    access(code, simd.load, place, plan, scratchBytes);
    get(code, local);
    emitter.simd(instruction);
    access(code, simd.store, place, plan, scratchBytes);
  };

  const commonSum = emitter.local();
  const sums = pairs.map(() => emitter.local());
  const masks = pairs.map(() => emitter.local());
  const { order } = uses;
  const common = order.filter((value) => graph.isUniform(value));
  const drawn = common.length === 0 ? order : order.filter((value) => !graph.isUniform(value));
  const anyUnable = order.some((value) => (marks[value]! & UNABLE) !== 0);
  const noStores: readonly Store[] = [];
  const storesOf = (value: Value): readonly Store[] => stores.get(value) ?? noStores;

  // What all draws have in common, once.
  for (const value of common) {
    if (!graph.isCheap(value)) {
      emitter.hold(value, 0);
      pairs.slice(1).forEach((way) => emitter.share(value, way));
    }
    const mark = marks[value]!;
    if ((mark & STORED) !== 0) for (const store of storesOf(value)) if (!store.full) put(value, store, true, 0);
    if ((mark & CHECKED) !== 0) join(commonSum, value, 0, lane.add);
  }

  get(code, RECORD);
  set(code, IN_RECORD);
  code.byte(opcode.loop);
  code.byte(opcode.emptyBlock);
  for (const way of pairs) {
    get(code, commonSum);
    set(code, sums[way]!);
    if (!anyUnable) continue;
    emitter.zero();
    set(code, masks[way]!);
  }
  for (const value of common)
    if ((marks[value]! & STORED) !== 0)
      for (const store of storesOf(value)) if (store.full) for (const way of pairs) put(value, store, false, way);
  for (const value of drawn) {
    if (uses.of(value) > 1 && !graph.isCheap(value)) for (const way of pairs) emitter.hold(value, way);
    const mark = marks[value]!;
    if (mark === 0) continue;
    for (const way of pairs) {
      if ((mark & STORED) !== 0) for (const store of storesOf(value)) put(value, store, false, way);
      if ((mark & CHECKED) !== 0) join(sums[way]!, value, way, lane.add);
      if ((mark & UNABLE) !== 0) join(masks[way]!, value, way, lane.or);
    }
  }
  for (const value of common)
    if ((marks[value]! & UNABLE) !== 0) for (const way of pairs) join(masks[way]!, value, way, lane.or);
  for (const way of pairs) {
    joinColumn(sums[way]!, plan.sums, way, lane.add);
    if (anyUnable) joinColumn(masks[way]!, plan.unable, way, lane.or);
  }
  for (const pointer of [IN_RECORD, IN_COLUMN]) {
    get(code, pointer);
    code.byte(opcode.i32Const);
    code.signed(ways * vectorBytes);
    code.byte(opcode.i32Add);
    set(code, pointer);
  }
  get(code, IN_COLUMN);
  get(code, LIMIT);
  code.byte(opcode.i32LessUnsigned);
  code.byte(opcode.branchIf);
  code.unsigned(0);
  code.byte(opcode.end);

  return {
    parameters: [valueType.i32, valueType.i32, valueType.f64],
    results: [],
    locals: [
      { count: FIRST_VECTOR - IN_RECORD, type: valueType.i32 },
      { count: emitter.locals, type: valueType.v128 },
    ],
    code,
  };
}
