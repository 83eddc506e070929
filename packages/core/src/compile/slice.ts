/** The part of a program that some variables need: they and everything they read, over all years of the axis. */
import type { Instruction, Program } from './program.ts';

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
}

/** `kept` and `given` hold indexes of variables. A variable that is fixed or observed in every year reads nothing. */
export function sliceProgram(program: Program, kept: readonly number[], given: readonly number[] = []): Slice {
  const inputs = new Set(given);
  const count = program.checked.variables.length;
  // Bits of what a variable is computed by in some year.
  const modes = new Uint8Array(count);
  const blocks = new Map<number, Set<number>>();
  for (const { variable, mode, value, block } of program.cells) {
    if (value === null) modes[variable]! |= mode === 'initial' ? INITIAL : EQUATION;
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
      for (const instruction of code)
        if (instruction.kind === 'variable') need(instruction.variable);
        else if (instruction.kind === 'parameter') parameters.add(instruction.parameter);
        else if (instruction.kind === 'shock') shocks.add(instruction.shock);
    }
  }
  const cells =
    needed.length === count ? program.cells : program.cells.filter(({ variable }) => isNeeded[variable] === 1);
  if (inputs.size > 0) refuseHalfGiven(program, cells, inputs);
  return { program: { ...program, cells }, formulas, parameters, shocks, given: inputs };
}

const [EQUATION, INITIAL] = [1, 2];

function refuseHalfGiven(program: Program, cells: Program['cells'], given: ReadonlySet<number>): void {
  for (const { variable, block } of cells)
    if (block !== null && !given.has(variable) && program.blocks[block]!.unknowns.some((other) => given.has(other)))
      throw new RangeError(`variable ${variable} is solved together with one that is given`);
}

/** The instructions that compute a cell; null when its number is given. */
export function codeOf(program: Program, cell: Program['cells'][number]): readonly Instruction[] | null {
  if (cell.value !== null) return null;
  return (cell.mode === 'initial' ? program.initials : program.equations)[cell.variable] ?? null;
}
