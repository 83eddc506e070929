/** The reference kernel: interprets a program over columns of draws. Plain loops, no cleverness; others are tested against it. */
import { powerInteger } from '../elementary/power-integer.ts';
import { functions } from '../formula/functions.ts';
import { givenColumn } from './given-column.ts';
import { blockInterpreter } from './interpret-block.ts';
import type { BlockInputs, Kernel, UndefinedDraw, UnsolvedDraw } from './kernel.ts';
import type { Instruction, Program, ScheduledCell } from './program.ts';

type Column = Float64Array;

/** `given`: variables whose values are inputs, in the order of `BlockInputs.given`. */
export function interpret(program: Program, blockSize: number, given: readonly number[] = []): Kernel {
  const givenAt = new Map(given.map((variable, index) => [variable, index]));
  const years = program.checked.years;
  const width = years.length;
  const memory = new Float64Array(program.checked.variables.length * width * blockSize);
  const stack: Column[] = [];
  const blocks = program.blocks.map((block) => blockInterpreter(block, { years, memory, blockSize }));
  let unsolved = new Map<number, UnsolvedDraw>();
  let lastCount = 0;

  const cellColumn = (variable: number, year: number, count: number): Column => {
    const at = (variable * width + year) * blockSize;
    return memory.subarray(at, at + count);
  };
  const stackColumn = (depth: number): Column => (stack[depth] ??= new Float64Array(blockSize));

  const execute = (code: readonly Instruction[], year: number, inputs: BlockInputs, target: Column): void => {
    const { count } = inputs;
    let top = 0;
    for (const instruction of code) {
      switch (instruction.kind) {
        case 'constant':
          stackColumn(top++).fill(instruction.value, 0, count);
          break;
        case 'year':
          stackColumn(top++).fill(years[year]!, 0, count);
          break;
        case 'variable':
          stackColumn(top++).set(cellColumn(instruction.variable, year - instruction.lag, count));
          break;
        case 'parameter': {
          const column = inputs.parameters[instruction.parameter]!;
          const at = column.length === count ? 0 : year * count;
          stackColumn(top++).set(column.subarray(at, at + count));
          break;
        }
        case 'shock': {
          const at = (year - instruction.lag) * count;
          const column = stackColumn(top++);
          if (at < 0) column.fill(0, 0, count);
          else column.set(inputs.shocks[instruction.shock]!.subarray(at, at + count));
          break;
        }
        case 'powerInteger': {
          const column = stackColumn(top - 1);
          for (let d = 0; d < count; d++) column[d] = powerInteger(column[d]!, instruction.exponent);
          break;
        }
        case 'choose': {
          top -= 2;
          const [condition, then, otherwise] = [stackColumn(top - 1), stackColumn(top), stackColumn(top + 1)];
          for (let d = 0; d < count; d++) condition[d] = Math.abs(condition[d]!) > 0 ? then[d]! : otherwise[d]!;
          break;
        }
        case 'call':
          top -= instruction.count - 1;
          apply(instruction, stack, top - 1, count);
          break;
        default:
          instruction satisfies never;
      }
    }
    target.set(stackColumn(0).subarray(0, target.length));
  };

  const compute = ({ variable, mode, value, block }: ScheduledCell, year: number, inputs: BlockInputs): void => {
    const target = cellColumn(variable, year, inputs.count);
    const source = givenAt.get(variable);
    if (value !== null) target.fill(value);
    else if (source !== undefined)
      target.set(givenColumn(inputs, source, width).subarray(year * inputs.count, (year + 1) * inputs.count));
    else if (block !== null) {
      // The first unknown stands for the block.
      if (variable === program.blocks[block]!.unknowns[0])
        for (const draw of blocks[block]!(year, inputs))
          if (!unsolved.has(draw)) unsolved.set(draw, { draw, block, year });
    } else {
      const code = (mode === 'initial' ? program.initials : program.equations)[variable];
      if (code) execute(code, year, inputs, target);
    }
  };

  return {
    kind: 'interpreter',
    blockSize,
    offset: (variable, year) => {
      if (!(variable in program.checked.variables) || !(year in years))
        throw new RangeError(`no cell ${variable} in year ${year}`);
      return (variable * width + year) * blockSize;
    },
    run: (inputs) => {
      lastCount = inputs.count;
      memory.fill(NaN);
      unsolved = new Map();
      program.cells.forEach((cells, year) => cells.forEach((cell) => compute(cell, year, inputs)));
      return memory;
    },
    undefinedDraws: () => {
      const found: UndefinedDraw[] = [];
      const seen = new Uint8Array(lastCount);
      const look = ({ variable, block }: ScheduledCell, year: number): void => {
        const column = cellColumn(variable, year, lastCount);
        for (let draw = 0; draw < lastCount; draw++)
          if (seen[draw] === 0 && !Number.isFinite(column[draw])) {
            seen[draw] = 1;
            const first = unsolved.get(draw);
            if (block === null || first?.block !== block || first.year !== year) found.push({ draw, variable, year });
          }
      };
      program.cells.forEach((cells, year) => cells.forEach((cell) => look(cell, year)));
      return found;
    },
    unsolvedDraws: () => [...unsolved.values()],
  };
}

/** Operands stand at `base`, `base + 1`, …; the result replaces the first. */
function apply(
  instruction: Instruction & { kind: 'call' },
  stack: readonly Column[],
  base: number,
  count: number,
): void {
  const first = stack[base]!;
  const second = stack[base + 1]!;
  switch (instruction.name) {
    case 'add':
      for (let d = 0; d < count; d++) first[d] = first[d]! + second[d]!;
      return;
    case 'subtract':
      for (let d = 0; d < count; d++) first[d] = first[d]! - second[d]!;
      return;
    case 'multiply':
      for (let d = 0; d < count; d++) first[d] = first[d]! * second[d]!;
      return;
    case 'divide':
      for (let d = 0; d < count; d++) first[d] = first[d]! / second[d]!;
      return;
    default: {
      const { evaluate } = functions[instruction.name];
      const operands = stack.slice(base, base + instruction.count);
      if (operands.length === 1) for (let d = 0; d < count; d++) first[d] = evaluate(first[d]!);
      else if (operands.length === 2) for (let d = 0; d < count; d++) first[d] = evaluate(first[d]!, second[d]!);
      else for (let d = 0; d < count; d++) first[d] = evaluate(...operands.map((column) => column[d]!));
    }
  }
}
