import { exp } from '../../elementary/exp.ts';

const INVERSE_ROOT_2PI = 0.3989422804014327;
/** Beyond it the lower tail is below the smallest number. */
const FURTHEST = 38.6;

/**
 * The standard normal distribution function to about 1e-15 relative, in the lower tail too: Cody's rational Chebyshev
 * approximations (Math. Comp. 23, 1969; ACM TOMS algorithm 715, 1993), with x² split so that the exponential keeps its digits.
 */
export function normalCdf(x: number): number {
  if (Number.isNaN(x)) return NaN;
  const size = Math.abs(x);
  if (size <= 0.67448975) return 0.5 + x * central(x * x);
  if (size > FURTHEST) return x < 0 ? 0 : 1;
  const tail = decay(size) * (size <= 5.656854249492381 ? middle(size) : outer(size));
  return x < 0 ? tail : 1 - tail;
}

/** e^(−x²/2): the square of x rounded to sixteenths is exact. */
function decay(size: number): number {
  const rounded = Math.trunc(size * 16) / 16;
  return exp(-rounded * rounded * 0.5) * exp(-(size - rounded) * (size + rounded) * 0.5);
}

function central(s: number): number {
  const above =
    (((0.065682337918207449113 * s + 2.2352520354606839287) * s + 161.02823106855587881) * s + 1067.6894854603709582) *
      s +
    18154.981253343561249;
  const below =
    (((s + 47.20258190468824187) * s + 976.09855173777669322) * s + 10260.932208618978205) * s + 45507.789335026729956;
  return above / below;
}

function middle(x: number): number {
  const above =
    (((((((1.0765576773720192317e-8 * x + 0.39894151208813466764) * x + 8.8831497943883759412) * x +
      93.506656132177855979) *
      x +
      597.27027639480026226) *
      x +
      2494.5375852903726711) *
      x +
      6848.1904505362823326) *
      x +
      11602.651437647350124) *
      x +
    9842.7148383839780218;
  const below =
    (((((((x + 22.266688044328115691) * x + 235.38790178262499861) * x + 1519.377599407554805) * x +
      6485.558298266760755) *
      x +
      18615.571640885098091) *
      x +
      34900.952721145977266) *
      x +
      38912.003286093271411) *
      x +
    19685.429676859990727;
  return above / below;
}

function outer(x: number): number {
  const s = 1 / (x * x);
  const above =
    ((((0.02307344176494017303 * s + 0.21589853405795699) * s + 0.1274011611602473639) * s + 0.022235277870649807) * s +
      0.001421619193227893466) *
      s +
    2.9112874951168792e-5;
  const below =
    ((((s + 1.28426009614491121) * s + 0.468238212480865118) * s + 0.0659881378689285515) * s +
      0.00378239633202758244) *
      s +
    7.29751555083966205e-5;
  return (INVERSE_ROOT_2PI - s * (above / below)) / x;
}
