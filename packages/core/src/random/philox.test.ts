import fc from 'fast-check';
import { expect, test } from 'vitest';
import { philox } from './philox.ts';

const words = (counter: readonly number[], key: readonly number[]): string[] => {
  const out = new Uint32Array(4);
  const [c0 = 0, c1 = 0, c2 = 0, c3 = 0] = counter;
  philox(c0, c1, c2, c3, key[0] ?? 0, key[1] ?? 0, out);
  return [...out].map((word) => word.toString(16).padStart(8, '0'));
};

// The known answers published with Random123 (kat_vectors, lines "philox4x32 10").
const full = 0xffffffff;
test.each([
  [[0, 0, 0, 0], [0, 0], '6627e8d5 e169c58d bc57ac4c 9b00dbd8'],
  [[full, full, full, full], [full, full], '408f276d 41c83b0e a20bc7c6 6d5451fd'],
  [[0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344], [0xa4093822, 0x299f31d0], 'd16cfe09 94fdcceb 5001e420 24126ea1'],
])('gives the published words for counter %j', (counter, key, expected) => {
  expect(words(counter, key).join(' ')).toBe(expected);
});

/** The paper's definition in whole numbers of any size. */
function plainPhilox(counter: readonly number[], key: readonly number[]): string[] {
  const mask = 0xffffffffn;
  let [x0 = 0n, x1 = 0n, x2 = 0n, x3 = 0n] = counter.map(BigInt);
  let [k0 = 0n, k1 = 0n] = key.map(BigInt);
  for (let round = 0; round < 10; round++) {
    const a = 0xd2511f53n * x0;
    const b = 0xcd9e8d57n * x2;
    [x0, x1, x2, x3] = [(b >> 32n) ^ x1 ^ k0, b & mask, (a >> 32n) ^ x3 ^ k1, a & mask];
    k0 = (k0 + 0x9e3779b9n) & mask;
    k1 = (k1 + 0xbb67ae85n) & mask;
  }
  return [x0, x1, x2, x3].map((word) => word.toString(16).padStart(8, '0'));
}

test('equals the definition on any counter and key', () => {
  const word = fc.oneof(
    fc.integer({ min: 0, max: full }),
    fc.constantFrom(0, 1, 0xffff, 0x10000, 0x7fffffff, 0x80000000, full),
  );
  const four = fc.tuple(word, word, word, word);
  fc.assert(
    fc.property(
      four,
      fc.tuple(word, word),
      (counter, key) => words(counter, key).join() === plainPhilox(counter, key).join(),
    ),
    { numRuns: 500 },
  );
});
