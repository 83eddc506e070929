/** Grain: the wording decides more than the harvest. */
import { end, plan, planTarget } from './plan-target.ts';

/** The plan's own years; its base year is not one of them. */
const years = { from: 2026, to: end } as const;
const floor = { series: 'grain.output', atLeast: 115 } as const;

export const grainTargets = [
  planTarget({
    id: 'C25-01',
    module: 'agri',
    release: 'R1-lite',
    nature: 'binding',
    label: { zh: '粮食总产不低于 115 亿斤', en: 'At least 5.75 Mt (11.5 bn jin) of grain' },
    grade: 'C',
    thresholdSource: 'document',
    note: {
      zh: '产量的年际离散未知：变异系数 0.8%—3% 时，每年达标的概率由 0.99 降到 0.33。',
      en: 'The spread of harvests is unknown: from 0.8 % to 3 % the chance of every year falls from 0.99 to 0.33.',
    },
    readings: {
      everyYear: { label: { zh: '每年都达到', en: 'In every year' }, test: { kind: 'floorAll', ...floor, ...years } },
      mean: {
        label: { zh: '五年平均达到', en: 'On the average of five years' },
        test: { kind: 'bandMean', ...floor, ...years },
      },
      last: { label: { zh: '2030 年达到', en: 'In 2030' }, test: { kind: 'levelAt', ...floor, year: end } },
    },
  }),
  planTarget({
    id: 'C25-02',
    module: 'agri',
    release: 'R1-lite',
    label: { zh: '粮食单产提高', en: 'Grain yields rise' },
    grade: 'C',
    thresholdSource: 'analyst',
    readings: {
      trend: {
        label: { zh: '去除天气的趋势单产上升', en: 'The trend without weather rises' },
        test: { kind: 'improves', series: 'grain.yield_trend', ...plan },
      },
      harvest: {
        label: { zh: '实收单产上升，趋势一致', en: 'The harvested yield rises, and so does its trend' },
        test: { kind: 'improves', series: 'grain.yield_mean', ...plan },
      },
    },
  }),
];
