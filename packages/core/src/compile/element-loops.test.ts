/** Loops over the elements of index sets: the bits of the interpreter, from code that does not grow with the set. */
import fc from 'fast-check';
import { afterEach, expect, test, vi } from 'vitest';
import { tryPrepare } from '../run/prepare.ts';
import { anyInput } from '../testing/random-formula.ts';
import { tinyJob } from '../testing/tiny-model.ts';
import type { TinyModel } from '../testing/tiny-model.ts';
import { compileKernel } from './compile-kernel.ts';
import { findLoops } from './find-loops.ts';
import { interpret } from './interpret.ts';
import type { BlockInputs } from './kernel.ts';
import type { Program } from './program.ts';
import { sliceProgram } from './slice.ts';
import { webAssembly } from './web-assembly.ts';

afterEach(() => void vi.unstubAllGlobals());

const years = { history: 2020, start: 2022, end: 2025 };
const count = 11;

/** `[e]` in a formula is the element, `[e-1]` the one before it; the first element reads the last formula instead. */
/** Far fewer than where loops begin to pay. */
const loopElements = 16;

function over(size: number, name: string, equation: string, first: string): [string, TinyModel['variables'][string]][] {
  return Array.from({ length: size }, (_, e) => [
    `${name}${e}`,
    {
      equation: (e === 0 && equation.includes('[e-1]') ? first : equation)
        .replaceAll('[e]', String(e))
        .replaceAll('[e-1]', String(e - 1)),
      initial: '0.3 + p0',
    },
  ]);
}

function programOf(tiny: TinyModel, fix = {}): Program {
  const { prepared } = tryPrepare(tinyJob(tiny, { fix }));
  if (!prepared) throw new Error('the model of this test is not valid');
  return prepared.program;
}

function differences(program: Program, inputs: BlockInputs, kept: readonly number[], certain: boolean): string[] {
  const shapes = inputs.parameters.map((_, index) => ({ certain: certain && index % 2 === 0, path: false }));
  const kernel = compileKernel(program, { blockSize: 12, kept, shapes, tuning: { loopElements } });
  const reference = interpret(program, 12);
  const [left, right] = [kernel.run(inputs), reference.run(inputs)];
  const undefinedDraws = kernel.undefinedDraws();
  if (kept.length === program.checked.variables.length)
    expect([...undefinedDraws].sort((a, b) => a.draw - b.draw)).toEqual(
      [...reference.undefinedDraws()].sort((a, b) => a.draw - b.draw),
    );
  return kept.flatMap((variable) =>
    program.checked.years.flatMap((year, y) =>
      Array.from({ length: count }, (_, d) => d).flatMap((d) => {
        const [a, b] = [left[kernel.offset(variable, y) + d], right[reference.offset(variable, y) + d]];
        return Object.is(a, b) ? [] : [`${program.checked.variables[variable]!.name} ${year} ${d}: ${a} for ${b}`];
      }),
    ),
  );
}

const template = fc.constantFrom(
  'a[e](-1) * p[e] + 0.1',
  'b[e] * exp(-a[e](-1)) + q',
  'c[e-1] * 0.5 + p[e] * s0',
  'a[e-1] + b[e](-1) / p[e]',
  'log(c[e](-1)) + p1 * t',
  'max(a[e], b[e](-2)) ^ 1.5',
  'sin(p[e] * a[e](-1)) + s1(-1)',
  'q * 2 + tanh(q)',
  'p[e]',
  'c[e-1](-1) > q ? c[e](-1) : b[e]',
);

test('random models over sets have the bits of the interpreter', () => {
  let loops = 0;
  const size = 19;
  fc.assert(
    fc.property(
      fc.tuple(template, template, template),
      fc.array(fc.array(anyInput, { minLength: count, maxLength: count }), {
        minLength: size + 1,
        maxLength: size + 1,
      }),
      fc.array(anyInput, { minLength: 7, maxLength: 7 }),
      fc.record({ certain: fc.boolean(), fixed: fc.boolean(), all: fc.boolean(), mixed: fc.boolean() }),
      ([a, b, c], columns, shocks, { certain, fixed, all, mixed }) => {
        const sets = [over(size, 'a', a, 'q'), over(size, 'b', b, 'p0'), over(size, 'c', c, '0.7')];
        // Interleaved definitions take the members of a set apart: equal distances remain.
        const entries = mixed ? sets[0]!.flatMap((_, e) => sets.map((set) => set[e]!)) : sets.flat();
        const tiny: TinyModel = {
          years,
          parameters: Object.fromEntries(
            [...Array.from({ length: size }, (_, e) => `p${e}`), 'q'].map((name) => [name, { value: 1 }]),
          ),
          shocks: Object.fromEntries(['s0', 's1'].map((s) => [s, { prior: { kind: 'normal', mean: 0, sd: 1 } }])),
          variables: { ...Object.fromEntries(entries), total: { equation: 'a0 + a7 + b18 + c3(-1)', initial: '0' } },
        };
        const { prepared } = tryPrepare(tinyJob(tiny, fixed ? { fix: { a3: { 2023: 2 } } } : {}));
        fc.pre(prepared !== null);
        if (!prepared) return;
        const { program } = prepared;
        const inputs = {
          count,
          parameters: columns.map((column, index) =>
            Float64Array.from(column, (value) => (certain && index % 2 === 0 ? column[0]! : value)),
          ),
          shocks: [0, 1].map((s) => Float64Array.from({ length: 6 * count }, (_, i) => shocks[(i * (s + 1)) % 7]!)),
        };
        const everything = [...program.checked.variables.keys()];
        loops += findLoops(sliceProgram(program, everything), loopElements).length;
        expect(differences(program, inputs, all ? everything : [everything.length - 1, 5], certain)).toEqual([]);
      },
    ),
    { numRuns: 150 },
  );
  expect(loops).toBeGreaterThan(100);
});

/** Sizes of the modules that are made while `run` runs. */
function moduleBytes(run: () => void): number {
  const api = webAssembly()!;
  let size = 0;
  class Module extends api.Module {
    constructor(bytes: Uint8Array) {
      super(bytes);
      size += bytes.length;
    }
  }
  vi.stubGlobal('WebAssembly', {
    ...api,
    validate: api.validate.bind(api),
    Instance: api.Instance,
    Memory: api.Memory,
    Module,
  });
  run();
  vi.unstubAllGlobals();
  return size;
}

test('the code of a set of thousands is as long as that of a small one', () => {
  const sizes = [32, 2000].map((size) => {
    const variables = Object.fromEntries([
      ...over(size, 'a', 'a[e](-1) * (1 + p0) + exp(-p0)', ''),
      ...over(size, 'b', 'log(1 + a[e]) / (1 + b[e](-1) ^ 2)', ''),
    ]);
    const program = programOf({ years, parameters: { p0: { value: 1 } }, variables });
    return moduleBytes(() => compileKernel(program, { blockSize: 4, tuning: { loopElements } }));
  });
  expect(sizes[0]).toBeGreaterThan(500);
  // Only addresses have more digits.
  expect(sizes[1]! / sizes[0]!).toBeLessThan(1.1);
});

test('a loop stands after what it reads and before what reads it', () => {
  const program = programOf({
    years,
    parameters: { p0: { value: 1 } },
    variables: Object.fromEntries([
      ['late', { equation: 'b3 + 1' }],
      ...over(20, 'b', 'a[e] * 2 + base', ''),
      ...over(20, 'a', 'a[e](-1) + p0', ''),
      ['base', { equation: 'a19 * p0' }],
    ]),
  });
  const inputs = { count, parameters: [Float64Array.from({ length: count }, (_, d) => d + 1)], shocks: [] };
  const everything = [...program.checked.variables.keys()];
  // The equations of two sets, and the initial values of one.
  expect(findLoops(sliceProgram(program, everything), loopElements)).toHaveLength(3);
  expect(differences(program, inputs, everything, false)).toEqual([]);
});
