/** A number without a unit for something that people read in percent: 5 would be 500 %. One rule for scenarios and for every option that takes a value. */
import { problem } from '../problem.ts';
import type { Problem } from '../problem.ts';
import { displayFactor } from '../units/quantity.ts';
import type { Quantity } from './model.ts';

export interface GivenQuantity {
  /** As the problem tells it: `growth_city@2027`. */
  readonly name: string;
  readonly value: Quantity;
  /** In which a bare number is read. */
  readonly unit: string;
  readonly display?: string;
}

/** Yearly rates from which a bare number deserves a word: 0.3 may be 30 % or 0.3 %. */
const doubtful = 0.2;

/**
 * `bare-percent` (an error) above 100 %, and for a rate per year at 100 %; `bare-percent-taken` (a warning) for a rate of 20 % a
 * year and more; undefined where there is nothing to say: a unit is written, or the quantity is not read in percent.
 */
export function barePercent({ name, value, unit, display }: GivenQuantity): Problem | undefined {
  const size = Math.abs(bareNumber(value));
  const rate = unit === '1/yr';
  if (!(rate || displayFactor(unit, display ?? unit) === 100) || !Number.isFinite(size)) return undefined;
  const found = String(value).trim();
  const words = { name, found, percent: tidy(Number(value) * 100), fraction: tidy(Number(value) / 100) };
  if (size > 1 || (rate && size === 1)) return problem('bare-percent', {}, words);
  return rate && size >= doubtful ? problem('bare-percent-taken', {}, words) : undefined;
}

/** NaN where a unit is written. */
function bareNumber(value: Quantity): number {
  return typeof value === 'number' ? value : /^[-+]?[\d.]+(?:e[-+]?\d+)?$/iu.test(value.trim()) ? Number(value) : NaN;
}

const tidy = (value: number): number => Number(value.toPrecision(12));
