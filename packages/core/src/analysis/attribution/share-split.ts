/**
 * Why shares of a whole moved: volumes that grew faster or slower than the whole, and prices that did. With gᵢ, πᵢ the logarithmic
 * changes of volume and price, Δsᵢ = L(sᵢ₁, sᵢ₀) · [(gᵢ − g) + (πᵢ − π)] exactly, where L is the logarithmic mean, and g, π are the
 * Sato–Vartia indices of volume and price (K. Sato, Review of Economics and Statistics 58, 1976; Y. Vartia, Scandinavian Journal of
 * Economics 78, 1976), which multiply to the change of the whole. To first order it is Δsᵢ ≈ sᵢ [(gᵢ − g) + (πᵢ − π)].
 */
import { log } from '../../elementary/log.ts';
import { logarithmicMean } from './lmdi.ts';

/** Value at current prices and volume at constant ones of each part, at one time. Any unit that stays the same; all positive. */
export interface PartsAt {
  readonly values: readonly number[];
  readonly volumes: readonly number[];
}

export interface ShareSplit {
  /** Fractions, by part: volume + price = change, without remainder. Each of the three adds up to 0 over the parts. */
  readonly parts: readonly {
    readonly before: number;
    readonly after: number;
    readonly change: number;
    readonly volume: number;
    readonly price: number;
  }[];
  /** Logarithmic changes of the whole; their sum is that of its value. */
  readonly volume: number;
  readonly price: number;
}

/** Throws a RangeError for sides that do not match and for a number that is not positive. */
export function splitShares(start: PartsAt, end: PartsAt): ShareSplit {
  const count = start.values.length;
  const all = [start.values, start.volumes, end.values, end.volumes];
  if (count === 0 || all.some((numbers) => numbers.length !== count))
    throw new RangeError('both times need a value and a volume of each part');
  if (!all.flat().every((number) => number > 0 && Number.isFinite(number)))
    throw new RangeError('values and volumes are positive numbers');
  const [before, after] = [sharesOf(start.values), sharesOf(end.values)];
  const weights = before.map((share, i) => logarithmicMean(after[i]!, share));
  const whole = weights.reduce((sum, weight) => sum + weight, 0);
  const volumes = start.volumes.map((volume, i) => log(end.volumes[i]! / volume));
  const prices = start.values.map((value, i) => log(end.values[i]! / value) - volumes[i]!);
  const indexOf = (changes: readonly number[]): number =>
    changes.reduce((sum, change, i) => sum + (weights[i]! / whole) * change, 0);
  const [volume, price] = [indexOf(volumes), indexOf(prices)];
  return {
    parts: before.map((share, i) => ({
      before: share,
      after: after[i]!,
      change: after[i]! - share,
      volume: weights[i]! * (volumes[i]! - volume),
      price: weights[i]! * (prices[i]! - price),
    })),
    volume,
    price,
  };
}

function sharesOf(values: readonly number[]): number[] {
  const whole = values.reduce((sum, value) => sum + value, 0);
  return values.map((value) => value / whole);
}
