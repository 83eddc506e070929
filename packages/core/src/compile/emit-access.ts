/** Loads and stores in functions of a year, whose first local variables these are. */
import { vectorBytes } from './memory-plan.ts';
import type { MemoryPlan } from './memory-plan.ts';
import type { Bytes } from './wasm/bytes.ts';
import { opcode } from './wasm/opcodes.ts';

/** Start of the record of the year. */
export const RECORD = 0;
/** Bytes of the columns in use, or of the draws before those at hand. */
export const LIMIT = 1;
export const YEAR = 2;
/** Address of the draws in the record, and in columns outside of records. */
export const IN_RECORD = 3;
export const IN_COLUMN = 4;
export const FIRST_VECTOR = 5;

/** Pushes the address that offsets in code count from. What all draws have in common stands at the first of them. */
export function pushBase(code: Bytes, yearly: boolean, uniform: boolean): void {
  if (!uniform) get(code, yearly ? IN_RECORD : IN_COLUMN);
  else if (yearly) get(code, RECORD);
  else {
    code.byte(opcode.i32Const);
    code.signed(0);
  }
}

export interface Access {
  readonly address: number;
  readonly yearly: boolean;
  readonly uniform: boolean;
  readonly way: number;
}

/** A load or store at the address on the stack, after a check that no draw of any year reaches beyond the plan. `advance`: bytes up to the last element of a loop. */
export function access(
  code: Bytes,
  instruction: number,
  { address, yearly, uniform, way }: Access,
  plan: MemoryPlan,
  scratchBytes: number,
  advance = 0,
): void {
  const end =
    address +
    Math.max(0, advance) +
    (yearly ? (plan.years - 1) * plan.record : 0) +
    (uniform ? vectorBytes : plan.stride);
  const inFront = yearly ? end <= plan.scratch : end <= plan.records;
  const inScratch = !yearly && address >= plan.scratch && end <= plan.scratch + scratchBytes;
  if (address + Math.min(0, advance) < 0 || !(inFront || inScratch))
    throw new RangeError(`address ${address} lies outside of the memory plan`);
  code.byte(opcode.simd);
  code.unsigned(instruction);
  code.unsigned(4);
  code.unsigned(address + (uniform ? 0 : way * vectorBytes));
}

export function get(code: Bytes, local: number): void {
  code.byte(opcode.localGet);
  code.unsigned(local);
}

export function set(code: Bytes, local: number): void {
  code.byte(opcode.localSet);
  code.unsigned(local);
}
