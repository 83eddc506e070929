import { normalQuantile } from '../../elementary/normal-quantile.ts';
import type { Normal } from '../prior.ts';
import { notFinite } from './family.ts';
import type { Family } from './family.ts';
import { normalCdf } from './normal-cdf.ts';

export const normalFamily: Family<Normal> = {
  problem({ mean, sd }) {
    if (!Number.isFinite(mean) || !Number.isFinite(sd)) return notFinite;
    return sd > 0 ? null : { zh: `标准差 ${sd} 应大于 0`, en: `its standard deviation ${sd} is above 0` };
  },
  quantile: ({ mean, sd }, probability) => mean + sd * normalQuantile(probability),
  cdf: ({ mean, sd }, value) => normalCdf((value - mean) / sd),
  mean: ({ mean }) => mean,
  sd: ({ sd }) => sd,
  shifted: (prior, by) => ({ ...prior, mean: prior.mean + by }),
};
