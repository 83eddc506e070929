import { highWord, lowWord, powerOfTwo } from './bits.ts';

/** floor(2/π · 2^1280): 53 bits of argument, 971 of exponent, 256 to spare. */
const TWO_OVER_PI = BigInt(
  '0xa2f9836e4e441529fc2757d1f534ddc0db6295993c439041fe5163abdebbc561b7246e3a424dd2e006492eea09d1921cfe1d' +
    'eb1cb129a73ee88235f52ebb4484e99c7026b45f7e413991d639835339f49c845f8bbdf9283b1ff897ffde05980fef2f118b' +
    '5a0a6d1f6d367ecf27cb09b74f463f669e5fea2d7527bac7ebe5f17b3d0739f78a5292ea6bfb5fb11f8d5d0856033046fc7b' +
    '6babf0cfbc209af4361d',
);
/** π/2 · 2^192. */
const HALF_PI = 0x1921fb54442d18469898cc51701b839a252049c1114cf98e8n;
const FRACTION_BITS = 256n;

/**
 * The remainder of a huge angle by π/2 (Payne and Hanek, 1983), in integers: remainder[0] + remainder[1] is in
 * [-π/4, π/4], the return value is the quadrant 0..3. For finite |x| ≥ 2^20. Slow, and outside any model on purpose.
 */
export function reduceHugeAngle(x: number, remainder: Float64Array): number {
  const high = highWord(x);
  const mantissa = (BigInt((high & 0xfffff) | 0x100000) << 32n) | BigInt(lowWord(x));
  const exponent = ((high >> 20) & 0x7ff) - 1075;
  const scale = BigInt(1280 - exponent);
  const turns = mantissa * TWO_OVER_PI;
  const quadrant = (turns + (1n << (scale - 1n))) >> scale;
  const fraction = (turns - (quadrant << scale)) >> (scale - FRACTION_BITS);
  const angle = (fraction * HALF_PI) >> 192n;
  const upper = Number(angle);
  const lower = Number(angle - BigInt(upper));
  const unit = high < 0 ? -powerOfTwo(-256) : powerOfTwo(-256);
  remainder[0] = upper * unit;
  remainder[1] = lower * unit;
  return Number((high < 0 ? -quadrant : quadrant) & 3n);
}
