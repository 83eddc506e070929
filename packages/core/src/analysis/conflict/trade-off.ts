/** What the levers can do for two or three targets at once: the front on which one gains only at the expense of another. */
import { fillUniforms, streamKey } from '../../random/stream.ts';
import { between, dot, norm, project } from '../reach/lever-space.ts';
import type { LeverSpace, Point } from '../reach/lever-space.ts';
import { marginAt } from '../reach/probe.ts';
import type { Probe, Probed } from '../reach/probe.ts';

/** Points of the first look, and of each of the rounds that narrow it. */
const designPoints = 48;
const roundPoints = 16;
const rounds = 2;

/**
 * Probabilities of the single targets; of equal ones the one of less effort. Ends of the levers, the corners at which each of them
 * serves some of the targets best, the ways there, a design inside, then midpoints along the front.
 */
export async function paretoFront(
  probe: Probe,
  space: LeverSpace,
  draws: number,
  seed: number,
): Promise<readonly Probed[]> {
  const at = (z: Point): Promise<Probed> => probe.at(project(space, z), draws);
  const origin = await at(space.low.map(() => 0));
  const single: Probed[] = [];
  for (const z of ends(space)) single.push(await at(z));
  const best = corners(space, origin, single);
  const ways = best.flatMap((z, i) => [origin.z, ...best.slice(0, i)].flatMap((from) => between3(from, z)));
  let front = nonDominated([origin, ...single]);
  for (const z of [...best, ...ways, ...design(space, seed)]) front = nonDominated([...front, await at(z)]);
  for (let round = 0; round < rounds; round++) {
    const ordered = [...front].sort((a, b) => a.single[0]! - b.single[0]!);
    const middles = ordered.slice(1).map((each, i) => between(ordered[i]!.z, each.z, 0.5));
    const cheaper = ordered.map(({ z }) => between(front[0]!.z, z, 0.5));
    for (const z of [...middles, ...cheaper].slice(0, roundPoints))
      front = nonDominated([...front, await probe.at(project(space, z), draws)]);
  }
  return [...front].sort((a, b) => a.single[0]! - b.single[0]!);
}

function ends({ low, high }: LeverSpace): readonly Point[] {
  return low.flatMap((_, k) => [low, high].map((end) => low.map((__, i) => (i === k ? end[i]! : 0))));
}

const between3 = (from: Point, to: Point): readonly Point[] => [0.25, 0.5, 0.75].map((t) => between(from, to, t));

/**
 * For every choice of targets the point at which each lever stands where, alone, it helps them most; a lever that helps none of
 * them stays. `single` are the ends of the levers, the lower one first.
 */
function corners({ low }: LeverSpace, origin: Probed, single: readonly Probed[]): readonly Point[] {
  const choices = (1 << origin.single.length) - 1;
  return Array.from({ length: choices }, (_, choice) => {
    const gain = (probed: Probed): number =>
      probed.single.reduce((sum, held, t) => sum + (((choice + 1) >> t) & 1 ? held - origin.single[t]! : 0), 0);
    return low.map((__, k) => {
      const [down, up] = [single[2 * k]!, single[2 * k + 1]!];
      const better = gain(up) >= gain(down) ? up : down;
      return gain(better) > 0 ? better.z[k]! : origin.z[k]!;
    });
  });
}

function design({ low, high }: LeverSpace, seed: number): readonly Point[] {
  const uniforms = new Float64Array(designPoints * low.length);
  fillUniforms(seed, streamKey('conflict design'), 0, 0, uniforms);
  return Array.from({ length: designPoints }, (_, n) =>
    low.map((least, k) => least + (high[k]! - least) * uniforms[n * low.length + k]!),
  );
}

export function nonDominated(points: readonly Probed[]): readonly Probed[] {
  const distinct = points.filter((each, i) => points.findIndex((other) => sameOutcome(other, each)) === i);
  return distinct.filter((each) => !distinct.some((other) => other !== each && dominates(other, each)));
}

const sameOutcome = (a: Probed, b: Probed): boolean =>
  norm(a.z) === norm(b.z) && a.single.every((held, t) => held === b.single[t]!);

function dominates(a: Probed, b: Probed): boolean {
  if (a.single.some((held, t) => held < b.single[t]!)) return false;
  return a.single.some((held, t) => held > b.single[t]!) || norm(a.z) < norm(b.z);
}

/** How far the targets stay short of the probabilities asked, in standard deviations of their margins, summed. */
export const violation = ({ margins }: Probed, asked: readonly number[]): number =>
  margins.reduce((sum, rising, t) => sum + Math.max(0, -marginAt(rising, asked[t]!)), 0);

/** Weight of effort beside the violation: it only settles ties. */
const tie = 1e-6;
const stepShares: readonly number[] = [0.25, 0.1, 0.04, 0.015, 0.005];

/** Goal programming: the smallest sum of shortfalls, by steps along the levers that become shorter, from the best point seen. */
export async function leastViolation(
  probe: Probe,
  space: LeverSpace,
  draws: number,
  asked: readonly number[],
): Promise<Probed> {
  const cost = (probed: Probed): number => violation(probed, asked) + tie * dot(probed.z, probed.z);
  const seen = probe.seen().filter((each) => each.draws === draws);
  let best = seen.reduce((least, each) => (cost(each) < cost(least) ? each : least));
  for (const share of stepShares) {
    for (let improved = true; improved;) {
      improved = false;
      for (const z of neighbours(space, best.z, share)) {
        const there = await probe.at(z, draws);
        if (cost(there) >= cost(best) - 1e-9) continue;
        best = there;
        improved = true;
      }
    }
  }
  return best;
}

function neighbours(space: LeverSpace, z: Point, share: number): readonly Point[] {
  return z.flatMap((_, k) =>
    [share, -share].map((size) =>
      project(
        space,
        z.map((value, i) => (i === k ? value + size * (space.high[k]! - space.low[k]!) : value)),
      ),
    ),
  );
}
