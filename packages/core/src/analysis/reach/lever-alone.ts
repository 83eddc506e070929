/** What each lever would have to be if it moved alone. */
import { valuesAt } from './lever-moves.ts';
import type { Levers } from './lever.ts';
import { norm } from './lever-space.ts';
import type { Point } from './lever-space.ts';
import { neededDraws } from './probe.ts';
import type { LeverAlone } from './reach-answer.ts';
import { betterAim, boundaryOn, straightWay } from './search.ts';
import type { Search } from './search.ts';

/** The way to an end is taken to help all along it. In a share group the other members give way in their proportions. */
export async function eachAlone(search: Search, levers: Levers, p: number): Promise<readonly LeverAlone[]> {
  const zero = levers.coordinates.map(() => 0);
  const base = await search.probe.at(zero, search.draws);
  const answers: LeverAlone[] = [];
  for (const [index, { name, label, display }] of levers.levers.entries()) {
    const value = (z: Point): number => valuesAt(levers, z)[index]! * display.factor;
    const ends = (['low', 'high'] as const).map((side) =>
      levers.coordinates.map(({ lever, scale, [side]: move }) => (lever === index ? move / scale : 0)),
    );
    let best = base;
    let needed: Point | null = null;
    for (const end of ends.filter((each) => norm(each) > 0)) {
      const there = await search.probe.at(end, search.draws);
      if (betterAim(there, best)) best = there;
      if (there.held < neededDraws(there.draws, p)) continue;
      // Alone, a share leaves the space of the levers that move together: only its own bounds count.
      const free = { ...search.space, groups: [] };
      const at = await boundaryOn(search, straightWay(free, zero, end), p);
      if (at !== null && (needed === null || norm(at.z) < norm(needed))) needed = at.z;
    }
    answers.push({
      ...{ name, label, unit: display.unit, from: value(zero) },
      needed: needed === null ? null : value(needed),
      steps: needed === null ? null : norm(needed),
      best: { value: value(best.z), p: best.p },
    });
  }
  return answers;
}
