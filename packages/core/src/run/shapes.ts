/** How the numbers of each parameter vary under some settings: what a kernel is made for. */
import type { ParameterShape } from '../compile/memory-plan.ts';
import type { Settings } from '../model/scenario.ts';

export function shapesOf({ parameters, shares }: Settings): readonly ParameterShape[] {
  // A share without a prior still moves with the draws of the other shares of its whole.
  const moved = new Set(
    shares
      .filter(({ members }) => members.some((index) => parameters[index]!.prior !== null))
      .flatMap(({ members, certain }) => members.filter((_, i) => !certain[i]!)),
  );
  return parameters.map(({ prior, path }, index) => ({
    certain: prior === null && !moved.has(index),
    path: path !== null,
  }));
}
