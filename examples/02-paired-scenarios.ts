/** What does a policy change? Both scenarios use the same draws, so their difference is far less noisy than either. */
import { column, defineModel, inlineRunner, normal } from '@planwright/core';
import type { Ensemble, Job } from '@planwright/core';

const model = defineModel({
  id: 'push',
  title: { zh: '政策增量', en: 'Policy push' },
  years: { history: 2025, start: 2026, end: 2030 },
  parameters: {
    trend: {
      unit: '1/yr',
      value: '5 %',
      role: 'uncertainty',
      prior: normal(0.05, 0.01),
      label: { zh: '趋势增速', en: 'Trend growth' },
      source: { zh: '示例', en: 'Example' },
    },
    push: {
      unit: '1/yr',
      value: 0,
      role: 'lever',
      range: [0, 0.01],
      label: { zh: '政策增量', en: 'Policy push' },
      source: { zh: '示例', en: 'Example' },
    },
  },
  variables: {
    gdp: {
      unit: '亿元@2025',
      equation: 'gdp(-1) * (1 + trend + push)',
      initial: 3304,
      label: { zh: '地区生产总值', en: 'GDP' },
    },
  },
});

const job = (scenario: string): Job => ({
  bundle: {
    model,
    scenarios: {
      base: { label: { zh: '基准', en: 'Baseline' } },
      policy: { label: { zh: '加力', en: 'More policy' }, parent: 'base', parameters: { push: '0.3 %' } },
    },
    targets: [],
    tables: [],
  },
  scenario,
  draws: 2000,
  seed: 7,
});

const runner = inlineRunner();
const base = await runner.ensemble(job('base'));
const policy = await runner.ensemble(job('policy'));

const gdp2030 = (ensemble: Ensemble): readonly number[] => [...column(ensemble, 'gdp', 2030)];
const without = gdp2030(base);
const gains = gdp2030(policy).map((value, draw) => value - (without[draw] ?? NaN));
const spread = (values: readonly number[]): number => Math.max(...values) - Math.min(...values);

console.log(`gain in 2030: ${Math.min(...gains).toFixed(1)} to ${Math.max(...gains).toFixed(1)} 亿元`);
if (!gains.every((gain) => gain > 0)) throw new Error('A push of growth raises every single draw.');
if (spread(gains) > spread(without) / 10) throw new Error('Paired draws should leave little noise in the difference.');
