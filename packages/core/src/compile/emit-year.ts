/**
 * The graph of a year → functions (start of the year's record, bytes of the columns in use, calendar year) → (). Each loops
 * over the block, a few pairs of draws at a time. A long year is cut between cells into several functions; values that cross
 * a cut go through scratch columns.
 */
import { countUses, LaneEmitter } from './emit-lanes.ts';
import type { FunctionIndex } from './emit-lanes.ts';
import type { Graph, Value } from './lanes/graph.ts';
import type { YearCode } from './lower-years.ts';
import { vectorBytes } from './memory-plan.ts';
import type { MemoryPlan } from './memory-plan.ts';
import type { WasmFunction } from './wasm/module.ts';
import type { Bytes } from './wasm/bytes.ts';
import { lane, opcode, simd, valueType } from './wasm/opcodes.ts';

export interface YearEmission {
  readonly plan: MemoryPlan;
  /** Variables whose every draw is stored, even where all draws are equal: readers expect a column. */
  readonly full: (variable: number) => boolean;
  readonly functionIndex: FunctionIndex;
  /** Pairs of draws computed together. */
  readonly ways: number;
  /** Nodes of the graph in one function, more or less. */
  readonly functionSize: number;
}

const RECORD = 0;
const LIMIT = 1;
const YEAR = 2;
/** Address of the draws in the record, and in columns outside of records. */
const IN_RECORD = 3;
const IN_COLUMN = 4;
const FIRST_VECTOR = 5;

interface Store {
  readonly address: number;
  readonly yearly: boolean;
  readonly full: boolean;
}

export interface YearFunctions {
  readonly functions: readonly WasmFunction[];
  /** Scratch columns in use. */
  readonly scratch: number;
}

export function emitYear(year: YearCode, emission: YearEmission): YearFunctions {
  const { graph, cells } = year;
  const { plan, full } = emission;
  const stores = new Map<Value, Store[]>();
  const addStore = (value: Value, store: Store): void => void stores.set(value, [...(stores.get(value) ?? []), store]);
  for (const { variable, value, given } of cells) {
    const place = plan.variables[variable];
    if (place && !given) addStore(value, { address: plan.records + place.offset, yearly: true, full: full(variable) });
  }
  const checks = checksOf(year);

  const cuts = cutsOf(year, emission.functionSize);
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
  for (let chunk = chunkRoots.length - 1; chunk > 0; chunk--) {
    const start = cuts[chunk]!;
    for (const value of countUses(graph, chunkRoots[chunk]!, (used) => used < start).order)
      if (value < start && !isCheap(graph, value) && !crossing.has(value)) {
        const present = stores.get(value)?.[0];
        const store = present ?? { address: plan.scratch + crossing.size * plan.stride, yearly: false, full: false };
        if (!present) {
          addStore(value, store);
          chunkRoots[chunkOf(value)]!.push(value);
        }
        crossing.set(value, store);
      }
  }
  const functions = chunkRoots.flatMap((roots, chunk) => {
    const unable = new Set(graph.unable.filter((value) => chunkOf(value) === chunk));
    const from = cuts[chunk]!;
    return roots.length === 0 ? [] : [emitChunk(graph, { from, roots, stores, checks, crossing, unable }, emission)];
  });
  return { functions, scratch: crossing.size };
}

/** Values that are taken again where they are needed instead of being kept. */
function isCheap(graph: Graph, value: Value): boolean {
  const { kind } = graph.nodes[value]!;
  return kind === 'constant' || kind === 'load' || kind === 'year';
}

/** Starts of the functions in the graph, and its end. */
function cutsOf({ graph, cells }: YearCode, functionSize: number): number[] {
  const cuts = [0];
  for (const { end } of cells)
    if (end - cuts[cuts.length - 1]! >= functionSize && end < graph.nodes.length) cuts.push(end);
  return [...cuts, graph.nodes.length];
}

/**
 * Cells whose value must be looked at to know that the whole year is finite. A value that goes into a sum, product or
 * numerator of another cell needs no look: what is not finite there is not finite here either.
 */
function checksOf({ graph, cells }: YearCode): Set<Value> {
  const isCell = new Set(cells.map((cell) => cell.value));
  const seen = new Uint8Array(graph.nodes.length);
  const checks = new Set<Value>();
  for (let value = graph.nodes.length - 1; value >= 0; value--) {
    if (isCell.has(value) && seen[value] === 0) {
      const number = graph.numberOf(value);
      if (number === undefined || !Number.isFinite(number)) checks.add(value);
      seen[value] = 1;
    }
    if (seen[value] === 1) for (const operand of carriedOperands(graph, value)) seen[operand] = 1;
  }
  return checks;
}

/** Operands that make the result infinite or NaN whenever they are so themselves. */
function carriedOperands(graph: Graph, value: Value): readonly Value[] {
  const node = graph.nodes[value]!;
  if (node.kind !== 'operation') return [];
  switch (node.code) {
    case lane.add:
    case lane.subtract:
    case lane.multiply:
    case lane.negate:
    case lane.absolute:
    case lane.floor:
    case lane.ceiling:
    case lane.nearest:
    case lane.squareRoot:
      return node.operands;
    case lane.divide:
      return node.operands.slice(0, 1);
    default:
      return [];
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
}

function emitChunk(graph: Graph, chunk: Chunk, emission: YearEmission): WasmFunction {
  const { plan, ways } = emission;
  const { from, stores, checks, crossing, unable } = chunk;
  const elsewhere = (value: Value): Store | undefined => (value < from ? crossing.get(value) : undefined);
  const { counts, order } = countUses(graph, chunk.roots, (value) => elsewhere(value) !== undefined);
  const roots = new Set(chunk.roots);
  const pairs = Array.from({ length: ways }, (_, way) => way);

  const emitter = new LaneEmitter(graph, counts, FIRST_VECTOR, ways, (code) => ({
    functionIndex: emission.functionIndex,
    elsewhere,
    pushYear: () => get(code, YEAR),
    pushLoad: (address, yearly, uniform, way) => {
      pushBase(code, yearly, uniform);
      access(code, simd.load, { address, yearly, uniform, way }, plan, crossing.size);
    },
  }));
  const { code } = emitter;
  const put = (value: Value, { address, yearly }: Store, uniform: boolean, way: number): void => {
    pushBase(code, yearly, uniform);
    emitter.push(value, way);
    access(code, simd.store, { address, yearly, uniform, way }, plan, crossing.size);
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
    access(code, simd.load, place, plan, crossing.size);
    get(code, local);
    emitter.simd(instruction);
    access(code, simd.store, place, plan, crossing.size);
  };

  const commonSum = emitter.local();
  const sums = pairs.map(() => emitter.local());
  const masks = pairs.map(() => emitter.local());
  const isHeld = (value: Value): boolean => elsewhere(value) === undefined && !isCheap(graph, value);
  const common = order.filter((value) => graph.uniform[value] === 1);
  const drawn = order.filter((value) => graph.uniform[value] === 0);
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
    if (counts[value]! > 1 && isHeld(value)) for (const way of pairs) emitter.hold(value, way);
    if (!roots.has(value)) continue;
    for (const way of pairs) {
      for (const store of stores.get(value) ?? []) put(value, store, false, way);
      if (checks.has(value)) join(sums[way]!, value, way, lane.add);
      if (unable.has(value)) join(masks[way]!, value, way, lane.or);
    }
  }
  for (const value of unable)
    if (graph.uniform[value] === 1) for (const way of pairs) join(masks[way]!, value, way, lane.or);
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

/** Pushes the address that offsets in code count from. What all draws have in common stands at the first of them. */
function pushBase(code: Bytes, yearly: boolean, uniform: boolean): void {
  if (!uniform) get(code, yearly ? IN_RECORD : IN_COLUMN);
  else if (yearly) get(code, RECORD);
  else {
    code.byte(opcode.i32Const);
    code.signed(0);
  }
}

interface Access {
  readonly address: number;
  readonly yearly: boolean;
  readonly uniform: boolean;
  readonly way: number;
}

/** A load or store at the address on the stack, after a check that no draw of any year reaches beyond the plan. */
function access(
  code: Bytes,
  instruction: number,
  { address, yearly, uniform, way }: Access,
  plan: MemoryPlan,
  scratch: number,
): void {
  const end = address + (yearly ? (plan.years - 1) * plan.record : 0) + (uniform ? vectorBytes : plan.stride);
  const inFront = yearly ? end <= plan.scratch : end <= plan.records;
  const inScratch = !yearly && address >= plan.scratch && end <= plan.scratch + scratch * plan.stride;
  if (address < 0 || !(inFront || inScratch))
    throw new RangeError(`address ${address} lies outside of the memory plan`);
  code.byte(opcode.simd);
  code.unsigned(instruction);
  code.unsigned(4);
  code.unsigned(address + (uniform ? 0 : way * vectorBytes));
}

function get(code: Bytes, local: number): void {
  code.byte(opcode.localGet);
  code.unsigned(local);
}

function set(code: Bytes, local: number): void {
  code.byte(opcode.localSet);
  code.unsigned(local);
}
