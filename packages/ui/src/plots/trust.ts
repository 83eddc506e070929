/** How far an observation can be trusted, in words. */
import type { Observation, ShownObservation } from '@planwright/core';
import type { Messages } from '../locale/locale.ts';

/** Seen only in a copy that is not official, or in no source at all. */
export const isHearsay = (observation: Observation): boolean =>
  observation.confidence === 'unverified' || observation.tier === 'third party' || observation.tier === 'analyst';

/** Of several figures for one year the first one holds (they are sorted by trust); the others are conflicts. */
export function isConflict(observation: ShownObservation, all: readonly ShownObservation[]): boolean {
  return all.some(
    (candidate) =>
      candidate !== observation &&
      candidate.year === observation.year &&
      candidate.series === observation.series &&
      candidate.vintage === observation.vintage &&
      candidate.value !== observation.value,
  );
}

export function trustText(observation: ShownObservation, all: readonly ShownObservation[], text: Messages): string {
  const marks = [text.confidence[observation.confidence]];
  if (isHearsay(observation)) marks.push(text.hearsayMark);
  if (isConflict(observation, all)) marks.push(text.conflictMark);
  return [text.sourceName(observation), ...marks].filter((part) => part !== '').join(' · ');
}
