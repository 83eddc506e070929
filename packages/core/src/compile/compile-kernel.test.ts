/** The kernel of WebAssembly against the interpreter, bit for bit: random models, special values, every size of block. */
import fc from 'fast-check';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { prepareJob } from '../run/prepare.ts';
import { anyInput, formulaOver, ordinaryNumber } from '../testing/random-formula.ts';
import { tinyJob } from '../testing/tiny-model.ts';
import type { TinyModel } from '../testing/tiny-model.ts';
import { compileKernel } from './compile-kernel.ts';
import type { KernelOptions } from './compile-kernel.ts';
import { interpret } from './interpret.ts';
import type { BlockInputs, Kernel } from './kernel.ts';
import type { ParameterShape } from './memory-plan.ts';
import { webAssembly } from './web-assembly.ts';
import type { Program } from './program.ts';

interface Case {
  readonly tiny: TinyModel;
  readonly fix: Readonly<Record<string, Readonly<Record<number, number>>>>;
  readonly shapes: readonly ParameterShape[];
  readonly inputs: BlockInputs;
  readonly kept: readonly number[];
  readonly tuning: NonNullable<KernelOptions['tuning']>;
}

const history = 2020;

const randomCase: fc.Arbitrary<Case> = fc
  .record({
    years: fc.integer({ min: 1, max: 7 }),
    beforeStart: fc.integer({ min: 0, max: 3 }),
    variables: fc.integer({ min: 1, max: 8 }),
    shapes: fc.array(fc.record({ certain: fc.boolean(), path: fc.boolean() }), { maxLength: 4 }),
    shocks: fc.integer({ min: 0, max: 2 }),
    count: fc.oneof(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 600 })),
  })
  .chain(({ years, beforeStart, variables, shapes, shocks, count }) => {
    const names = Array.from({ length: variables }, (_, i) => `v${i}`);
    const parameters = shapes.map((_, i) => `p${i}`);
    const shockNames = Array.from({ length: shocks }, (_, i) => `s${i}`);
    const lags = [1, 2, years, years + 3];
    const lagged = [...names, ...shockNames].flatMap((name) => lags.map((lag) => `${name}(-${lag})`));
    const numbers = ['0', '1', '0.3', '-2', '1e300', '5e-324', '2.5', 't'];
    const equations = fc.tuple(
      ...names.map((_, i) => formulaOver([...names.slice(0, i), ...lagged, ...parameters, ...shockNames, ...numbers])),
    );
    const initials = fc.tuple(...names.map(() => formulaOver([...parameters, ...numbers])));
    const columns = (rows: readonly number[]): fc.Arbitrary<readonly Float64Array[]> =>
      fc.tuple(
        ...rows.map((length) =>
          fc
            .float64Array({ minLength: 0, maxLength: 0 })
            .chain(() => fc.array(anyInput, { minLength: 1, maxLength: 23 }).map((few) => repeat(few, length))),
        ),
      );
    return fc
      .record({
        equations,
        initials,
        parameters: columns(shapes.map((shape) => (shape.path ? years : 1) * count)),
        shocks: columns(shockNames.map(() => years * count)),
        fix: fc.dictionary(
          fc.constantFrom(...names),
          fc.dictionary(fc.integer({ min: history, max: history + years - 1 }).map(String), ordinaryNumber, {
            maxKeys: 3,
          }),
          { maxKeys: 2 },
        ),
        kept: fc.subarray([...names.keys()], { minLength: 1 }),
        tuning: fc.record({
          ways: fc.constantFrom(1, 2),
          functionSize: fc.constantFrom(1, 20, 1500),
          inlineCells: fc.constantFrom(0, 400),
        }),
      })
      .map((drawn): Case => {
        const inputs = {
          count,
          parameters: drawn.parameters.map((column, i) =>
            shapes[i]!.certain ? column.map((_, at) => column[at - (at % count)]!) : column,
          ),
          shocks: drawn.shocks,
        };
        return {
          tiny: {
            years: { history, start: Math.min(history + beforeStart, history + years - 1), end: history + years - 1 },
            parameters: Object.fromEntries(parameters.map((name) => [name, { value: 1 }])),
            shocks: Object.fromEntries(shockNames.map((name) => [name, { prior: { kind: 'normal', mean: 0, sd: 1 } }])),
            variables: Object.fromEntries(
              names.map((name, i) => [name, { equation: drawn.equations[i]!, initial: drawn.initials[i]! }]),
            ),
          },
          fix: drawn.fix,
          shapes,
          inputs,
          kept: drawn.kept,
          tuning: drawn.tuning,
        };
      });
  });

/** `length` numbers that repeat a few with a period that divides no vector. */
function repeat(few: readonly number[], length: number): Float64Array {
  return Float64Array.from({ length }, (_, i) => few[i % few.length]!);
}

/** Cells whose draws differ between two kernels. Every NaN is the same NaN, zeros have their signs. */
function differences(
  ours: Kernel,
  reference: Kernel,
  inputs: BlockInputs,
  kept: readonly number[],
  years: number,
): string[] {
  const left = ours.run(inputs);
  const right = reference.run(inputs);
  const found: string[] = [];
  for (const variable of kept)
    for (let year = 0; year < years; year++)
      for (let d = 0; d < inputs.count; d++) {
        const [a, b] = [left[ours.offset(variable, year) + d]!, right[reference.offset(variable, year) + d]!];
        if (!Object.is(a, b)) found.push(`variable ${variable}, year ${year}, draw ${d}: ${a} for ${b}`);
      }
  return found;
}

function programOf(tiny: TinyModel, fix: Case['fix'] = {}): Program {
  return prepareJob(tinyJob(tiny, { fix })).program;
}

const byDraw = (found: ReturnType<Kernel['undefinedDraws']>): unknown[] => [...found].sort((a, b) => a.draw - b.draw);

describe('random models', () => {
  test('have the bits of the interpreter, and go wrong in the same draws and cells', () => {
    let drawsThatFailed = 0;
    fc.assert(
      fc.property(randomCase, ({ tiny, fix, shapes, inputs, kept, tuning }) => {
        const program = programOf(tiny, fix);
        const years = program.checked.years.length;
        const kernel = compileKernel(program, { blockSize: 600, kept, shapes, tuning });
        expect(kernel.kind).toBe('wasm');
        expect(differences(kernel, interpret(program, 600), inputs, kept, years)).toEqual([]);
        // The kernel looks at the kept variables and what they read, as the interpreter does on the same slice.
        const undefinedHere = byDraw(kernel.undefinedDraws());
        vi.stubGlobal('WebAssembly', undefined);
        const slow = compileKernel(program, { blockSize: 600, kept, shapes });
        vi.unstubAllGlobals();
        expect(slow.kind).toBe('interpreter');
        slow.run(inputs);
        expect(undefinedHere).toEqual(byDraw(slow.undefinedDraws()));
        drawsThatFailed += undefinedHere.length;
      }),
      { numRuns: 500 },
    );
    expect(drawsThatFailed).toBeGreaterThan(100);
  });

  test('give the same bits sliced and whole, and in a block of any size', () => {
    fc.assert(
      fc.property(randomCase, fc.integer({ min: 0, max: 300 }), ({ tiny, fix, shapes, inputs, kept }, more) => {
        const program = programOf(tiny, fix);
        const whole = compileKernel(program, { blockSize: inputs.count + more, shapes });
        const sliced = compileKernel(program, { blockSize: inputs.count, kept, shapes });
        expect(differences(sliced, whole, inputs, kept, program.checked.years.length)).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });

  test('give the same bits when a kernel runs block after block', () => {
    fc.assert(
      fc.property(randomCase, ({ tiny, fix, shapes, inputs, kept }) => {
        const program = programOf(tiny, fix);
        const years = program.checked.years.length;
        const kernel = compileKernel(program, { blockSize: 600, kept, shapes });
        const count = Math.min(inputs.count, 1 + (inputs.count % 7));
        const short = (column: Float64Array): Float64Array => {
          const rows = column.length / inputs.count;
          return Float64Array.from(
            { length: rows * count },
            (_, i) => column[Math.floor(i / count) * inputs.count + (i % count)]!,
          );
        };
        const second = { count, parameters: inputs.parameters.map(short), shocks: inputs.shocks.map(short) };
        const reference = interpret(program, 600);
        for (const block of [inputs, second, inputs])
          expect(differences(kernel, reference, block, kept, years)).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });
});

afterEach(() => void vi.unstubAllGlobals());

const chain = (count: number): TinyModel => ({
  years: { history: 2026, start: 2026, end: 2027 },
  parameters: { a: { value: 1 } },
  variables: Object.fromEntries(
    Array.from({ length: count }, (_, i) => [
      `v${i}`,
      { equation: i === 0 ? 'a' : `v${i - 1} * 1.0001 + exp(-v${Math.floor(i / 2)})`, initial: '1' },
    ]),
  ),
});

describe('adversarial models stay within their plan', () => {
  test('thousands of variables in a chain', () => {
    const program = programOf(chain(3000));
    const inputs = { count: 5, parameters: [Float64Array.of(1, 2, 3, 4, 5)], shocks: [] };
    for (const kept of [[2999], [0, 1500], [...Array(3000).keys()]]) {
      const kernel = compileKernel(program, { blockSize: 6, kept, shapes: [{ certain: false, path: false }] });
      expect(differences(kernel, interpret(program, 6), inputs, kept, 2)).toEqual([]);
    }
  });
  test('no parameters, no shocks, one year, one draw', () => {
    const program = programOf({
      years: { history: 2026, start: 2026, end: 2026 },
      variables: { only: { equation: 't + 0.5' } },
    });
    const kernel = compileKernel(program, { blockSize: 1 });
    expect(kernel.run({ count: 1, parameters: [], shocks: [] })[kernel.offset(0, 0)]).toBe(2026.5);
  });
  test('inputs that do not fit are refused instead of written elsewhere', () => {
    const program = programOf(chain(3));
    const drawn = compileKernel(program, { blockSize: 8, shapes: [{ certain: false, path: false }] });
    expect(() => drawn.run({ count: 3, parameters: [new Float64Array(6)], shocks: [] })).toThrow(RangeError);
    expect(() => drawn.run({ count: 9, parameters: [new Float64Array(9)], shocks: [] })).toThrow(RangeError);
    expect(() => drawn.run({ count: 0, parameters: [new Float64Array(0)], shocks: [] })).toThrow(RangeError);
    expect(() => drawn.offset(3, 0)).toThrow(RangeError);
    expect(() => drawn.offset(0, 2)).toThrow(RangeError);
  });
  test('a variable that is not kept has no place', () => {
    const kernel = compileKernel(programOf(chain(3)), { blockSize: 8, kept: [2] });
    expect(() => kernel.offset(0, 0)).toThrow(RangeError);
    expect(kernel.offset(2, 1)).toBeGreaterThan(0);
  });
});

describe('undefined draws', () => {
  test('an overflowing sum of finite values is no undefined draw', () => {
    const program = programOf({
      parameters: { a: { value: 1 } },
      variables: { x: { equation: 'a * 1e308', from: 2026 }, y: { equation: 'a * 1.5e308', from: 2026 } },
    });
    const kernel = compileKernel(program, { blockSize: 4 });
    kernel.run({ count: 2, parameters: [Float64Array.of(1, 2)], shocks: [] });
    expect(kernel.undefinedDraws()).toEqual([{ draw: 1, variable: 0, year: 2 }]);
  });
  test.each([
    ['as a divisor', '1 / big'],
    ['as the branch not taken', 'a > 0 ? 1 : big'],
    ['as the larger of two', 'min(1, big)'],
  ])('an infinite value that its reader turns finite is seen: %s', (_, equation) => {
    const program = programOf({
      years: { history: 2026, start: 2026, end: 2026 },
      parameters: { a: { value: 1 } },
      variables: { big: { equation: 'a * 1e308' }, reader: { equation } },
    });
    const kernel = compileKernel(program, { blockSize: 4, kept: [1] });
    const memory = kernel.run({ count: 3, parameters: [Float64Array.of(1, 10, 0.5)], shocks: [] });
    expect(Number.isFinite(memory[kernel.offset(1, 0) + 1])).toBe(true);
    expect(kernel.undefinedDraws()).toEqual([{ draw: 1, variable: 0, year: 0 }]);
  });
  test('what no kept variable reads is not looked at', () => {
    const program = programOf({
      parameters: { a: { value: 1 } },
      variables: { bad: { equation: 'log(a)', from: 2026 }, good: { equation: 'a', from: 2026 } },
    });
    const inputs = { count: 1, parameters: [Float64Array.of(-1)], shocks: [] };
    const found = [[0], [1]].map((kept) => {
      const kernel = compileKernel(program, { blockSize: 4, kept });
      kernel.run(inputs);
      return kernel.undefinedDraws().length;
    });
    expect(found).toEqual([1, 0]);
  });
});

test('an angle beyond the reach of lanes sends the block to the interpreter, and the bits stay', () => {
  const program = programOf({
    parameters: { a: { value: 1 } },
    variables: { x: { equation: 'sin(a) + cos(a) * tan(a)', from: 2026 }, y: { equation: 'x + 1', from: 2026 } },
  });
  const kernel = compileKernel(program, { blockSize: 8, kept: [1] });
  const inputs = { count: 5, parameters: [Float64Array.of(1, 1e22, -3e7, Infinity, 0.5)], shocks: [] };
  expect(differences(kernel, interpret(program, 8), inputs, [1], 5)).toEqual([]);
  expect(kernel.undefinedDraws()).toEqual([{ draw: 3, variable: 0, year: 2 }]);
});

describe('without WebAssembly or vectors', () => {
  const inputs = { count: 2, parameters: [Float64Array.of(1, 2)], shocks: [] };
  test.each([
    ['WebAssembly is missing', undefined],
    ['vectors are missing', { ...webAssembly(), validate: () => false }],
  ])('%s: the interpreter runs', (_, replacement) => {
    const program = programOf(chain(3));
    const kernel = compileKernel(program, { blockSize: 8 });
    vi.stubGlobal('WebAssembly', replacement);
    const slow = compileKernel(program, { blockSize: 8 });
    expect([kernel.kind, slow.kind]).toEqual(['wasm', 'interpreter']);
    expect(differences(kernel, slow, inputs, [0, 1, 2], 2)).toEqual([]);
  });
});

describe('more adversarial models stay within their plan', () => {
  const guarded = (
    program: Program,
    inputs: BlockInputs,
    shapes: readonly ParameterShape[],
    blockSize: number,
  ): void => {
    const kept = [...program.checked.variables.keys()];
    const kernel = compileKernel(program, { blockSize, shapes });
    const width = program.checked.years.length;
    expect(differences(kernel, interpret(program, blockSize), inputs, kept, width)).toEqual([]);
  };
  test('lags as long as the axis, over forty years', () => {
    const program = programOf({
      years: { history: 2000, start: 2001, end: 2039 },
      parameters: { a: { value: 1 } },
      shocks: { s: { prior: { kind: 'normal', mean: 0, sd: 1 } } },
      variables: {
        x: { equation: 'x(-39) + s(-39) + s(-1000)', initial: 'a * t' },
        y: { equation: 'x(-1) * 0.5 + s', initial: 'a' },
      },
    });
    for (const count of [1, 2, 3, 7, 64])
      guarded(
        program,
        {
          count,
          parameters: [Float64Array.from({ length: count }, (_, d) => d + 0.5)],
          shocks: [Float64Array.from({ length: 40 * count }, (_, i) => i / 7)],
        },
        [{ certain: false, path: false }],
        64,
      );
  });
  test('paths of every shape and missing years that are kept', () => {
    const program = programOf({
      years: { history: 2018, start: 2020, end: 2025 },
      parameters: { a: { value: 1 }, b: { value: 1 }, c: { value: 1 }, d: { value: 1 } },
      variables: {
        x: { equation: 'a + 10 * b + 100 * c + 1000 * d', from: 2023 },
        y: { equation: 'x(-1)', from: 2024 },
      },
    });
    const [count, width] = [5, 8];
    const drawn = (rows: number): Float64Array => Float64Array.from({ length: rows * count }, (_, i) => i * 0.37);
    const certain = drawn(width).map((_, i) => Math.floor(i / count) + 1);
    const parameters = [drawn(width), certain, drawn(1), new Float64Array(count).fill(3)];
    const shapes = [
      { certain: false, path: true },
      { certain: true, path: true },
      { certain: false, path: false },
      { certain: true, path: false },
    ];
    guarded(program, { count, parameters, shocks: [] }, shapes, 6);
  });
  test('three thousand series without a link between them', () => {
    const variables = Object.fromEntries(
      Array.from({ length: 3000 }, (_, i) => [
        `v${i}`,
        { equation: `a * ${i % 97} + v${i}(-1) / ${1 + (i % 13)}`, initial: 'a' },
      ]),
    );
    const years = { history: 2026, start: 2026, end: 2028 };
    const program = programOf({ years, parameters: { a: { value: 1 } }, variables });
    guarded(
      program,
      { count: 3, parameters: [Float64Array.of(1, -2, NaN)], shocks: [] },
      [{ certain: false, path: false }],
      4,
    );
  });
});
