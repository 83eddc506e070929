/** Years into which no growth may be computed from the year before. */
import type { Dataset } from '../datasets.ts';

export interface BreakRule {
  readonly dataset: Dataset['id'];
  readonly series: RegExp;
  readonly year: number;
  readonly because: string;
}

export const breaks: readonly BreakRule[] = [
  {
    dataset: 'liaocheng',
    series: /^gdp_growth_real$/,
    year: 2019,
    because: 'rates of 2018-2019 were cut with the 4th census',
  },
  {
    dataset: 'liaocheng',
    series: /^gdp_constant_2025$/,
    year: 2019,
    because: 'rates of 2018-2019 were cut with the 4th census',
  },
  {
    dataset: 'liaocheng',
    series: /^share_(primary|secondary|tertiary)$/,
    year: 2024,
    because: '5th census: 2023 was first printed on the old basis',
  },
  { dataset: 'liaocheng', series: /^retail_sales$/, year: 2020, because: 'level re-based by the 4th census' },
  { dataset: 'liaocheng', series: /^retail_sales$/, year: 2024, because: 'level re-based by the 5th census' },
  {
    dataset: 'liaocheng',
    series: /^electricity_use_(total|industry|households)$/,
    year: 2023,
    because: 'captive power system included',
  },
  { dataset: 'liaocheng', series: /^electricity_use_urban_districts$/, year: 2011, because: 'area changed' },
  { dataset: 'liaocheng', series: /^electricity_use_urban_districts$/, year: 2014, because: 'area changed' },
  {
    dataset: 'liaocheng',
    series: /^ind_profit_above_scale$/,
    year: 2018,
    because: 'statistics cleaned up with the 4th census',
  },
  {
    dataset: 'liaocheng',
    series: /^ind_firms_above_scale$/,
    year: 2011,
    because: 'threshold raised from 5 to 20 million yuan',
  },
  { dataset: 'liaocheng', series: /^fai_level$/, year: 2012, because: 'coverage changed' },
  {
    dataset: 'shandong',
    series: /^retail_sales$/,
    year: 2025,
    because: 're-based level: it would give +10.9 where +5.1 is published',
  },
  { dataset: 'shandong', series: /^rd_(spending|intensity)$/, year: 2018, because: 'level break 2018-2019' },
  { dataset: 'shandong', series: /^rd_(spending|intensity)$/, year: 2019, because: 'level break 2018-2019' },
  { dataset: 'shandong', series: /^trade_total$/, year: 2023, because: 'growth of 2023 is on a revised 2022 base' },
  { dataset: 'shandong', series: /^share_(primary|secondary|tertiary)$/, year: 2024, because: '5th census' },
];

export function breakOf(dataset: Dataset['id'], series: string, year: number): BreakRule | undefined {
  return breaks.find((rule) => rule.dataset === dataset && rule.year === year && rule.series.test(series));
}
