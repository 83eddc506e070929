/** A model of four lines, a target, a run, a verdict. */
import { defineModel, inlineRunner, normal } from '@planwright/core';

const model = defineModel({
  id: 'growth',
  title: { zh: '增速', en: 'Growth' },
  years: { history: 2025, start: 2026, end: 2030 },
  parameters: {
    trend: {
      unit: '1/yr',
      value: 0.05,
      role: 'uncertainty',
      prior: normal(0.05, 0.006),
      label: { zh: '趋势增速', en: 'Trend growth' },
      source: { zh: '示例', en: 'Example' },
    },
  },
  variables: {
    gdp: {
      unit: '亿元@2025',
      equation: 'gdp(-1) * (1 + trend)',
      initial: 3304,
      label: { zh: '地区生产总值', en: 'GDP' },
    },
  },
});

const report = await inlineRunner().run({
  bundle: {
    model,
    scenarios: { base: { label: { zh: '基准', en: 'Baseline' } } },
    targets: [
      {
        id: 'G1',
        clause: 1,
        label: { zh: '2030 年达到 4200 亿元（2025 年价）', en: '420 bn yuan in 2030, 2025 prices' },
        readings: {
          level: {
            label: { zh: '2030 年水平', en: 'Level in 2030' },
            test: { kind: 'levelAt', series: 'gdp', year: 2030, atLeast: 4200 },
          },
        },
        thresholdSource: 'analyst',
        grade: 'C',
      },
    ],
    tables: [],
  },
  scenario: 'base',
  draws: 2000,
  seed: 7,
});

const verdict = report.targets[0];
console.log(`${verdict?.label.zh}: p = ${verdict?.p} ± ${verdict?.error?.toFixed(3)}`);

// By hand: 3304 · (1 + trend)⁵ ≥ 4200 needs a trend of 4.92 % or more, which a normal(5.0, 0.6) % exceeds with p = 0.55.
if (verdict?.p === null || verdict?.p === undefined || Math.abs(verdict.p - 0.55) > 0.05)
  throw new Error('The verdict differs from the one by hand.');
