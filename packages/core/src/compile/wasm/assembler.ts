/** Structured code over local variables: loops over vectors in memory and sums, products and masks of vectors. */
import { Bytes } from './bytes.ts';
import { lane, opcode, simd, valueType } from './opcodes.ts';
import type { LaneOpcode } from './opcodes.ts';
import type { WasmFunction } from './module.ts';

/** Pushes one value. */
export type Push = () => void;

const VECTOR = 16;

export class Assembler {
  readonly code: Bytes = new Bytes();
  private readonly types: number[] = [];
  private readonly parameters: readonly number[];

  /** `parameters`: types of the first local variables. */
  constructor(parameters: readonly number[]) {
    this.parameters = parameters;
  }

  local(type: number): number {
    return this.parameters.length + this.types.push(type) - 1;
  }

  get(local: number): void {
    this.code.byte(opcode.localGet);
    this.code.unsigned(local);
  }

  set(local: number, value: Push): void {
    value();
    this.code.byte(opcode.localSet);
    this.code.unsigned(local);
  }

  whole(value: number): void {
    this.code.byte(opcode.i32Const);
    this.code.signed(value);
  }

  /** The number in both lanes. */
  number(value: number): void {
    const bytes = new DataView(new ArrayBuffer(8));
    bytes.setFloat64(0, value, true);
    this.simd(simd.constant);
    for (let i = 0; i < VECTOR; i++) this.code.byte(bytes.getUint8(i % 8));
  }

  /** A mask with all lanes set. */
  everyLane(): void {
    this.simd(simd.constant);
    for (let i = 0; i < VECTOR; i++) this.code.byte(0xff);
  }

  operation(code: LaneOpcode, ...operands: readonly Push[]): void {
    operands.forEach((operand) => operand());
    this.simd(code);
  }

  plain(code: number, ...operands: readonly Push[]): void {
    operands.forEach((operand) => operand());
    this.code.byte(code);
  }

  /** |value| < ∞, as a mask. */
  isFinite(value: Push): void {
    this.operation(
      lane.less,
      () => this.operation(lane.absolute, value),
      () => this.number(Infinity),
    );
  }

  load(base: Push, address: number): void {
    base();
    this.access(simd.load, address);
  }

  store(base: Push, address: number, value: Push): void {
    base();
    value();
    this.access(simd.store, address);
  }

  /** Puts the f64 on the stack into both lanes. */
  splat(): void {
    this.simd(simd.splat);
  }

  call(index: number, ...operands: readonly Push[]): void {
    operands.forEach((operand) => operand());
    this.code.byte(opcode.call);
    this.code.unsigned(index);
  }

  /** Steps a counter from `from` while it is below `end`. */
  times(counter: number, from: Push, end: Push, step: number, body: Push): void {
    this.set(counter, from);
    this.block(() =>
      this.loop(() => {
        this.plain(opcode.i32GreaterOrEqualSigned, () => this.get(counter), end);
        this.branchIf(1);
        body();
        this.set(counter, () =>
          this.plain(
            opcode.i32Add,
            () => this.get(counter),
            () => this.whole(step),
          ),
        );
        this.code.byte(opcode.branch);
        this.code.unsigned(0);
      }),
    );
  }

  loop(body: Push): void {
    this.nested(opcode.loop, body);
  }
  block(body: Push): void {
    this.nested(opcode.block, body);
  }
  /** Runs the body where the i32 on the stack is not zero. */
  when(body: Push): void {
    this.nested(opcode.if, body);
  }
  branchIf(depth: number): void {
    this.code.byte(opcode.branchIf);
    this.code.unsigned(depth);
  }
  /** Pushes 1 where a lane of the mask is set. */
  anyLane(mask: Push): void {
    mask();
    this.simd(simd.anyTrue);
  }

  finish(results: readonly number[]): WasmFunction {
    return {
      parameters: this.parameters,
      results,
      locals: this.types.map((type) => ({ count: 1, type })),
      code: this.code,
    };
  }

  private nested(start: number, body: Push): void {
    this.code.byte(start);
    this.code.byte(opcode.emptyBlock);
    body();
    this.code.byte(opcode.end);
  }

  private access(instruction: number, address: number): void {
    this.simd(instruction);
    this.code.unsigned(4);
    this.code.unsigned(address);
  }

  simd(code: number): void {
    this.code.byte(opcode.simd);
    this.code.unsigned(code);
  }
}

/** Parameters of the functions of a year: start of its record, bytes of the columns in use (or the column), calendar year. */
export const yearParameters: readonly number[] = [valueType.i32, valueType.i32, valueType.f64];
