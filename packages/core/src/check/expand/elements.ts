/** The elements of a quantity over index sets, first set slowest. */
import type { Index, ReadSet } from './index-set.ts';

/** Where each index stands. */
export type Scope = ReadonlyMap<string, { readonly set: ReadSet; readonly position: number }>;

export interface Element {
  /** `.primary.tertiary`; empty for a quantity without sets. */
  readonly suffix: string;
  readonly members: readonly string[];
  readonly scope: Scope;
}

const single: Element = { suffix: '', members: [], scope: new Map() };

export function elementsOf(over: readonly Index[]): readonly Element[] {
  return over.reduce<readonly Element[]>(
    (elements, { alias, set }) =>
      elements.flatMap(({ suffix, members, scope }) =>
        set.members.map((member, position) => ({
          suffix: `${suffix}.${member}`,
          members: [...members, member],
          scope: new Map([...scope, [alias, { set, position }]]),
        })),
      ),
    [single],
  );
}

export function countElements(over: readonly Index[]): number {
  return over.reduce((count, { set }) => count * set.members.length, 1);
}
