/** Which readings change the answer: every reading as a target of its own, so that one run judges all of them on the same draws. */
import type { Target } from './target.ts';

const separator = '/';

/** `C04-03/rounded`, …: one target per reading, none of them part of the joint figure. */
export function everyReading(targets: readonly Target[]): readonly Target[] {
  return targets.flatMap((target) =>
    Object.entries(target.readings).map(([reading, entry]) => ({
      ...target,
      id: `${target.id}${separator}${reading}`,
      readings: { [reading]: entry },
      headline: false,
    })),
  );
}

/** The target that a target of `everyReading` reads. */
export const targetOfReading = (id: string): string => id.slice(0, id.lastIndexOf(separator));
