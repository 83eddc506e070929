/** What was compared with figures of others: each comparison is an assertion and a row of a record. */
import { expect } from 'vitest';

/** The case in the folder of cases and where it comes from. */
export interface Reference {
  readonly id: string;
  readonly source: string;
}

export interface Comparison {
  readonly case: string;
  readonly source: string;
  readonly what: string;
  readonly expected: number;
  readonly ours: number;
  /** |ours − expected|, divided by |expected| where the tolerance is relative. */
  readonly difference: number;
}

export type Tolerance = { readonly relative: number } | { readonly absolute: number };

/** Compares and records; the record holds the comparison with the largest difference of each `what`. */
export class ReferenceRecord {
  readonly #worst = new Map<string, Comparison>();
  readonly #reference: Reference;

  constructor(reference: Reference) {
    this.#reference = reference;
  }

  compare(what: string, expected: number, ours: number, tolerance: Tolerance): void {
    const absolute = Math.abs(ours - expected);
    const [difference, limit] =
      'relative' in tolerance
        ? [expected === 0 ? absolute : absolute / Math.abs(expected), tolerance.relative]
        : [absolute, tolerance.absolute];
    const { id, source } = this.#reference;
    const known = this.#worst.get(what);
    if (!known || difference > known.difference)
      this.#worst.set(what, { case: id, source, what, expected, ours, difference });
    expect(difference, `${id}, ${what}: expected ${expected}, ours ${ours}`).toBeLessThanOrEqual(limit);
  }

  rows(): readonly Comparison[] {
    return [...this.#worst.values()];
  }
}
