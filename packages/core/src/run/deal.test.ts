import { expect, test } from 'vitest';
import { chunksOf } from './chunks.ts';
import { Deal } from './deal.ts';

const chunks = (count: number) => chunksOf({ from: 0, to: count * 1024 }, 4);
const take = (deal: Deal, worker: number): number | undefined => {
  const chunk = deal.next(worker);
  return chunk && chunk.from / 1024;
};

test('a chunk has the same owner in runs of any length', () => {
  for (const count of [3, 6, 9]) {
    const deal = new Deal(chunks(count), 2);
    expect([take(deal, 0), take(deal, 1), take(deal, 0)]).toEqual([0, 1, 2]);
  }
});
test('a worker that is done helps only one that has fallen behind, from the end', () => {
  const deal = new Deal(chunks(6), 2);
  expect([0, 0, 0].map((worker) => take(deal, worker))).toEqual([0, 2, 4]);
  expect(take(deal, 0)).toBe(5);
  expect(take(deal, 0)).toBe(3);
  expect(take(deal, 0)).toBeUndefined();
  expect(take(deal, 1)).toBe(1);
  expect(take(deal, 1)).toBeUndefined();
});
test('what is given back is next, and after clearing nothing is', () => {
  const all = chunks(6);
  const deal = new Deal(all, 2);
  deal.next(0);
  deal.giveBack(0, [all[0]!]);
  expect([take(deal, 0), take(deal, 0)]).toEqual([0, 2]);
  deal.clear();
  expect([take(deal, 0), take(deal, 1)]).toEqual([undefined, undefined]);
});
