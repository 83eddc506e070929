/** Variables whose values are inputs of the kernel: the rest has the bits of a whole run. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { tryPrepare } from '../run/prepare.ts';
import { anyInput, formulaOver } from '../testing/random-formula.ts';
import { tinyJob } from '../testing/tiny-model.ts';
import { compileKernel } from './compile-kernel.ts';
import { interpret } from './interpret.ts';
import type { BlockInputs, Kernel } from './kernel.ts';
import type { Program } from './program.ts';

const names = Array.from({ length: 6 }, (_, i) => `v${i}`);
const count = 13;
const width = 4;
const years = { history: 2020, start: 2021, end: 2023 };

const randomCase = fc.record({
  equations: fc.tuple(
    ...names.map((_, i) => formulaOver([...names.slice(0, i), ...names.map((name) => `${name}(-1)`), 'p', 'q', '0.5'])),
  ),
  parameters: fc.array(fc.array(anyInput, { minLength: count, maxLength: count }), { minLength: 2, maxLength: 2 }),
  fixed: fc.boolean(),
  given: fc.subarray([...names.keys()]),
  kept: fc.subarray([...names.keys()], { minLength: 1 }),
});

/** Years × count of a variable, from a kernel that has run. */
function valuesOf(kernel: Kernel, memory: Float64Array, variable: number): Float64Array {
  const column = new Float64Array(width * count);
  for (let year = 0; year < width; year++) {
    const at = kernel.offset(variable, year);
    column.set(memory.subarray(at, at + count), year * count);
  }
  return column;
}

test('given the values of a whole run, the rest has its bits, in the kernel and in the interpreter', () => {
  let compared = 0;
  fc.assert(
    fc.property(randomCase, ({ equations, parameters, fixed, given, kept }) => {
      const variables = Object.fromEntries(
        names.map((name, i) => [name, { equation: equations[i]!, initial: `${i} * 0.3 + p` }]),
      );
      const tiny = { years, parameters: { p: { value: 1 }, q: { value: 1 } }, variables };
      const { prepared } = tryPrepare(tinyJob(tiny, fixed ? { fix: { v1: { 2022: 3 } } } : {}));
      fc.pre(prepared !== null);
      const { program } = prepared;
      const inputs: BlockInputs = {
        count,
        parameters: parameters.map((column) => Float64Array.from(column)),
        shocks: [],
      };
      const whole = interpret(program, 16);
      const memory = whole.run(inputs);
      const columns = given.map((variable) => valuesOf(whole, memory, variable));
      for (const kernel of [compileKernel(program, { blockSize: 16, kept, given }), interpret(program, 16, given)]) {
        const found = kernel.run({ ...inputs, given: columns });
        for (const variable of kept) {
          expect(valuesOf(kernel, found, variable)).toEqual(valuesOf(whole, memory, variable));
          compared++;
        }
      }
    }),
    { numRuns: 150 },
  );
  expect(compared).toBeGreaterThan(300);
});

const chain: Program = tryPrepare(
  tinyJob({
    years,
    parameters: { p: { value: 1 }, q: { value: 1 } },
    variables: {
      a: { equation: 'log(p)' },
      b: { equation: 'a + q' },
      x: { equation: '0.5 * y + b' },
      y: { equation: '0.5 * x' },
      after: { equation: 'x + y' },
    },
    simultaneous: [['x', 'y']],
  }),
).prepared!.program;

test('what is given is taken as it is, and what only it needs is left out', () => {
  const kernel = compileKernel(chain, { blockSize: 8, kept: [1, 4], given: [1] });
  // Parameter p is read by nobody, so its NaN does no harm.
  const parameters = [Float64Array.of(NaN, NaN), Float64Array.of(1, 2)];
  const given = [Float64Array.of(1, 2, 3, 4, 5, 6, 7, NaN)];
  const memory = kernel.run({ count: 2, parameters, shocks: [], given });
  expect(memory.slice(kernel.offset(1, 1), kernel.offset(1, 1) + 2)).toEqual(Float64Array.of(3, 4));
  // x = 4/3 b, y = 2/3 b.
  expect(memory[kernel.offset(4, 1)]).toBeCloseTo(6, 12);
  expect(kernel.undefinedDraws()).toEqual([{ draw: 1, variable: 1, year: 3 }]);
});

test('given values that do not fit, or only part of equations solved together, are refused', () => {
  const kernel = compileKernel(chain, { blockSize: 8, kept: [4], given: [1] });
  const parameters = [Float64Array.of(1), Float64Array.of(1)];
  for (const given of [undefined, [], [new Float64Array(3)], [new Float64Array(5)]])
    expect(() => kernel.run({ count: 1, parameters, shocks: [], ...(given ? { given } : {}) })).toThrow(RangeError);
  expect(() => compileKernel(chain, { blockSize: 8, kept: [4], given: [2] })).toThrow(RangeError);
  expect(compileKernel(chain, { blockSize: 8, kept: [4], given: [2, 3] }).kind).toBe('wasm');
});
