/** A loop over elements → a function of the year: for each element all draws, a few pairs at a time. */
import { access, get, IN_COLUMN, IN_RECORD, LIMIT, pushBase, RECORD, set, YEAR } from './emit-access.ts';
import { LaneEmitter, Uses } from './emit-lanes.ts';
import type { FunctionTable } from './function-table.ts';
import { nodeKind } from './lanes/node-store.ts';
import type { Value } from './lanes/graph.ts';
import type { LoopCode } from './lower-loop.ts';
import { vectorBytes } from './memory-plan.ts';
import type { MemoryPlan } from './memory-plan.ts';
import { yearParameters } from './wasm/assembler.ts';
import type { WasmFunction } from './wasm/module.ts';
import { lane, opcode, simd, valueType } from './wasm/opcodes.ts';

const ELEMENT = 5;
const FIRST_ADVANCE = 6;

export function emitLoop(loop: LoopCode, plan: MemoryPlan, table: FunctionTable, ways: number): WasmFunction {
  const { graph, value, count } = loop;
  const roots = [value, value, ...graph.unable];
  const uses = new Uses(graph, roots);
  const pairs = Array.from({ length: ways }, (_, way) => way);
  const loads = uses.order.filter((each) => graph.kind(each) === nodeKind.load);
  // Bytes that the places have advanced since the first element: a local variable for each pace.
  const paces = [...new Set([loop.step, ...Array.from(loads, (each) => graph.field(each, 2))])].filter(
    (pace) => pace !== 0,
  );
  const firstVector = FIRST_ADVANCE + paces.length;
  const emitter = new LaneEmitter(graph, uses, firstVector, ways, (code) => ({
    functionIndex: table.elementary,
    elsewhere: () => undefined,
    pushYear: () => get(code, YEAR),
    pushLoad: (address, yearly, uniform, way, pace) => {
      pushPlace(yearly, uniform, pace);
      inPlan(simd.load, address, yearly, uniform, way, pace);
    },
  }));
  const { code } = emitter;
  const pushPlace = (yearly: boolean, uniform: boolean, pace: number): void => {
    pushBase(code, yearly, uniform);
    if (pace === 0) return;
    get(code, FIRST_ADVANCE + paces.indexOf(pace));
    code.byte(opcode.i32Add);
  };
  const inPlan = (
    instruction: number,
    address: number,
    yearly: boolean,
    uniform: boolean,
    way: number,
    pace: number,
  ): void => {
    const place = { address, yearly, uniform, way };
    access(code, instruction, place, plan, 0, (count - 1) * pace);
  };
  const add = (local: number, amount: number): void => {
    get(code, local);
    code.byte(opcode.i32Const);
    code.signed(amount);
    code.byte(opcode.i32Add);
    set(code, local);
  };
  const join = (column: number, each: Value, way: number, instruction: number): void => {
    pushBase(code, false, false);
    pushBase(code, false, false);
    inPlan(simd.load, column, false, false, way, 0);
    emitter.push(each, way);
    emitter.simd(instruction);
    inPlan(simd.store, column, false, false, way, 0);
  };
  const held = uses.order.filter((each) => !graph.isCheap(each));
  const startLoop = (): void => {
    code.byte(opcode.loop);
    code.byte(opcode.emptyBlock);
  };
  const endLoop = (): void => {
    code.byte(opcode.i32LessUnsigned);
    code.byte(opcode.branchIf);
    code.unsigned(0);
    code.byte(opcode.end);
  };

  startLoop();
  for (const each of held.filter((common) => graph.isUniform(common))) {
    emitter.hold(each, 0);
    pairs.slice(1).forEach((way) => emitter.share(each, way));
  }
  get(code, RECORD);
  set(code, IN_RECORD);
  code.byte(opcode.i32Const);
  code.signed(0);
  set(code, IN_COLUMN);
  startLoop();
  for (const each of held.filter((drawn) => !graph.isUniform(drawn)))
    if (uses.of(each) > 1) for (const way of pairs) emitter.hold(each, way);
  for (const way of pairs) {
    pushPlace(true, false, loop.step);
    emitter.push(value, way);
    inPlan(simd.store, loop.address, true, false, way, loop.step);
    join(plan.sums, value, way, lane.add);
    for (const mask of graph.unable) join(plan.unable, mask, way, lane.or);
  }
  add(IN_RECORD, ways * vectorBytes);
  add(IN_COLUMN, ways * vectorBytes);
  get(code, IN_COLUMN);
  get(code, LIMIT);
  endLoop();
  paces.forEach((pace, index) => add(FIRST_ADVANCE + index, pace));
  add(ELEMENT, 1);
  get(code, ELEMENT);
  code.byte(opcode.i32Const);
  code.signed(count);
  endLoop();

  return {
    parameters: yearParameters,
    results: [],
    locals: [
      { count: firstVector - yearParameters.length, type: valueType.i32 },
      { count: emitter.locals, type: valueType.v128 },
    ],
    code,
  };
}
