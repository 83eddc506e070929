/** Ways to share a city's growth among its counties: each is a line per county in one multiplier (water-fill.ts). */
import { log } from '../../elementary/log.ts';
import type { Bilingual } from '../../problem.ts';
import type { County } from './county.ts';
import type { Line } from './water-fill.ts';

export const countyRules = ['equal', 'effort', 'least', 'convergence', 'capacity'] as const;
export type CountyRule = (typeof countyRules)[number];

export const ruleLabels: Readonly<Record<CountyRule, Bilingual>> = {
  equal: { zh: '同速：各县同一增速', en: 'Equal growth: one rate for all' },
  effort: {
    zh: '同等努力：各县处在自身分布的同一分位',
    en: 'Equal effort: the same percentile of each own distribution',
  },
  least: {
    zh: '偏离最小：与各县预期之差（以标准差计）平方和最小',
    en: 'Least deviation from what is expected, in standard deviations',
  },
  convergence: { zh: '收敛：人均产出低的县快一些', en: 'Convergence: poorer counties grow faster' },
  capacity: { zh: '按能力：增量按财力分担', en: 'Capacity: the additional growth by fiscal strength' },
};

/** Yearly speed at which gaps of income close: the 2 % of Barro and Sala-i-Martin (1992), an assumption here. */
export const convergenceSpeed = 0.02;

/** What a rule needs beside weights and bounds. */
export const ruleNeeds: Readonly<Record<CountyRule, readonly (keyof County)[]>> = {
  equal: [],
  effort: ['expected', 'spread'],
  least: ['expected', 'spread'],
  convergence: ['perHead'],
  capacity: ['expected', 'capacity'],
};

/** The lines of a rule; every county has what `ruleNeeds` names. */
export function linesOf(rule: CountyRule, counties: readonly County[], goal: number, speed: number): readonly Line[] {
  const mean = counties.reduce((total, { weight, perHead = NaN }) => total + weight * log(perHead), 0);
  return counties.map((county) => {
    const {
      weight,
      low = -Infinity,
      high = Infinity,
      expected = NaN,
      spread = NaN,
      perHead = NaN,
      capacity = NaN,
    } = county;
    const bounds = { weight, low, high };
    switch (rule) {
      case 'equal':
        return { ...bounds, start: goal, slope: 1 };
      case 'effort':
        return { ...bounds, start: expected, slope: spread };
      case 'least':
        return { ...bounds, start: expected, slope: spread * spread * weight };
      case 'convergence':
        return { ...bounds, start: goal + speed * (mean - log(perHead)), slope: 1 };
      case 'capacity':
        return { ...bounds, start: expected, slope: capacity };
      default:
        return rule satisfies never;
    }
  });
}
