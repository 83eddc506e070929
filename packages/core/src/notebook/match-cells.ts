/** Which cell of one notebook is which of another. */
import type { Cell } from './document.ts';

export interface MatchedCells {
  readonly pairs: readonly { readonly old: Cell; readonly now: Cell; readonly moved: boolean }[];
  readonly added: readonly Cell[];
  readonly removed: readonly Cell[];
}

/**
 * The same kind and id is the same cell; else the same content; else, in order, what is left of a kind. A cell has moved
 * when it stands before one that used to stand before it; of two that change places the fewest are said to move.
 */
export function matchCells(before: readonly Cell[], after: readonly Cell[]): MatchedCells {
  const old = before.filter(isSaid);
  const now = after.filter(isSaid);
  const partner = new Map<Cell, Cell>();
  const taken = new Set<Cell>();
  for (const key of [byId, byContent, byKind]) {
    const open = new Map<string, Cell[]>();
    for (const cell of old) {
      const name = taken.has(cell) ? null : key(cell);
      if (name === null) continue;
      const others = open.get(name);
      if (others === undefined) open.set(name, [cell]);
      else others.push(cell);
    }
    for (const cell of now) {
      const name = partner.has(cell) ? null : key(cell);
      const match = name === null ? undefined : open.get(name)?.shift();
      if (match === undefined) continue;
      partner.set(cell, match);
      taken.add(match);
    }
  }
  const places = new Map(old.map((cell, index) => [cell, index]));
  const found = now.flatMap((cell) => {
    const match = partner.get(cell);
    return match === undefined ? [] : [{ old: match, now: cell, index: places.get(match) ?? 0 }];
  });
  const still = longestRising(found.map(({ index }) => index));
  return {
    pairs: found.map(({ old: match, now: cell, index }) => ({ old: match, now: cell, moved: !still.has(index) })),
    added: now.filter((cell) => !partner.has(cell)),
    removed: old.filter((cell) => !taken.has(cell)),
  };
}

/** Blank lines between cells say nothing. */
const isSaid = (cell: Cell): boolean => cell.kind !== 'text' || cell.text.trim() !== '';

const nameOf = (cell: Cell): string => (cell.kind === 'text' ? 'text' : `yaml ${cell.name}`);
const byId = (cell: Cell): string | null =>
  cell.kind === 'text' || cell.id === null ? null : JSON.stringify([nameOf(cell), cell.id]);
const byContent = (cell: Cell): string =>
  JSON.stringify([nameOf(cell), cell.kind === 'text' ? cell.text.trim() : (cell.body ?? cell.source.trim())]);
const byKind = (cell: Cell): string | null => nameOf(cell);

/** The most numbers that stand in rising order: patience sorting. */
function longestRising(numbers: readonly number[]): ReadonlySet<number> {
  const tops: number[] = [];
  const before = new Map<number, number | undefined>();
  for (const number of numbers) {
    let low = 0;
    let high = tops.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((tops[middle] ?? Infinity) < number) low = middle + 1;
      else high = middle;
    }
    before.set(number, tops[low - 1]);
    tops[low] = number;
  }
  const rising = new Set<number>();
  for (let number = tops.at(-1); number !== undefined; number = before.get(number)) rising.add(number);
  return rising;
}
