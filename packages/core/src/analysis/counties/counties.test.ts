import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { describe as describeProblem, ModelError } from '../../problem.ts';
import { readTable } from '../../data/csv.ts';
import type { Table } from '../../data/table.ts';
import type { County } from './county.ts';
import { decompose } from './decompose.ts';
import { countyChances } from './joint-probability.ts';
import { readCounties, seriesOfRule } from './read-counties.ts';
import { countyRules } from './rules.ts';
import { waterFill } from './water-fill.ts';

const county = (id: string, weight: number, more: Partial<County> = {}): County => ({
  id,
  label: { zh: id, en: id },
  weight,
  ...more,
});
const three: readonly County[] = [
  county('a', 0.5, { expected: 0.05, spread: 0.01, perHead: 8, capacity: 0.08 }),
  county('b', 0.3, { expected: 0.06, spread: 0.02, perHead: 5, capacity: 0.05 }),
  county('c', 0.2, { expected: 0.04, spread: 0.015, perHead: 4, capacity: 0.04 }),
];
const rates = (rule: (typeof countyRules)[number], counties = three, goal = 0.055): readonly number[] =>
  decompose({ counties, goal, rule }).counties.map(({ growth }) => growth);
const refusal = (work: () => unknown): string => {
  try {
    work();
  } catch (error) {
    if (error instanceof ModelError)
      return error.problems.map((item) => describeProblem(item, 'en').message).join('; ');
  }
  return '';
};

const countiesAndGoal = fc
  .array(
    fc.record({
      share: fc.double({ min: 0.05, max: 1, noNaN: true }),
      expected: fc.double({ min: 0, max: 0.1, noNaN: true }),
      spread: fc.double({ min: 0.002, max: 0.03, noNaN: true }),
      low: fc.double({ min: -0.02, max: 0.05, noNaN: true }),
      width: fc.double({ min: 0, max: 0.08, noNaN: true }),
    }),
    { minLength: 1, maxLength: 6 },
  )
  .chain((raw) => {
    const total = raw.reduce((sum, { share }) => sum + share, 0);
    const counties = raw.map(({ share, expected, spread, low, width }, i) =>
      county(String(i), share / total, { expected, spread, low, high: low + width }),
    );
    const end = (key: 'low' | 'high'): number =>
      counties.reduce((sum, { weight, ...rest }) => sum + weight * (rest[key] ?? NaN), 0);
    return fc.record({
      counties: fc.constant(counties),
      goal: fc.double({ min: 0, max: 1, noNaN: true }).map((u) => end('low') + u * (end('high') - end('low'))),
    });
  });

describe('sharing growth without bounds', () => {
  test('least deviation is the closed form ĝ + σ²wλ', () => {
    // λ = (G − Σwĝ) / Σσ²w²
    const expected = three.map(({ weight, expected: own = NaN, spread = NaN }) => ({
      weight,
      own,
      v: spread * spread,
    }));
    const lambda =
      (0.055 - expected.reduce((s, { weight, own }) => s + weight * own, 0)) /
      expected.reduce((s, { weight, v }) => s + v * weight * weight, 0);
    rates('least').forEach((rate, i) => {
      const { weight, own, v } = expected[i]!;
      expect(rate).toBeCloseTo(own + v * weight * lambda, 14);
    });
  });
  test('equal growth gives every county the goal', () => expect(rates('equal')).toEqual([0.055, 0.055, 0.055]));
  test('equal effort puts every county at one percentile', () => {
    const z = rates('effort').map((rate, i) => (rate - three[i]!.expected!) / three[i]!.spread!);
    expect(z[1]).toBeCloseTo(z[0]!, 12);
    expect(z[2]).toBeCloseTo(z[0]!, 12);
  });
  test('convergence asks more of the poorer, by the speed times the log gap', () => {
    const [a, b] = rates('convergence');
    expect(b! - a!).toBeCloseTo(0.02 * Math.log(8 / 5), 14);
  });
  test('capacity shares the additional growth in proportion to strength', () => {
    const more = rates('capacity').map((rate, i) => (rate - three[i]!.expected!) / three[i]!.capacity!);
    expect(more[1]).toBeCloseTo(more[0]!, 12);
    expect(more[2]).toBeCloseTo(more[0]!, 12);
  });
  test('every rule adds up to the goal to 1e-12', () => {
    for (const rule of countyRules)
      expect(Math.abs(decompose({ counties: three, goal: 0.0537, rule }).coherence)).toBeLessThan(1e-12);
  });
});

describe('sharing growth within bounds', () => {
  test('the sum, the bounds and the multiplier of the free counties hold for any bounds', () => {
    fc.assert(
      fc.property(countiesAndGoal, ({ counties, goal }) => {
        const answer = decompose({ counties, goal, rule: 'least' });
        expect(Math.abs(answer.coherence)).toBeLessThan(1e-12);
        const lambda = answer.counties.flatMap(({ growth, bound }, i) => {
          const { expected = NaN, spread = NaN, weight, low = NaN, high = NaN } = counties[i]!;
          expect(growth).toBeGreaterThanOrEqual(low);
          expect(growth).toBeLessThanOrEqual(high);
          return bound === null ? [(growth - expected) / (spread * spread * weight)] : [];
        });
        // Divided by as little as 0.002² × 0.01, the last digits of a rate count 1e8 times.
        lambda.forEach((each) => expect(Math.abs(each - lambda[0]!)).toBeLessThan(1e-6 * Math.max(1, Math.abs(each))));
      }),
    );
  });
  test('no feasible rates on a fine grid deviate less', () => {
    fc.assert(
      fc.property(
        countiesAndGoal.filter(({ counties }) => counties.length === 3),
        ({ counties, goal }) => {
          const cost = (of: readonly number[]): number =>
            of.reduce((sum, rate, i) => sum + ((rate - counties[i]!.expected!) / counties[i]!.spread!) ** 2, 0);
          const best = cost(decompose({ counties, goal, rule: 'least' }).counties.map(({ growth }) => growth));
          const [a, b, c] = counties as [County, County, County];
          const steps = 40;
          for (let i = 0; i <= steps; i++)
            for (let j = 0; j <= steps; j++) {
              const x = a.low! + (i / steps) * (a.high! - a.low!);
              const y = b.low! + (j / steps) * (b.high! - b.low!);
              const z = (goal - a.weight * x - b.weight * y) / c.weight;
              if (z < c.low! || z > c.high!) continue;
              expect(best).toBeLessThanOrEqual(cost([x, y, z]) * (1 + 1e-9) + 1e-9);
            }
        },
      ),
      { numRuns: 40 },
    );
  });
  test('a goal beyond the bounds is refused with the nearest one', () => {
    const tight = three.map((each) => ({ ...each, high: 0.05 }));
    expect(refusal(() => decompose({ counties: tight, goal: 0.055, rule: 'equal' }))).toContain('nearest is 5.00 %');
    expect(waterFill([{ weight: 1, start: 0, slope: 1, low: 0, high: 0.05 }], 0.055)).toEqual({ nearest: 0.05 });
  });
  test('equal growth with a bound lifts the others alike', () => {
    const bounded = three.map((each) => (each.id === 'c' ? { ...each, high: 0.03 } : each));
    const [a, b, c] = rates('equal', bounded);
    expect(c).toBe(0.03);
    expect(a).toBe(b);
    expect(a).toBeCloseTo((0.055 - 0.2 * 0.03) / 0.8, 14);
  });
});

describe('what the counties set themselves, and chances', () => {
  test('amplification is the weighted sum of their targets over the goal', () => {
    const set = { a: 0.06, b: 0.065, c: 0.06 };
    expect(decompose({ counties: three, goal: 0.055, rule: 'equal', set }).amplification).toBeCloseTo(0.0065, 15);
    expect(decompose({ counties: three, goal: 0.055, rule: 'equal', set: { a: 0.06 } }).amplification).toBeNull();
  });
  test('independent counties: all together is the product; fully dependent: the least likely', () => {
    const chances = [0.5, 0.3, 0.2].map((weight, i) => ({
      weight,
      target: 0.05,
      expected: 0.05 + 0.004 * i,
      spread: 0.01,
    }));
    const free = countyChances(chances, 0.05, 0);
    expect(free.all).toBeCloseTo(
      free.each.reduce((a, b) => a * b, 1),
      12,
    );
    expect(countyChances(chances, 0.05, 1).all).toBeCloseTo(Math.min(...free.each), 12);
    expect(free.city).toBeGreaterThan(free.all);
  });
  test('two counties at even odds meet together with probability 1/4 + asin ρ / 2π', () => {
    const even = [0.5, 0.5].map((weight) => ({ weight, target: 0.05, expected: 0.05, spread: 0.01 }));
    for (const rho of [0.1, 0.5, 0.9])
      expect(countyChances(even, 0.05, rho).all).toBeCloseTo(0.25 + Math.asin(rho) / (2 * Math.PI), 9);
  });
  test('a rule without its figures names them', () => {
    expect(refusal(() => decompose({ counties: [county('a', 1)], goal: 0.05, rule: 'effort' }))).toContain(
      'the expected growth of a',
    );
    expect(refusal(() => decompose({ counties: [county('a', 0.4)], goal: 0.05, rule: 'equal' }))).toContain(
      'add up to 0.4',
    );
  });
});

describe('reading the table of counties', () => {
  const regions = [
    { id: 'x', label: { zh: '甲', en: 'X' } },
    { id: 'y', label: { zh: '乙', en: 'Y' } },
    { id: 'zone', label: { zh: '开发区', en: 'Zone' }, inside: 'x' },
  ];
  const tableOf = (...lines: readonly string[]): Table => {
    const csv = [
      'indicator,year,value,unit,vintage,confidence,tier,source',
      ...lines.map((line) => `${line},census5,high,official,bulletin`),
    ].join('\n');
    const { table } = readTable({ id: 'counties', title: { zh: '', en: '' }, csv, labels: {} });
    if (table === null) throw new Error('no table');
    return table;
  };
  const full = tableOf(
    'gdp_nominal.x,2025,600,亿元',
    'gdp_nominal.y,2025,400,亿元',
    'gdp_nominal.zone,2025,200,亿元',
    'gdp_nominal.x,2024,500,亿元',
    'gdp_growth_real.x,2024,6,%',
    'gdp_growth_real.x,2025,5,%',
  );

  test('zones inside their county are not counted twice; apart they are members', () => {
    const weights = (zones: 'inside' | 'apart'): readonly number[] =>
      readCounties({ table: full, regions, zones }).counties.map(({ weight }) => weight);
    expect(weights('inside')).toEqual([0.6, 0.4]);
    expect(weights('apart')).toEqual([0.5, 400 / 1200, 200 / 1200]);
    expect(readCounties({ table: full, regions, zones: 'inside' }).counties[0]?.expected).toBeCloseTo(0.055, 15);
  });
  test('gaps are named by region and series, and then there are no counties', () => {
    const empty = tableOf('debt_balance_total.x,2025,10,亿元');
    const read = readCounties({ table: empty, regions, zones: 'inside' }, seriesOfRule.convergence);
    expect(read.counties).toEqual([]);
    expect(read.gaps.map(({ region, series }) => `${region} ${series}`)).toEqual([
      'x gdp_nominal',
      'x population_resident',
      'y gdp_nominal',
      'y population_resident',
    ]);
  });
});
