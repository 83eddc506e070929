import { exp } from '../../elementary/exp.ts';
import { log } from '../../elementary/log.ts';
import { normalQuantile } from '../../elementary/normal-quantile.ts';
import type { LogNormal } from '../prior.ts';
import { areFinite, notFinite, positive } from './family.ts';
import type { Family } from './family.ts';
import { normalCdf } from './normal-cdf.ts';
import { normalDensity } from './normal.ts';

/** Beyond it the largest draws would leave the numbers of the machine. */
const WIDEST = 20;

const score = ({ median, sdLog, low = 0 }: LogNormal, value: number): number =>
  log((value - low) / (median - low)) / sdLog;

export const lognormalFamily: Family<LogNormal> = {
  problem({ median, sdLog, low = 0 }) {
    if (!areFinite([median, low])) return notFinite;
    if (!(median > low))
      return { zh: `中位数 ${median} 应大于下限 ${low}`, en: `its median ${median} is above its low end ${low}` };
    if (sdLog > WIDEST)
      return { zh: `sdLog ${sdLog} 不应超过 ${WIDEST}`, en: `its sdLog ${sdLog} is at most ${WIDEST}` };
    return positive(sdLog, { zh: '对数标准差 sdLog', en: 'sdLog' });
  },
  quantile: ({ median, sdLog, low = 0 }, probability) =>
    low + (median - low) * exp(sdLog * normalQuantile(probability)),
  atScore: ({ median, sdLog, low = 0 }, score) => low + (median - low) * exp(sdLog * score),
  cdf: (prior, value) => (value <= (prior.low ?? 0) ? 0 : normalCdf(score(prior, value))),
  density(prior, value) {
    const above = value - (prior.low ?? 0);
    return above <= 0 ? 0 : normalDensity(score(prior, value)) / (prior.sdLog * above);
  },
  mean: ({ median, sdLog, low = 0 }) => low + (median - low) * exp(0.5 * sdLog * sdLog),
  sd({ median, sdLog, low = 0 }) {
    const square = sdLog * sdLog;
    return (median - low) * exp(0.5 * square) * Math.sqrt(lessOne(square));
  },
  moved: ({ median, sdLog, low = 0 }, by, factor) => ({
    kind: 'lognormal',
    median: (median + by) * factor,
    sdLog,
    low: (low + by) * factor,
  }),
};

/** e^x − 1 without loss for small x (Kahan). */
function lessOne(x: number): number {
  const u = exp(x);
  if (u === 1) return x;
  return u === Infinity ? u : ((u - 1) * x) / log(u);
}
