/** What the remaining years must grow for a mean rate to be met after all: the early warning of methodology §5.8. */
import { pow } from '../../elementary/pow.ts';
import { powerInteger } from '../../elementary/power-integer.ts';

/**
 * [(1 + goal)ⁿ ÷ Π(1 + gₛ)]^(1/(n − k)) − 1 after k of n years; rates are fractions. Null when no year is left or the level fell to
 * zero or below.
 */
export function requiredGrowth(goal: number, realised: readonly number[], years: number): number | null {
  const factor = realised.reduce((product, rate) => product * (1 + rate), 1);
  return requiredAfter(goal, factor, realised.length, years);
}

/** The same from the level reached, as a multiple of the base. */
export function requiredAfter(goal: number, factor: number, done: number, years: number): number | null {
  const left = years - done;
  if (left <= 0 || !(factor > 0)) return null;
  return pow(powerInteger(1 + goal, years) / factor, 1 / left) - 1;
}

/** Share of a class below the value, ties by half; null for an empty class. */
export function shareBelow(values: readonly number[], value: number): number | null {
  if (values.length === 0) return null;
  const below = values.filter((each) => each < value).length;
  const equal = values.filter((each) => each === value).length;
  return (below + equal / 2) / values.length;
}

/** Mean rates over every run of `years` years on end; none across a missing year. */
export function windowRates(places: readonly Readonly<Record<number, number>>[], years: number): readonly number[] {
  return places.flatMap((rates) =>
    Object.keys(rates).flatMap((text): number[] => {
      const window = Array.from({ length: years }, (_, i) => rates[Number(text) + i]);
      if (window.some((rate) => rate === undefined)) return [];
      const factor = window.reduce<number>((product, rate) => product * (1 + (rate ?? NaN)), 1);
      return factor > 0 ? [pow(factor, 1 / years) - 1] : [];
    }),
  );
}
