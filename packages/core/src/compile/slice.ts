/** The part of a program that some variables need: they and everything they read, over all years of the axis. */
import type { Instruction, Program, ScheduledCell } from './program.ts';

export interface SlicedFormula {
  readonly variable: number;
  readonly code: readonly Instruction[];
}

export interface Slice {
  /** The program with only the cells of needed variables, in the same order. */
  readonly program: Program;
  /** What computes cells of the slice in some year, each once. */
  readonly formulas: readonly SlicedFormula[];
  readonly parameters: ReadonlySet<number>;
  readonly shocks: ReadonlySet<number>;
  /** Variables whose values are inputs: they read nothing. */
  readonly given: ReadonlySet<number>;
  /** 1 for variables that have a cell in the slice. */
  readonly present: Uint8Array;
  /** Cells whose number stands in the program. */
  readonly settled: readonly { readonly variable: number; readonly year: number; readonly value: number }[];
  /** Simultaneous blocks of the slice. */
  readonly blocks: ReadonlySet<number>;
}

/** `kept` and `given` hold indexes of variables. A variable that is fixed or observed in every year reads nothing. */
export function sliceProgram(program: Program, kept: readonly number[], given: readonly number[] = []): Slice {
  const inputs = new Set(given);
  const count = program.checked.variables.length;
  // Bits of what a variable is computed by in some year.
  const modes = new Uint8Array(count);
  const blocks = new Map<number, Set<number>>();
  // By index here and wherever all cells or instructions are gone through: an iterator makes an object per step in cold code.
  for (const list of new Set(program.cells))
    for (let i = 0; i < list.length; i++) {
      const cell = list[i]!;
      const { variable, block } = cell;
      if (cell.value === null) modes[variable]! |= cell.mode === 'initial' ? INITIAL : EQUATION;
      if (block !== null) blocks.set(variable, (blocks.get(variable) ?? new Set()).add(block));
    }
  const isNeeded = new Uint8Array(count);
  const needed: number[] = [];
  const need = (variable: number): void => {
    if (isNeeded[variable] === 0) needed.push(variable);
    isNeeded[variable] = 1;
  };
  const parameters = new Set<number>();
  const shocks = new Set<number>();
  const formulas: SlicedFormula[] = [];
  kept.forEach(need);
  for (let at = 0; at < needed.length; at++) {
    const variable = needed[at]!;
    if (inputs.has(variable)) continue;
    const codes: (readonly Instruction[] | null | undefined)[] = [];
    if ((modes[variable]! & EQUATION) !== 0) codes.push(program.equations[variable]);
    if ((modes[variable]! & INITIAL) !== 0) codes.push(program.initials[variable]);
    // A block needs the places where the search for its unknowns begins.
    for (const block of blocks.get(variable) ?? []) codes.push(...program.blocks[block]!.starts);
    for (const code of codes) {
      if (!code) continue;
      formulas.push({ variable, code });
      for (let i = 0; i < code.length; i++) {
        const instruction = code[i]!;
        if (instruction.kind === 'variable') need(instruction.variable);
        else if (instruction.kind === 'parameter') parameters.add(instruction.parameter);
        else if (instruction.kind === 'shock') shocks.add(instruction.shock);
      }
    }
  }
  const cells = needed.length === count ? program.cells : neededCells(program.cells, isNeeded);
  if (inputs.size > 0) refuseHalfGiven(program, cells, inputs);
  return {
    program: { ...program, cells },
    formulas,
    parameters,
    shocks,
    given: inputs,
    ...cellsAtAGlance(cells, count),
  };
}

/** Lists that years share stay shared. */
function neededCells(cells: Program['cells'], isNeeded: Uint8Array): Program['cells'] {
  const chosen = new Map<readonly ScheduledCell[], readonly ScheduledCell[]>();
  for (const list of cells)
    if (!chosen.has(list))
      chosen.set(
        list,
        list.filter(({ variable }) => isNeeded[variable] === 1),
      );
  return cells.map((list) => chosen.get(list)!);
}

function cellsAtAGlance(cells: Program['cells'], variables: number): Pick<Slice, 'present' | 'settled' | 'blocks'> {
  const present = new Uint8Array(variables);
  const settled: Slice['settled'][number][] = [];
  const blocks = new Set<number>();
  let numbers: { readonly variable: number; readonly value: number }[] = [];
  cells.forEach((list, year) => {
    if (list !== cells[year - 1]) {
      numbers = [];
      for (let i = 0; i < list.length; i++) {
        const { variable, value, block } = list[i]!;
        present[variable] = 1;
        if (value !== null) numbers.push({ variable, value });
        if (block !== null) blocks.add(block);
      }
    }
    for (const { variable, value } of numbers) settled.push({ variable, year, value });
  });
  return { present, settled, blocks };
}

const [EQUATION, INITIAL] = [1, 2];

function refuseHalfGiven(program: Program, cells: Program['cells'], given: ReadonlySet<number>): void {
  for (const list of new Set(cells))
    for (const { variable, block } of list)
      if (block !== null && !given.has(variable) && program.blocks[block]!.unknowns.some((other) => given.has(other)))
        throw new RangeError(`variable ${variable} is solved together with one that is given`);
}

/** The instructions that compute a cell; null when its number is given. */
export function codeOf(program: Program, cell: ScheduledCell): readonly Instruction[] | null {
  if (cell.value !== null) return null;
  return (cell.mode === 'initial' ? program.initials : program.equations)[cell.variable] ?? null;
}
