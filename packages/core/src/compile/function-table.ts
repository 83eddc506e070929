/** Functions of a module that others call, each made when it is first asked for. */
import { emitLaneFunction } from './emit-function.ts';
import type { FunctionIndex } from './emit-lanes.ts';
import type { WasmFunction } from './wasm/module.ts';

export interface FunctionTable {
  /** Index of the function with this key; `make` gives its body. */
  readonly index: (key: string | object, make: () => WasmFunction) => number;
  readonly elementary: FunctionIndex;
  /** In the order of their indexes. */
  readonly functions: readonly WasmFunction[];
}

/** `first`: the index of the first function of the table. */
export function createFunctionTable(first: number): FunctionTable {
  const indexes = new Map<string | object, number>();
  const functions: WasmFunction[] = [];
  const index: FunctionTable['index'] = (key, make) => {
    const known = indexes.get(key);
    if (known !== undefined) return known;
    // The place is taken before the body, which may ask for further functions.
    const at = indexes.size;
    indexes.set(key, first + at);
    functions[at] = make();
    return first + at;
  };
  const elementary: FunctionIndex = (name, exact) =>
    index(`${name} ${exact}`, () => emitLaneFunction(name, exact, elementary));
  return { index, elementary, functions };
}
