/** A name with dots → what it names: `city.gdp` goes into a module, `share.secondary` to an element. */
import type { LookupTable } from '../../model/model.ts';
import type { Entry, Instance } from './instance.ts';

export interface FoundEntry {
  readonly entry: Entry;
  /** What followed the name of the entry: members of its sets. */
  readonly members: readonly string[];
}

const none: readonly string[] = [];

export function findEntry(instance: Instance, name: string): FoundEntry | null {
  const direct = instance.entries.get(name);
  if (direct) return { entry: direct, members: none };
  const [first = '', ...rest] = name.split('.');
  if (rest.length === 0) return null;
  const entry = instance.entries.get(first);
  if (entry) return { entry, members: rest };
  const inner = instance.modules.get(first);
  return inner ? findEntry(inner, rest.join('.')) : null;
}

export function findLookup(instance: Instance, name: string): LookupTable | null {
  const direct = instance.lookups.get(name);
  if (direct) return direct;
  const dot = name.indexOf('.');
  const inner = dot < 0 ? undefined : instance.modules.get(name.slice(0, dot));
  return inner ? findLookup(inner, name.slice(dot + 1)) : null;
}

/** What could have been meant by a name: own names and, behind the name of a module, its names. */
export function knownNames(instance: Instance, name: string): readonly string[] {
  const inner = instance.modules.get(name.split('.')[0] ?? '');
  if (inner) return [...inner.entries.keys()].map((local) => `${inner.name}.${local}`);
  return [...instance.entries.keys(), ...instance.modules.keys()];
}
