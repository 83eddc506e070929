/** The demonstrations of the method (methodology §0, §3, §5; carbon method §2.1) come out of the model. */
import { column, inlineRunner } from '@planwright/core';
import type { Ensemble, Job } from '@planwright/core';
import { expect, test } from 'vitest';
import { models } from '../index.ts';

const bundle = models.liaocheng;
const job: Job = { bundle, scenario: 'baseline', draws: 1, seed: 7 };
const ensemble = (changes: Partial<Job>): Promise<Ensemble> => inlineRunner().ensemble({ ...job, ...changes });

/** The model without surprises: shocks of the outer model are as good as zero. */
const stillBundle = {
  ...bundle,
  model: {
    ...bundle.model,
    shocks: Object.fromEntries(
      Object.entries(bundle.model.shocks!).map(([name, shock]) => [
        name,
        { ...shock, prior: { kind: 'normal' as const, mean: 0, sd: 1e-300 } },
      ]),
    ),
  },
};
const plain = { trend_slope: 0, margin: 0 };

test('the margin over the province is (1 − w) of the margin over its rest, and the city weighs 3.2 %', async () => {
  const still = await ensemble({
    bundle: stillBundle,
    set: { ...plain, trend: 0.05, margin: 0.01 },
    series: ['growth_city', 'growth_province', 'weight_city'],
  });
  const weight = column(still, 'weight_city', 2025)[0]!;
  const lead = column(still, 'growth_city', 2026)[0]! - column(still, 'growth_province', 2026)[0]!;
  expect(lead).toBeCloseTo((1 - weight) * 0.01, 12);
  expect(weight).toBeCloseTo(0.032, 4);
});
test.each([
  // −22 % in five years is −4.85 % a year and breaks even at 5.1 %; the provincial −20.5 % at 4.7 %.
  [0.22, 0.051],
  [0.205, 0.047],
])('at a fall of %d in five years of CO₂ per GDP, emissions stand still at growth of %d', async (cut, growth) => {
  const past = 1 - (1 - cut) ** 0.2;
  const at = async (trend: number): Promise<number> => {
    const still = await ensemble({
      bundle: stillBundle,
      // Estimated years hold the constant fall: GDP of 2024 and 2025 is known, so the balance is taken from the equation itself.
      set: { ...plain, trend, 'carbon.past_fall': past },
      series: ['carbon.co2_estimated', 'gdp_city'],
    });
    const factor = column(still, 'carbon.co2_estimated', 2025)[0]! / column(still, 'carbon.co2_estimated', 2024)[0]!;
    const known = column(still, 'gdp_city', 2025)[0]! / column(still, 'gdp_city', 2024)[0]!;
    return (factor / known) * (1 + trend);
  };
  expect(await at(growth + 0.0005)).toBeGreaterThan(1);
  expect(await at(growth - 0.0005)).toBeLessThan(1);
});
test('the wording of the grain target decides: 0.90 a single year, 0.59 all five, 0.998 on average (a lesson, mean 118, 2 %)', async () => {
  const draws = 20_000;
  const lesson = await ensemble({
    draws,
    set: {
      'grain.output_base.wheat': 59,
      'grain.output_base.maize': 59,
      'grain.yield_growth': 0,
      'grain.area_change': 0,
      'grain.start_offset': 0,
      'grain.disaster_chance': 0,
      'grain.spread': 0.02,
    },
    series: ['grain.output'],
  });
  const years = [2026, 2027, 2028, 2029, 2030].map((year) => column(lesson, 'grain.output', year));
  const part = (holds: (values: readonly number[]) => boolean): number =>
    Array.from({ length: draws }, (_, draw) => holds(years.map((year) => year[draw]!))).filter(Boolean).length / draws;
  // Four standard errors at 20,000 draws: 0.0085 for 0.90, 0.014 for 0.59, 0.0013 for 0.998.
  expect(Math.abs(part((values) => values[0]! >= 115) - 0.898)).toBeLessThan(0.0085);
  expect(Math.abs(part((values) => values.every((value) => value >= 115)) - 0.584)).toBeLessThan(0.014);
  expect(Math.abs(part((values) => values.reduce((a, b) => a + b, 0) / 5 >= 115) - 0.9978)).toBeLessThan(0.0014);
});
test('growing and peaking pull against each other: together they are less likely than their product', async () => {
  const draws = 10_000;
  const found = await ensemble({ draws, series: ['gdp_city', 'gdp_province', 'co2'] });
  const of = (name: string, year: number): Float64Array => column(found, name, year);
  const [city, province] = [of('gdp_city', 2030), of('gdp_province', 2030)];
  const [first, last] = [of('co2', 2025), of('co2', 2030)];
  const [city0, province0] = [of('gdp_city', 2025)[0]!, of('gdp_province', 2025)[0]!];
  let [above, falls, both] = [0, 0, 0];
  for (let draw = 0; draw < draws; draw++) {
    const leads = city[draw]! / city0 > province[draw]! / province0;
    const lower = last[draw]! < first[draw]!;
    above += Number(leads);
    falls += Number(lower);
    both += Number(leads && lower);
  }
  expect(both / draws).toBeLessThan((above / draws) * (falls / draws));
});
test('both shares can rise only if the primary share falls: share arithmetic', async () => {
  const draws = 4000;
  const names = ['share_primary', 'share_secondary', 'share_tertiary'];
  const found = await ensemble({ draws, series: names });
  const change = names.map((name) => {
    const [from, to] = [column(found, name, 2025), column(found, name, 2030)];
    return to.map((value, draw) => value - from[draw]!);
  });
  let rises = 0;
  for (let draw = 0; draw < draws; draw++) {
    const [first, second, third] = change.map((values) => values[draw]!);
    if (second! <= 0 || third! <= 0) continue;
    rises += 1;
    expect(first!).toBeLessThan(0);
  }
  expect(rises).toBeGreaterThan(0);
});
test('a change of prices alone moves the share and not the volume', async () => {
  const at = async (price: number): Promise<readonly number[]> => {
    const found = await ensemble({
      set: { relative_price_secondary: price },
      series: ['share_secondary', 'va_secondary'],
    });
    return ['share_secondary', 'va_secondary'].map((name) => column(found, name, 2030)[0]!);
  };
  const [low, high] = [await at(-0.02), await at(0.02)];
  expect(high[0]!).toBeGreaterThan(low[0]!);
  expect(high[1]).toBe(low[1]);
});
test('after 4.0, 4.5 and 5.0 % a goal of 5.5 % needs 7.02 % in the years left; after 5.0 and 5.0, 5.83 %', async () => {
  const needed = async (rates: Readonly<Record<number, number>>, year: number): Promise<number> => {
    const fix = { growth_city: rates };
    return column(await ensemble({ fix, series: ['monitor.required_growth'] }), 'monitor.required_growth', year)[0]!;
  };
  expect(await needed({ 2026: 0.04, 2027: 0.045, 2028: 0.05 }, 2028)).toBeCloseTo(0.0702, 4);
  expect(await needed({ 2026: 0.05, 2027: 0.05 }, 2027)).toBeCloseTo(0.0583, 4);
});
test('one point of capital growth moves productivity by about α', async () => {
  const at = async (investment: number): Promise<readonly number[]> => {
    const found = await ensemble({
      set: { 'solow.alpha': 0.5, 'solow.investment_ratio': investment, 'solow.investment_change': 0 },
      series: ['solow.capital', 'solow.tfp'],
    });
    return ['solow.capital', 'solow.tfp'].map((name) =>
      Math.log(column(found, name, 2030)[0]! / column(found, name, 2025)[0]!),
    );
  };
  const [low, high] = [await at(0.38), await at(0.48)];
  expect((high[1]! - low[1]!) / (high[0]! - low[0]!)).toBeCloseTo(-0.5, 9);
});
test('levers do what they are for: a push lifts growth and emissions, saving and wind lower emissions and leave growth alone', async () => {
  const at = async (set: Record<string, number>): Promise<readonly number[]> => {
    const found = await ensemble({ set, series: ['gdp_city', 'co2', 'carbon.coal', 'grain.output', 'urban_rate'] });
    return ['gdp_city', 'co2', 'carbon.coal', 'grain.output', 'urban_rate'].map(
      (name) => column(found, name, 2030)[0]!,
    );
  };
  const base = await at({});
  const pushed = await at({ push: 0.005 });
  expect(pushed[0]!).toBeGreaterThan(base[0]!);
  expect(pushed[1]!).toBeGreaterThan(base[1]!);
  for (const lever of ['carbon.saving_push', 'carbon.wind_push', 'carbon.solar_push']) {
    const [gdp, co2, coal] = await at({ [lever]: lever === 'carbon.saving_push' ? 0.01 : 0.3 });
    expect(gdp).toBe(base[0]);
    expect(co2!, lever).toBeLessThan(base[1]!);
    expect(coal!, lever).toBeLessThan(base[2]!);
  }
  expect((await at({ 'grain.yield_push': 0.005 }))[3]!).toBeGreaterThan(base[3]!);
  expect((await at({ urban_push: 0.003 }))[4]!).toBeGreaterThan(base[4]!);
});
test('the two anchors of emissions are both run and stay apart', async () => {
  const draws = 2000;
  const [inventory, official] = await Promise.all(
    [0, 1].map(async (anchor) => {
      const found = await ensemble({ draws, set: { 'carbon.anchor': anchor }, series: ['carbon.co2_estimated'] });
      return [...column(found, 'carbon.co2_estimated', 2020)].sort((a, b) => a - b)[draws / 2]!;
    }),
  );
  // 69.3 Mt of 2019 goes on with growth and its fall; the official fall leaves 2020 where 2015 was, 49.2 Mt.
  expect(inventory!).toBeGreaterThan(65);
  expect(Math.abs(official! / 49.2 - 1)).toBeLessThan(0.02);
});
test('the scopes differ by signed trade in power and by heat, and the switch chooses among them', async () => {
  const draws = 500;
  const names = ['co2', 'carbon.co2_territorial', 'carbon.co2_dual', 'carbon.co2_assessed', 'carbon.net_import'];
  const at = async (scope: number): Promise<readonly Float64Array[]> => {
    const found = await ensemble({ draws, set: { 'carbon.scope': scope }, series: names });
    return names.map((name) => column(found, name, 2030));
  };
  for (const scope of [0, 1, 2]) {
    const [chosen, ...scopes] = await at(scope);
    expect([...chosen!]).toEqual([...scopes[scope]!]);
  }
  const net = (await at(0))[4]!;
  expect(net.some((value) => value < 0) && net.some((value) => value > 0)).toBe(true);
});
test('projects share a climate, so all seven motorways are likelier than their product', async () => {
  const draws = 10_000;
  const names = Array.from({ length: 7 }, (_, index) => `projects.date.motorway${index + 1}`);
  const found = await ensemble({ draws, series: [...names, 'projects.motorways_done'] });
  const done = names.map((name) => column(found, name, 2030).map((date) => Number(date <= 2031)));
  const count = column(found, 'projects.motorways_done', 2030);
  const product = done.reduce((p, values) => (p * values.reduce((a, b) => a + b, 0)) / draws, 1);
  const all = count.filter((value) => value === 7).length / draws;
  expect(all).toBeGreaterThan(product);
  count.forEach((value, draw) => expect(value).toBe(done.reduce((sum, values) => sum + values[draw]!, 0)));
});
