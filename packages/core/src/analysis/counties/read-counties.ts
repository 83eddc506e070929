/** The table of counties → what a decomposition needs, or the gaps by name. Nothing is filled in from population or elsewhere. */
import type { Bilingual } from '../../problem.ts';
import type { Observation, Table } from '../../data/table.ts';
import type { County } from './county.ts';
import type { CountyRule } from './rules.ts';

export interface CountyRegion {
  readonly id: string;
  readonly label: Bilingual;
  /** A functional zone lies inside this county: where zones count inside, its figures are the county's already. */
  readonly inside?: string;
}

export interface CountyTable {
  /** The table of counties with series such as `gdp_nominal.chiping`. */
  readonly table: Table;
  readonly regions: readonly CountyRegion[];
  /** Whether the functional zones count inside the county they lie in, or apart. */
  readonly zones: 'inside' | 'apart';
}

export interface CountyGap {
  readonly region: string;
  readonly label: Bilingual;
  readonly series: string;
  readonly name: Bilingual;
}

export interface CountyReading {
  /** Empty where something is missing. */
  readonly counties: readonly County[];
  /** Of which year the shares are. */
  readonly year: number | null;
  readonly gaps: readonly CountyGap[];
}

export type CountySeries = 'gdp_nominal' | 'gdp_growth_real' | 'population_resident' | 'general_budget_revenue';

const names: Readonly<Record<CountySeries, Bilingual>> = {
  gdp_nominal: { zh: '地区生产总值（现价，五经普后）', en: 'GDP at current prices, after the 5th census' },
  gdp_growth_real: { zh: '地区生产总值增速', en: 'real growth' },
  population_resident: { zh: '常住人口', en: 'residents' },
  general_budget_revenue: { zh: '一般公共预算收入', en: 'general budget revenue' },
};

/** Rules need growth, residents or revenue; weights are needed by all. */
export function readCounties(
  { table, regions, zones }: CountyTable,
  also: readonly CountySeries[] = [],
): CountyReading {
  const counted = regions.filter(({ inside }) => inside === undefined || zones === 'apart');
  const series: readonly CountySeries[] = ['gdp_nominal', ...also];
  const rows = (name: CountySeries, id: string): readonly Observation[] => {
    const all = table.series[`${name}.${id}`]?.observations ?? [];
    // Shares need one basis.
    return name === 'gdp_nominal' ? all.filter(({ vintage }) => vintage === 'census5') : all;
  };
  const gaps = counted.flatMap(({ id, label }) =>
    series.flatMap((name): CountyGap[] =>
      rows(name, id).length > 0 ? [] : [{ region: id, label, series: name, name: names[name] }],
    ),
  );
  const years = counted.map(({ id }) => new Set(rows('gdp_nominal', id).map(({ year }) => year)));
  const year =
    [...(years[0] ?? [])].filter((each) => years.every((set) => set.has(each))).sort((a, b) => b - a)[0] ?? null;
  if (gaps.length > 0 || year === null)
    return { counties: [], year, gaps: gaps.length > 0 ? gaps : noCommonYear(counted) };
  const gdp = counted.map(({ id }) => at(rows('gdp_nominal', id), year));
  const total = gdp.reduce((sum, value) => sum + value, 0);
  return {
    year,
    gaps,
    counties: counted.map(({ id, label }, i): County => {
      const level = gdp[i] ?? NaN;
      const residents = at(rows('population_resident', id), year);
      const revenue = at(rows('general_budget_revenue', id), year);
      const expected = meanRate(rows('gdp_growth_real', id));
      return {
        ...{ id, label, weight: level / total },
        ...(Number.isNaN(expected) ? {} : { expected }),
        ...(Number.isNaN(residents) ? {} : { perHead: level / residents }),
        ...(Number.isNaN(revenue) ? {} : { capacity: revenue / level }),
      };
    }),
  };
}

/** The figure that holds: the first of its year; a user's own stands first. NaN where there is none. */
function at(rows: readonly Observation[], year: number): number {
  const found = rows.filter((row) => row.year === year);
  return (found.find(({ chosen }) => chosen === true) ?? found[0])?.value ?? NaN;
}

/** Mean of the yearly rates, printed in percent, as a fraction. */
function meanRate(rows: readonly Observation[]): number {
  const years = [...new Set(rows.map(({ year }) => year))];
  return years.reduce((sum, year) => sum + at(rows, year), 0) / years.length / 100;
}

function noCommonYear(regions: readonly CountyRegion[]): readonly CountyGap[] {
  const name = { zh: `${names.gdp_nominal.zh}的同一年份`, en: `${names.gdp_nominal.en} of one year` };
  return regions.map(({ id, label }) => ({ region: id, label, series: 'gdp_nominal', name }));
}

/** Which series each rule needs beside GDP. */
export const seriesOfRule: Readonly<Record<CountyRule, readonly CountySeries[]>> = {
  equal: [],
  effort: ['gdp_growth_real'],
  least: ['gdp_growth_real'],
  convergence: ['population_resident'],
  capacity: ['gdp_growth_real', 'general_budget_revenue'],
};
