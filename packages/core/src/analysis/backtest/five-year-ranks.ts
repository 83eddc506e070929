/** Five-year means of one city beside those of the others on the same basis, as a rank: more than that a few windows cannot say. */
import type { YearValues, MarginPanel } from './city-panel.ts';
import { average } from './scores.ts';

export interface FiveYearRank {
  readonly from: number;
  readonly to: number;
  /** Mean margin in points; null where a year is missing or a break lies inside. */
  readonly mean: number | null;
  /** 1 is the highest; ties share the better one. */
  readonly rank: number | null;
  /** Cities with all five years. */
  readonly of: number;
  /** Years without a margin of the city. */
  readonly missing: readonly number[];
  /** Breaks inside, where growth of the years before is on other accounts. */
  readonly breaks: readonly number[];
}

export function fiveYearRank({ margins, breaks }: MarginPanel, city: string, from: number): FiveYearRank {
  const years = [0, 1, 2, 3, 4].map((i) => from + i);
  const inside = years.slice(1).filter((year) => breaks.has(year));
  const meanOf = (values: YearValues | undefined): number | null =>
    values && inside.length === 0 && years.every((year) => values.has(year))
      ? average(years.map((year) => values.get(year)!))
      : null;
  const own = meanOf(margins.get(city));
  const all = [...margins.values()].map(meanOf).filter((value) => value !== null);
  return {
    ...{ from, to: from + 4, mean: own, of: all.length },
    rank: own === null ? null : 1 + all.filter((value) => value > own).length,
    missing: years.filter((year) => margins.get(city)?.has(year) !== true),
    breaks: inside,
  };
}
