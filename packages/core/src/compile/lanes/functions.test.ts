/** Each elementary function on lanes equals the function of elementary/ bit for bit, whatever the argument. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { functions } from '../../formula/functions.ts';
import { tinyJob } from '../../testing/tiny-model.ts';
import { prepareJob } from '../../run/prepare.ts';
import { compileKernel } from '../compile-kernel.ts';
import type { Kernel } from '../kernel.ts';
import type { LaneFunction } from './graph.ts';

const blockSize = 1024;
const unary = [
  'exp',
  'log',
  'log10',
  'tanh',
  'sin',
  'cos',
  'tan',
  'abs',
  'sign',
  'floor',
  'ceil',
  'round',
  'sqrt',
] as const;
const binary = ['pow', 'atan2', 'mod', 'min', 'max'] as const;

/** A kernel whose variables `x` and so on are the function of one (`f`) or two parameters. */
function kernelOf(formula: string, parameters: readonly string[], inline: boolean): Kernel {
  const prepared = prepareJob(
    tinyJob({
      years: { history: 2026, start: 2026, end: 2026 },
      parameters: Object.fromEntries(parameters.map((name) => [name, { value: 1 }])),
      variables: { result: { equation: formula } },
    }),
  );
  return compileKernel(prepared.program, { blockSize, tuning: { inlineCells: inline ? 400 : 0 } });
}

const special = [
  ...[
    0, 5e-324, 1e-320, 2.225073858507201e-308, 2.2250738585072014e-308, 1e-300, 7.4e-9, 7.5e-9, 0.41421356237309503,
    0.5, 0.55, 0.7071067811865475,
  ],
  ...[
    0.9999999999999999, 1, 1.0000000000000002, 1.5, 2, 2.5, 3, 10, 64, 354, 707.9999, 708, 708.1, 709.78, 709.79, 710,
    745.1, 745.2, 746, 747,
  ],
  ...[
    1048575.9, 1048576, 1e15, 4503599627370495.5, 4503599627370496, 9007199254740991, 9007199254740992,
    9007199254740994, 7.4e19, 1e150, 1e300,
  ],
  ...[8.98846567431158e307, 1.7976931348623157e308, Infinity, NaN],
].flatMap((x) => [x, -x]);

/** Numbers of every size, those around whole multiples of one half, and those that logarithms and powers are close to. */
const anyNumber = fc.oneof(
  { weight: 3, arbitrary: fc.double() },
  { weight: 4, arbitrary: fc.double({ min: -800, max: 800 }) },
  { weight: 3, arbitrary: fc.double({ min: -2, max: 2 }) },
  { weight: 1, arbitrary: fc.double({ min: 1e-323, max: 1e-300 }) },
  { weight: 1, arbitrary: fc.integer({ min: -4000, max: 4000 }).map((n) => n / 2) },
  { weight: 1, arbitrary: fc.constantFrom(...special) },
);
const sample = (count: number, seed: number): number[] => fc.sample(anyNumber, { numRuns: count, seed });

/** Arguments whose results differ. Every NaN is the same NaN. */
function differences(
  kernel: Kernel,
  evaluate: (...operands: number[]) => number,
  columns: readonly (readonly number[])[],
): unknown[] {
  const found: unknown[] = [];
  const total = columns[0]!.length;
  for (let at = 0; at < total; at += blockSize) {
    const parameters = columns.map((column) => Float64Array.from(column.slice(at, at + blockSize)));
    const count = parameters[0]!.length;
    const memory = kernel.run({ count, parameters, shocks: [] });
    for (let d = 0; d < count; d++) {
      const operands = parameters.map((column) => column[d]!);
      const value = memory[kernel.offset(0, 0) + d]!;
      if (!Object.is(value, evaluate(...operands))) found.push([...operands, value, evaluate(...operands)]);
    }
  }
  return found;
}

/** Angles from 2^20 on make a whole block go to the interpreter; they have tests of their own. */
const withoutHugeAngles = (numbers: readonly number[]): number[] =>
  numbers.map((x) => (Math.abs(x) >= 1048576 && Math.abs(x) < Infinity ? x % 1048576 : x));

describe.each([
  ['in place', true],
  ['as calls', false],
])('functions %s', (_, inline) => {
  test.each(unary)('%s', (name) => {
    const numbers = [...special, ...sample(40_000, 1)];
    const trigonometric = name === 'sin' || name === 'cos' || name === 'tan';
    const kernel = kernelOf(`${name}(x)`, ['x'], inline);
    expect(kernel.kind).toBe('wasm');
    expect(
      differences(kernel, functions[name].evaluate, [trigonometric ? withoutHugeAngles(numbers) : numbers]),
    ).toEqual([]);
    if (trigonometric) expect(differences(kernel, functions[name].evaluate, [special])).toEqual([]);
  });
  test.each(binary)('%s', (name) => {
    const every = special.flatMap((x) => special.map((y) => [x, y] as const));
    const left = [...every.map(([x]) => x), ...sample(40_000, 2)];
    const right = [...every.map(([, y]) => y), ...sample(40_000, 3)];
    const formula = name === 'mod' ? 'x mod y' : `${name}(x, y)`;
    expect(differences(kernelOf(formula, ['x', 'y'], inline), functions[name].evaluate, [left, right])).toEqual([]);
  });
  test.each(['0.5', '1.7', '-2.5', '3.25', '0', '100', '-65', '1e19', '1e300'])(
    'powers with the exponent %s',
    (exponent) => {
      const evaluate = (x: number): number => functions.pow.evaluate(x, Number(exponent));
      const numbers = [...special, ...sample(5000, 4)];
      const kernel = kernelOf(`x ^ (${exponent} + 0)`, ['x'], inline);
      expect(differences(kernel, evaluate, [numbers])).toEqual([]);
    },
  );
});

test('a function applied to constants is computed once, by the same code', () => {
  const names: readonly LaneFunction[] = ['exp', 'log', 'log10', 'tanh', 'sin', 'cos', 'tan'];
  for (const name of names) {
    const kernel = kernelOf(`${name}(0.7) + 0 * x`, ['x'], true);
    expect(kernel.run({ count: 1, parameters: [Float64Array.of(1)], shocks: [] })[kernel.offset(0, 0)]).toBe(
      functions[name].evaluate(0.7),
    );
  }
});
