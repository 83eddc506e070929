import { describe, expect, test } from 'vitest';
import { inlineRunner } from '../../run/inline-runner.ts';
import { syntheticQuestion } from '../../testing/synthetic-panel.ts';
import { backtest } from './backtest.ts';
import type { BacktestAnswer } from './backtest.ts';
import { cityMargins } from './city-panel.ts';
import { fiveYearRank } from './five-year-ranks.ts';
import { classSpread, persistentMargin } from './margin-estimate.ts';
import { trendLine } from './province-cases.ts';
import { windowTo } from './window.ts';

/** A normal number from a small congruential generator: repeatable, and nothing of ours. */
function normals(seed: number): () => number {
  let state = seed;
  const uniform = (): number => (state = (state * 1103515245 + 12345) % 2147483648) / 2147483648;
  return () => Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform());
}

/** Cities whose margins are persistent plus yearly, with these standard deviations, around 5 %. */
function world(
  cities: number,
  years: number,
  persistent: number,
  yearly: (year: number) => number,
): Record<number, number[]> {
  const next = normals(11);
  const lead = Array.from({ length: cities }, () => persistent * next());
  return Object.fromEntries(
    Array.from({ length: years }, (_, i): [number, number[]] => [
      2008 + i,
      lead.map((value) => 5 + value + yearly(2008 + i) * next()),
    ]),
  );
}

const run = (question: Parameters<typeof backtest>[0]): Promise<BacktestAnswer> => backtest(question, inlineRunner());

describe('margins', () => {
  const rates = { 2020: [4, 6, 8], 2021: [5, 5, 8] };
  test('are against the weighted mean of the cities', () => {
    const { design, tables } = syntheticQuestion(rates);
    const { margins } = cityMargins(design.panel, tables);
    // Equal levels: means 6 and 6.
    expect([...margins].map(([, years]) => [...years.values()])).toEqual([
      [-2, -1],
      [0, -1],
      [2, 2],
    ]);
  });

  test('weigh by the level of the year before and leave out a year of which too little is known', () => {
    const { design, tables } = syntheticQuestion({ 2020: [4, 6, 8], 2021: [5, null, 8], 2022: [5, 6, 8] });
    const table = tables[0]!;
    const level = table.series['level.city2']!;
    const heavy = { ...level, observations: level.observations.map((row) => ({ ...row, value: 300 })) };
    const weighted = [{ ...table, series: { ...table.series, 'level.city2': heavy } }];
    const panel = cityMargins(design.panel, weighted);
    // (4 + 6 + 3 · 8) / 5 = 6.8; 2021 is known for 4 parts of 5.
    expect(panel.margins.get('city0')?.get(2020)).toBeCloseTo(-2.8, 12);
    expect(panel.margins.get('city0')?.has(2021)).toBe(false);
    expect(panel.gaps).toEqual([{ province: 'p', year: 2021, missing: ['city1'], covered: 0.8 }]);
  });
});

test('a window ends at a missing year and begins at a break', () => {
  const values = new Map([2014, 2015, 2016, 2018, 2019, 2020].map((year) => [year, 0]));
  expect(windowTo(values, new Set(), 2020)).toEqual([2018, 2019, 2020]);
  expect(windowTo(values, new Set([2019]), 2020)).toEqual([2019, 2020]);
  expect(windowTo(values, new Set(), 2017)).toEqual([]);
});

describe('what persists', () => {
  test('is told from the year as the textbook does it', () => {
    // Two cities, two years: within (2 + 2)/2 = 2, between the means (1, 5) 8, less 2 · ½.
    const spread = classSpread([
      [0, 2],
      [4, 6],
    ]);
    expect(spread?.yearly).toBeCloseTo(Math.sqrt(2), 12);
    expect(spread?.persistent).toBeCloseTo(Math.sqrt(7), 12);
    expect(classSpread([[1], [2]])).toBeNull();
  });

  test('is the posterior of a normal mean', () => {
    // Precision 1/4 of the prior and 2/1 of two years: mean 3 · 2/2.25, variance 1/2.25.
    const { mean, sd } = persistentMargin({ persistent: 2, yearly: 1, cities: 9 }, [2, 4]);
    expect(mean).toBeCloseTo((3 * 2) / 2.25, 12);
    expect(sd).toBeCloseTo(Math.sqrt(1 / 2.25), 12);
  });

  test('is recovered from many cities', () => {
    const rates = world(200, 10, 0.8, () => 1.2);
    const { design, tables } = syntheticQuestion(rates);
    const spread = classSpread(
      [...cityMargins(design.panel, tables).margins.values()].map((years) => [...years.values()]),
    );
    // Standard errors with 200 cities and 10 years: 0.02 and 0.045; three of them.
    expect(Math.abs(spread!.yearly - 1.2)).toBeLessThan(0.06);
    expect(Math.abs(spread!.persistent - 0.8)).toBeLessThan(0.14);
  });
});

test('a straight line is continued and its error is zero', () => {
  const { mean, slope, yearly } = trendLine([10, 9, 8, 7, 6]);
  expect([mean, slope, yearly]).toEqual([5, -1, 0]);
});

describe('rolling origins', () => {
  test('a world that follows the model is covered as often as it should be, and beats each rule', async () => {
    const { cities } = await run(syntheticQuestion(world(30, 10, 0.8, () => 1)));
    const [next] = cities.groups;
    for (const { hits, expected } of next!.coverage) {
      expect(hits).toBeGreaterThanOrEqual(expected[0]);
      expect(hits).toBeLessThanOrEqual(expected[1]);
    }
    for (const { rule, skill } of next!.rules)
      if (rule !== 'target') expect(skill).toBeGreaterThan(rule === 'class' ? 0.03 : 0.1);
  });

  test('a world that grows wilder than it was is not covered, and the score says so', async () => {
    const { cities } = await run(syntheticQuestion(world(30, 10, 0.3, (year) => (year < 2014 ? 0.5 : 4))));
    const late = cities.cases.filter(({ origin, horizon }) => origin === 2013 && horizon === 1);
    expect(late.filter(({ covered }) => covered['0.95'] === true).length).toBeLessThan(15);
  });

  test('an origin reads nothing after it', async () => {
    const rates = world(8, 8, 0.5, () => 1);
    const before = await run(syntheticQuestion(rates));
    const after = await run(
      syntheticQuestion({ ...rates, 2015: rates[2015]!.map((rate, i) => rate + (i % 2 ? 9 : -9)) }),
    );
    const seen = (answer: BacktestAnswer): unknown[] =>
      answer.cities.cases
        .filter(({ origin }) => origin < 2015)
        .map(({ of, origin, horizon, p10, p50 }) => [of, origin, horizon, p10, p50]);
    expect(seen(before).length).toBeGreaterThan(50);
    expect(seen(after)).toEqual(seen(before));
    expect(after.hash).not.toBe(before.hash);
  });

  test('a year without figures is neither an origin nor bridged', async () => {
    const rates: Record<number, (number | null)[]> = world(8, 8, 0.5, () => 1);
    rates[2012] = rates[2012]!.map(() => null);
    const { cities, problems } = await run(syntheticQuestion(rates));
    // Two years are needed: 2008–2011 before the gap, 2013–2015 after it.
    expect(cities.origins.map(({ year }) => year)).toEqual([2009, 2010, 2011, 2014]);
    expect(cities.cases.some(({ year }) => year === 2012)).toBe(false);
    expect(problems.map(({ code }) => code)).toContain('insufficient-data');
    const after = cities.origins.at(-1)!;
    const { margins } = cityMargins(syntheticQuestion(rates).design.panel, syntheticQuestion(rates).tables);
    expect(after.spread).toEqual(
      classSpread([...margins.values()].map((years) => [2013, 2014].map((year) => years.get(year)!))),
    );
  });

  test('a break begins a new line for all cities', async () => {
    const { cities } = await run(
      syntheticQuestion(
        world(8, 8, 0.5, () => 1),
        { breaks: [2012] },
      ),
    );
    expect(cities.origins.map(({ year }) => year)).toEqual([2009, 2010, 2011, 2013, 2014]);
  });

  test('four cities are no class', async () => {
    const { cities, problems } = await run(syntheticQuestion(world(4, 8, 0.5, () => 1)));
    expect([cities.origins, cities.cases, cities.groups[0]?.crps]).toEqual([[], [], null]);
    expect(problems.some(({ code }) => code === 'insufficient-data')).toBe(true);
  });

  test('official targets are compared where they are known', async () => {
    const question = syntheticQuestion(world(8, 10, 0.5, () => 1));
    const table = question.tables[0]!;
    const growth = table.series['growth.city0']!;
    const target = {
      ...growth,
      id: 'target',
      observations: growth.observations.map((row) => ({ ...row, vintage: 'published' })),
    };
    const told = await run({ ...question, tables: [{ ...table, series: { ...table.series, target } }] });
    const [next] = told.province.groups;
    expect(next?.rules.find(({ rule }) => rule === 'target')).toMatchObject({ crps: 0, skill: null });
    expect((await run(question)).province.groups[0]?.rules.find(({ rule }) => rule === 'target')?.cases).toBe(0);
  });
});

test('a five-year mean has a rank only where every year is there on one basis', () => {
  const rates = { 2011: [5, 6], 2012: [5, 6], 2013: [5, 6], 2014: [5, 6], 2015: [5, 6], 2016: [7, null] };
  const { design, tables } = syntheticQuestion(rates);
  const panel = cityMargins(design.panel, tables);
  expect(fiveYearRank(panel, 'city0', 2011)).toMatchObject({ mean: -0.5, rank: 2, of: 2, missing: [], breaks: [] });
  expect(fiveYearRank(panel, 'city0', 2012)).toMatchObject({ mean: null, rank: null, missing: [2016] });
  const broken = { ...panel, breaks: new Set([2013]) };
  expect(fiveYearRank(broken, 'city0', 2011)).toMatchObject({ mean: null, breaks: [2013] });
});
