/** Probability against effort: what each further point of probability costs. */
import { valuesAt } from './lever-moves.ts';
import type { Levers } from './lever.ts';
import { norm, project } from './lever-space.ts';
import { neededDraws } from './probe.ts';
import type { Probed } from './probe.ts';
import type { FrontierPoint } from './reach-answer.ts';
import { betterAim, boundaryOn, descend, raise, straightWay } from './search.ts';
import type { Search } from './search.ts';

const usual: readonly number[] = [0.1, 0.2, 0.33, 0.5, 0.66, 0.8, 0.9, 0.95];

/**
 * From the scenario as it stands to the most that the levers attain, each point found from the one before it. Effort never falls:
 * a dearer point of less probability than another is left out.
 */
export async function frontierOf(
  search: Search,
  levers: Levers,
  asked: readonly number[] | undefined,
  found: Probed,
  scouts: readonly Probed[],
): Promise<readonly FrontierPoint[]> {
  const { probe, draws, space } = search;
  const levels = asked ?? usual;
  const origin = await probe.at(
    project(
      space,
      space.low.map(() => 0),
    ),
    draws,
  );
  const near = await probe.at(found.z, draws);
  const highest = await raise(
    search,
    [...scouts, near].reduce((best, each) => (betterAim(each, best) ? each : best), origin),
  );
  const points: Probed[] = [origin, near];
  let from = origin;
  for (const level of [...levels].sort((a, b) => a - b)) {
    if (origin.p >= level || highest.held < neededDraws(draws, level)) continue;
    const ends = [await descend(search, from.z, level, 6), await descend(search, near.z, level, 6), highest];
    const reached: Probed[] = [];
    for (const to of ends) {
      const at = await boundaryOn(search, straightWay(space, origin.z, to.z), level);
      if (at !== null) reached.push(at);
    }
    const [least] = reached.sort((a, b) => norm(a.z) - norm(b.z));
    if (least === undefined) continue;
    points.push(least);
    from = least;
  }
  points.push(highest);
  const best = points.filter((each) => !points.some((other) => beats(other, each)));
  const distinct = best.filter((each, i) => best.findIndex(({ p }) => p === each.p) === i);
  return distinct
    .sort((a, b) => a.p - b.p)
    .map(({ p, z }) => ({
      ...{ p, effort: norm(z) },
      levers: valuesAt(levers, z).map((value, i) => {
        const { name, display } = levers.levers[i]!;
        return { name, value: value * display.factor };
      }),
    }));
}

const beats = (a: Probed, b: Probed): boolean =>
  a.p >= b.p && norm(a.z) <= norm(b.z) && (a.p > b.p || norm(a.z) < norm(b.z));
