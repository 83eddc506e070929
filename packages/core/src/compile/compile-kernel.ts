/**
 * A program → a kernel of WebAssembly with two draws per instruction, made for the variables that are kept: slice, plan of
 * memory, one graph per kind of year, functions, module. Its results are those of the interpreter bit for bit.
 */
import { webAssembly } from './web-assembly.ts';
import type { WasmMemory } from './web-assembly.ts';
import { emitLaneFunction } from './emit-function.ts';
import { emitYear } from './emit-year.ts';
import { interpret } from './interpret.ts';
import type { BlockInputs, Kernel, UndefinedDraw } from './kernel.ts';
import type { LaneFunction } from './lanes/graph.ts';
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
  /** Only for tests and measurements. */
  readonly tuning?: Partial<Tuning>;
}

/** Choices that change the speed and no bit of the result. */
export interface Tuning {
  /** Pairs of draws computed together. */
  readonly ways: number;
  /** Values in one function, more or less. */
  readonly functionSize: number;
  /** Elementary functions in place for up to this many variables: faster by a tenth, but slower to emit; calls beyond. */
  readonly inlineCells: number;
}

const usual: Tuning = { ways: 2, functionSize: 400, inlineCells: 150 };

export function compileKernel(program: Program, options: KernelOptions): Kernel {
  const { variables, model } = program.checked;
  const kept = options.kept ?? variables.map((_, index) => index);
  const slice = sliceProgram(program, kept);
  // Simultaneous equations are solved draw by draw, which the interpreter does.
  const simultaneous = slice.program.cells.some((cell) => cell.block !== null);
  if (!hasSimd() || simultaneous) return interpret(slice.program, options.blockSize);
  const shapes = options.shapes ?? Object.keys(model.parameters).map(() => ({ certain: false, path: true }));
  const { bytes, plan } = emitKernel(slice, new Set(kept), shapes, options);
  return instantiate(bytes, { slice, plan, kept: new Set(kept), shapes, blockSize: options.blockSize });
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
  const plan = planMemory(slice, storedVariables(slice, kept), shapes, options.blockSize);
  const inline = new Set(program.cells.map((cell) => cell.variable)).size <= tuning.inlineCells;
  const { codes, codeOfYear, certain } = lowerYears(program, plan, shapes, inline);

  // Function 0 runs the years; elementary functions follow in the order in which they are first called.
  const functions: WasmFunction[] = [];
  const elementary: { readonly name: LaneFunction; readonly exact: boolean }[] = [];
  const indexes = new Map<string, number>();
  const yearFunctions: WasmFunction[][] = [];
  const functionIndex = (name: LaneFunction, exact: boolean): number => {
    const key = `${name} ${exact}`;
    const known = indexes.get(key);
    if (known !== undefined) return known;
    elementary.push({ name, exact });
    indexes.set(key, elementary.length);
    return elementary.length;
  };
  const full = (variable: number): boolean => kept.has(variable) || !certain.has(variable);
  let scratch = 0;
  for (const code of codes) {
    const emitted = emitYear(code, { plan, full, functionIndex, ways: tuning.ways, functionSize: tuning.functionSize });
    yearFunctions.push([...emitted.functions]);
    scratch = Math.max(scratch, emitted.scratch);
  }
  // A function may call further ones, which join the list while it is gone through.
  const bodies: WasmFunction[] = [];
  for (const { name, exact } of elementary) bodies.push(emitLaneFunction(name, exact, functionIndex));
  let next = 1 + bodies.length;
  const first = yearFunctions.map((list) => (next += list.length) - list.length);
  const calls = codeOfYear.flatMap((code, year) =>
    yearFunctions[code]!.map((_, index) => ({ function: first[code]! + index, year })),
  );
  functions.push(runFunction(calls, plan, program.checked.years), ...bodies, ...yearFunctions.flat());
  const pages = Math.ceil((plan.scratch + scratch * plan.stride) / pageBytes);
  if (pages > 65536)
    throw new RangeError(`a block of ${options.blockSize} draws of this model needs ${pages} pages of memory`);
  return { bytes: encodeModule({ functions, pages, exports: { run: 0 } }), plan };
}

/** Variables that need a place in memory: the kept ones, those read with a lag, and those given in a year. */
function storedVariables({ program }: Slice, kept: ReadonlySet<number>): ReadonlySet<number> {
  const stored = new Set(kept);
  const present = new Set(program.cells.map((cell) => cell.variable));
  for (const cell of program.cells) if (cell.value !== null) stored.add(cell.variable);
  for (const variable of present)
    for (const code of [program.equations[variable], program.initials[variable]])
      for (const instruction of code ?? [])
        if (instruction.kind === 'variable' && instruction.lag > 0 && present.has(instruction.variable))
          stored.add(instruction.variable);
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
  const { slice, plan, kept, shapes, blockSize } = parts;
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
  const present = new Set(program.cells.map(({ variable, year }) => variable * width + year));
  for (const variable of kept)
    for (let year = 0; year < width; year++) if (!present.has(variable * width + year)) filled(variable, year, NaN);
  for (const { variable, year, value } of program.cells) if (value !== null) filled(variable, year, value);

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

  let last: BlockInputs | null = null;
  let fallback: Kernel | null = null;
  let interpreted = false;
  const interpretBlock = (inputs: BlockInputs): void => {
    fallback ??= interpret(program, blockSize);
    const memoryOfBlock = fallback.run(inputs);
    for (const variable of kept)
      for (let year = 0; year < width; year++) {
        const from = fallback.offset(variable, year);
        values.set(memoryOfBlock.subarray(from, from + inputs.count), offset(variable, year));
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
      values.fill(0, plan.sums / 8, plan.sums / 8 + column);
      values.fill(0, plan.unable / 8, plan.unable / 8 + column);
      run(Math.ceil(count / step) * step * 8);
      last = inputs;
      const unable = values.subarray(plan.unable / 8, plan.unable / 8 + count);
      interpreted = unable.some((mask) => mask !== 0);
      if (interpreted) interpretBlock(inputs);
      return values;
    },
    undefinedDraws: () => {
      if (!last) return [];
      if (interpreted && fallback) return fallback.undefinedDraws();
      const suspects: number[] = [];
      for (let draw = 0; draw < last.count; draw++)
        if (!Number.isFinite(values[plan.sums / 8 + draw])) suspects.push(draw);
      return suspects.length === 0 ? [] : origins(program, last, suspects);
    },
    unsolvedDraws: () => [],
  };
}

/** Runs the draws in question in the interpreter, which knows where they went wrong, if they did: a sum may also overflow. */
function origins(program: Program, inputs: BlockInputs, draws: readonly number[]): readonly UndefinedDraw[] {
  const gather = (source: Float64Array): Float64Array => {
    const rows = source.length / inputs.count;
    return Float64Array.from(
      { length: rows * draws.length },
      (_, i) => source[Math.floor(i / draws.length) * inputs.count + draws[i % draws.length]!]!,
    );
  };
  const interpreter = interpret(program, draws.length);
  interpreter.run({
    count: draws.length,
    parameters: inputs.parameters.map(gather),
    shocks: inputs.shocks.map(gather),
  });
  return interpreter.undefinedDraws().map((found) => ({ ...found, draw: draws[found.draw]! }));
}
