/** What a fix implies: its value minus what the equation would have given, over the draws. */
import { column } from '../result/ensemble.ts';
import type { Ensemble } from '../result/ensemble.ts';
import type { Report, ResidualSummary } from '../result/report.ts';
import { blockMean, quantileSorted } from '../result/statistics.ts';
import { unfixedName } from './add-factors.ts';
import type { PreparedJob } from './prepare.ts';

type Prepared = Pick<PreparedJob, 'settings' | 'residuals'>;

export function summariseResiduals({ settings, residuals }: Prepared, ensemble: Ensemble): Report['residuals'] {
  return Object.fromEntries(
    residuals.map((name) => {
      const cells = [...(settings.fix.get(name) ?? [])].sort(([a], [b]) => a - b);
      return [name, Object.fromEntries(cells.map(([year, fixed]) => [year, summary(name, year, fixed, ensemble)]))];
    }),
  );
}

function summary(name: string, year: number, fixed: number, ensemble: Ensemble): ResidualSummary {
  const draws = column(ensemble, unfixedName(name), year)
    .map((value) => fixed - value)
    .filter(Number.isFinite);
  if (draws.length === 0) return { mean: null, p05: null, p95: null };
  const mean = blockMean(draws);
  const sorted = draws.sort();
  return { mean, p05: quantileSorted(sorted, 0.05), p95: quantileSorted(sorted, 0.95) };
}
