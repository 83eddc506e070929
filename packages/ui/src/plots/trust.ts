/** How far an observation can be trusted, in words. */
import type { Observation } from '@planwright/core';
import type { Messages } from '../locale/locale.ts';

/** Seen only in a copy that is not official, or in no source at all. */
export const isHearsay = (observation: Observation): boolean =>
  observation.confidence === 'unverified' || observation.tier === 'third party' || observation.tier === 'analyst';

/** Of several figures for one year the first one holds (they are sorted by trust); the others are conflicts. */
export function isConflict(observation: Observation, all: readonly Observation[]): boolean {
  return all.some(
    (candidate) =>
      candidate !== observation &&
      candidate.year === observation.year &&
      candidate.vintage === observation.vintage &&
      candidate.value !== observation.value,
  );
}

export function trustText(observation: Observation, all: readonly Observation[], text: Messages): string {
  const marks = [text.confidence[observation.confidence]];
  if (isHearsay(observation)) marks.push(text.hearsayMark);
  if (isConflict(observation, all)) marks.push(text.conflictMark);
  return [observation.source, ...marks].filter((part) => part !== '').join(' · ');
}
