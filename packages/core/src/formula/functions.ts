/**
 * The allow-list: every operator and function that a formula may use, with arity, unit rule and scalar meaning.
 * Truth is 1 or 0; a number counts as true when |x| > 0 (so NaN is false). Comparisons are IEEE 754.
 */
import { atan2 } from '../elementary/atan2.ts';
import { cos } from '../elementary/cos.ts';
import { exp } from '../elementary/exp.ts';
import { log } from '../elementary/log.ts';
import { log10 } from '../elementary/log10.ts';
import { pow } from '../elementary/pow.ts';
import { sin } from '../elementary/sin.ts';
import { tan } from '../elementary/tan.ts';
import { tanh } from '../elementary/tanh.ts';

/**
 * How units pass through: `same` operands agree and give their unit; `flag` operands agree and give a pure number; `logic` pure
 * in, pure out; `keep` the unit of the first operand; `pure` pure in, pure out; `strip` any unit in, pure out.
 */
export type UnitRule =
  'same' | 'flag' | 'logic' | 'keep' | 'pure' | 'strip' | 'product' | 'quotient' | 'power' | 'root' | 'remainder';

interface FunctionEntry {
  /** Least and most operands. */
  readonly arity: readonly [number, number];
  /** How it is written when it is an operator. */
  readonly symbol?: string;
  readonly unit: UnitRule;
  readonly evaluate: (...operands: number[]) => number;
}

const truth = (x: number): boolean => Math.abs(x) > 0;
const flag = (condition: boolean): number => (condition ? 1 : 0);

/** Nearest whole number, ties to even (IEEE roundTiesToEven). Adding and taking away 2^52 leaves no fraction bits. */
export function roundToEven(x: number): number {
  const magnitude = Math.abs(x);
  if (!(magnitude < 4503599627370496)) return x;
  const rounded = magnitude + 4503599627370496 - 4503599627370496;
  return x < 0 || Object.is(x, -0) ? -rounded : rounded;
}

/** Remainder with the sign of the divisor, x − y·⌊x/y⌋; x when the divisor is 0. */
function modulo(x: number, y: number): number {
  return y === 0 ? x : x - y * Math.floor(x / y);
}

const minimum = (...operands: number[]): number => operands.reduce((a, b) => Math.min(a, b));
const maximum = (...operands: number[]): number => operands.reduce((a, b) => Math.max(a, b));

export type FunctionName =
  | 'add'
  | 'subtract'
  | 'multiply'
  | 'divide'
  | 'pow'
  | 'negate'
  | 'less'
  | 'lessOrEqual'
  | 'greater'
  | 'greaterOrEqual'
  | 'equal'
  | 'unequal'
  | 'and'
  | 'or'
  | 'not'
  | 'mod'
  | 'abs'
  | 'sign'
  | 'min'
  | 'max'
  | 'clamp'
  | 'floor'
  | 'ceil'
  | 'round'
  | 'sqrt'
  | 'exp'
  | 'log'
  | 'log10'
  | 'sin'
  | 'cos'
  | 'tan'
  | 'tanh'
  | 'atan2'
  | 'number';

export const functions: Readonly<Record<FunctionName, FunctionEntry>> = {
  add: { arity: [2, 2], symbol: '+', unit: 'same', evaluate: (a, b) => a + b },
  subtract: { arity: [2, 2], symbol: '-', unit: 'same', evaluate: (a, b) => a - b },
  multiply: { arity: [2, 2], symbol: '*', unit: 'product', evaluate: (a, b) => a * b },
  divide: { arity: [2, 2], symbol: '/', unit: 'quotient', evaluate: (a, b) => a / b },
  pow: { arity: [2, 2], symbol: '^', unit: 'power', evaluate: (a, b) => pow(a, b) },
  negate: { arity: [1, 1], symbol: '-', unit: 'keep', evaluate: (a) => -a },
  less: { arity: [2, 2], symbol: '<', unit: 'flag', evaluate: (a, b) => flag(a < b) },
  lessOrEqual: { arity: [2, 2], symbol: '<=', unit: 'flag', evaluate: (a, b) => flag(a <= b) },
  greater: { arity: [2, 2], symbol: '>', unit: 'flag', evaluate: (a, b) => flag(a > b) },
  greaterOrEqual: { arity: [2, 2], symbol: '>=', unit: 'flag', evaluate: (a, b) => flag(a >= b) },
  equal: { arity: [2, 2], symbol: '==', unit: 'flag', evaluate: (a, b) => flag(a === b) },
  unequal: { arity: [2, 2], symbol: '!=', unit: 'flag', evaluate: (a, b) => flag(a !== b) },
  and: { arity: [2, 2], symbol: 'and', unit: 'logic', evaluate: (a, b) => flag(truth(a) && truth(b)) },
  or: { arity: [2, 2], symbol: 'or', unit: 'logic', evaluate: (a, b) => flag(truth(a) || truth(b)) },
  not: { arity: [1, 1], symbol: 'not', unit: 'logic', evaluate: (a) => flag(!truth(a)) },
  mod: { arity: [2, 2], symbol: 'mod', unit: 'remainder', evaluate: (a, b) => modulo(a, b) },
  abs: { arity: [1, 1], unit: 'keep', evaluate: (a) => Math.abs(a) },
  sign: { arity: [1, 1], unit: 'strip', evaluate: (a) => (a > 0 ? 1 : a < 0 ? -1 : a) },
  min: { arity: [2, 16], unit: 'same', evaluate: minimum },
  max: { arity: [2, 16], unit: 'same', evaluate: maximum },
  clamp: { arity: [3, 3], unit: 'same', evaluate: (x, low, high) => Math.min(Math.max(x, low), high) },
  floor: { arity: [1, 1], unit: 'keep', evaluate: (a) => Math.floor(a) },
  ceil: { arity: [1, 1], unit: 'keep', evaluate: (a) => Math.ceil(a) },
  round: { arity: [1, 1], unit: 'keep', evaluate: (a) => roundToEven(a) },
  sqrt: { arity: [1, 1], unit: 'root', evaluate: (a) => Math.sqrt(a) },
  exp: { arity: [1, 1], unit: 'pure', evaluate: (a) => exp(a) },
  log: { arity: [1, 1], unit: 'pure', evaluate: (a) => log(a) },
  log10: { arity: [1, 1], unit: 'pure', evaluate: (a) => log10(a) },
  sin: { arity: [1, 1], unit: 'pure', evaluate: (a) => sin(a) },
  cos: { arity: [1, 1], unit: 'pure', evaluate: (a) => cos(a) },
  tan: { arity: [1, 1], unit: 'pure', evaluate: (a) => tan(a) },
  tanh: { arity: [1, 1], unit: 'pure', evaluate: (a) => tanh(a) },
  atan2: { arity: [2, 2], unit: 'flag', evaluate: (a, b) => atan2(a, b) },
  number: { arity: [1, 1], unit: 'strip', evaluate: (a) => a },
};

/** Functions that are written by name, `f(x)`. */
export const namedFunctions: readonly FunctionName[] = (Object.keys(functions) as FunctionName[]).filter(
  (name) => functions[name].symbol === undefined || name === 'pow' || name === 'mod',
);

export type CompositeName =
  'sum' | 'mean' | 'growth' | 'diff' | 'step' | 'ramp' | 'pulse' | 'cumulative' | 'smooth' | 'delay' | 'interpolate';

/**
 * Functions that are more than a calculation with numbers: the parser rewrites them or the check expands them.
 * [least, most] operands.
 */
export const compositeArity: Readonly<Record<CompositeName, readonly [number, number]>> = {
  sum: [2, 9],
  mean: [2, 9],
  growth: [1, 1],
  diff: [1, 1],
  step: [2, 2],
  ramp: [3, 3],
  pulse: [2, 3],
  cumulative: [1, 1],
  smooth: [2, 3],
  delay: [2, 3],
  interpolate: [2, 2],
};

/** Words that cannot name anything in a model. */
export const reservedNames: ReadonlySet<string> = new Set([
  ...Object.keys(functions),
  ...Object.keys(compositeArity),
  ...[
    't',
    'pi',
    'in',
    'to',
    'mod',
    'and',
    'or',
    'xor',
    'not',
    'end',
    'true',
    'false',
    'null',
    'undefined',
    'NaN',
    'Infinity',
  ],
]);
