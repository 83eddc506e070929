/**
 * Simultaneous equations in lanes: solve-block.ts with the same steps in the same order for each lane. Lanes that have found
 * their solution keep it while the others go on. Newton is tried from every start; lanes that would need the fixed point, or have
 * no solution, are marked for the interpreter.
 */
import type { Access } from './emit-access.ts';
import { access, FIRST_VECTOR, get, IN_COLUMN, IN_RECORD, LIMIT, pushBase, RECORD, set, YEAR } from './emit-access.ts';
import { LaneEmitter, Uses } from './emit-lanes.ts';
import { emitNewton } from './emit-newton.ts';
import type { FunctionTable } from './function-table.ts';
import type { Value } from './lanes/graph.ts';
import type { BlockCode } from './lower-block.ts';
import type { MemoryPlan } from './memory-plan.ts';
import { vectorBytes } from './memory-plan.ts';
import { yearParameters } from './wasm/assembler.ts';
import type { WasmFunction } from './wasm/module.ts';
import { lane, opcode, simd, valueType } from './wasm/opcodes.ts';

/** A function of the year that solves the block for all draws. */
export function emitBlock(block: BlockCode, plan: MemoryPlan, table: FunctionTable): WasmFunction {
  const { workspace, starts, formulas, matrix, prepared, unable, depends } = block;
  const places = (values: readonly Value[], address: number): Part['results'] =>
    values.map((value, index) => ({ value, address: address + index * vectorBytes }));
  const inPlace = new Map(places(prepared, workspace.prepared).map(({ value, address }) => [value, address]));
  const masks = (values: readonly Value[], dependent: boolean): Value[] =>
    values.filter((value) => (depends[value] === 1) === dependent);
  const part = (results: Part['results'], unableHere: readonly Value[], known: Part['known']): number => {
    const key = { results };
    return table.index(key, () => emitPart({ block, results, unable: unableHere, known }, plan, table));
  };
  const all = [...unable.formulas, ...unable.slopes];
  return emitNewton(block, plan, {
    prepare: part(
      [...places(starts, workspace.start), ...places(prepared, workspace.prepared)],
      masks(all, false),
      new Map(),
    ),
    formulas: part(places(formulas, workspace.f), masks(unable.formulas, true), inPlace),
    slopes: part(places(matrix, workspace.matrix), masks(unable.slopes, true), inPlace),
    table,
  });
}

interface Part {
  readonly block: BlockCode;
  readonly results: readonly { readonly value: Value; readonly address: number }[];
  /** Masks to join with `workspace.unable`. */
  readonly unable: readonly Value[];
  /** Where values stand that are there already. */
  readonly known: ReadonlyMap<Value, number>;
}

/** (start of the record, bytes of columns before the pair of draws, calendar year) → (): stores the results in the workspace. */
function emitPart({ block, results, unable, known }: Part, plan: MemoryPlan, table: FunctionTable): WasmFunction {
  const { graph, workspace } = block;
  const roots = [...results.map(({ value }) => value), ...unable];
  const uses = new Uses(graph, roots, 0, known);
  const scratch = block.end - plan.scratch;
  const place = (address: number): Access => ({ address, yearly: false, uniform: true, way: 0 });
  const emitter = new LaneEmitter(graph, uses, FIRST_VECTOR, 1, (code) => ({
    functionIndex: table.elementary,
    elsewhere: (value) => {
      const address = known.get(value);
      return address === undefined ? undefined : { address, yearly: false };
    },
    pushYear: () => get(code, YEAR),
    pushLoad: (address, yearly, uniform) => {
      // The workspace holds the pair of draws at hand and nothing else.
      const single = uniform || (!yearly && address >= plan.scratch);
      pushBase(code, yearly, single);
      access(code, simd.load, { address, yearly, uniform: single, way: 0 }, plan, scratch);
    },
  }));
  const { code } = emitter;
  get(code, LIMIT);
  set(code, IN_COLUMN);
  get(code, RECORD);
  get(code, LIMIT);
  code.byte(opcode.i32Add);
  set(code, IN_RECORD);
  for (const value of uses.order) {
    if (uses.of(value) > 1 && !graph.isCheap(value)) emitter.hold(value, 0);
  }
  for (const { value, address } of results) {
    pushBase(code, false, true);
    emitter.push(value, 0);
    access(code, simd.store, place(address), plan, scratch);
  }
  for (const value of unable) {
    pushBase(code, false, true);
    pushBase(code, false, true);
    access(code, simd.load, place(workspace.unable), plan, scratch);
    emitter.push(value, 0);
    emitter.simd(lane.or);
    access(code, simd.store, place(workspace.unable), plan, scratch);
  }
  return {
    parameters: yearParameters,
    results: [],
    locals: [
      { count: FIRST_VECTOR - IN_RECORD, type: valueType.i32 },
      { count: emitter.locals, type: valueType.v128 },
    ],
    code,
  };
}
