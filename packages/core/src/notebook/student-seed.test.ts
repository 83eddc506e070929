import { expect, test } from 'vitest';
import { studentSeed } from './student-seed.ts';

test('digits are the seed, however they are written', () => {
  expect(['20230417', ' 2023-0417 ', '２０２３０４１７', '2023 04 17', '0020230417'].map(studentSeed)).toEqual(
    Array<number>(5).fill(20230417),
  );
});

test('numbers with letters are hashed: the same text in either case gives the same seed, another text another', () => {
  const [one, same, other] = [studentSeed('A2023-17'), studentSeed('a202317'), studentSeed('A2023-18')];
  expect(one).toBe(same);
  expect(one).not.toBe(other);
  for (const seed of [one, other, studentSeed('9'.repeat(40)), studentSeed('学号七')]) {
    expect(Number.isSafeInteger(seed)).toBe(true);
    expect(seed).toBeGreaterThanOrEqual(0);
  }
});

test('without a letter or digit there is no seed', () => {
  expect(['', '  ', '--', '？'].map(studentSeed)).toEqual([null, null, null, null]);
});
