/** Series computed here from placed rows: the growth that holds today, and levels at 2025 prices chained with it. */
import { grouped } from './collapse.ts';
import type { Dataset } from './datasets.ts';
import { joined } from './place.ts';
import { breakOf } from './rules/breaks.ts';
import type { TidyRow } from './tidy-row.ts';

/** The missing growth of 2017 lets no line be drawn further back. */
const firstGrowth = 2018;
const baseYear = 2025;

export function derived(dataset: Dataset, rows: readonly TidyRow[]): TidyRow[] {
  if (dataset.id === 'china') return [];
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

/** Level of the year before = level / (1 + growth), from the current level of the base year, rounded to 0.0001. */
function constantPrices(dataset: Dataset, rows: readonly TidyRow[], growth: readonly TidyRow[]): TidyRow[] {
  const base = holding(rows, 'gdp_nominal', 'census5', baseYear);
  if (base === undefined) throw new Error('no level for the base year');
  const levels: TidyRow[] = [];
  const unverified: number[] = [];
  let level = base.value;
  for (let year = baseYear; year >= firstGrowth - 1; year--) {
    const broken = breakOf(dataset.id, 'gdp_constant_2025', year);
    const chain =
      year === baseYear
        ? 'current level'
        : `${base.value} chained back with real growth ${span(year + 1)} (gdp_growth_real@latest)`;
    levels.unshift({
      ...base,
      indicator: 'gdp_constant_2025',
      year,
      value: Number(level.toFixed(4)),
      unit: '亿元@2025',
      vintage: 'chained2025',
      break: broken !== undefined,
      confidence: 'derived',
      tier: 'analyst',
      source: 'derived: gdp_nominal@census5 and gdp_growth_real@latest of this table',
      url: '',
      note: joined([
        chain,
        unverified.length === 0 ? '' : `rests on unverified growth of ${[...unverified].reverse().join(' and ')}`,
        broken === undefined ? '' : `break: ${broken.because}`,
      ]),
      origin: '',
    });
    const row = growth.find((item) => item.year === year);
    if (row === undefined) break;
    if (row.confidence === 'unverified') unverified.push(year);
    level /= 1 + row.value / 100;
  }
  return levels;
}

function span(from: number): string {
  return from === baseYear ? String(baseYear) : `${from}-${baseYear}`;
}
