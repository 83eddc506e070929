/** solve-linear.ts for lanes: () → mask of the lanes that have a solution. Each lane has pivots of its own. */
import type { Workspace } from './lower-block.ts';
import { Assembler } from './wasm/assembler.ts';
import type { Push } from './wasm/assembler.ts';
import type { WasmFunction } from './wasm/module.ts';
import { lane, opcode, simd, valueType } from './wasm/opcodes.ts';

const VECTOR = 16;

/** Works on `matrix` and `step` of the workspace; `step` holds the right side and receives the solution. */
export function emitSolveLinear(size: number, { matrix, step }: Workspace): WasmFunction {
  const asm = new Assembler([]);
  const width = size * VECTOR;
  // Counters of columns are bytes in a row, those of rows bytes of columns before the row: its right side stands there.
  const [k, row, column] = [valueType.i32, valueType.i32, valueType.i32].map((type) => asm.local(type)) as [
    number,
    number,
    number,
  ];
  const [ok, best, pivot, mask, scale, factor] = Array.from({ length: 6 }, () => asm.local(valueType.v128)) as [
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  const read =
    (local: number): Push =>
    () =>
      asm.get(local);
  const after =
    (local: number): Push =>
    () =>
      asm.plain(opcode.i32Add, read(local), () => asm.whole(VECTOR));
  const end: Push = () => asm.whole(width);
  /** Address of an element: row × size + column. */
  const at =
    (inRow: Push, inColumn: Push): Push =>
    () =>
      asm.plain(opcode.i32Add, () => asm.plain(opcode.i32Multiply, inRow, () => asm.whole(size)), inColumn);
  const element =
    (inRow: Push, inColumn: Push): Push =>
    () =>
      asm.load(at(inRow, inColumn), matrix);
  const right =
    (inRow: Push): Push =>
    () =>
      asm.load(inRow, step);
  const absolute =
    (value: Push): Push =>
    () =>
      asm.operation(lane.absolute, value);
  const rowNumber = (): void => {
    asm.plain(opcode.f64FromUnsigned, read(row));
    asm.simd(simd.splat);
  };
  const keepOk = (condition: Push): void => asm.set(ok, () => asm.operation(lane.and, read(ok), condition));
  /** Exchanges two vectors in the lanes of `mask`; `best` serves as a third place. */
  const swap = (first: Push, second: Push, base: number): void => {
    asm.set(best, () => asm.load(first, base));
    asm.store(first, base, () => asm.operation(lane.select, () => asm.load(second, base), read(best), read(mask)));
    asm.store(second, base, () => asm.operation(lane.select, read(best), () => asm.load(second, base), read(mask)));
  };

  asm.set(ok, () => asm.everyLane());
  asm.times(
    k,
    () => asm.whole(0),
    end,
    VECTOR,
    () => {
      asm.set(best, absolute(element(read(k), read(k))));
      asm.set(pivot, () => asm.number(-1));
      asm.times(row, after(k), end, VECTOR, () => {
        const size = absolute(element(read(row), read(k)));
        asm.set(mask, () => asm.operation(lane.greater, size, read(best)));
        asm.set(best, () => asm.operation(lane.select, size, read(best), read(mask)));
        asm.set(pivot, () => asm.operation(lane.select, rowNumber, read(pivot), read(mask)));
      });
      asm.times(row, after(k), end, VECTOR, () => {
        asm.set(mask, () => asm.operation(lane.equal, read(pivot), rowNumber));
        asm.anyLane(read(mask));
        asm.when(() => {
          asm.times(column, read(k), end, VECTOR, () =>
            swap(at(read(k), read(column)), at(read(row), read(column)), matrix),
          );
          swap(read(k), read(row), step);
        });
      });
      asm.set(scale, element(read(k), read(k)));
      keepOk(() => asm.operation(lane.unequal, read(scale), () => asm.number(0)));
      keepOk(() => asm.isFinite(read(scale)));
      asm.times(row, after(k), end, VECTOR, () => {
        asm.set(factor, () => asm.operation(lane.divide, element(read(row), read(k)), read(scale)));
        const less =
          (value: Push, subtracted: Push): Push =>
          () =>
            asm.operation(lane.subtract, value, () => asm.operation(lane.multiply, read(factor), subtracted));
        asm.times(column, after(k), end, VECTOR, () =>
          asm.store(
            at(read(row), read(column)),
            matrix,
            less(element(read(row), read(column)), element(read(k), read(column))),
          ),
        );
        asm.store(read(row), step, less(right(read(row)), right(read(k))));
      });
    },
  );
  // Backwards: the row is the last one minus the counter.
  asm.times(
    k,
    () => asm.whole(0),
    end,
    VECTOR,
    () => {
      asm.set(row, () => asm.plain(opcode.i32Subtract, () => asm.whole(width - VECTOR), read(k)));
      asm.set(best, right(read(row)));
      asm.times(column, after(row), end, VECTOR, () =>
        asm.set(best, () =>
          asm.operation(lane.subtract, read(best), () =>
            asm.operation(lane.multiply, element(read(row), read(column)), right(read(column))),
          ),
        ),
      );
      asm.set(best, () => asm.operation(lane.divide, read(best), element(read(row), read(row))));
      keepOk(() => asm.isFinite(read(best)));
      asm.store(read(row), step, read(best));
    },
  );
  asm.get(ok);
  return asm.finish([valueType.v128]);
}
