/**
 * Which figure holds where sources disagree, and why.
 * `rejected` and `held back` lower a row to `low` (an `unverified` one keeps its word) and say so in its note; a rejected row
 * that would stand alone in its year leaves the table for the list of unplaced rows.
 */
import type { Dataset } from '../datasets.ts';

export interface Decision {
  readonly dataset: Dataset['id'];
  readonly series: string;
  readonly year: number;
  readonly value: number;
  /** Only rows from sources that match; all when absent. */
  readonly source?: RegExp;
  readonly verdict: 'rejected' | 'held back';
  readonly because: string;
}

export const decisions: readonly Decision[] = [
  {
    dataset: 'peers',
    series: 'gdp_nominal.weihai',
    year: 2017,
    value: 3512.91,
    verdict: 'held back',
    because: 'the three sectors printed sum to 3480.1',
  },
  {
    dataset: 'liaocheng',
    series: 'gdp_growth_real',
    year: 2024,
    value: 5.5,
    verdict: 'rejected',
    because: 'equals the target for 2024; first figure 5.7, final 5.6',
  },
  {
    dataset: 'liaocheng',
    series: 'gdp_growth_real',
    year: 2013,
    value: 10.21,
    verdict: 'held back',
    because: 'equals nominal growth (2365.87 / 2146.75), as 96 % of the rates printed for 2013 do',
  },
  {
    dataset: 'liaocheng',
    series: 'gdp_nominal',
    year: 2024,
    value: 3129,
    verdict: 'rejected',
    because: 'a level cut back with a real rate (3304.15 / 1.056)',
  },
  {
    dataset: 'liaocheng',
    series: 'gdp_nominal',
    year: 2024,
    value: 3170,
    verdict: 'held back',
    because: 'rounded inference, since replaced by 3167.96',
  },
  {
    dataset: 'liaocheng',
    series: 'gdp_nominal',
    year: 2023,
    value: 2926.42,
    verdict: 'rejected',
    because: '2926.36 gives the printed 49760 per head, 2926.42 does not',
  },
  {
    dataset: 'liaocheng',
    series: 'share_secondary',
    year: 2020,
    value: 35.6,
    verdict: 'held back',
    because: 'an upper bound from before the yearbook figure was found',
  },
  {
    dataset: 'liaocheng',
    series: 'population_resident',
    year: 2022,
    value: 592.79,
    verdict: 'rejected',
    because: 'it is the end of 2021; the end of 2022 is 590.3',
  },
  {
    dataset: 'liaocheng',
    series: 'rd_spending',
    year: 2025,
    value: 97.97,
    verdict: 'rejected',
    because: 'belongs to 2024 (note 3 of the communique)',
  },
  {
    dataset: 'liaocheng',
    series: 'rd_intensity',
    year: 2025,
    value: 3.09,
    verdict: 'rejected',
    because: 'belongs to 2024 (note 3 of the communique)',
  },
  {
    dataset: 'liaocheng',
    series: 'installed_capacity_total',
    year: 2025,
    value: 2300,
    verdict: 'rejected',
    because: 'an upper bound; 691.5 at 35.1 % gives 1970',
  },
  {
    dataset: 'liaocheng',
    series: 'gdp_per_capita',
    year: 2025,
    value: 57100,
    verdict: 'held back',
    because: 'from a rounded mean population; 57155 uses the two year-end figures',
  },
  {
    dataset: 'liaocheng',
    series: 'general_budget_expenditure',
    year: 2024,
    value: 576.2,
    verdict: 'held back',
    because: 'from a rate rounded to 0.1; 576.5 uses a ratio of six digits and agrees with it',
  },
  {
    dataset: 'liaocheng',
    series: 'trade_total',
    year: 2024,
    value: 630.4,
    verdict: 'held back',
    because: 'from the total alone; exports and imports taken apart give 630.3',
  },
];

export function decisionOn(row: {
  readonly dataset: string;
  readonly series: string;
  readonly year: number;
  readonly value: number;
  readonly source: string;
}): Decision | undefined {
  return decisions.find(
    (decision) =>
      decision.dataset === row.dataset &&
      decision.series === row.series &&
      decision.year === row.year &&
      decision.value === row.value &&
      (decision.source === undefined || decision.source.test(row.source)),
  );
}
