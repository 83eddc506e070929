/**
 * min |z|² subject to P(all targets hold) ≥ p. The probability is a step function of the levers, so the constraint is written as
 * g(z) ≥ 0 with g the (1 − p)-quantile of the joint margin, which says the same and is smooth enough for differences on common
 * random numbers. Iteration: linearise g, take the nearest allowed point on the linearised limit (Hasofer and Lind 1974, Rackwitz
 * and Fiessler 1978, with the merit function of Zhang and Der Kiureghian 1995 and bounds), halve the step until the merit falls.
 */
import { fillUniforms, streamKey } from '../../random/stream.ts';
import { between, contains, dot, nearestAlong, norm, project } from './lever-space.ts';
import type { LeverSpace, Point } from './lever-space.ts';
import { marginAt } from './probe.ts';
import type { Probe, Probed } from './probe.ts';

export interface Search {
  readonly space: LeverSpace;
  readonly probe: Probe;
  readonly draws: number;
}

/** Share of a lever's bounds that a difference spans: wide enough to pass over the steps of a quantile, narrow enough to see a bend. */
const differenceShare = 0.02;
const mostIterations = 12;
const halvings: readonly number[] = [1, 0.5, 0.25, 0.1, 0.03];

/** The slope of the margin at probability p. A direction in which no step is allowed has slope 0. */
export async function slopeAt({ space, probe, draws }: Search, at: Probed, p: number): Promise<Point> {
  const here = marginAt(at.joint, p);
  const slope: number[] = [];
  for (let k = 0; k < at.z.length; k++) {
    const step = differenceFrom(space, at.z, k);
    if (step === null) {
      slope.push(0);
      continue;
    }
    const there = await probe.at(step.z, draws);
    const change = (marginAt(there.joint, p) - here) / step.size;
    slope.push(Number.isFinite(change) ? change : 0);
  }
  return slope;
}

/**
 * A small step along one coordinate. Where the shares of a closed group leave no such step, its last member gives way: slopes are
 * then relative to that member, whose own is 0, and every allowed direction has the slope it should have.
 */
function differenceFrom(space: LeverSpace, z: Point, k: number): { readonly z: Point; readonly size: number } | null {
  const width = space.high[k]! - space.low[k]!;
  if (width === 0) return null;
  const group = space.groups.find(({ members, low, high }) => low === high && members.includes(k));
  const last = group?.members.at(-1);
  if (group !== undefined && last === k) return null;
  for (const size of [differenceShare, -differenceShare, differenceShare / 10, -differenceShare / 10]) {
    const step = size * width;
    const moved = z.map((value, i) => {
      if (i === k) return value + step;
      if (group === undefined || i !== last) return value;
      return value - (step * weightOf(group, k)) / weightOf(group, i);
    });
    if (contains(space, moved)) return { z: moved, size: step };
  }
  return null;
}

const weightOf = (group: LeverSpace['groups'][number], index: number): number =>
  group.weights[group.members.indexOf(index)]!;

/** From one start to a point that no further step improves. */
export async function descend(
  search: Search,
  start: Point,
  p: number,
  iterations: number = mostIterations,
): Promise<Probed> {
  const { space, probe, draws } = search;
  let at = await probe.at(project(space, start), draws);
  let weight = 0;
  for (let i = 0; i < iterations; i++) {
    const slope = await slopeAt(search, at, p);
    if (norm(slope) === 0) break;
    const margin = marginAt(at.joint, p);
    const { z, reached } = nearestAlong(space, slope, dot(slope, at.z) - margin);
    weight = Math.max(weight, (2 * norm(z)) / norm(slope), 1e-6);
    const merit = (probed: Probed): number => {
      const short = Math.max(0, -marginAt(probed.joint, p));
      return reached ? dot(probed.z, probed.z) / 2 + weight * short : short;
    };
    const next = await firstBetter(search, at, z, merit);
    if (next === null) break;
    const step = norm(next.z.map((value, k) => value - at.z[k]!));
    at = next;
    if (step < 1e-4 * Math.max(1, norm(at.z))) break;
  }
  return at;
}

async function firstBetter(
  { probe, draws }: Search,
  at: Probed,
  to: Point,
  merit: (probed: Probed) => number,
): Promise<Probed | null> {
  const now = merit(at);
  for (const t of halvings) {
    const trial = await probe.at(between(at.z, to, t), draws);
    if (merit(trial) < now - 1e-12 * Math.abs(now)) return trial;
  }
  return null;
}

/**
 * Raises the probability itself as far as the levers allow: towards the end that the slope at the present probability points to,
 * and where that leads no further along one lever at a time. The joint probability of several targets has kinks, where another
 * target takes over, and no slope shows the way along a kink.
 */
export async function raise(search: Search, start: Probed): Promise<Probed> {
  let at = start;
  for (let i = 0; i < mostIterations; i++) {
    const next = (await raisedAlongSlope(search, at)) ?? (await raisedByOne(search, at));
    if (next === null) break;
    at = next;
  }
  return at;
}

async function raisedAlongSlope(search: Search, at: Probed): Promise<Probed | null> {
  const { space, probe, draws } = search;
  // At a probability near 0 only a few draws would speak; a twentieth of them tells more.
  const slope = await slopeAt(search, at, Math.min(Math.max(at.p, 0.05), 0.999));
  if (norm(slope) === 0) return null;
  const { z } = nearestAlong(space, slope, Infinity);
  let best = at;
  for (const t of halvings) {
    const trial = await probe.at(between(at.z, z, t), draws);
    if (betterAim(trial, best)) best = trial;
  }
  return best === at ? null : best;
}

/** Each lever in turn towards each of its ends; the others stay, but for those that share a sum with it. */
async function raisedByOne({ space, probe, draws }: Search, start: Probed): Promise<Probed | null> {
  let best = start;
  for (let k = 0; k < start.z.length; k++) {
    for (const end of [space.low[k]!, space.high[k]!]) {
      const from = best.z;
      if (Math.abs(end - from[k]!) < 1e-9) continue;
      for (const t of halvings) {
        const z = project(
          space,
          from.map((value, i) => (i === k ? value + t * (end - value) : value)),
        );
        const trial = await probe.at(z, draws);
        if (!betterAim(trial, best)) continue;
        best = trial;
        break;
      }
    }
  }
  return best === start ? null : best;
}

/** A higher probability; where it is the same, more of the draws near to holding. */
export function betterAim(a: Probed, b: Probed): boolean {
  return a.held !== b.held ? a.held > b.held : b.held === 0 && marginAt(a.joint, 0.05) > marginAt(b.joint, 0.05);
}

/** The point itself is a start; so is each end of each lever, and a few in between. */
export async function scout({ space, probe, draws }: Search, seed: number): Promise<readonly Probed[]> {
  const size = space.low.length;
  const far = 1e6;
  const ends = space.low.flatMap((_, k) =>
    [far, -far].map((end) =>
      project(
        space,
        Array.from({ length: size }, (__, i) => (i === k ? end : 0)),
      ),
    ),
  );
  const uniforms = new Float64Array(scouts * size);
  fillUniforms(seed, streamKey('reach scouts'), 0, 0, uniforms);
  const inside = Array.from({ length: scouts }, (_, s) =>
    project(
      space,
      space.low.map((low, k) => low + (space.high[k]! - low) * uniforms[s * size + k]!),
    ),
  );
  const found: Probed[] = [];
  for (const z of [...ends, ...inside]) found.push(await probe.at(z, draws));
  return found;
}

const scouts = 6;

/**
 * The scouts within a space that has fewer levers than the one they were sent through, and the corner of every lever's better end:
 * the ends come first, two for each coordinate.
 */
export async function scoutsWithin(
  { space, probe, draws }: Search,
  found: readonly Probed[],
): Promise<readonly Probed[]> {
  const within: Probed[] = [];
  for (const each of found) within.push(contains(space, each.z) ? each : await probe.at(project(space, each.z), draws));
  const corner = space.low.map((_, k) => {
    const [high, low] = [within[2 * k]!, within[2 * k + 1]!];
    return (betterAim(low, high) ? low : high).z[k]!;
  });
  return [...within, await probe.at(project(space, corner), draws)];
}

/** One way from the scenario to a point: 0 is the scenario, 1 the point, more is beyond it. Undefined where the levers end. */
export type Way = (t: number) => Point | undefined;

/** Straight on. */
export const straightWay =
  (space: LeverSpace, from: Point, to: Point): Way =>
  (t) => {
    const z = between(from, to, t);
    return t <= 1 || contains(space, z) ? z : undefined;
  };

/** Of least effort for each gain along a slope: what stands at its bound stays there while the others move. */
export const slopeWay =
  (space: LeverSpace, slope: Point, from: Point, to: Point): Way =>
  (t) => {
    const { z, reached } = nearestAlong(space, slope, dot(slope, from) + t * (dot(slope, to) - dot(slope, from)));
    return reached ? z : undefined;
  };

/** The first point on the way from which p is reached, found by halving. Null where p is not reached on it. */
export async function boundaryOn({ probe, draws }: Search, way: Way, p: number): Promise<Probed | null> {
  const reaches = async (t: number): Promise<Probed | null> => {
    const z = way(t);
    if (z === undefined) return null;
    const probed = await probe.at(z, draws);
    return marginAt(probed.joint, p) >= 0 ? probed : null;
  };
  let high = 1;
  let best = await reaches(high);
  for (const t of [1.005, 1.02, 1.08, 1.3, 2]) {
    if (best !== null || way(t) === undefined) break;
    high = t;
    best = await reaches(high);
  }
  if (best === null) return null;
  // Most often the answer is near: narrow from there before halving the whole way.
  let low = 0;
  for (const t of [0.98, 0.9]) {
    const nearer = await reaches(high * t);
    if (nearer === null) {
      low = high * t;
      break;
    }
    [best, high] = [nearer, high * t];
  }
  for (let i = 0; i < 24 && high - low > 1e-4; i++) {
    const middle = (low + high) / 2;
    const nearer = await reaches(middle);
    if (nearer === null) low = middle;
    else [best, high] = [nearer, middle];
  }
  return best;
}
