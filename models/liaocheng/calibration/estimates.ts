/**
 * What the data say about parameters, by plain formulas. Run `node scripts/run-ts.mjs models/liaocheng/calibration/report.ts` for
 * the table; the test beside holds the model's priors to it. Inequalities and figures of other vintages are never used as equalities.
 */
import { geometricMeanRate } from '@planwright/core';
import type { Table } from '@planwright/core';

type Points = ReadonlyMap<number, number>;

/** One vintage of one series by year, without inequalities; the most trusted row of a year. */
export function points(tables: readonly Table[], table: string, series: string, vintage: string): Points {
  const rows = tables.find(({ id }) => id === table)?.series[series]?.observations ?? [];
  const found = new Map<number, number>();
  for (const row of rows)
    if (row.vintage === vintage && row.bound === undefined && !found.has(row.year)) found.set(row.year, row.value);
  return found;
}

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
/** Sample standard deviation. */
const spread = (values: readonly number[]): number => {
  const centre = mean(values);
  return Math.sqrt(values.reduce((sum, value) => sum + (value - centre) ** 2, 0) / (values.length - 1));
};
/** First-order autocorrelation of what is left after the mean. */
const autocorrelation = (values: readonly number[]): number => {
  const centre = mean(values);
  const rest = values.map((value) => value - centre);
  const product = rest.slice(1).reduce((sum, value, at) => sum + value * rest[at]!, 0);
  return product / rest.reduce((sum, value) => sum + value * value, 0);
};
const yearlyFall = (from: number, to: number, years: number): number =>
  -geometricMeanRate([to / from - 1, ...Array<number>(years - 1).fill(0)]);

export interface MarginEstimate {
  /** Standard deviation of one city's margin from year to year. */
  readonly yearly: number;
  /** Standard deviation of what persists, by one-way random effects (ANOVA); 0 where the estimate is negative. */
  readonly persistent: number;
  readonly cities: number;
  readonly years: number;
}

/** Margins of the 16 cities against their GDP-weighted mean, 2018–2023 (before the census): the revised provincial rate is not used. */
export function cityMargins(tables: readonly Table[]): MarginEstimate {
  const names = [
    'jinan qingdao zibo zaozhuang dongying yantai weifang jining',
    'taian weihai rizhao linyi dezhou binzhou heze',
  ].flatMap((text) => text.split(' '));
  const series = (indicator: string, city: string, vintage: string): Points =>
    city === 'liaocheng'
      ? points(tables, 'liaocheng', indicator, vintage)
      : points(tables, 'peers', `${indicator}.${city}`, vintage);
  const cities = [...names, 'liaocheng'].map((city) => ({
    rates: series('gdp_growth_real', city, 'first'),
    levels: series('gdp_nominal', city, 'census4'),
  }));
  const years = [2020, 2021, 2022, 2023];
  // Only the previous year of the same vintage weighs; a year that some city lacks is left out for all.
  const complete = years.filter((year) => cities.every(({ rates, levels }) => rates.has(year) && levels.has(year - 1)));
  const margins = cities.map(({ rates }) =>
    complete.map((year) => {
      const weights = cities.map(({ levels }) => levels.get(year - 1)!);
      const weighted = cities.reduce((sum, city, at) => sum + city.rates.get(year)! * weights[at]!, 0);
      return rates.get(year)! - weighted / weights.reduce((sum, weight) => sum + weight, 0);
    }),
  );
  const within = mean(margins.map((values) => spread(values) ** 2));
  const between = spread(margins.map(mean)) ** 2;
  return {
    yearly: Math.sqrt(within),
    persistent: Math.sqrt(Math.max(0, between - within / complete.length)),
    cities: cities.length,
    years: complete.length,
  };
}

/** Spread and autocorrelation of provincial growth, in points. */
export function provincialGrowth(tables: readonly Table[]): { readonly spread: number; readonly ar: number } {
  const rates = [...points(tables, 'shandong', 'gdp_growth_real', 'latest')].sort(([a], [b]) => a - b);
  const values = rates.map(([, rate]) => rate);
  return { spread: spread(values), ar: autocorrelation(values) };
}

/** Speed of the logistic law between consecutive observations, given its ceiling: r = (U_b/U_a − 1) ÷ (years · (1 − U_a/K)). */
export function urbanSpeed(tables: readonly Table[], ceiling: number): readonly number[] {
  const known = [...points(tables, 'liaocheng', 'urbanisation_rate', 'census7')].sort(([a], [b]) => a - b);
  return known.slice(1).map(([year, rate], at) => {
    const [before, from] = known[at]!;
    return (rate / from - 1) / (year - before) / (1 - from / 100 / ceiling);
  });
}

export function populationFall(tables: readonly Table[], table: 'liaocheng' | 'shandong'): number {
  const people = points(tables, table, 'population_resident', 'census7');
  return yearlyFall(people.get(2023)!, people.get(2025)!, 2);
}

/** Levels and the rates that belong to them, newest basis first; rates are seldom revised with the levels of a census. */
const bases = [
  { levels: 'census5', rates: 'latest' },
  { levels: 'census4', rates: 'latest' },
  { levels: 'nbs2020', rates: 'nbs2020' },
];

/**
 * Implied GDP deflator in percent: nominal growth over real growth, both years of one vintage; of a year that several vintages
 * have, the newest. A final level over a first one would count the revision as prices.
 */
export function impliedDeflator(tables: readonly Table[], table: 'liaocheng' | 'shandong', from: number): Points {
  const found = new Map<number, number>();
  for (const { levels, rates } of bases) {
    const nominal = points(tables, table, 'gdp_nominal', levels);
    const real = points(tables, table, 'gdp_growth_real', rates);
    for (const [year, level] of nominal) {
      const before = nominal.get(year - 1);
      const growth = real.get(year);
      if (before !== undefined && growth !== undefined && year >= from && !found.has(year))
        found.set(year, (level / before / (1 + growth / 100) - 1) * 100);
    }
  }
  return new Map([...found].sort(([a], [b]) => a - b));
}

/** Spread of the implied deflator in points over the years from one on. */
export const deflatorSpread = (deflator: Points, from: number): number =>
  spread([...deflator].filter(([year]) => year >= from).map(([, value]) => value));

/** What a published rate is: volumes at comparable prices, or yuan of the day. */
export type PriceBasis = 'real' | 'nominal';

export interface IndicatorEstimate {
  /** Mean of the published rate less growth of GDP on the same basis, in points. */
  readonly base: number;
  /** Its standard deviation from year to year, in points. */
  readonly spread: number;
  /** Mean of the published rate itself, of real growth and of the deflator over the same years, in percent. */
  readonly means: { readonly rate: number; readonly growth: number; readonly deflator: number };
  readonly years: number;
}

/**
 * Growth of a provincial indicator less growth of GDP on the same basis. A rate at current prices contains the deflator, which
 * is taken off here because the model adds it again.
 */
export function provincialIndicator(
  tables: readonly Table[],
  rates: Points,
  { basis, response = 1 }: { readonly basis: PriceBasis; readonly response?: number },
): IndicatorEstimate {
  const growth = points(tables, 'shandong', 'gdp_growth_real', 'latest');
  const deflator = impliedDeflator(tables, 'shandong', 2018);
  const years = [...rates.keys()].filter((year) => growth.has(year) && deflator.has(year));
  const prices = (year: number): number => (basis === 'nominal' ? deflator.get(year)! : 0);
  const gaps = years.map((year) => rates.get(year)! - response * growth.get(year)! - prices(year));
  const over = (values: Points): number => mean(years.map((year) => values.get(year)!));
  return {
    base: mean(gaps),
    spread: spread(gaps),
    means: { rate: over(rates), growth: over(growth), deflator: over(deflator) },
    years: years.length,
  };
}

/** Rates of a provincial indicator as published. */
export const publishedRates = (tables: readonly Table[], series: string): Points =>
  points(tables, 'shandong', series, 'published');

/** Ratios of the yearly levels in percent: not the comparable rates, a check where those are not known. */
export function levelRatios(tables: readonly Table[], series: string): Points {
  const levels = points(tables, 'shandong', series, 'published');
  return new Map(
    [...levels].flatMap(([year, level]) => {
      const before = levels.get(year - 1);
      return before === undefined ? [] : [[year, (level / before - 1) * 100] as const];
    }),
  );
}

/** Yearly spread of secondary less tertiary growth of the nation, in points: the city has a single year of it. */
export function sectorSwing(tables: readonly Table[], vintage: string): number {
  const [secondary, tertiary] = ['va_secondary_growth', 'va_tertiary_growth'].map((series) =>
    points(tables, 'china', series, vintage),
  );
  return spread([...secondary!].flatMap(([year, rate]) => (tertiary!.has(year) ? [rate - tertiary!.get(year)!] : [])));
}
