/** Shares of one whole: what the others become when some are set. */
import { problem } from '../problem.ts';
import type { Problem } from '../problem.ts';

/** How far shares that were typed may be from their whole. */
export const shareTolerance = 1e-9;

/**
 * Moves one share to `to`; the others that are not locked keep their proportions and take the rest, and the sum of the values
 * stays exactly what it was when it was exactly `whole`. A Problem when it cannot be done: nothing is left to move, or the rest
 * would be negative. `values`, `to` and `whole` are in one unit.
 */
export function moveShare(
  values: Readonly<Record<string, number>>,
  member: string,
  to: number,
  locked: readonly string[] = [],
  whole = 1,
): Readonly<Record<string, number>> | Problem {
  const names = Object.keys(values);
  const at = names.indexOf(member);
  if (at < 0) throw new Error(`no share ${member}`);
  const kept = names.map((name) => (name === member ? to : locked.includes(name) ? values[name]! : null));
  const result = shareOut(
    names.map((name) => values[name]!),
    kept,
    whole,
  );
  if (!Array.isArray(result)) return problem('bad-share-group', {}, { name: member, ...reasons[result] });
  return Object.fromEntries(names.map((name, i) => [name, result[i]!]));
}

const reasons = {
  over: { reason_zh: '其余份额会变为负数', reason_en: 'the other shares would be negative' },
  short: { reason_zh: '没有可以调整的其他份额', reason_en: 'no other share is free to move' },
} as const;

/**
 * `kept[i]` is the value of a share that is set; null for the others, which take the rest of `whole` in proportion to their
 * `values`. `over`: the kept ones exceed the whole; `short`: they fall short and nothing else can grow.
 */
export function shareOut(
  values: readonly number[],
  kept: readonly (number | null)[],
  whole: number,
): number[] | 'over' | 'short' {
  if (kept.some((value) => value !== null && !(value >= 0))) return 'over';
  const taken = kept.reduce<number>((sum, value) => sum + (value ?? 0), 0);
  const free = values.reduce((sum, value, i) => sum + (kept[i] === null ? value : 0), 0);
  const rest = whole - taken;
  if (rest < -shareTolerance * whole) return 'over';
  if (free === 0 && Math.abs(rest) > shareTolerance * whole) return 'short';
  const factor = free === 0 ? 0 : Math.max(0, rest) / free;
  const shares = values.map((value, i) => kept[i] ?? value * factor);
  settle(shares, kept, whole);
  return shares;
}

/** Rounding leaves the sum a few units in the last place off: the largest free share takes them. */
function settle(shares: number[], kept: readonly (number | null)[], whole: number): void {
  const order = shares.map((_, i) => i).filter((i) => kept[i] === null && shares[i]! > 0);
  order.sort((a, b) => shares[b]! - shares[a]!);
  const missing = (): number => whole - shares.reduce((sum, share) => sum + share, 0);
  for (const i of order)
    for (let tries = 0; tries < 4; tries++) {
      const gap = missing();
      if (gap === 0) return;
      if (shares[i]! + gap < 0) break;
      shares[i] = shares[i]! + gap;
    }
}
