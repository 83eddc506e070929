/** The student number as the seed of a class: everybody has draws of his own, and the teacher can repeat them. */
import { streamKey } from '../random/stream.ts';

/** Longer runs of digits are not exact as numbers. */
const mostDigits = 15;

/**
 * 20230417 → 20230417; full-width digits, spaces and hyphens do not matter. A number with letters (or too many digits) is
 * hashed to 52 bits, the same for the same text in either case. Null where there is no letter and no digit.
 */
export function studentSeed(text: string): number | null {
  const plain = text
    .normalize('NFKC')
    .replace(/[\s\-_.·/]/gu, '')
    .toLowerCase();
  if (!/[\p{L}\p{N}]/u.test(plain)) return null;
  const digits = plain.replace(/^0+(?=\d)/u, '');
  if (/^\d+$/u.test(digits) && digits.length <= mostDigits) return Number(digits);
  const { low, high } = streamKey(plain);
  return (high >>> 12) * 0x1_0000_0000 + (low >>> 0);
}
