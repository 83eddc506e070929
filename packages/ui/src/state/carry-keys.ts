/** Cells keep their keys over an edit, so that what did not change stays in the page as it stands. */

export interface Keyed {
  readonly key: string;
  readonly text: string;
}

export interface Carried {
  readonly key: string;
  /** The text is that of the cell which had the key before. */
  readonly same: boolean;
}

/**
 * Keys of the cells of `after`. What is equal from the beginning and from the end keeps its key; in between cells are found again
 * by their text (they moved), then one by one in their order (they were written anew); the rest are new.
 */
export function carryKeys(before: readonly Keyed[], after: readonly string[]): readonly Carried[] {
  const shorter = Math.min(before.length, after.length);
  let head = 0;
  while (head < shorter && before[head]?.text === after[head]) head += 1;
  let tail = 0;
  while (tail < shorter - head && before.at(-1 - tail)?.text === after.at(-1 - tail)) tail += 1;

  const gone = before.slice(head, before.length - tail);
  const come = after.slice(head, after.length - tail);
  const used = new Set<Keyed>();
  const found = come.map((text) => {
    const again = gone.find((cell) => cell.text === text && !used.has(cell));
    if (again !== undefined) used.add(again);
    return again;
  });
  const left = gone.filter((cell) => !used.has(cell));
  let next = Math.max(-1, ...before.map(({ key }) => Number(key))) + 1;
  const middle = found.map((cell): Carried => {
    if (cell !== undefined) return { key: cell.key, same: true };
    return { key: left.shift()?.key ?? String(next++), same: false };
  });
  const keep = ({ key }: Keyed): Carried => ({ key, same: true });
  return [...before.slice(0, head).map(keep), ...middle, ...before.slice(before.length - tail).map(keep)];
}
