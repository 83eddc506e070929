/** Priors against the independent table of ../priors (mpmath, 40 digits; see make.py there). */
import { readFileSync } from 'node:fs';
import { cdf, density, mean, quantile, sd } from '../../../packages/core/src/random/distribution.ts';
import type { Prior } from '../../../packages/core/src/random/prior.ts';
import type { ReferenceRecord } from '../reference-record.ts';
import type { Reference } from '../reference.ts';

interface Row {
  readonly prior: Prior;
  readonly mean: number;
  readonly sd: number;
  /** [probability, value]. */
  readonly quantiles: readonly (readonly [number, number])[];
  /** [value, probability below, density]. */
  readonly values: readonly (readonly [number, number, number])[];
}

const rows = JSON.parse(readFileSync(new URL('../priors/table.json', import.meta.url), 'utf8')) as readonly Row[];

/** What half a unit in the last place of x changes in its distance from the end of a tail, as a share of the tail. */
const rounding = (x: number, slope: number, tail: number): number =>
  tail === 0 ? 0 : (Math.abs(x) * slope * 2.3e-16) / tail;

const quadrature = { zh: '表中积分的误差约 1e-12', en: 'quadrature of the table is good to about 1e-12' };
const tails = {
  zh: '不完全贝塔函数的对数；概率在上尾的舍入被斜率放大',
  en: 'logarithms of incomplete beta functions; the rounding of a probability in the upper tail, enlarged by the slope',
};

function run(record: ReferenceRecord): void {
  for (const row of rows) compareRow(record, row);
}

function compareRow(record: ReferenceRecord, { prior, mean: average, sd: spread, quantiles, values }: Row): void {
  const of = (zh: string, en: string): { zh: string; en: string } => ({
    zh: `${prior.kind}：${zh}`,
    en: `${prior.kind}: ${en}`,
  });
  const moments = of('均值与标准差', 'mean and standard deviation');
  record.compare(moments, average, mean(prior), { relative: 1e-11, because: quadrature });
  record.compare(moments, spread, sd(prior), { relative: 1e-11, because: quadrature });
  for (const [probability, expected] of quantiles) {
    const absolute = 2e-12 * Math.max(Math.abs(expected), spread) + 2.3e-16 / density(prior, expected);
    record.compare(of('分位数', 'quantiles'), expected, quantile(prior, probability), { absolute, because: tails });
  }
  for (const [value, below, expected] of values) {
    const slope = density(prior, value);
    const tail = Math.min(below, 1 - below);
    const absolute = 5e-12 * tail + 4e-16 + Math.abs(value) * slope * 2.3e-16;
    record.compare(of('分布函数', 'distribution function'), below, cdf(prior, value), { absolute, because: tails });
    const relative = 1e-11 + 50 * rounding(value, slope, tail);
    record.compare(of('密度', 'density'), expected, slope, { relative, because: tails });
  }
}

export const priors: Reference = {
  id: 'priors',
  title: { zh: '各类先验分布', en: 'Prior distributions' },
  source: 'mpmath, 40 digits (tests/conformance/priors/make.py)',
  kind: 'independent',
  inputs: { zh: '各分布的参数，12 个概率', en: 'Parameters of each distribution, 12 probabilities' },
  run,
};
