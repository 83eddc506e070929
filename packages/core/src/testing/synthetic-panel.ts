/** Synthetic cities for tests and examples of the back-test: one province, equal levels, rates as given. */
import type { BacktestDesign, BacktestQuestion } from '../analysis/backtest/backtest.ts';
import type { Observation, Series, Table } from '../data/table.ts';
import type { Bilingual } from '../problem.ts';

const label: Bilingual = { zh: '合成数据', en: 'synthetic' };

/** `rates[year][city]` in percent, or null where it is missing. */
export function syntheticQuestion(
  rates: Readonly<Record<number, readonly (number | null)[]>>,
  more: {
    readonly breaks?: readonly number[];
    readonly design?: Partial<BacktestDesign>;
    readonly draws?: number;
  } = {},
): BacktestQuestion {
  const years = Object.keys(rates).map(Number);
  const ids = Array.from({ length: Math.max(...Object.values(rates).map((row) => row.length)) }, (_, i) => `city${i}`);
  const series = (id: string, unit: string, points: readonly Observation[]): Series => ({
    id,
    unit,
    label,
    observations: points,
  });
  const growth = ids.map((id, i) =>
    series(
      `growth.${id}`,
      '%',
      years.flatMap((year) => {
        const value = rates[year]?.[i] ?? null;
        return value === null ? [] : [observed(year, value, more.breaks?.includes(year) === true)];
      }),
    ),
  );
  const level = ids.map((id) =>
    series(
      `level.${id}`,
      '亿元',
      years.map((year) => observed(year - 1, 100, false)),
    ),
  );
  const table: Table = {
    id: 'synthetic',
    title: label,
    series: Object.fromEntries([...growth, ...level].map((each) => [each.id, each])),
  };
  const at = (name: string): { dataset: string; series: string } => ({ dataset: 'synthetic', series: name });
  const cities = ids.map((id) => ({ id, label, province: 'p', growth: at(`growth.${id}`), level: at(`level.${id}`) }));
  const design: BacktestDesign = {
    panel: { cities, provinces: ['p'], vintage: 'first', from: Math.min(...years) },
    city: 'city0',
    province: { label, growth: at('growth.city0'), target: at('target'), vintage: 'first' },
    windows: [],
    event: { years: [2020, 2021, 2022], label },
    ar: { city: 0, province: 0 },
    ...more.design,
  };
  return { design, tables: [table], draws: more.draws ?? 512, seed: 1 };
}

const observed = (year: number, value: number, broken: boolean): Observation => ({
  ...{ year, value, vintage: 'first', confidence: 'low', tier: 'analyst', source: '合成' },
  ...(broken ? { break: true } : {}),
});
