/** The three sectors: volume and share are tested apart, because the shares sum to one. */
import type { Test } from '@planwright/core';
import { base, end, plan, planTarget } from './plan-target.ts';

const grows = (series: string): Test => ({ kind: 'averageGrowth', series, ...plan, above: 0 });
const notLower = (series: string): Test => ({ kind: 'levelAt', series, year: end, relativeTo: base, atLeast: 1 });
const outgrowsCity = (part: string): Test => ({ kind: 'shareUp', basis: 'volume', part, whole: 'gdp_city', ...plan });

const calm: Test = {
  kind: 'bandMean',
  series: 'moore_angle',
  from: base + 1,
  to: end,
  atMost: { parameter: 'structure_speed_cap' },
};
const lessFarming: Test = { kind: 'levelAt', series: 'share_primary', year: end, relativeTo: base, below: 1 };

export const industryTargets = [
  planTarget({
    id: 'C04-10',
    module: 'structure',
    label: { zh: '第一产业提质', en: 'The primary sector gets better' },
    grade: 'C',
    thresholdSource: 'analyst',
    note: { zh: '不检验第一产业比重。', en: 'The share of the primary sector is not tested.' },
    readings: {
      quality: {
        label: {
          zh: '增加值与劳均增加值增长，高附加值比重不降',
          en: 'Value added and value added per worker grow, the high-value part does not shrink',
        },
        test: { kind: 'all', of: [grows('va_primary'), grows('productivity_primary'), notLower('high_value_share')] },
      },
      volume: {
        label: { zh: '只看增加值增长', en: 'Value added grows' },
        test: grows('va_primary'),
        grade: 'B',
      },
    },
  }),
  planTarget({
    id: 'C04-11',
    module: 'structure',
    label: { zh: '第二产业增长快于全市经济', en: 'The secondary sector outgrows the city economy' },
    grade: 'B',
    thresholdSource: 'analyst',
    headline: true,
    readings: {
      volume: { label: { zh: '按不变价增速', en: 'Growth at constant prices' }, test: outgrowsCity('va_secondary') },
      share: {
        label: { zh: '按现价比重不降', en: 'No lower share at current prices' },
        test: notLower('share_secondary'),
      },
    },
  }),
  planTarget({
    id: 'C04-12',
    module: 'structure',
    label: { zh: '第三产业继续扩大', en: 'The tertiary sector expands' },
    grade: 'B',
    thresholdSource: 'analyst',
    readings: {
      grows: { label: { zh: '按不变价有增长', en: 'Grows at constant prices' }, test: grows('va_tertiary') },
      volume: {
        label: { zh: '按不变价快于全市经济', en: 'Outgrows the city economy at constant prices' },
        test: outgrowsCity('va_tertiary'),
      },
      share: {
        label: { zh: '按现价比重不降', en: 'No lower share at current prices' },
        test: notLower('share_tertiary'),
      },
    },
  }),
  planTarget({
    id: 'C04-13',
    module: 'structure',
    label: { zh: '产业结构优化：方向对而不过急', en: 'A better structure: in the right direction, not in a rush' },
    grade: 'B',
    thresholdSource: 'analyst',
    note: { zh: '约定方向：第一产业比重下降。', en: 'The agreed direction: a smaller primary share.' },
    readings: {
      both: {
        label: {
          zh: '第一产业比重下降，变动速度不超上限',
          en: 'A smaller primary share, at no more than the capped speed',
        },
        test: { kind: 'all', of: [lessFarming, calm] },
      },
      direction: { label: { zh: '只看方向', en: 'The direction alone' }, test: lessFarming },
      bothShares: {
        label: { zh: '第二、第三产业比重都不降', en: 'Neither the secondary nor the tertiary share falls' },
        test: { kind: 'all', of: [notLower('share_secondary'), notLower('share_tertiary')] },
      },
    },
  }),
  planTarget({
    id: 'C08-05',
    module: 'structure',
    umbrella: true,
    label: { zh: '现代服务业：规模与效率', en: 'Modern services: size and efficiency' },
    grade: 'C',
    thresholdSource: 'analyst',
    note: {
      zh: '总括性目标，与第三产业扩大重复，不计数。',
      en: 'An umbrella over the tertiary sector, never counted.',
    },
    readings: {
      both: {
        label: { zh: '增加值与劳均增加值都增长', en: 'Value added and value added per worker grow' },
        test: { kind: 'all', of: [grows('va_tertiary'), grows('productivity_tertiary')] },
      },
      share: {
        label: { zh: '现价比重上升', en: 'A higher share at current prices' },
        test: { kind: 'levelAt', series: 'share_tertiary', year: end, relativeTo: base, above: 1 },
        grade: 'B',
      },
    },
  }),
  planTarget({
    id: 'C26-04',
    module: 'structure',
    label: { zh: '农业劳均增加值提高', en: 'Farming yields more value added per worker' },
    grade: 'C',
    thresholdSource: 'analyst',
    readings: {
      grows: {
        label: { zh: '五年平均为正', en: 'Positive on average over five years' },
        test: grows('productivity_primary'),
      },
      steady: {
        label: { zh: '至多一年下降', en: 'At most one year of decline' },
        test: { kind: 'steady', series: 'productivity_primary', ...plan, adverse: 1 },
      },
    },
  }),
];
