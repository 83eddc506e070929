/** Targets that rest on sizes taken over from another city: listed, never with a probability, until the sizes are settled. */
import { problem } from '@planwright/core';
import type { Problem, Target, UnmodelledTarget } from '@planwright/core';

/** By module of the plan or id of a target: places in the model file. */
export type InheritedSizes = Readonly<Record<string, readonly string[]>>;

export interface Withheld {
  readonly targets: readonly Target[];
  readonly unmodelled: readonly UnmodelledTarget[];
  /** `inherited-sizes`. */
  readonly problems: readonly Problem[];
}

/** The model file lists them all. */
const shownPlaces = 3;

export function withhold(targets: readonly Target[], inherited: InheritedSizes, file: string): Withheld {
  const placesOf = ({ id, module }: Target): readonly string[] =>
    [id, module ?? ''].flatMap((key) => (Object.hasOwn(inherited, key) ? (inherited[key] ?? []) : []));
  const held = targets.filter((target) => placesOf(target).length > 0);
  if (held.length === 0) return { targets, unmodelled: [], problems: [] };
  const places = [...new Set(held.flatMap(placesOf))];
  const values = {
    count: places.length,
    places: `${places.slice(0, shownPlaces).join(', ')}${places.length > shownPlaces ? ' …' : ''}`,
    targets: held.map(({ id }) => id).join(', '),
  };
  return {
    targets: targets.filter((target) => !held.includes(target)),
    unmodelled: held.map((target) => entryOf(target, placesOf(target))),
    problems: [problem('inherited-sizes', { file, path: 'data.inherited' }, values)],
  };
}

const entryOf = (
  { id, clause, label, module, mode, release, umbrella }: Target,
  places: readonly string[],
): UnmodelledTarget => ({
  ...{ id, clause, label, status: 'not modelled' as const },
  ...(module === undefined ? {} : { module }),
  ...(mode === undefined ? {} : { mode }),
  ...(release === undefined ? {} : { release }),
  ...(umbrella === undefined ? {} : { umbrella }),
  note: { zh: `还用着聊城的绝对量：${places.join('、')}`, en: `Rests on sizes of Liaocheng: ${places.join(', ')}` },
});
