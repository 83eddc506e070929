/** Monitoring: how fast the remaining years must grow for a five-year mean to be met (methodology §5.8). */
import { defineModel } from '@planwright/core';

export const monitor = defineModel({
  id: 'monitor',
  title: { zh: '监测', en: 'Monitoring' },
  years: { history: 2025, start: 2026, end: 2035 },
  ports: { growth_city: { unit: '1/yr', label: { zh: '实际增速', en: 'Real growth' } } },
  parameters: {
    growth_goal: {
      unit: '1/yr',
      display: '%',
      value: 0.055,
      role: 'assumption',
      range: [0.02, 0.09],
      label: { zh: '五年平均增速目标（分析者参数）', en: 'Goal for mean growth (parameter of the analyst)' },
      source: { zh: '规划未给数字；分析者参数', en: 'The plan gives no number; a parameter of the analyst' },
    },
  },
  variables: {
    level: {
      unit: '1',
      from: 2025,
      equation: 'level(-1) * (1 + (t <= 2030 ? growth_city : 0))',
      initial: 1,
      label: { zh: '实际水平（2025 年 = 1，至 2030 年）', en: 'Level to 2030, 2025 = 1' },
    },
    // In 2030 and later there is no year left: what is shown is the growth that the last years would have needed.
    required_growth: {
      unit: '1/yr',
      display: '%',
      from: 2025,
      equation: 'pow((1 + growth_goal)^5 / level, 1 / max(2030 - t, 1)) - 1',
      label: { zh: '剩余年份所需年均增速', en: 'Mean growth that the remaining years need' },
      note: {
        zh: '2030 年的值表示离目标还差多少（负数为超出）',
        en: 'In 2030 it is what is missing (negative: more than met)',
      },
    },
  },
});
