/** Which parameters the rail shows: a large model has hundreds, of which its notebook names those that matter. */
import type { Locale } from '@planwright/core';
import type { Setting } from '../state/settings.ts';

/** A rail without a choice of its notebook shows so many at most; the rest are found by name. */
export const mostRows = 40;

/**
 * Without a query: the parameters that the notebook names, and whatever differs from the baseline; with one: those whose label or
 * name has it. A share brings its whole group.
 */
export function railSettings(
  settings: readonly Setting[],
  main: readonly string[] | null,
  query: string,
  locale: Locale,
): readonly Setting[] {
  const wanted = query.trim().toLowerCase();
  const isShown = ({ name, label, changedBy }: Setting, i: number): boolean => {
    if (wanted !== '') return name.toLowerCase().includes(wanted) || label[locale].toLowerCase().includes(wanted);
    return changedBy !== null || (main === null ? i < mostRows : main.includes(name));
  };
  const found = settings.filter(isShown);
  const chosen = new Set((wanted === '' ? found : found.slice(0, mostRows)).map(({ name }) => name));
  const groups = new Set(settings.flatMap(({ name, group }) => (group !== null && chosen.has(name) ? [group] : [])));
  return settings.filter(({ name, group }) => chosen.has(name) || (group !== null && groups.has(group)));
}
