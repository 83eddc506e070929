/** The other main indicators against the province, and how many of the six lead. */
import type { Bilingual, Target, Test } from '@planwright/core';
import { plan, planTarget } from './plan-target.ts';

const gdpLeads: Test = { kind: 'growthAbovePeer', series: 'gdp_city', peer: 'gdp_province', ...plan };

/** Mean growth of one indicator of the module `name` against the province. */
const leads = (name: string): Test & { kind: 'growthAbovePeer' } => ({
  kind: 'growthAbovePeer',
  series: `${name}.city`,
  peer: `${name}.province`,
  ...plan,
});

const noHistory: Bilingual = {
  zh: '没有逐年历史，仅据先验。',
  en: 'There is no yearly history; it rests on priors.',
};

interface Indicator {
  readonly id: string;
  readonly instance: string;
  readonly module: string;
  readonly release: 'R1' | 'R2';
  readonly label: Bilingual;
}

const indicators: readonly Indicator[] = [
  {
    id: 'C04-04',
    instance: 'industry_va',
    module: 'structure',
    release: 'R1',
    label: { zh: '规模以上工业增加值增速高于全省', en: 'Industry above designated size outgrows the province' },
  },
  {
    id: 'C04-05',
    instance: 'revenue',
    module: 'fiscal',
    release: 'R2',
    label: { zh: '一般公共预算收入增速高于全省', en: 'Budget revenue outgrows the province' },
  },
  {
    id: 'C04-06',
    instance: 'investment',
    module: 'demand',
    release: 'R2',
    label: { zh: '固定资产投资增速高于全省', en: 'Fixed-asset investment outgrows the province' },
  },
  {
    id: 'C04-07',
    instance: 'retail',
    module: 'demand',
    release: 'R2',
    label: { zh: '社会消费品零售额增速高于全省', en: 'Retail sales outgrow the province' },
  },
  {
    id: 'C04-08',
    instance: 'trade',
    module: 'trade',
    release: 'R2',
    label: { zh: '进出口总额增速高于全省', en: 'Imports and exports outgrow the province' },
  },
];

const single = ({ id, instance, module, release, label }: Indicator): Target =>
  planTarget({
    id,
    module,
    release,
    label,
    grade: 'C',
    thresholdSource: 'peer',
    note: noHistory,
    readings: {
      mean: { label: { zh: '五年几何平均', en: 'Five-year geometric mean' }, test: leads(instance) },
      rounded: {
        label: { zh: '公布口径：取一位小数，持平不算高于', en: 'As published: one decimal, a tie does not count' },
        test: { ...leads(instance), rounded: true },
      },
      half_point: {
        label: { zh: '平均高出 0.5 个百分点以上', en: 'By more than 0.5 points on average' },
        test: { ...leads(instance), by: 0.005 },
        thresholdSource: 'analyst',
      },
    },
  });

const six: readonly Test[] = [gdpLeads, ...indicators.map(({ instance }) => leads(instance))];

export const headlineTargets = [
  ...indicators.map(single),
  planTarget({
    id: 'C04-09',
    module: 'growth',
    label: { zh: '六项主要指标总体快于全省', en: 'The six main indicators lead the province on the whole' },
    grade: 'C',
    thresholdSource: 'analyst',
    note: {
      zh: '唯一允许计入丙级成员的计数：六项中五项没有逐年历史。',
      en: 'The one count that may use members of grade C: five of the six have no yearly history.',
    },
    readings: {
      five: {
        label: { zh: '六项中至少五项高于全省', en: 'At least five of the six' },
        test: { kind: 'atLeast', count: 5, of: six },
      },
      all: { label: { zh: '六项全部高于全省', en: 'All six' }, test: { kind: 'all', of: six } },
      gdp: {
        label: { zh: '只看地区生产总值', en: 'GDP alone' },
        test: gdpLeads,
        grade: 'A',
        thresholdSource: 'peer',
      },
    },
  }),
];
