/** The body of an elementary function on lanes: (v128, …) → v128. */
import { LaneEmitter, Uses } from './emit-lanes.ts';
import type { FunctionIndex } from './emit-lanes.ts';
import { guardedFunction, laneFunctions } from './lanes/functions.ts';
import { Graph } from './lanes/graph.ts';
import type { LaneFunction } from './lanes/graph.ts';
import type { WasmFunction } from './wasm/module.ts';
import { valueType } from './wasm/opcodes.ts';

export function emitLaneFunction(name: LaneFunction, exact: boolean, functionIndex: FunctionIndex): WasmFunction {
  const graph = new Graph();
  const entry = laneFunctions[name];
  const operands = Array.from({ length: entry.arity }, (_, index) => graph.argument(index));
  const [x = 0, y = 0] = operands;
  const result = exact ? entry.exact(graph, x, y) : guardedFunction(graph, name, operands);
  const uses = new Uses(graph, [result]);
  const unreachable = (): never => {
    throw new Error('an elementary function reads no memory');
  };
  const surroundings = { functionIndex, elsewhere: () => undefined, pushYear: unreachable, pushLoad: unreachable };
  const emitter = new LaneEmitter(graph, uses, entry.arity, 1, () => surroundings);
  for (const value of uses.order) {
    if (value !== result && uses.of(value) > 1 && !graph.isCheap(value)) emitter.hold(value, 0);
  }
  emitter.push(result, 0);
  return {
    parameters: operands.map(() => valueType.v128),
    results: [valueType.v128],
    locals: [{ count: emitter.locals, type: valueType.v128 }],
    code: emitter.code,
  };
}
