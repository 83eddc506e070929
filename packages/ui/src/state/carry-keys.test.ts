import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { carryKeys } from './carry-keys.ts';

const cells = (...texts: string[]) => texts.map((text, i) => ({ key: String(i), text }));
const keys = (before: readonly string[], after: readonly string[]): string =>
  carryKeys(cells(...before), after)
    .map(({ key, same }) => key + (same ? '' : '*'))
    .join(' ');

describe('keys of cells over an edit', () => {
  it('a cell written anew keeps its key and those beside it', () => {
    expect(keys(['a', 'b', 'c'], ['a', 'B', 'c'])).toBe('0 1* 2');
  });
  it('a new cell has a new key, wherever it stands', () => {
    expect(keys(['a', 'b'], ['a', 'x', 'b'])).toBe('0 2* 1');
    expect(keys(['a', 'b'], ['x', 'a', 'b'])).toBe('2* 0 1');
    expect(keys(['a', 'b'], ['a', 'b', 'x'])).toBe('0 1 2*');
  });
  it('a cell that is gone takes its key with it', () => {
    expect(keys(['a', 'b', 'c'], ['a', 'c'])).toBe('0 2');
  });
  it('a cell that moved is the same one', () => {
    expect(keys(['a', 'b', 'c', 'd'], ['a', 'c', 'b', 'd'])).toBe('0 2 1 3');
  });
  it('prose that is divided by a new cell stays where it began', () => {
    expect(keys(['a', 'one two', 'c'], ['a', 'one', 'x', 'two', 'c'])).toBe('0 1* 3* 4* 2');
  });

  it('keys are never used twice, and a key that says same stands at the text it had', () => {
    const texts = fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 8 });
    fc.assert(
      fc.property(texts, texts, (before, after) => {
        const carried = carryKeys(cells(...before), after);
        expect(carried).toHaveLength(after.length);
        expect(new Set(carried.map(({ key }) => key)).size).toBe(after.length);
        carried.forEach(({ key, same }, i) => expect(same && before[Number(key)] !== after[i]).toBe(false));
      }),
    );
  });
});
