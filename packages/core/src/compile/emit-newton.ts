/** The search of solve-block.ts for two draws at once: Newton from every start, each lane with steps of its own. */
import { emitSolveLinear } from './emit-solve-linear.ts';
import type { FunctionTable } from './function-table.ts';
import type { BlockCode } from './lower-block.ts';
import type { MemoryPlan } from './memory-plan.ts';
import { blockRules } from './solve-block.ts';
import { Assembler, yearParameters } from './wasm/assembler.ts';
import type { Push } from './wasm/assembler.ts';
import type { WasmFunction } from './wasm/module.ts';
import { lane, opcode, valueType } from './wasm/opcodes.ts';
import type { LaneOpcode } from './wasm/opcodes.ts';

/** Indexes of the functions of a block; the first three take the record, the column and the year. */
export interface BlockFunctions {
  /** Writes the starts and what does not depend on the point. */
  readonly prepare: number;
  readonly formulas: number;
  readonly slopes: number;
  readonly table: FunctionTable;
}

const VECTOR = 16;
const [RECORD, LIMIT, YEAR] = [0, 1, 2];

export function emitNewton(block: BlockCode, plan: MemoryPlan, functions: BlockFunctions): WasmFunction {
  const { size, workspace: at } = block;
  const asm = new Assembler(yearParameters);
  const integer = (): number => asm.local(valueType.i32);
  const vector = (): number => asm.local(valueType.v128);
  const [column, p, count, halvings, attempts] = [integer(), integer(), integer(), integer(), integer()];
  const [solved, active, missing, scale, before, amount] = [vector(), vector(), vector(), vector(), vector(), vector()];
  const [finite, small, pending, factor, value] = [vector(), vector(), vector(), vector(), vector()];
  const solveLinear = functions.table.index(`linear ${size} ${at.matrix}`, () => emitSolveLinear(size, at));

  const read =
    (local: number): Push =>
    () =>
      asm.get(local);
  const number =
    (x: number): Push =>
    () =>
      asm.number(x);
  const of =
    (code: LaneOpcode, ...operands: readonly Push[]): Push =>
    () =>
      asm.operation(code, ...operands);
  const zero: Push = () => asm.whole(0);
  const item =
    (address: number): Push =>
    () =>
      asm.load(read(p), address);
  const put = (address: number, content: Push): void => asm.store(read(p), address, content);
  const select = (then: Push, otherwise: Push, mask: Push): Push => of(lane.select, then, otherwise, mask);
  const join = (mask: number, code: LaneOpcode, other: Push): void => asm.set(mask, of(code, read(mask), other));
  const not = (mask: Push): Push => of(lane.not, mask);
  const each = (body: Push): void => asm.times(p, zero, () => asm.whole(size * VECTOR), VECTOR, body);
  const call = (index: number): void => asm.call(index, read(RECORD), read(column), read(YEAR));
  const largest = (into: number, address: number): void => {
    asm.set(into, number(0));
    each(() => {
      const relative = of(
        lane.divide,
        of(lane.absolute, item(address)),
        of(lane.add, read(scale), of(lane.absolute, item(at.x))),
      );
      asm.set(into, of(lane.maximum, read(into), relative));
    });
  };
  /** f and the residual at the point; `finite` says where they are numbers. */
  const evaluate = (): void => {
    call(functions.formulas);
    asm.set(finite, () => asm.everyLane());
    each(() => {
      asm.set(value, of(lane.subtract, item(at.point), item(at.f)));
      put(at.residual, read(value));
      join(finite, lane.and, () => asm.isFinite(read(value)));
    });
  };
  const takeScale = (): void => {
    asm.set(scale, number(1e-300));
    each(() => {
      asm.set(scale, of(lane.maximum, read(scale), of(lane.absolute, item(at.x))));
      asm.set(scale, of(lane.maximum, read(scale), of(lane.absolute, item(at.f))));
    });
    asm.set(scale, of(lane.minimum, read(scale), number(1)));
  };
  const within = (local: number, limit: number): Push => of(lane.lessOrEqual, read(local), number(limit));
  const countUp = (local: number): void =>
    asm.set(local, () => asm.plain(opcode.i32Add, read(local), () => asm.whole(1)));
  const goOnWhile = (local: number, limit: number): void => {
    asm.plain(opcode.i32LessSigned, read(local), () => asm.whole(limit));
    asm.branchIf(0);
  };
  /** Leaves the enclosing block when no lane is left. */
  const leaveWithout = (mask: number): void => {
    asm.anyLane(read(mask));
    asm.code.byte(opcode.i32EqualsZero);
    asm.branchIf(1);
  };

  const findDirection = (): void => {
    takeScale();
    largest(before, at.residual);
    call(functions.slopes);
    each(() => put(at.step, item(at.residual)));
    asm.set(value, () => asm.call(solveLinear));
    join(
      solved,
      lane.or,
      of(lane.and, of(lane.andNot, read(active), read(value)), within(before, blockRules.tolerance)),
    );
    join(active, lane.and, read(value));
    largest(amount, at.step);
    asm.set(small, of(lane.and, read(active), within(amount, blockRules.tolerance)));
    asm.set(pending, of(lane.andNot, read(active), read(small)));
    each(() => {
      asm.set(value, of(lane.subtract, item(at.x), item(at.step)));
      put(at.point, select(read(value), item(at.x), read(active)));
      put(at.x, select(read(value), item(at.x), read(small)));
    });
  };
  /** The whole step first, then halves of it for the lanes that it did not bring closer. */
  const walk = (): void => {
    asm.set(factor, number(1));
    asm.set(halvings, zero);
    asm.block(() =>
      asm.loop(() => {
        evaluate();
        largest(amount, at.residual);
        // Lanes whose step is small have arrived, if the equations nearly hold; looking again changes nothing.
        const holds = of(lane.and, read(finite), within(amount, blockRules.residual));
        join(solved, lane.or, of(lane.and, read(small), holds));
        const closer = of(lane.and, read(finite), of(lane.less, read(amount), read(before)));
        join(pending, lane.andNot, closer);
        leaveWithout(pending);
        asm.set(factor, of(lane.multiply, read(factor), number(0.5)));
        each(() => {
          const trial = of(lane.subtract, item(at.x), of(lane.multiply, read(factor), item(at.step)));
          put(at.point, select(trial, item(at.point), read(pending)));
        });
        countUp(halvings);
        goOnWhile(halvings, blockRules.halvings + 1);
      }),
    );
    join(solved, lane.or, of(lane.and, read(pending), within(before, blockRules.tolerance)));
    join(active, lane.andNot, of(lane.or, read(small), read(pending)));
    each(() => put(at.x, select(item(at.point), item(at.x), read(active))));
  };
  const attempt = (): void => {
    asm.set(missing, number(0));
    each(() => {
      asm.set(value, of(lane.unequal, item(at.start), item(at.start)));
      join(missing, lane.or, read(value));
      asm.set(value, select(read(factor), item(at.start), read(value)));
      put(at.x, select(read(value), item(at.x), read(active)));
      put(at.point, item(at.x));
    });
    evaluate();
    join(active, lane.and, read(finite));
    asm.set(count, zero);
    asm.block(() =>
      asm.loop(() => {
        leaveWithout(active);
        findDirection();
        walk();
        countUp(count);
        goOnWhile(count, blockRules.newtonSteps);
      }),
    );
  };

  const begin = factor;
  const store = (address: number, content: Push): void => asm.store(read(column), address, content);
  asm.times(column, zero, read(LIMIT), VECTOR, () => {
    asm.store(zero, at.unable, number(0));
    call(functions.prepare);
    asm.set(solved, number(0));
    asm.set(active, () => asm.everyLane());
    asm.set(attempts, zero);
    asm.block(() =>
      asm.loop(() => {
        // The starts are a row of whole numbers from 0 on.
        asm.set(begin, () => {
          asm.plain(opcode.f64FromUnsigned, read(attempts));
          asm.splat();
        });
        attempt();
        asm.set(active, of(lane.andNot, read(missing), read(solved)));
        leaveWithout(active);
        countUp(attempts);
        goOnWhile(attempts, blockRules.starts.length);
      }),
    );
    const inRecord: Push = () => asm.plain(opcode.i32Add, read(RECORD), read(column));
    block.places.forEach((place, index) => {
      const found: Push = () => asm.load(zero, at.x + index * VECTOR);
      asm.store(inRecord, place, select(found, number(NaN), read(solved)));
    });
    const failed = of(lane.or, not(read(solved)), () => asm.load(zero, at.unable));
    store(
      plan.unable,
      of(lane.or, () => asm.load(read(column), plan.unable), failed),
    );
  });
  return asm.finish([]);
}
