/** The city's growth shared among its counties (methodology §5.9). Pure: what is known of the counties is read elsewhere. */
import { ModelError, problem } from '../../problem.ts';
import type { Bilingual } from '../../problem.ts';
import type { County } from './county.ts';
import { countyChances } from './joint-probability.ts';
import type { Chances } from './joint-probability.ts';
import { convergenceSpeed, linesOf, ruleLabels, ruleNeeds } from './rules.ts';
import type { CountyRule } from './rules.ts';
import { waterFill } from './water-fill.ts';

export interface CountyQuestion {
  readonly counties: readonly County[];
  /** Mean yearly growth of the city, a fraction. */
  readonly goal: number;
  readonly rule: CountyRule;
  /** Yearly speed of convergence; `convergenceSpeed` when absent. */
  readonly speed?: number;
  /** Correlation between the growth of counties, 0 to 1: then probabilities are given where all spreads are known. */
  readonly correlation?: number;
  /** Targets that the counties have set themselves, by id. */
  readonly set?: Readonly<Record<string, number>>;
}

export interface CountyShare {
  readonly id: string;
  readonly label: Bilingual;
  readonly weight: number;
  readonly expected: number | null;
  readonly growth: number;
  /** Its bound holds it there. */
  readonly bound: 'low' | 'high' | null;
  /** Part of the city's growth that it brings: weight × growth. */
  readonly contribution: number;
  /** Probability that it meets its share. */
  readonly p: number | null;
}

export interface CountyAnswer {
  readonly rule: CountyRule;
  readonly label: Bilingual;
  readonly goal: number;
  readonly counties: readonly CountyShare[];
  /** Σ weight × growth − goal: 0 but for rounding (within 1e-12). */
  readonly coherence: number;
  /** Σ weight × (targets that the counties set) − goal; null where not all of them set one. Above 0: 层层加码. */
  readonly amplification: number | null;
  /** That all meet their shares, and that the city meets its goal; null where spreads or the correlation are not given. */
  readonly chances: Omit<Chances, 'each'> | null;
}

/** Weights may be printed shares: off by their rounding, no more. */
const weightTolerance = 1e-9;

/** Throws ModelError where a rule lacks what it needs, weights do not add up, or the bounds rule the goal out. */
export function decompose(question: CountyQuestion): CountyAnswer {
  const { counties, goal, rule, speed = convergenceSpeed, correlation, set } = question;
  requireWeights(counties);
  requireNeeds(rule, counties);
  const filled = waterFill(linesOf(rule, counties, goal, speed), goal);
  if ('nearest' in filled) throw new ModelError([outOfBounds(goal, filled.nearest)]);
  const chances = correlation === undefined ? null : chancesOf(counties, filled.rates, goal, correlation);
  const sum = (of: (index: number) => number): number =>
    counties.reduce((total, { weight }, i) => total + weight * of(i), 0);
  const targets = counties.map(({ id }) => set?.[id]);
  return {
    ...{ rule, label: ruleLabels[rule], goal },
    counties: counties.map(({ id, label, weight, expected }, i) => {
      const growth = filled.rates[i] ?? NaN;
      const p = chances?.each[i] ?? null;
      return {
        id,
        label,
        weight,
        expected: expected ?? null,
        growth,
        bound: filled.bound[i] ?? null,
        contribution: weight * growth,
        p,
      };
    }),
    coherence: sum((i) => filled.rates[i] ?? NaN) - goal,
    amplification: targets.some((target) => target === undefined) ? null : sum((i) => targets[i] ?? NaN) - goal,
    chances: chances === null ? null : { all: chances.all, city: chances.city },
  };
}

function chancesOf(counties: readonly County[], rates: readonly number[], goal: number, rho: number): Chances | null {
  const known = counties.flatMap(({ weight, expected, spread }, i) =>
    expected === undefined || spread === undefined ? [] : [{ weight, expected, spread, target: rates[i] ?? NaN }],
  );
  return known.length === counties.length ? countyChances(known, goal, rho) : null;
}

function requireWeights(counties: readonly County[]): void {
  const total = counties.reduce((sum, { weight }) => sum + weight, 0);
  if (counties.length > 0 && counties.every(({ weight }) => weight > 0) && Math.abs(total - 1) <= weightTolerance)
    return;
  throw new ModelError([
    problem(
      'no-answer',
      { path: 'counties' },
      {
        what_zh: '向县（市、区）分解',
        what_en: 'The decomposition to counties',
        reason_zh: `各县比重应为正数且合计为 1，现为 ${Number(total.toPrecision(6))}`,
        reason_en: `shares are positive and add up to 1; they add up to ${Number(total.toPrecision(6))}`,
        advice_zh: '核对各县生产总值是否同一口径、是否齐全。',
        advice_en: 'Check that the GDP of all counties is on one basis and complete.',
      },
    ),
  ]);
}

function requireNeeds(rule: CountyRule, counties: readonly County[]): void {
  const missing = ruleNeeds[rule].flatMap((need) =>
    counties
      .filter((county) => !(typeof county[need] === 'number' && Number.isFinite(county[need])))
      .map(({ label }) => [need, label] as const),
  );
  const notPositive = counties.filter(({ spread, perHead, capacity }) =>
    [spread, perHead, capacity].some((value) => value !== undefined && value <= 0),
  );
  if (missing.length === 0 && notPositive.length === 0) return;
  const names = [
    ...missing.map(([need, label]) => [label, needWords[need] ?? label] as const),
    ...notPositive.map((label) => [label.label, notAbove] as const),
  ];
  throw new ModelError([
    problem(
      'no-answer',
      { path: 'rule' },
      {
        what_zh: ruleLabels[rule].zh,
        what_en: ruleLabels[rule].en,
        reason_zh: `缺 ${names.map(([label, need]) => `${label.zh}的${need.zh}`).join('、')}`,
        reason_en: `it lacks ${names.map(([label, need]) => `${need.en} of ${label.en}`).join(', ')}`,
        advice_zh: '补齐数据，或改用 equal（同速）。',
        advice_en: 'Fill in the figures, or use the rule equal.',
      },
    ),
  ]);
}

const needWords: Readonly<Partial<Record<keyof County, Bilingual>>> = {
  expected: { zh: '预期增速', en: 'the expected growth' },
  spread: { zh: '增速标准差', en: 'the spread of growth' },
  perHead: { zh: '人均生产总值', en: 'GDP per resident' },
  capacity: { zh: '财力', en: 'the fiscal strength' },
};
const notAbove: Bilingual = { zh: '正的标准差、人均值或财力', en: 'a positive spread, GDP per resident or strength' };

const percent = (rate: number): string => (rate * 100).toFixed(2);

function outOfBounds(goal: number, nearest: number): ReturnType<typeof problem> {
  return problem(
    'no-answer',
    { path: 'goal' },
    {
      what_zh: '向县（市、区）分解',
      what_en: 'The decomposition to counties',
      reason_zh: `各县上下限之内合不成全市 ${percent(goal)} %，最近只能到 ${percent(nearest)} %`,
      reason_en: `within the bounds of the counties the city cannot grow by ${percent(goal)} %; the nearest is ${percent(nearest)} %`,
      advice_zh: '放宽某个县的上下限，或改全市目标。',
      advice_en: 'Widen the bounds of a county or change the goal of the city.',
    },
  );
}
