/** A model's probability drawn towards the base rate of its class, on the scale of log odds, by a weight that is shown. */
import { exp } from '../../elementary/exp.ts';
import { log } from '../../elementary/log.ts';

export interface Shrunk {
  readonly model: number;
  readonly baseRate: number;
  /** Of the model; the base rate has the rest. */
  readonly weight: number;
  readonly pooled: number;
}

/**
 * logit(pooled) = weight · logit(model) + (1 − weight) · logit(base rate). A finite sample never proves 0 or 1, so both are first
 * held half a case away from the ends: `draws` for the model, `size` for the class.
 * @param weight of the model, from 0 to 1
 */
export function shrink(
  model: { readonly p: number; readonly draws: number },
  base: { readonly rate: number; readonly size: number },
  weight: number,
): Shrunk {
  if (!(weight >= 0 && weight <= 1)) throw new Error(`weight ${weight} is not within 0 and 1`);
  const own = within(model.p, model.draws);
  const others = within(base.rate, base.size);
  const score = weight * logit(own) + (1 - weight) * logit(others);
  return { model: own, baseRate: others, weight, pooled: 1 / (1 + exp(-score)) };
}

const logit = (p: number): number => log(p / (1 - p));

const within = (p: number, cases: number): number => Math.min(1 - 0.5 / cases, Math.max(0.5 / cases, p));
