/** The part of a program that some variables need: they and everything they read, over all years of the axis. */
import type { Instruction, Program } from './program.ts';

export interface Slice {
  /** The program with only the cells of needed variables, in the same order. */
  readonly program: Program;
  readonly parameters: ReadonlySet<number>;
  readonly shocks: ReadonlySet<number>;
}

/** `kept` holds indexes of variables. A variable that is fixed or observed in every year reads nothing. */
export function sliceProgram(program: Program, kept: readonly number[]): Slice {
  const codes = program.checked.variables.map(() => new Set<readonly Instruction[]>());
  for (const cell of program.cells) {
    const code = codeOf(program, cell);
    if (code) codes[cell.variable]!.add(code);
  }
  const needed = new Set(kept);
  const parameters = new Set<number>();
  const shocks = new Set<number>();
  // A set also visits what is added while it is visited.
  for (const variable of needed)
    for (const code of codes[variable] ?? [])
      for (const instruction of code) {
        if (instruction.kind === 'variable') needed.add(instruction.variable);
        else if (instruction.kind === 'parameter') parameters.add(instruction.parameter);
        else if (instruction.kind === 'shock') shocks.add(instruction.shock);
      }
  return {
    program: { ...program, cells: program.cells.filter((cell) => needed.has(cell.variable)) },
    parameters,
    shocks,
  };
}

/** The instructions that compute a cell; null when its number is given. */
export function codeOf(program: Program, cell: Program['cells'][number]): readonly Instruction[] | null {
  if (cell.value !== null) return null;
  return (cell.mode === 'initial' ? program.initials : program.equations)[cell.variable] ?? null;
}
