/**
 * Priors under which some verdicts are always shown as well. The margin prior is the open question of the headline verdict. What
 * rests on priors alone is shown with every one of them moved by its own standard deviation, against the targets and for them.
 */
import { normal } from '@planwright/core';
import type { Alternative, ScenarioValue } from '@planwright/core';
import { targets } from './targets/targets.ts';

/** Parameter → what one step for the targets is. */
const steps: Readonly<Record<string, number>> = {
  'industry_va.margin': 0.006,
  'revenue.margin': 0.012,
  'investment.margin': 0.025,
  'retail.margin': 0.008,
  'trade.margin': 0.035,
  farm_labour_decline: 0.015,
  service_labour_growth: -0.012,
  high_value_growth: 0.006,
  'solow.investment_change': -0.02,
  'solow.skill_growth': -0.002,
  'solow.labour_change': -0.003,
  'carbon.past_fall': -0.0094,
  'carbon.energy_saving': 0.008,
  'carbon.power_saving': 0.01,
  'carbon.fuel_shift': 0.005,
  'carbon.small_closure_slip': -0.7,
  'carbon.solar_growth': 0.2,
  'carbon.wind_later': 0.08,
  'grain.yield_growth': 0.003,
  'projects.climate': -1,
  'projects.started_mean': 30,
};

/** The spread of harvests is unknown between these (decision 8). */
const grainSpread = { quiet: 0.008, wild: 0.03 };

const moved = (direction: 1 | -1): Readonly<Record<string, ScenarioValue>> =>
  Object.fromEntries(Object.entries(steps).map(([name, step]) => [name, { shift: direction * step }]));

/** A probability to two points: enough for the ends of a range. */
const enough = 2560;

/** Default readings that rest on priors alone. */
const illustrative = targets.filter(({ grade }) => grade === 'C').map(({ id }) => id);

export const alternatives: Readonly<Record<string, Alternative>> = {
  national_class: {
    label: { zh: '全国 286 个地市的离散', en: 'spread of 286 prefectures of the nation' },
    set: { margin: { prior: normal(0.0003, 0.0073) } },
    targets: ['C04-03'],
  },
  own_ambition: {
    label: { zh: '规划自定的雄心（领先 0.3 点）', en: "the plan's own ambition, a lead of 0.3 points" },
    set: { margin: { prior: normal(0.003, 0.003) } },
    targets: ['C04-03'],
  },
  cautious: {
    label: { zh: '各先验偏不利一个标准差', en: 'every prior one standard deviation against' },
    set: { ...moved(-1), 'grain.spread': grainSpread.wild },
    targets: illustrative,
    draws: enough,
  },
  hopeful: {
    label: { zh: '各先验偏有利一个标准差', en: 'every prior one standard deviation in favour' },
    set: { ...moved(1), 'grain.spread': grainSpread.quiet },
    targets: illustrative,
    draws: enough,
  },
};
