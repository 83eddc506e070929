/** Simultaneous equations in the kernel of WebAssembly against the interpreter, bit for bit. */
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { prepareJob, tryPrepare } from '../run/prepare.ts';
import { anyInput, formulaOver } from '../testing/random-formula.ts';
import { tinyJob } from '../testing/tiny-model.ts';
import type { TinyModel } from '../testing/tiny-model.ts';
import { compileKernel } from './compile-kernel.ts';
import { interpret } from './interpret.ts';
import type { BlockInputs, Kernel } from './kernel.ts';
import type { Program } from './program.ts';

vi.mock(import('./interpret.ts'), async (original) => ({ interpret: vi.fn((await original()).interpret) }));
beforeEach(() => void vi.mocked(interpret).mockClear());
afterEach(() => void vi.unstubAllGlobals());

const years = { history: 2020, start: 2021, end: 2024 };
const count = 40;

const programOf = (tiny: TinyModel, fix = {}): Program => prepareJob(tinyJob(tiny, { fix })).program;

/** Random models that lack a first value are passed over. */
function validProgram(tiny: TinyModel): Program {
  const { prepared } = tryPrepare(tinyJob(tiny));
  fc.pre(prepared !== null);
  return prepared.program;
}

const byDraw = (found: ReturnType<Kernel['undefinedDraws']> | ReturnType<Kernel['unsolvedDraws']>): unknown[] =>
  [...found].sort((a, b) => a.draw - b.draw);

/** Runs the kernel and the interpreter; returns how many draws the kernel handed over to the interpreter. */
function compare(program: Program, inputs: BlockInputs, kept?: readonly number[]): number {
  const wanted = kept ?? [...program.checked.variables.keys()];
  const kernel = compileKernel(program, { blockSize: 64, kept: wanted });
  expect(kernel.kind).toBe('wasm');
  vi.mocked(interpret).mockClear();
  const left = kernel.run(inputs);
  const handed = vi.mocked(interpret).mock.calls.reduce((sum, [, draws]) => sum + draws, 0);
  const undefinedHere = byDraw(kernel.undefinedDraws());
  const unsolvedHere = byDraw(kernel.unsolvedDraws());
  const reference = interpret(program, 64);
  const right = reference.run(inputs);
  const wrong = wanted.flatMap((variable) =>
    program.checked.years.flatMap((year, y) => {
      const [from, to] = [kernel.offset(variable, y), reference.offset(variable, y)];
      return Array.from({ length: inputs.count }, (_, d) => d)
        .filter((d) => !Object.is(left[from + d], right[to + d]))
        .map(
          (d) => `${program.checked.variables[variable]!.name} ${year} draw ${d}: ${left[from + d]} ${right[to + d]}`,
        );
    }),
  );
  expect(wrong).toEqual([]);
  if (!kept) {
    expect(undefinedHere).toEqual(byDraw(reference.undefinedDraws()));
    expect(unsolvedHere).toEqual(byDraw(reference.unsolvedDraws()));
  }
  return handed;
}

const repeat = (few: readonly number[], length: number): Float64Array =>
  Float64Array.from({ length }, (_, i) => few[i % few.length]!);
const some = (numbers: fc.Arbitrary<number>, length: number): fc.Arbitrary<Float64Array> =>
  fc.array(numbers, { minLength: 1, maxLength: 23 }).map((few) => repeat(few, length));

interface Case {
  readonly tiny: TinyModel;
  readonly inputs: BlockInputs;
}

/** `before` is read by the block, `after` reads it; `weight` makes every member depend on its neighbour. */
function blockCase(size: number, inner: fc.Arbitrary<string>, numbers: fc.Arbitrary<number>): fc.Arbitrary<Case> {
  const names = Array.from({ length: size }, (_, i) => `x${i}`);
  return fc
    .record({
      formulas: fc.tuple(...names.map(() => inner)),
      weights: fc.array(fc.constantFrom('0.3', '-0.5', 'p', '0.9', '2'), { minLength: size, maxLength: size }),
      initial: fc.constantFrom('1', 'p', 'q + 2', undefined),
      parameters: fc.tuple(some(numbers, count), some(numbers, count * 5)),
      shock: some(numbers, count * 5),
    })
    .map(({ formulas, weights, initial, parameters, shock }) => ({
      tiny: {
        years,
        parameters: { p: { value: 1 }, q: { value: 1 } },
        shocks: { s: { prior: { kind: 'normal', mean: 0, sd: 1 } } },
        variables: {
          before: { equation: 'q + 0.1 * s' },
          ...Object.fromEntries(
            names.map((name, i) => [
              name,
              {
                equation: `${formulas[i]!} + ${weights[i]!} * ${names[(i + 1) % size]!}`,
                ...(initial === undefined ? {} : { initial }),
              },
            ]),
          ),
          after: { equation: `${names[0]!} * 2 + before` },
        },
        simultaneous: [names],
      },
      inputs: { count, parameters, shocks: [shock] },
    }));
}

const smooth = fc.constantFrom(
  'before',
  'p * log(1 + abs(x0))',
  '0.2 * tanh(x0 * q) + s',
  'exp(-0.1 * abs(x0)) * before',
  'sqrt(1 + x0 ^ 2) / (3 + abs(q))',
  'x0(-1) * 0.5 + 0.1 * x0 * p',
  '0.1 * (x0 > 1 ? x0 ^ 1.5 : x0 - 0.5)',
  'sin(x0) * 0.3 + t / 2000',
  'max(x0, 0.5) / 4',
);

describe('random blocks have the bits of the interpreter', () => {
  test.each([1, 2, 3, 5, 9])('smooth ones of %i, of which most draws are solved in lanes', (size) => {
    let handed = 0;
    let total = 0;
    fc.assert(
      fc.property(blockCase(size, smooth, fc.double({ min: 0.1, max: 0.9, noNaN: true })), ({ tiny, inputs }) => {
        handed += compare(validProgram(tiny), inputs);
        total += count;
      }),
      { numRuns: 25 },
    );
    expect(handed / total).toBeLessThan(0.5);
  });

  test('wild ones, special values included, kept alone or with others', () => {
    let handed = 0;
    const wild = formulaOver(['x0', 'x0(-1)', 'before', 'p', 'q', 's', 's(-1)', 't', '0.5', '-2', '1e300']);
    const kinds = fc.integer({ min: 1, max: 4 }).chain((size) => blockCase(size, wild, anyInput));
    fc.assert(
      fc.property(kinds, fc.boolean(), ({ tiny, inputs }, all) => {
        handed += compare(validProgram(tiny), inputs, all ? undefined : [Object.keys(tiny.variables).length - 1]);
      }),
      { numRuns: 100 },
    );
    expect(handed).toBeGreaterThan(20);
  });
});

const line = (a: number): Float64Array => Float64Array.from({ length: count }, (_, d) => a + d);

describe('lanes of their own', () => {
  test('neighbours that need different numbers of steps and different pivots', () => {
    const program = programOf({
      years,
      parameters: { p: { value: 1 }, q: { value: 1 } },
      variables: {
        x: { equation: 'p * y + exp(-x) + q', initial: '1' },
        y: { equation: '(1 - q) * y + (p > 20 ? 0.5 : 0.01) * x + log(1 + x * x)', initial: '2' },
        z: { equation: 'x * q - z * 3 + y', initial: '2' },
      },
      simultaneous: [['x', 'y', 'z']],
    });
    const inputs = {
      count,
      parameters: [line(1), Float64Array.from({ length: count }, (_, d) => (d % 7) / 3 - 1)],
      shocks: [],
    };
    expect(compare(program, inputs)).toBeLessThan(count);
  });
  test('the second start, where nothing can be computed at the first', () => {
    const program = programOf({
      years,
      parameters: { p: { value: 1 } },
      variables: { x: { equation: '6 * p / x - 1 + 0 * x' } },
      simultaneous: [['x']],
    });
    expect(compare(program, { count, parameters: [line(1)], shocks: [] })).toBe(0);
  });
  test('draws without a solution are told as the interpreter tells them, and only they are handed over', () => {
    const program = programOf({
      years,
      parameters: { p: { value: 1 } },
      variables: { x: { equation: 'p < 3 ? x * x + 1 : 0.5 * x + p' }, y: { equation: 'x + 1' } },
      simultaneous: [['x']],
    });
    const kernel = compileKernel(program, { blockSize: 64 });
    const inputs = { count, parameters: [line(1)], shocks: [] };
    expect(compare(program, inputs)).toBe(2);
    kernel.run(inputs);
    expect(kernel.unsolvedDraws().map(({ draw }) => draw)).toEqual([0, 1]);
    expect(kernel.undefinedDraws()).toEqual([]);
  });
  test('a fixed unknown breaks the block in its years', () => {
    const tiny: TinyModel = {
      years,
      parameters: { p: { value: 1 } },
      variables: { x: { equation: '0.3 * y + p' }, y: { equation: '0.4 * x + y(-1)', initial: '1' } },
      simultaneous: [['x', 'y']],
    };
    const inputs = { count, parameters: [line(1)], shocks: [] };
    for (const fix of [{ x: { 2022: 5 } }, { y: { 2020: 3, 2023: 1 } }])
      expect(compare(programOf(tiny, fix), inputs)).toBe(0);
  });
  test('certain inputs of a block are read where they stand', () => {
    const program = programOf({
      years,
      parameters: { p: { value: 1 }, q: { value: 2 } },
      variables: {
        certain: { equation: 'q * 2 + exp(q)' },
        x: { equation: '0.3 * y + p * certain' },
        y: { equation: '0.4 * x + q' },
      },
      simultaneous: [['x', 'y']],
    });
    const shapes = [
      { certain: false, path: false },
      { certain: true, path: false },
    ];
    const inputs = { count, parameters: [line(1), new Float64Array(count).fill(0.7)], shocks: [] };
    const kernel = compileKernel(program, { blockSize: 64, kept: [1], shapes });
    const reference = interpret(program, 64);
    const [left, right] = [kernel.run(inputs), reference.run(inputs)];
    for (const y of [0, 4])
      expect(left.slice(kernel.offset(1, y), kernel.offset(1, y) + count)).toEqual(
        right.slice(reference.offset(1, y), reference.offset(1, y) + count),
      );
  });
});
