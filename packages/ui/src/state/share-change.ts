/** A share moves and the others of its group give way. */
import { moveShare, type Problem } from '@planwright/core';
import type { Setting } from './settings.ts';

export type ShareChange =
  | { readonly changes: Readonly<Record<string, number>>; readonly problem: null }
  | { readonly changes: null; readonly problem: Problem };

/**
 * New values of all members of the group in declared units, or why they cannot be: `value` of the share in the unit people read;
 * `locks` names shares that stay. The sum is exactly the whole.
 */
export function shareChange(
  settings: readonly Setting[],
  share: Setting,
  value: number,
  locks: readonly string[],
): ShareChange {
  const members = settings.filter(({ group }) => group === share.group);
  const fraction = ({ value: own, whole }: Setting): number => own / whole;
  const values = Object.fromEntries(members.map((member) => [member.name, fraction(member)]));
  const moved = moveShare(values, share.name, value / share.whole, locks);
  if ('code' in moved && typeof moved.code === 'string') return { changes: null, problem: moved as Problem };
  const shares = moved as Readonly<Record<string, number>>;
  const changes = Object.fromEntries(
    members.map(({ name, whole, factor }) => [
      name,
      whole === factor ? shares[name]! : (shares[name]! * whole) / factor,
    ]),
  );
  return { changes, problem: null };
}
