/** Levels at the prices of a base year, chained back from its current level with real growth. */

export interface ChainedLevel {
  readonly year: number;
  readonly value: number;
}

/**
 * Level of the year before = level / (1 + growth / 100). Ends before the first year without a rate: no line through missing years.
 * @param base current level of the base year, in any unit
 * @param growth real growth into a year, in percent; undefined when it is not known
 */
export function chainLevels(base: ChainedLevel, growth: (year: number) => number | undefined): readonly ChainedLevel[] {
  const levels: ChainedLevel[] = [];
  let { year, value } = base;
  for (;;) {
    // To 0.0001: below the precision of any published level, and free of floating dust.
    levels.unshift({ year, value: Number(value.toFixed(4)) });
    const rate = growth(year);
    if (rate === undefined || !(rate > -100)) return levels;
    value /= 1 + rate / 100;
    year -= 1;
  }
}
