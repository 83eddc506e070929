/** Growth rates along lines in one multiplier, within bounds, so that their weighted sum is given: exact, by the order of the kinks. */

export interface Line {
  /** Share of the whole; above 0. */
  readonly weight: number;
  /** The rate at multiplier 0. */
  readonly start: number;
  /** Rate per unit of the multiplier; above 0. */
  readonly slope: number;
  readonly low: number;
  readonly high: number;
}

export interface Filled {
  readonly multiplier: number;
  readonly rates: readonly number[];
  /** Which bound holds each rate. */
  readonly bound: readonly ('low' | 'high' | null)[];
}

export type Filling = Filled | { readonly nearest: number };

/**
 * rateᵢ = clamp(startᵢ + slopeᵢ·λ, lowᵢ, highᵢ) with Σ weightᵢ·rateᵢ = goal. With slopeᵢ = σᵢ²·weightᵢ it is the solution of
 * min Σ((rateᵢ − startᵢ)/σᵢ)² under the same constraints (its stationarity condition). The sum never falls as λ rises and is linear
 * between the kinks, so the piece that holds the goal gives λ without iteration. `nearest`: the sum that the bounds allow instead.
 */
export function waterFill(lines: readonly Line[], goal: number): Filling {
  const least = sum(lines, ({ weight, low }) => weight * low);
  const most = sum(lines, ({ weight, high }) => weight * high);
  // Sums of the same goal in another order differ in their last digits.
  const dust = 1e-14 * Math.max(1, Math.abs(goal));
  if (goal < least - dust) return { nearest: least };
  if (goal > most + dust) return { nearest: most };
  const kinks = lines.flatMap(({ start, slope, low, high }) => [(low - start) / slope, (high - start) / slope]);
  const finite = kinks.filter(Number.isFinite).sort((a, b) => a - b);
  const after = finite.findIndex((kink) => sum(lines, (line) => line.weight * rateAt(line, kink)) >= goal);
  const from = after === 0 ? -Infinity : (finite.at(after === -1 ? -1 : after - 1) ?? -Infinity);
  const to = after === -1 ? Infinity : (finite[after] ?? Infinity);
  const free = lines.map(
    ({ start, slope, low, high }) => (low - start) / slope <= from && (high - start) / slope >= to,
  );
  const held = sum(lines, (line, i) =>
    free[i] === true ? line.weight * line.start : line.weight * rateAt(line, inner(from, to)),
  );
  const per = sum(lines, ({ weight, slope }, i) => (free[i] === true ? weight * slope : 0));
  const multiplier = per === 0 ? inner(from, to) : Math.min(to, Math.max(from, (goal - held) / per));
  const rates = lines.map((line) => rateAt(line, multiplier));
  return {
    multiplier,
    rates,
    bound: lines.map(({ low, high }, i) => (rates[i] === low ? 'low' : rates[i] === high ? 'high' : null)),
  };
}

const rateAt = ({ start, slope, low, high }: Line, multiplier: number): number =>
  Math.min(high, Math.max(low, start + slope * multiplier));

/** A multiplier inside a piece, which may be open at one end or at both. */
function inner(from: number, to: number): number {
  if (from === -Infinity) return to === Infinity ? 0 : to;
  return to === Infinity ? from : from + (to - from) / 2;
}

function sum(lines: readonly Line[], of: (line: Line, index: number) => number): number {
  return lines.reduce((total, line, i) => total + of(line, i), 0);
}
