/** How far a published figure may lie from the one that will stand: rounding and later revision, stated per figure. */
import type { CheckedVariable } from '../../check/checked-model.ts';

export interface FigureError {
  /** Standard deviation of measurement and rounding, in the unit of the series. */
  readonly measurement: number;
  /** Standard deviation of later revisions. */
  readonly revision: number;
  /** √(measurement² + revision²): what the likelihood uses. */
  readonly total: number;
  readonly origin: 'given' | 'default';
}

/**
 * Where nobody says otherwise (assumptions, shown with every answer): a rate or share is printed to 0.1 point, whose rounding has the
 * standard deviation 0.1/√12, and is revised by 0.2 points (the city's growth of 2023 and 2024 moved by 0.1 between rounds); a level is
 * known to 0.1 % and revised by 0.5 % (GDP of 2024: 3167.96 first, 3161.63 final, 0.2 %).
 */
export const defaultErrors = {
  rate: { measurement: 0.000289, revision: 0.002 },
  level: { measurement: 0.001, revision: 0.005 },
} as const;

export function errorOf(
  { definition }: Pick<CheckedVariable, 'definition'>,
  value: number,
  given: { readonly error?: number; readonly revision?: number },
): FigureError {
  const { unit, display } = definition;
  const isRate = display === '%' || unit === '1/yr';
  const typical = isRate ? defaultErrors.rate : defaultErrors.level;
  const scale = isRate ? (unit === '%' ? 100 : 1) : Math.abs(value);
  const measurement = given.error ?? typical.measurement * scale;
  // Who states an error without a revision means all of it.
  const revision = given.revision ?? (given.error === undefined ? typical.revision * scale : 0);
  return {
    ...{ measurement, revision, total: Math.sqrt(measurement * measurement + revision * revision) },
    origin: given.error === undefined && given.revision === undefined ? 'default' : 'given',
  };
}
