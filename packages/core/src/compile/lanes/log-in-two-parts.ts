/** elementary/log-in-two-parts.ts for lanes, from x = 2^k·m on. */
import { withoutLow } from './bits.ts';
import type { Graph, Value } from './graph.ts';

const LN2_HIGH = 0.6931471805598903;
const LN2_LOW = 5.497923018708371e-14;
const TWO_THIRDS = 0.6666666666666666;
const TWO_THIRDS_HIGH = 0.6666665077209473;
const TWO_THIRDS_LOW = 1.5894571940104166e-7;

export function logInTwoParts(g: Graph, k: Value, m: Value): { high: Value; low: Value } {
  const one = g.number(1);
  const three = g.number(3);
  const f = g.minus(m, one);
  const d = g.plus(m, one);
  const inverse = g.over(one, d);
  const s = g.times(f, inverse);
  const dHigh = withoutLow(g, d);
  const dLow = g.minus(m, g.minus(dHigh, one));
  const sHigh = withoutLow(g, s);
  const sLow = g.times(inverse, g.minus(g.minus(f, g.times(sHigh, dHigh)), g.times(sHigh, dLow)));
  const z = g.times(s, s);
  const r = g.plus(
    g.times(
      g.times(z, z),
      g.polynomial(
        z,
        [
          0.6, 0.42857142857142855, 0.33333333333333237, 0.27272727272769753, 0.23076923067564703, 0.20000001182943597,
          0.17646967938404035, 0.15793783711961157, 0.1416284948078095, 0.1495721587291668,
        ],
      ),
    ),
    g.times(sLow, g.plus(sHigh, s)),
  );
  const zHigh = g.times(sHigh, sHigh);
  const tHigh = withoutLow(g, g.plus(g.plus(three, zHigh), r));
  const tLow = g.minus(r, g.minus(g.minus(tHigh, three), zHigh));
  const u = g.times(sHigh, tHigh);
  const v = g.plus(g.times(sLow, tHigh), g.times(tLow, s));
  const pHigh = withoutLow(g, g.plus(u, v));
  const pLow = g.minus(v, g.minus(pHigh, u));
  const lead = g.times(g.number(TWO_THIRDS_HIGH), pHigh);
  const rest = g.plus(g.times(g.number(TWO_THIRDS_LOW), pHigh), g.times(pLow, g.number(TWO_THIRDS)));
  const base = g.times(k, g.number(LN2_HIGH));
  const sum = g.plus(base, lead);
  const low = g.plus(g.minus(lead, g.minus(sum, base)), g.plus(rest, g.times(k, g.number(LN2_LOW))));
  const high = withoutLow(g, g.plus(sum, low));
  return { high, low: g.minus(low, g.minus(high, sum)) };
}
