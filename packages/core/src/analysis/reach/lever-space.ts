/**
 * The moves that are allowed, in standard steps: a box, cut by the share groups. Projections onto it are exact up to the last
 * bits: each multiplier is the root of a function that never falls.
 */
import type { Levers } from './lever.ts';

export interface GroupLimit {
  readonly members: readonly number[];
  readonly weights: readonly number[];
  readonly low: number;
  readonly high: number;
}

/** Points are moves divided by their scales; 0 is the scenario as it stands. */
export interface LeverSpace {
  readonly low: readonly number[];
  readonly high: readonly number[];
  /** low ≤ Σ weight · z ≤ high over the members; no coordinate is in two groups. */
  readonly groups: readonly GroupLimit[];
}

export type Point = readonly number[];

export function spaceOf({ coordinates, shares }: Levers): LeverSpace {
  return {
    low: coordinates.map(({ low, scale }) => low / scale),
    high: coordinates.map(({ high, scale }) => high / scale),
    groups: shares.map(({ coordinates: members, weights, low, high }) => ({
      ...{ members, low, high },
      weights: weights.map((weight, i) => weight * coordinates[members[i]!]!.scale),
    })),
  };
}

export const dot = (a: Point, b: Point): number => a.reduce((sum, value, i) => sum + value * b[i]!, 0);
export const norm = (a: Point): number => Math.sqrt(dot(a, a));
/** a + t (b − a) */
export const between = (a: Point, b: Point, t: number): Point => a.map((value, i) => value + t * (b[i]! - value));

/** Rounding of a point that was projected; far under a step that anybody would see. */
const rounding = 1e-9;

export function contains({ low, high, groups }: LeverSpace, z: Point): boolean {
  if (z.some((value, i) => value < low[i]! - rounding || value > high[i]! + rounding)) return false;
  return groups.every((group) => {
    const sum = weighted(group, z);
    return sum >= group.low - rounding && sum <= group.high + rounding;
  });
}

const weighted = ({ members, weights }: GroupLimit, z: Point): number =>
  members.reduce((sum, index, i) => sum + weights[i]! * z[index]!, 0);

/** The nearest allowed point; where the limits contradict each other, the nearest within the box alone. */
export function project(space: LeverSpace, z: Point): Point {
  const clip = (value: number, i: number): number => Math.min(space.high[i]!, Math.max(space.low[i]!, value));
  const result = z.map(clip);
  for (const group of space.groups) {
    const at = (mu: number): number[] =>
      group.members.map((index, i) => clip(z[index]! - mu * group.weights[i]!, index));
    const sum = (mu: number): number => at(mu).reduce((total, value, i) => total + group.weights[i]! * value, 0);
    const now = sum(0);
    const goal = now > group.high ? group.high : now < group.low ? group.low : null;
    if (goal === null) continue;
    const sign = now > goal ? 1 : -1;
    const mu = sign * rootOf((m) => sign * (goal - sum(sign * m)), 1);
    at(mu).forEach((value, i) => (result[group.members[i]!] = value));
  }
  return result;
}

/** Where a function that never falls becomes 0 or more, from `first` up; the largest number tried where it never does. */
function rootOf(value: (x: number) => number, first: number): number {
  let high = first;
  for (let i = 0; i < 60 && value(high) < 0; i++) high *= 4;
  let low = 0;
  for (let i = 0; i < 120; i++) {
    const middle = low + (high - low) / 2;
    if (middle <= low || middle >= high) break;
    if (value(middle) < 0) low = middle;
    else high = middle;
  }
  return high;
}

/** Standard steps that are far beyond every bound. */
const far = 1e6;

/**
 * min |z|² subject to slope · z ≥ needed within the space: z(λ) = projection of λ · slope, and slope · z(λ) never falls with λ.
 * `reached` is false where no allowed point gets there; z is then the point that gets farthest.
 */
export function nearestAlong(
  space: LeverSpace,
  slope: Point,
  needed: number,
): { readonly z: Point; readonly reached: boolean } {
  const size = norm(slope);
  const at = (lambda: number): Point =>
    project(
      space,
      slope.map((value) => (lambda * value) / size),
    );
  const gain = (lambda: number): number => dot(slope, at(lambda)) - needed;
  const slack = rounding * size;
  if (gain(0) >= -slack) return { z: at(0), reached: true };
  if (gain(far) < -slack) return { z: at(far), reached: false };
  let [low, high] = [0, far];
  for (let i = 0; i < 120; i++) {
    const middle = low + (high - low) / 2;
    if (gain(middle) < 0) low = middle;
    else high = middle;
  }
  return { z: at(high), reached: true };
}
