/** What was compared with figures of others: each comparison counts, and the record keeps the one nearest to its tolerance. */
import type { Bilingual } from '@planwright/core';
import { highWord, powerOfTwo } from '../../packages/core/src/elementary/bits.ts';

/** How far ours may lie from theirs, and why that far: a share of theirs, a distance, or units in the last place of a double. */
export type Tolerance = { readonly because: Bilingual } & (
  { readonly relative: number } | { readonly absolute: number } | { readonly ulps: number }
);

export interface Comparison {
  readonly what: Bilingual;
  /** Figures compared under this heading; `expected`, `ours` and `difference` are those of the one nearest to its tolerance. */
  readonly count: number;
  readonly expected: number;
  readonly ours: number;
  /** |ours − expected|, measured as the tolerance is. */
  readonly difference: number;
  readonly tolerance: Tolerance;
}

/** For whole numbers and for words told by a number. */
export const exact: Tolerance = { absolute: 0, because: { zh: '应完全相同', en: 'equal, no rounding involved' } };

export class ReferenceRecord {
  readonly #rows = new Map<string, Comparison>();

  compare(what: Bilingual, expected: number, ours: number, tolerance: Tolerance): void {
    const difference = expected === ours ? 0 : measured(expected, ours, tolerance);
    const known = this.#rows.get(what.en);
    const count = (known?.count ?? 0) + 1;
    const found: Comparison = { what, count, expected, ours, difference, tolerance };
    this.#rows.set(what.en, known && !(nearness(found) > nearness(known)) ? { ...known, count } : found);
  }

  rows(): readonly Comparison[] {
    return [...this.#rows.values()];
  }
}

/** More than 1 outside the tolerance; infinite for what is not a number. */
export function nearness({ difference, tolerance }: Comparison): number {
  if (difference === 0) return 0;
  return Number.isNaN(difference) ? Infinity : difference / limitOf(tolerance);
}

export function limitOf(tolerance: Tolerance): number {
  if ('relative' in tolerance) return tolerance.relative;
  return 'ulps' in tolerance ? tolerance.ulps : tolerance.absolute;
}

function measured(expected: number, ours: number, tolerance: Tolerance): number {
  const distance = Math.abs(ours - expected);
  if ('relative' in tolerance) return expected === 0 ? distance : distance / Math.abs(expected);
  return 'ulps' in tolerance ? distance / spacing(expected) : distance;
}

/** Of doubles around x. */
function spacing(x: number): number {
  const exponent = (highWord(Math.abs(x)) >> 20) - 1023;
  return exponent < -1022 ? 5e-324 : powerOfTwo(exponent) * Number.EPSILON;
}
