/** A permutation of 0 … size − 1 that gives any image alone: a Feistel network on the next even number of bits, walked until inside. */
const ROUNDS = 8;

/** `keys`: words that name the permutation. `size` is at most 2^30. */
export function permuted(index: number, size: number, keys: readonly [number, number, number, number]): number {
  const half = Math.max(1, Math.ceil((32 - Math.clz32(size - 1)) / 2));
  const mask = (1 << half) - 1;
  let at = index;
  do {
    let left = at >>> half;
    let right = at & mask;
    for (let round = 0; round < ROUNDS; round++) {
      const next = (left ^ mixed(right, keys[round & 3]! + round)) & mask;
      left = right;
      right = next;
    }
    at = (left << half) | right;
  } while (at >= size);
  return at;
}

/** murmur3's finaliser (Appleby) on a half and a round key. */
function mixed(half: number, key: number): number {
  let x = Math.imul(half, 0x9e3779b1) ^ key;
  x = Math.imul(x ^ (x >>> 16), 0x85ebca6b);
  x = Math.imul(x ^ (x >>> 13), 0xc2b2ae35);
  return x ^ (x >>> 16);
}
