/** Which of several figures for the same series, vintage and year holds. */
import type { Confidence, Observation, SourceTier } from './table.ts';

/** Most trusted first. Arithmetic from sourced figures stands behind what was printed and before what is doubtful. */
export const confidences: readonly Confidence[] = ['high', 'medium', 'derived', 'low', 'unverified'];

/** Most trusted first. */
export const tiers: readonly SourceTier[] = ['official', 'official copy', 'third party', 'analyst'];

/** Negative when `a` is to be trusted more: the user's own choice first, then by confidence, then by who says so, then a number before an inequality or a range. */
export function compareTrust(a: Observation, b: Observation): number {
  return (
    Number(b.chosen === true) - Number(a.chosen === true) ||
    confidences.indexOf(a.confidence) - confidences.indexOf(b.confidence) ||
    tiers.indexOf(a.tier) - tiers.indexOf(b.tier) ||
    vagueness(a) - vagueness(b)
  );
}

function vagueness(item: Observation): number {
  return item.bound !== undefined || item.range !== undefined ? 1 : 0;
}
