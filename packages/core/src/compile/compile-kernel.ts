/**
 * A program → a kernel of WebAssembly with two draws per instruction, made for the variables that are kept: slice, plan of
 * memory, one graph per kind of year, functions, module. Its results are those of the interpreter bit for bit.
 */
import { webAssembly } from './web-assembly.ts';
import type { WasmMemory } from './web-assembly.ts';
import { emitYear } from './emit-year.ts';
import { findLoops } from './find-loops.ts';
import type { Loop } from './find-loops.ts';
import { createFunctionTable } from './function-table.ts';
import { givenColumn } from './given-column.ts';
import { interpret } from './interpret.ts';
import type { BlockInputs, Kernel, UndefinedDraw } from './kernel.ts';
import { lowerYears } from './lower-years.ts';
import { planMemory, vectorBytes } from './memory-plan.ts';
import type { MemoryPlan, ParameterShape } from './memory-plan.ts';
import type { Program } from './program.ts';
import { hasSimd } from './simd-support.ts';
import { sliceProgram } from './slice.ts';
import type { Slice } from './slice.ts';
import { Bytes } from './wasm/bytes.ts';
import { encodeModule } from './wasm/module.ts';
import type { WasmFunction } from './wasm/module.ts';
import { opcode, valueType } from './wasm/opcodes.ts';

export interface KernelOptions {
  /** Most draws in a block. */
  readonly blockSize: number;
  /** Indexes of the variables whose values are wanted; all when left out. */
  readonly kept?: readonly number[];
  /** Per parameter; when left out every parameter may differ by draw and year. Inputs must fit. */
  readonly shapes?: readonly ParameterShape[];
  /**
   * Indexes of variables whose values are inputs (`BlockInputs.given`, in this order) instead of being computed. What only they
   * need is left out. Of equations that are solved together either all unknowns that somebody reads are given or none, else a
   * RangeError is thrown. `undefinedDraws` looks at the given cells too, but not behind them.
   */
  readonly given?: readonly number[];
  /** Only for tests and measurements. */
  readonly tuning?: Partial<Tuning>;
}

/** Choices that change the speed and no bit of the result. */
export interface Tuning {
  /** Pairs of draws computed together. */
  readonly ways: number;
  /** Values in one function, more or less. */
  readonly functionSize: number;
  /** Elementary functions in place for up to this many formulas: faster by a tenth, but slower to emit; calls beyond. */
  readonly inlineCells: number;
  /**
   * Least elements of a loop. Its values all go through memory: at 16 elements it costs a quarter more than code for each
   * element, at 100 a tenth; at 400, where that code no longer fits the caches, it is a tenth faster.
   */
  readonly loopElements: number;
}

const usual: Tuning = { ways: 2, functionSize: 400, inlineCells: 150, loopElements: 256 };

export function compileKernel(program: Program, options: KernelOptions): Kernel {
  const { variables, model } = program.checked;
  const kept = options.kept ?? variables.map((_, index) => index);
  const given = options.given ?? [];
  const slice = sliceProgram(program, kept, given);
  if (!hasSimd()) return interpret(slice.program, options.blockSize, given);
  const shapes = options.shapes ?? Object.keys(model.parameters).map(() => ({ certain: false, path: true }));
  const { bytes, plan } = emitKernel(slice, new Set(kept), shapes, options);
  return instantiate(bytes, { slice, plan, kept: new Set(kept), given, shapes, blockSize: options.blockSize });
}

interface EmittedKernel {
  readonly bytes: Uint8Array;
  readonly plan: MemoryPlan;
}

const pageBytes = 65536;

function emitKernel(
  slice: Slice,
  kept: ReadonlySet<number>,
  shapes: readonly ParameterShape[],
  options: KernelOptions,
): EmittedKernel {
  const { program } = slice;
  const tuning = { ...usual, ...options.tuning };
  const loops = findLoops(slice, tuning.loopElements);
  const plan = planMemory(slice, storedVariables(slice, kept, loops), shapes, options.blockSize);
  const inline = slice.formulas.length <= tuning.inlineCells;
  const { codes, codeOfYear, certain } = lowerYears(slice, plan, shapes, loops, inline);

  // Function 0 runs the years; functions that others call follow, then those of the years.
  const table = createFunctionTable(1);
  const workspace = Math.max(
    0,
    ...codes.flatMap(({ cells }) => cells.map(({ whole }) => (whole?.kind === 'block' ? whole.end - plan.scratch : 0))),
  );
  const full = (variable: number): boolean => kept.has(variable) || !certain.has(variable);
  const { ways, functionSize } = tuning;
  const emitted = codes.map((code) => emitYear(code, { plan, full, table, workspace, ways, functionSize }));
  const scratch = Math.max(0, ...emitted.map((code) => code.scratch));
  let next = 1 + table.functions.length;
  const first = emitted.map((code) => (next += code.functions.length) - code.functions.length);
  const calls = codeOfYear.flatMap((code, year) =>
    emitted[code]!.functions.map((_, index) => ({ function: first[code]! + index, year })),
  );
  const functions = [
    runFunction(calls, plan, program.checked.years),
    ...table.functions,
    ...emitted.flatMap((code) => code.functions),
  ];
  const pages = Math.ceil((plan.scratch + scratch) / pageBytes);
  if (pages > 65536)
    throw new RangeError(`a block of ${options.blockSize} draws of this model needs ${pages} pages of memory`);
  return { bytes: encodeModule({ functions, pages, exports: { run: 0 } }), plan };
}

/** Variables that need a place in memory: the kept ones, those read with a lag, and those that are given or fixed. */
function storedVariables(
  { program, formulas, given, present, settled, blocks }: Slice,
  kept: ReadonlySet<number>,
  loops: readonly Loop[],
): ReadonlySet<number> {
  const stored = new Set(kept);
  for (const { variable } of settled) stored.add(variable);
  for (const variable of given) if (present[variable] === 1) stored.add(variable);
  for (const { code } of formulas)
    for (let i = 0; i < code.length; i++) {
      const instruction = code[i]!;
      if (instruction.kind === 'variable' && instruction.lag > 0 && present[instruction.variable] === 1)
        stored.add(instruction.variable);
    }
  // What loops compute and read.
  for (const loop of loops)
    for (const { variable, code } of loop) {
      stored.add(variable);
      for (const instruction of code) if (instruction.kind === 'variable') stored.add(instruction.variable);
    }
  // What simultaneous equations find and read.
  for (const block of blocks)
    for (const code of program.blocks[block]!.formulas)
      for (const instruction of code) if (instruction.kind === 'variable') stored.add(instruction.variable);
  for (const block of blocks) for (const variable of program.blocks[block]!.unknowns) stored.add(variable);
  return stored;
}

/** (bytes of the columns in use) → (): every function of every year. */
function runFunction(
  calls: readonly { readonly function: number; readonly year: number }[],
  plan: MemoryPlan,
  years: readonly number[],
): WasmFunction {
  const code = new Bytes();
  const number = new DataView(new ArrayBuffer(8));
  for (const call of calls) {
    code.byte(opcode.i32Const);
    code.signed(call.year * plan.record);
    code.byte(opcode.localGet);
    code.unsigned(0);
    code.byte(opcode.f64Const);
    number.setFloat64(0, years[call.year]!, true);
    for (let i = 0; i < 8; i++) code.byte(number.getUint8(i));
    code.byte(opcode.call);
    code.unsigned(call.function);
  }
  return { parameters: [valueType.i32], results: [], locals: [], code };
}

interface Parts {
  readonly slice: Slice;
  readonly plan: MemoryPlan;
  readonly kept: ReadonlySet<number>;
  readonly given: readonly number[];
  readonly shapes: readonly ParameterShape[];
  readonly blockSize: number;
}

/** What the module exports; anything else is a mistake of the emitter. */
function exportsOf(bytes: Uint8Array): { memory: WasmMemory; run: (bytes: number) => void } {
  const api = webAssembly();
  if (api === undefined) throw new Error('there is no WebAssembly here');
  const { memory, run } = new api.Instance(new api.Module(bytes)).exports;
  if (!(memory instanceof api.Memory) || typeof run !== 'function')
    throw new Error('the kernel module lacks an export');
  return { memory, run: (bytes) => void Reflect.apply(run, undefined, [bytes]) };
}

function instantiate(bytes: Uint8Array, parts: Parts): Kernel {
  const { slice, plan, kept, given, shapes, blockSize } = parts;
  const { program } = slice;
  const { memory, run } = exportsOf(bytes);
  const values = new Float64Array(memory.buffer);
  const column = plan.stride / 8;
  const width = program.checked.years.length;
  const step = 4;

  const offset = (variable: number, year: number): number => {
    const place = plan.variables[variable];
    if (!place || !kept.has(variable)) throw new RangeError(`variable ${variable} is not kept`);
    if (!Number.isInteger(year) || year < 0 || year >= width) throw new RangeError(`year ${year} is not on the axis`);
    return (plan.records + place.offset + year * plan.record) / 8;
  };

  // Given cells are written once, and those without a value where somebody may look.
  const filled = (variable: number, year: number, value: number): void => {
    const start = (plan.records + plan.variables[variable]!.offset + year * plan.record) / 8;
    values.fill(value, start, start + column);
  };
  const solved = program.blocks.flatMap(({ unknowns }) => unknowns.filter((variable) => plan.variables[variable]));
  let present = new Uint8Array(0);
  program.cells.forEach((cells, year) => {
    if (cells !== program.cells[year - 1]) {
      present = new Uint8Array(program.checked.variables.length);
      for (let i = 0; i < cells.length; i++) present[cells[i]!.variable] = 1;
    }
    for (const variable of new Set([...kept, ...solved])) if (present[variable] === 0) filled(variable, year, NaN);
  });
  for (const { variable, year, value } of slice.settled) filled(variable, year, value);

  /** Draws whose number in a column is of some kind. */
  const marked = (at: number, count: number, is: (value: number) => boolean): number[] => {
    const found: number[] = [];
    for (let draw = 0; draw < count; draw++) if (is(values[at / 8 + draw]!)) found.push(draw);
    return found;
  };
  /** Copies numbers of draws; the rest of the last vectors repeats the last draw, so that nothing strange arises there. */
  const fill = (from: Float64Array, at: number, count: number, to: number): void => {
    values.set(from.subarray(at, at + count), to);
    for (let d = count; d % step !== 0; d++) values[to + d] = from[at + count - 1]!;
  };
  const write = (inputs: BlockInputs): void => {
    const { count } = inputs;
    plan.parameters.forEach((place, index) => {
      if (!place) return;
      const source = inputs.parameters[index]!;
      const { certain } = shapes[index]!;
      const follows = source.length !== count;
      if (follows && (!place.yearly || source.length !== width * count))
        throw new RangeError(`parameter ${index} has ${source.length} numbers`);
      for (let year = 0; year < (place.yearly ? width : 1); year++) {
        const to = ((place.yearly ? plan.records + year * plan.record : 0) + place.offset) / 8;
        const at = follows ? year * count : 0;
        if (certain) values.fill(source[at]!, to, to + vectorBytes / 8);
        else fill(source, at, count, to);
      }
    });
    plan.shocks.forEach((place, index) => {
      if (!place) return;
      const source = inputs.shocks[index]!;
      if (source.length !== width * count) throw new RangeError(`shock ${index} has ${source.length} numbers`);
      for (let year = 0; year < width; year++)
        fill(source, year * count, count, (plan.records + year * plan.record + place.offset) / 8);
    });
  };

  /** Years in which each of them would be computed. */
  const givenYears = given.map((variable) =>
    program.cells.flatMap((cells, year) =>
      cells.some((cell) => cell.variable === variable && cell.value === null) ? [year] : [],
    ),
  );
  const writeGiven = (inputs: BlockInputs): void =>
    givenYears.forEach((yearsOfOne, index) => {
      if (yearsOfOne.length === 0) return;
      const source = givenColumn(inputs, index, width);
      const { offset: at } = plan.variables[given[index]!]!;
      for (const year of yearsOfOne)
        fill(source, year * inputs.count, inputs.count, (plan.records + at + year * plan.record) / 8);
    });

  let last: BlockInputs | null = null;
  /** Draws of the last block that the module could not compute, and what the interpreter says of them. */
  let handed: readonly number[] = [];
  let reference: Kernel | null = null;
  const interpretDraws = (inputs: BlockInputs): void => {
    reference = interpret(program, handed.length, given);
    const memoryOfDraws = reference.run(drawsOf(inputs, handed));
    for (const variable of kept)
      for (let year = 0; year < width; year++) {
        const from = reference.offset(variable, year);
        const to = offset(variable, year);
        handed.forEach((draw, index) => (values[to + draw] = memoryOfDraws[from + index]!));
      }
  };

  return {
    kind: 'wasm',
    blockSize,
    offset,
    run: (inputs) => {
      const { count } = inputs;
      if (!Number.isInteger(count) || count < 1 || count > blockSize) throw new RangeError(`a block of ${count} draws`);
      write(inputs);
      writeGiven(inputs);
      values.fill(0, plan.sums / 8, plan.sums / 8 + column);
      values.fill(0, plan.unable / 8, plan.unable / 8 + column);
      run(Math.ceil(count / step) * step * 8);
      last = inputs;
      handed = marked(plan.unable, count, (mask) => mask !== 0);
      reference = null;
      if (handed.length > 0) interpretDraws(inputs);
      return values;
    },
    undefinedDraws: () => {
      if (!last) return [];
      const seen = new Set(handed);
      const suspects = marked(plan.sums, last.count, (sum) => !Number.isFinite(sum)).filter((draw) => !seen.has(draw));
      const told = reference?.undefinedDraws().map((found) => ({ ...found, draw: handed[found.draw]! })) ?? [];
      return suspects.length === 0 ? told : [...told, ...origins(program, given, last, suspects)];
    },
    unsolvedDraws: () => reference?.unsolvedDraws().map((found) => ({ ...found, draw: handed[found.draw]! })) ?? [],
  };
}

/** The inputs of some draws of a block. */
function drawsOf(inputs: BlockInputs, draws: readonly number[]): BlockInputs {
  const gather = (source: Float64Array): Float64Array => {
    const rows = source.length / inputs.count;
    return Float64Array.from(
      { length: rows * draws.length },
      (_, i) => source[Math.floor(i / draws.length) * inputs.count + draws[i % draws.length]!]!,
    );
  };
  return {
    count: draws.length,
    parameters: inputs.parameters.map(gather),
    shocks: inputs.shocks.map(gather),
    ...(inputs.given ? { given: inputs.given.map(gather) } : {}),
  };
}

/** Runs the draws in question in the interpreter, which knows where they went wrong, if they did: a sum may also overflow. */
function origins(
  program: Program,
  given: readonly number[],
  inputs: BlockInputs,
  draws: readonly number[],
): readonly UndefinedDraw[] {
  const interpreter = interpret(program, draws.length, given);
  interpreter.run(drawsOf(inputs, draws));
  return interpreter.undefinedDraws().map((found) => ({ ...found, draw: draws[found.draw]! }));
}
