/** Boxes in the space of the inputs: ranges of some of them, told by what they catch. */

/** Inclusive ends; −∞ and ∞ where a side is free. */
export interface Restriction {
  readonly input: number;
  readonly low: number;
  readonly high: number;
}

/** Draws × inputs as columns, and for each draw whether it is of interest (1) or not (0). */
export interface LabelledDraws {
  readonly columns: readonly Float64Array[];
  readonly flags: Uint8Array;
}

export interface BoxMeasures {
  /** Share of all draws that lie in the box. */
  readonly mass: number;
  /** Share of the draws in the box that are of interest. */
  readonly density: number;
  /** Share of the draws of interest that the box catches. */
  readonly coverage: number;
}

/** Draws inside and draws of interest inside. */
export function countIn(
  { columns, flags }: LabelledDraws,
  restrictions: readonly Restriction[],
): { inside: number; caught: number } {
  let inside = 0;
  let caught = 0;
  for (let draw = 0; draw < flags.length; draw++) {
    const within = restrictions.every(({ input, low, high }) => {
      const value = columns[input]![draw]!;
      return value >= low && value <= high;
    });
    if (!within) continue;
    inside++;
    caught += flags[draw]!;
  }
  return { inside, caught };
}

export function measure(draws: LabelledDraws, restrictions: readonly Restriction[]): BoxMeasures {
  const { inside, caught } = countIn(draws, restrictions);
  const all = draws.flags.reduce((sum, flag) => sum + flag, 0);
  return {
    mass: inside / draws.flags.length,
    density: inside === 0 ? 0 : caught / inside,
    coverage: all === 0 ? 0 : caught / all,
  };
}
