/** Draws that went wrong in a range: how many, and the lowest of each kind. */
import type { Kernel } from '../compile/kernel.ts';
import { addFaults, noFaults } from '../result/ensemble.ts';
import type { Faults } from '../result/ensemble.ts';
import type { PreparedJob } from './prepare.ts';

export interface Tally {
  /** Takes in the block that the kernel ran last; `from` is its first draw. Returns whether nothing went wrong in it. */
  readonly add: (kernel: Kernel, from: number) => boolean;
  readonly faults: () => Faults;
}

export function createTally({ checked, program }: Pick<PreparedJob, 'checked' | 'program'>): Tally {
  const { years, variables } = checked;
  let total = noFaults;
  return {
    add: (kernel, from) => {
      const wrong = kernel.undefinedDraws();
      const open = kernel.unsolvedDraws();
      const firstWrong = lowest(wrong);
      const firstOpen = lowest(open);
      total = addFaults(total, {
        undefinedDraws: wrong.length,
        firstUndefined: firstWrong && {
          draw: from + firstWrong.draw,
          variable: variables[firstWrong.variable]!.name,
          year: years[firstWrong.year]!,
        },
        unsolvedDraws: open.length,
        firstUnsolved: firstOpen && {
          draw: from + firstOpen.draw,
          variables: program.blocks[firstOpen.block]!.unknowns.map((index) => variables[index]!.name),
          year: years[firstOpen.year]!,
        },
      });
      return wrong.length + open.length === 0;
    },
    faults: () => total,
  };
}

const lowest = <Found extends { readonly draw: number }>(all: readonly Found[]): Found | null =>
  all.reduce<Found | null>((first, found) => (first && first.draw <= found.draw ? first : found), null);
