/** Codes of the WebAssembly instructions in use (core specification, appendix A.7; SIMD ones follow the prefix 0xfd). */
export const valueType = { i32: 0x7f, f64: 0x7c, v128: 0x7b } as const;

export const opcode = {
  block: 0x02,
  loop: 0x03,
  if: 0x04,
  else: 0x05,
  end: 0x0b,
  branch: 0x0c,
  branchIf: 0x0d,
  call: 0x10,
  localGet: 0x20,
  localSet: 0x21,
  localTee: 0x22,
  i32Const: 0x41,
  f64Const: 0x44,
  i32EqualsZero: 0x45,
  i32NotEqual: 0x47,
  i32LessSigned: 0x48,
  i32LessUnsigned: 0x49,
  i32GreaterOrEqualSigned: 0x4e,
  i32Add: 0x6a,
  i32Subtract: 0x6b,
  i32Multiply: 0x6c,
  f64FromUnsigned: 0xb8,
  simd: 0xfd,
  emptyBlock: 0x40,
} as const;

export const simd = {
  load: 0x00,
  store: 0x0b,
  constant: 0x0c,
  splat: 0x14,
  anyTrue: 0x53,
  bitmask: 0xc4,
} as const;

/** Instructions from vectors to a vector, two lanes of 64 bits. */
export const lane = {
  add: 0xf0,
  subtract: 0xf1,
  multiply: 0xf2,
  divide: 0xf3,
  minimum: 0xf4,
  maximum: 0xf5,
  absolute: 0xec,
  negate: 0xed,
  squareRoot: 0xef,
  ceiling: 0x74,
  floor: 0x75,
  nearest: 0x94,
  equal: 0x47,
  unequal: 0x48,
  less: 0x49,
  greater: 0x4a,
  lessOrEqual: 0x4b,
  greaterOrEqual: 0x4c,
  not: 0x4d,
  and: 0x4e,
  /** a and not b. */
  andNot: 0x4f,
  or: 0x50,
  exclusiveOr: 0x51,
  /** bitselect(a, b, mask): a where the mask is set. */
  select: 0x52,
  integerEqual: 0xd6,
  integerAdd: 0xce,
  integerSubtract: 0xd1,
  /** Shifts take their distance as an i32, here always a constant. */
  shiftLeft: 0xcb,
  shiftRight: 0xcd,
} as const;

export type LaneOpcode = (typeof lane)[keyof typeof lane];
