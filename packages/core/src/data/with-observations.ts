/** A series with more observations, in the order of a series. */
import type { Observation, Series } from './table.ts';
import { compareTrust } from './trust.ts';

/** A break belongs to the year, not to who printed it: a figure that replaces one across a break keeps the mark. */
export function withObservations(series: Series, added: readonly Observation[]): Series {
  const marked = added.map((item) => {
    const broken = series.observations.some(
      (other) => other.vintage === item.vintage && other.year === item.year && other.break === true,
    );
    return broken ? { ...item, break: true } : item;
  });
  const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
  const observations = [...series.observations, ...marked].sort(
    (a, b) => order(a.vintage, b.vintage) || a.year - b.year || compareTrust(a, b),
  );
  return { ...series, observations };
}
