import { indefinite, nearestCorrelation } from '../random/correlation.ts';
import type { Matrix } from '../random/correlation.ts';
import type { CorrelationGroup } from './model.ts';

/** The matrix that a checked group of the flat model draws with: the given one, or the nearest valid one where `repair` asks for it. */
export function correlationMatrix({ of, rho = 0, matrix, repair }: CorrelationGroup): Matrix {
  const given = matrix ?? of.map((_, i) => of.map((__, j) => (i === j ? 1 : rho)));
  return repair === true && indefinite(given) ? nearestCorrelation(given) : given;
}
