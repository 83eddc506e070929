/** A county as the decomposition of growth sees it. Rates are fractions per year. */
import type { Bilingual } from '../../problem.ts';

export interface County {
  readonly id: string;
  readonly label: Bilingual;
  /** Share of the city's GDP; the shares add up to 1. */
  readonly weight: number;
  /** What it would grow by itself. */
  readonly expected?: number;
  /** Standard deviation of its mean growth over the plan; above 0. */
  readonly spread?: number;
  readonly low?: number;
  readonly high?: number;
  /** GDP per resident; only ratios count. */
  readonly perHead?: number;
  /** What it can bear of the additional growth, as own revenue per GDP; only ratios count. */
  readonly capacity?: number;
}
