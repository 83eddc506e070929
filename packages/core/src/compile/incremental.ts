/** What some parameters move, and what that reads besides: the part of a slice that runs again when only they change. */
import type { Instruction } from './program.ts';
import { codeOf } from './slice.ts';
import type { Slice } from './slice.ts';

export interface Dependents {
  /** Variables of the slice that depend on the parameters in any year, by any way. */
  readonly affected: ReadonlySet<number>;
  /** Other variables that these read, ascending: their values from the last run serve again. */
  readonly boundary: readonly number[];
}

/** `changed` holds indexes of parameters. Unknowns that are solved together read each other, so all of them are affected or none. */
export function dependentsOf({ program }: Slice, changed: ReadonlySet<number>): Dependents {
  const codes = new Set<readonly Instruction[]>();
  const readers = new Map<number, Set<number>>();
  const affected = new Set<number>();
  const reads: { readonly reader: number; readonly variable: number }[] = [];
  for (const cells of new Set(program.cells))
    for (const cell of cells) {
      const code = codeOf(program, cell);
      if (!code || codes.has(code)) continue;
      codes.add(code);
      for (const instruction of code)
        if (instruction.kind === 'parameter' && changed.has(instruction.parameter)) affected.add(cell.variable);
        else if (instruction.kind === 'variable') {
          reads.push({ reader: cell.variable, variable: instruction.variable });
          const known = readers.get(instruction.variable);
          if (known) known.add(cell.variable);
          else readers.set(instruction.variable, new Set([cell.variable]));
        }
    }
  // A set also visits what is added while it is visited.
  for (const variable of affected) for (const reader of readers.get(variable) ?? []) affected.add(reader);
  const boundary = new Set(
    reads
      .filter(({ reader, variable }) => affected.has(reader) && !affected.has(variable))
      .map(({ variable }) => variable),
  );
  return { affected, boundary: [...boundary].sort((a, b) => a - b) };
}
