/**
 * The graph of a year → functions (start of the year's record, bytes of the columns in use, calendar year) → (). Each loops
 * over the block, a few pairs of draws at a time. A long year is cut between cells into several functions; values that cross
 * a cut go through scratch columns.
 */
import { access, FIRST_VECTOR, get, IN_COLUMN, IN_RECORD, LIMIT, pushBase, RECORD, set, YEAR } from './emit-access.ts';
import { emitBlock } from './emit-block.ts';
import { emitLoop } from './emit-loop.ts';
import { countUses, LaneEmitter } from './emit-lanes.ts';
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
  const stores = new Map<Value, Store[]>();
  const addStore = (value: Value, store: Store): void => {
    const list = stores.get(value);
    if (list) list.push(store);
    else stores.set(value, [store]);
  };
  for (const { variable, value, given } of cells) {
    const place = plan.variables[variable];
    if (place && !given) addStore(value, { address: plan.records + place.offset, yearly: true, full: full(variable) });
  }
  const checks = checksOf(year);

  const { cuts, wholesBefore } = cutsOf(year, emission.functionSize);
  const chunkOf = (value: Value): number => {
    let low = 0;
    let high = cuts.length - 2;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (cuts[middle]! <= value) low = middle;
      else high = middle - 1;
    }
    return low;
  };
  const chunkRoots = cuts.slice(1).map((): Value[] => []);
  for (const [value, list] of stores) chunkRoots[chunkOf(value)]!.push(...list.map(() => value));
  for (const value of [...checks, ...graph.unable]) chunkRoots[chunkOf(value)]!.push(value);

  // Values that a later function needs are stored: where the cell stands anyway, or in a scratch column.
  const crossing = new Map<Value, Store>();
  const columns = plan.scratch + emission.workspace;
  for (let chunk = chunkRoots.length - 1; chunk > 0; chunk--) {
    const start = cuts[chunk]!;
    for (const value of countUses(graph, chunkRoots[chunk]!, (used) => used < start).order)
      if (value < start && !graph.isCheap(value) && !crossing.has(value)) {
        const present = stores.get(value)?.[0];
        const store = present ?? { address: columns + crossing.size * plan.stride, yearly: false, full: false };
        if (!present) {
          addStore(value, store);
          chunkRoots[chunkOf(value)]!.push(value);
        }
        crossing.set(value, store);
      }
  }
  const scratchBytes = emission.workspace + crossing.size * plan.stride;
  const functions = chunkRoots.flatMap((roots, chunk) => {
    const unable = new Set(graph.unable.filter((value) => chunkOf(value) === chunk));
    const from = cuts[chunk]!;
    const wholes = (wholesBefore.get(chunk) ?? []).map((whole) =>
      whole.kind === 'block'
        ? emitBlock(whole, plan, emission.table)
        : emitLoop(whole, plan, emission.table, emission.ways),
    );
    if (roots.length === 0) return wholes;
    return [...wholes, emitChunk(graph, { from, roots, stores, checks, crossing, unable, scratchBytes }, emission)];
  });
  return { functions, scratch: scratchBytes };
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
  /** First value of the function in the graph. */
  readonly from: Value;
  readonly roots: readonly Value[];
  readonly stores: ReadonlyMap<Value, readonly Store[]>;
  readonly checks: ReadonlySet<Value>;
  /** Values of earlier functions, and where to find them. */
  readonly crossing: ReadonlyMap<Value, Store>;
  /** Masks of this function. */
  readonly unable: ReadonlySet<Value>;
  readonly scratchBytes: number;
}

function emitChunk(graph: Graph, chunk: Chunk, emission: YearEmission): WasmFunction {
  const { plan, ways } = emission;
  const { from, stores, checks, crossing, unable, scratchBytes } = chunk;
  const elsewhere = (value: Value): Store | undefined => (value < from ? crossing.get(value) : undefined);
  const uses = countUses(graph, chunk.roots, (value) => elsewhere(value) !== undefined);
  const roots = new Set(chunk.roots);
  const pairs = Array.from({ length: ways }, (_, way) => way);

  const emitter = new LaneEmitter(graph, uses, FIRST_VECTOR, ways, (code) => ({
    functionIndex: emission.table.elementary,
    elsewhere,
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
  const isHeld = (value: Value): boolean => elsewhere(value) === undefined && !graph.isCheap(value);
  const common = uses.order.filter((value) => graph.isUniform(value));
  const drawn = uses.order.filter((value) => !graph.isUniform(value));
  const sharedKept = (value: Value): Store[] => (stores.get(value) ?? []).filter((store) => store.full);

  // What all draws have in common, once.
  for (const value of common) {
    if (isHeld(value)) {
      emitter.hold(value, 0);
      pairs.slice(1).forEach((way) => emitter.share(value, way));
    }
    if (!roots.has(value)) continue;
    for (const store of stores.get(value) ?? []) if (!store.full) put(value, store, true, 0);
    if (checks.has(value)) join(commonSum, value, 0, lane.add);
  }

  get(code, RECORD);
  set(code, IN_RECORD);
  code.byte(opcode.loop);
  code.byte(opcode.emptyBlock);
  for (const way of pairs) {
    get(code, commonSum);
    set(code, sums[way]!);
    if (unable.size === 0) continue;
    emitter.zero();
    set(code, masks[way]!);
  }
  for (const value of common.filter((value) => roots.has(value)))
    for (const store of sharedKept(value)) for (const way of pairs) put(value, store, false, way);
  for (const value of drawn) {
    if (uses.of(value) > 1 && isHeld(value)) for (const way of pairs) emitter.hold(value, way);
    if (!roots.has(value)) continue;
    for (const way of pairs) {
      for (const store of stores.get(value) ?? []) put(value, store, false, way);
      if (checks.has(value)) join(sums[way]!, value, way, lane.add);
      if (unable.has(value)) join(masks[way]!, value, way, lane.or);
    }
  }
  for (const value of unable)
    if (graph.isUniform(value)) for (const way of pairs) join(masks[way]!, value, way, lane.or);
  for (const way of pairs) {
    joinColumn(sums[way]!, plan.sums, way, lane.add);
    if (unable.size > 0) joinColumn(masks[way]!, plan.unable, way, lane.or);
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
