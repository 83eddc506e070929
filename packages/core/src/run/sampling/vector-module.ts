/**
 * The WebAssembly module that draws columns, two or four draws per instruction: Philox (random/philox.ts) and the quantile
 * functions of the commonest priors, in the very operations of the scalar code, so that the bits are equal. It does not
 * depend on the model and is made once.
 */
import { emitLaneFunction } from '../../compile/emit-function.ts';
import { LaneEmitter, Uses } from '../../compile/emit-lanes.ts';
import { guardedFunction } from '../../compile/lanes/functions.ts';
import { Graph } from '../../compile/lanes/graph.ts';
import type { Value } from '../../compile/lanes/graph.ts';
import { quickLog } from '../../compile/lanes/log.ts';
import { Bytes } from '../../compile/wasm/bytes.ts';
import { encodeModule } from '../../compile/wasm/module.ts';
import type { WasmFunction } from '../../compile/wasm/module.ts';
import { lane, opcode, simd, valueType } from '../../compile/wasm/opcodes.ts';
import { normalQuantileCoefficients } from '../../elementary/normal-quantile.ts';
import { emitPhilox } from './vector-philox.ts';

/** Draws in one call at most. */
export const vectorCapacity = 1024;
/** Byte offsets of the three columns of the module: uniforms of an even year, of the odd year after it, and results. */
export const vectorColumns: { readonly even: number; readonly odd: number; readonly result: number } = {
  even: 0,
  odd: 8 * vectorCapacity,
  result: 16 * vectorCapacity,
};

const EXP = 1;
const TAIL = 2;
const DEEP_TAIL = 3;

/**
 * Exports: `philox(bytes, fromDraw, yearPair, seedLow, seedHigh, keyLow, keyHigh)` fills both columns of uniforms;
 * `uniform`, `normal`, `lognormal` and `triangular`, each (source, bytes, five numbers), fill the results. `bytes` is the size of
 * the columns in use, a multiple of 32.
 */
export function vectorModule(): Uint8Array {
  const functions: WasmFunction[] = [
    emitPhilox(vectorColumns.even, vectorColumns.odd),
    emitLaneFunction('exp', true, () => EXP),
    tailFunction(),
    deepTailFunction(),
    quantileFunction(({ graph, uniform, numbers }) => {
      const [low = 0, width = 0] = numbers;
      return graph.plus(low, graph.times(width, uniform));
    }),
    quantileFunction(({ graph, numbers, score }) => {
      const [mean = 0, sd = 0] = numbers;
      return graph.plus(mean, graph.times(sd, score));
    }, true),
    quantileFunction(({ graph, numbers, score }) => {
      const [low = 0, above = 0, sdLog = 0] = numbers;
      return graph.plus(low, graph.times(above, guardedFunction(graph, 'exp', [graph.times(sdLog, score)])));
    }, true),
    quantileFunction(({ graph, uniform, numbers }) => triangle(graph, uniform, numbers)),
  ];
  const pages = Math.ceil((24 * vectorCapacity) / 65536);
  return encodeModule({
    functions,
    pages,
    exports: { philox: 0, uniform: 4, normal: 5, lognormal: 6, triangular: 7 },
  });
}

/** Numbers: low, high, width, mode − low, high − mode. */
function triangle(
  graph: Graph,
  p: Value,
  [low = 0, high = 0, width = 0, left = 0, right = 0]: readonly Value[],
): Value {
  const across = graph.times(p, width);
  const root = (square: Value): Value => graph.operation(lane.squareRoot, square);
  const rising = graph.plus(low, root(graph.times(across, left)));
  const rest = graph.minus(graph.number(1), p);
  const falling = graph.minus(high, root(graph.times(graph.times(rest, width), right)));
  return graph.choose(graph.less(across, left), rising, falling);
}

const SOURCE = 0;
const LIMIT = 1;
const FIRST_NUMBER = 2;
const NUMBERS = 5;
const OFFSET = FIRST_NUMBER + NUMBERS;
/** The numbers in both lanes, then the score. */
const FIRST_VECTOR = OFFSET + 1;
const SCORE = FIRST_VECTOR + NUMBERS;
const FIRST_FREE = SCORE + 1;

interface QuantileParts {
  readonly graph: Graph;
  readonly uniform: Value;
  readonly numbers: readonly Value[];
  /** The normal quantile of the uniform. */
  readonly score: Value;
}

/** (source column, bytes, five numbers) → (): a loop over pairs of draws. */
function quantileFunction(build: (parts: QuantileParts) => Value, normal = false): WasmFunction {
  const code = new Bytes();
  let locals = 0;
  const emit = (graph: Graph, value: Value): void => {
    const emitted = emitValue(graph, value, FIRST_FREE + locals);
    code.append(emitted.code);
    locals += emitted.locals;
  };
  for (let i = 0; i < NUMBERS; i++) {
    get(code, FIRST_NUMBER + i);
    vector(code, simd.splat);
    set(code, FIRST_VECTOR + i);
  }
  code.byte(opcode.loop);
  code.byte(opcode.emptyBlock);
  if (normal) {
    const central = new Graph();
    emit(central, normalCentre(central, uniformOf(central)));
    set(code, SCORE);
    const mask = new Graph();
    replaceWhere(
      code,
      SCORE,
      TAIL,
      () => emit(mask, isCentral(mask, uniformOf(mask))),
      () => loadUniform(code),
    );
  }
  const graph = new Graph();
  const numbers = Array.from({ length: NUMBERS }, (_, i) => graph.argument(FIRST_VECTOR + i));
  get(code, OFFSET);
  emit(graph, build({ graph, uniform: uniformOf(graph), numbers, score: graph.argument(SCORE) }));
  access(code, simd.store, vectorColumns.result);
  for (const [pointer, step] of [
    [SOURCE, 16],
    [OFFSET, 16],
  ] as const) {
    get(code, pointer);
    code.byte(opcode.i32Const);
    code.signed(step);
    code.byte(opcode.i32Add);
    set(code, pointer);
  }
  get(code, OFFSET);
  get(code, LIMIT);
  code.byte(opcode.i32LessUnsigned);
  code.byte(opcode.branchIf);
  code.unsigned(0);
  code.byte(opcode.end);
  return {
    parameters: [valueType.i32, valueType.i32, ...Array.from({ length: NUMBERS }, () => valueType.f64)],
    results: [],
    locals: [
      { count: 1, type: valueType.i32 },
      { count: FIRST_FREE - FIRST_VECTOR + locals, type: valueType.v128 },
    ],
    code,
  };
}

const uniformOf = (graph: Graph): Value => graph.load(0, false, false);

function loadUniform(code: Bytes): void {
  get(code, SOURCE);
  access(code, simd.load, 0);
}

/** Where the mask is not set in some lane, the local variable takes the lanes that function `index` makes of the operand. */
function replaceWhere(code: Bytes, local: number, index: number, mask: () => void, operand: () => void): void {
  mask();
  vector(code, simd.bitmask);
  code.byte(opcode.i32Const);
  code.signed(3);
  code.byte(opcode.i32NotEqual);
  code.byte(opcode.if);
  code.byte(opcode.emptyBlock);
  get(code, local);
  operand();
  code.byte(opcode.call);
  code.unsigned(index);
  mask();
  vector(code, lane.select);
  set(code, local);
  code.byte(opcode.end);
}

const { centre, middle, deep } = normalQuantileCoefficients;

/** |p − ½| ≤ 0.425. */
function isCentral(graph: Graph, p: Value): Value {
  const q = graph.minus(p, graph.number(0.5));
  return graph.operation(lane.lessOrEqual, graph.absolute(q), graph.number(0.425));
}

function normalCentre(graph: Graph, p: Value): Value {
  const q = graph.minus(p, graph.number(0.5));
  const r = graph.minus(graph.number(0.180625), graph.times(q, q));
  return graph.over(graph.times(q, horner(graph, r, centre.above)), horner(graph, r, centre.below));
}

/** √(−ln of the smaller tail) of p. */
function depthOf(graph: Graph, p: Value): Value {
  const tail = graph.choose(isLower(graph, p), p, graph.minus(graph.number(1), p));
  return graph.operation(lane.squareRoot, graph.negate(quickLog(graph, tail)));
}

const isLower = (graph: Graph, p: Value): Value => graph.less(graph.minus(p, graph.number(0.5)), graph.number(0));

function tailValue(graph: Graph, p: Value, depth: Value, shift: number, { above, below }: typeof middle): Value {
  const r = graph.minus(depth, graph.number(shift));
  const value = graph.over(horner(graph, r, above), horner(graph, r, below));
  return graph.choose(isLower(graph, p), graph.negate(value), value);
}

/** (p) → normal quantiles for the lanes that are not central. */
function tailFunction(): WasmFunction {
  const code = new Bytes();
  const [argument, result] = [0, 1];
  const graph = new Graph();
  const p = graph.argument(argument);
  const value = emitValue(graph, tailValue(graph, p, depthOf(graph, p), 1.6, middle), 2);
  code.append(value.code);
  set(code, result);
  const shallow = new Graph();
  const mask = emitValue(
    shallow,
    shallow.operation(lane.lessOrEqual, depthOf(shallow, shallow.argument(argument)), shallow.number(5)),
    2 + value.locals,
  );
  replaceWhere(
    code,
    result,
    DEEP_TAIL,
    () => code.append(mask.code),
    () => get(code, argument),
  );
  get(code, result);
  return {
    parameters: [valueType.v128],
    results: [valueType.v128],
    locals: [{ count: 1 + value.locals + mask.locals, type: valueType.v128 }],
    code,
  };
}

/** (p) → normal quantiles for lanes more than five deep, about one draw in 10¹¹. */
function deepTailFunction(): WasmFunction {
  const graph = new Graph();
  const p = graph.argument(0);
  const { code, locals } = emitValue(graph, tailValue(graph, p, depthOf(graph, p), 5, deep), 1);
  return {
    parameters: [valueType.v128],
    results: [valueType.v128],
    locals: [{ count: locals, type: valueType.v128 }],
    code,
  };
}

/** Horner's rule, the highest coefficient first, as the scalar code has it. */
function horner(graph: Graph, x: Value, coefficients: readonly number[]): Value {
  const [first = 0, ...others] = coefficients;
  return others.reduce((sum, next) => graph.plus(graph.times(sum, x), graph.number(next)), graph.number(first));
}

/** Instructions that leave the value on the stack; values used more than once stand in local variables from `firstLocal` on. */
function emitValue(graph: Graph, value: Value, firstLocal: number): { code: Bytes; locals: number } {
  const uses = new Uses(graph, [value]);
  const emitter = new LaneEmitter(graph, uses, firstLocal, 1, (code) => ({
    functionIndex: () => EXP,
    elsewhere: () => undefined,
    pushYear: () => {
      throw new Error('a quantile knows no year');
    },
    pushLoad: () => loadUniform(code),
  }));
  for (const each of uses.order) if (each !== value && uses.of(each) > 1 && !graph.isCheap(each)) emitter.hold(each, 0);
  emitter.push(value, 0);
  return { code: emitter.code, locals: emitter.locals };
}

function vector(code: Bytes, instruction: number): void {
  code.byte(opcode.simd);
  code.unsigned(instruction);
}

function access(code: Bytes, instruction: number, offset: number): void {
  vector(code, instruction);
  code.unsigned(4);
  code.unsigned(offset);
}

function get(code: Bytes, local: number): void {
  code.byte(opcode.localGet);
  code.unsigned(local);
}

function set(code: Bytes, local: number): void {
  code.byte(opcode.localSet);
  code.unsigned(local);
}
