/** Draws against laws that are known in closed form: orthants of correlated normals, the variance of an AR(1), the error of a share. */
import { column, defineModel, inlineRunner, normal } from '@planwright/core';
import type { Bilingual, Ensemble, ModelBundle, Parameter, Shock } from '@planwright/core';
import type { ReferenceRecord, Tolerance } from '../reference-record.ts';
import type { Reference } from '../reference.ts';

const label: Bilingual = { zh: '抽样定律', en: 'Laws of sampling' };
const standard: Parameter = {
  ...{ unit: '1', value: 0, role: 'uncertainty', label, source: label },
  prior: normal(0, 1),
};
const shock: Shock = { unit: '1', prior: normal(0, 1), label, source: label };

const bundle: ModelBundle = {
  model: defineModel({
    ...{ id: 'laws', title: label, years: { history: 2025, start: 2026, end: 2045 } },
    parameters: { x: standard, y: standard, z: standard },
    shocks: { noise: { ...shock, ar: 0.6 } },
    correlations: { joined: { of: ['x', 'y', 'z'], rho: 0.5 } },
    variables: {
      all_three: { unit: '1', label, equation: 'x > 0 and y > 0 and z > 0 ? 1 : 0' },
      two: { unit: '1', label, equation: 'x > 0 and y > 0 ? 1 : 0' },
      one: { unit: '1', label, equation: 'x' },
      wave: { unit: '1', label, equation: 'noise', from: 2026 },
    },
  }),
  scenarios: { base: { label } },
  targets: [
    {
      ...{ id: 'half', clause: 1, label, thresholdSource: 'analyst', grade: 'B' },
      readings: { plain: { label, test: { kind: 'levelAt', series: 'one', year: 2030, above: 0 } } },
    },
  ],
  tables: [],
};

const draws = 10_000;
const mean = (values: Float64Array): number => values.reduce((sum, value) => sum + value, 0) / values.length;
const share: Tolerance = {
  absolute: 0.0236,
  because: { zh: '10000 次抽样比例的五个标准误', en: 'five standard errors of a share of 10,000 draws' },
};

/** Two: 1/4 + asin(ρ)/2π. Three: 1/8 + 3·asin(ρ)/4π. At ρ = 1/2 they are 1/3 and 1/4. */
function orthants(record: ReferenceRecord, ensemble: Ensemble): void {
  const two = { zh: '两个相关 0.5 的正态数同为正', en: 'Two normal numbers correlated by 0.5 both positive' };
  record.compare(two, 1 / 3, mean(column(ensemble, 'two', 2030)), share);
  const three = { zh: '三个同为正', en: 'Three of them all positive' };
  record.compare(three, 1 / 4, mean(column(ensemble, 'all_three', 2030)), share);
}

/** (1 − 0.6^2n)/(1 − 0.6²) after n years, from nothing. */
function autoregression(record: ReferenceRecord, ensemble: Ensemble): void {
  const variance = (year: number): number => mean(column(ensemble, 'wave', year).map((value) => value * value));
  for (const [year, expected] of [
    [2026, 1],
    [2027, 1.36],
    [2028, 1.4896],
    [2045, 1.5625],
  ] as const)
    record.compare(
      { zh: 'AR(1) 冲击的方差，ρ = 0.6', en: 'Variance of an AR(1) shock, ρ = 0.6' },
      expected,
      variance(year),
      {
        relative: 0.071,
        because: { zh: '10000 次抽样方差的五个标准误', en: 'five standard errors of a variance of 10,000 draws' },
      },
    );
}

async function run(record: ReferenceRecord): Promise<void> {
  const job = { bundle, scenario: 'base', draws, seed: 3 };
  const ensemble = await inlineRunner().ensemble(job);
  orthants(record, ensemble);
  autoregression(record, ensemble);
  // Half-width of Wilson's 95 % interval at p = 1/2: z/√(n + z²)/2.
  const { targets } = await inlineRunner().run(job);
  const words = { zh: '一半概率的误差（Wilson，95%）', en: 'Error of a probability of one half (Wilson, 95 %)' };
  record.compare(words, 0.009798, targets[0]?.error ?? NaN, {
    absolute: 1e-5,
    because: { zh: '抽到的比例不恰好是一半', en: 'the share drawn is not exactly one half' },
  });
}

export const samplingLaws: Reference = {
  id: 'sampling',
  title: { zh: '抽样定律：象限概率、AR(1)、误差', en: 'Laws of sampling: orthants, AR(1), errors' },
  source:
    'Sheppard 1899, Philosophical Transactions A 192 (orthants); Wilson 1927, JASA 22(158); the variance of an AR(1)',
  kind: 'closed form',
  inputs: {
    zh: '三个相关 0.5 的正态参数，一个自相关 0.6 的冲击',
    en: 'Three normal parameters correlated by 0.5, a shock with autocorrelation 0.6',
  },
  run,
};
