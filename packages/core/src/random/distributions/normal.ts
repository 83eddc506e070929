import { exp } from '../../elementary/exp.ts';
import { normalQuantile } from '../../elementary/normal-quantile.ts';
import type { Normal } from '../prior.ts';
import { notFinite, positive } from './family.ts';
import type { Family } from './family.ts';
import { normalCdf } from './normal-cdf.ts';

const INVERSE_ROOT_2PI = 0.3989422804014327;

export const normalDensity = (z: number): number => INVERSE_ROOT_2PI * exp(-0.5 * z * z);

export const normalFamily: Family<Normal> = {
  problem({ mean, sd }) {
    return Number.isFinite(mean) ? positive(sd, { zh: '标准差', en: 'standard deviation' }) : notFinite;
  },
  quantile: ({ mean, sd }, probability) => mean + sd * normalQuantile(probability),
  atScore: ({ mean, sd }, score) => mean + sd * score,
  cdf: ({ mean, sd }, value) => normalCdf((value - mean) / sd),
  density: ({ mean, sd }, value) => normalDensity((value - mean) / sd) / sd,
  mean: ({ mean }) => mean,
  sd: ({ sd }) => sd,
  moved: ({ mean, sd }, by, factor) => ({ kind: 'normal', mean: (mean + by) * factor, sd: sd * factor }),
};
