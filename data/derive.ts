/** Series computed here from placed rows: the growth that holds today, and levels at 2025 prices chained with it. */
import { chainLevels } from '../packages/core/src/data/chain-levels.ts';
import { grouped } from './collapse.ts';
import type { Dataset } from './datasets.ts';
import { joined } from './place.ts';
import { breakOf } from './rules/breaks.ts';
import { sourceName } from './rules/sources.ts';
import type { TidyRow } from './tidy-row.ts';

/** The missing growth of 2017 lets no line be drawn further back. */
const firstGrowth = 2018;
const baseYear = 2025;
const chained = 'derived: gdp_nominal@census5 and gdp_growth_real@latest of this table';

export function derived(dataset: Dataset, rows: readonly TidyRow[]): TidyRow[] {
  if (dataset.id !== 'liaocheng' && dataset.id !== 'shandong') return [];
  const latest = latestGrowth(rows);
  return [...latest, ...constantPrices(dataset, rows, latest)];
}

function holding(rows: readonly TidyRow[], indicator: string, vintage: string, year: number): TidyRow | undefined {
  const found = rows.filter((row) => row.indicator === indicator && row.vintage === vintage && row.year === year);
  return grouped(found)[0]?.[0];
}

/** The final rate where there is one, the first published one elsewhere, with the confidence of the row it comes from. */
function latestGrowth(rows: readonly TidyRow[]): TidyRow[] {
  const years = Array.from({ length: baseYear - firstGrowth + 1 }, (_, index) => firstGrowth + index);
  return years.map((year) => {
    const final = holding(rows, 'gdp_growth_real', 'final', year);
    const row = final ?? holding(rows, 'gdp_growth_real', 'first', year);
    if (row === undefined) throw new Error(`no growth for ${year}`);
    const kind = final === undefined ? 'first published' : 'final';
    return { ...row, vintage: 'latest', note: joined([`${kind} rate`, row.note]), origin: '' };
  });
}

/** The current level of the base year chained back; each level says on which growth it rests. */
function constantPrices(dataset: Dataset, rows: readonly TidyRow[], growth: readonly TidyRow[]): TidyRow[] {
  const base = holding(rows, 'gdp_nominal', 'census5', baseYear);
  if (base === undefined) throw new Error('no level for the base year');
  const rateOf = (year: number): number | undefined => growth.find((row) => row.year === year)?.value;
  return chainLevels({ year: baseYear, value: base.value }, rateOf).map(({ year, value }) => {
    const broken = breakOf(dataset.id, 'gdp_constant_2025', year);
    const chain =
      year === baseYear
        ? 'current level'
        : `${base.value} chained back with real growth ${span(year + 1)} (gdp_growth_real@latest)`;
    const unverified = growth
      .filter((row) => row.year > year && row.confidence === 'unverified')
      .map((row) => row.year);
    return {
      ...base,
      indicator: 'gdp_constant_2025',
      year,
      value,
      unit: '亿元@2025',
      vintage: 'chained2025',
      break: broken !== undefined,
      confidence: 'derived',
      tier: 'analyst',
      source: sourceName(chained),
      reference: chained,
      url: '',
      note: joined([
        chain,
        unverified.length === 0 ? '' : `rests on unverified growth of ${unverified.join(' and ')}`,
        broken === undefined ? '' : `break: ${broken.because}`,
      ]),
      origin: '',
    };
  });
}

function span(from: number): string {
  return from === baseYear ? String(baseYear) : `${from}-${baseYear}`;
}
