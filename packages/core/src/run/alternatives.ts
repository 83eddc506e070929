/** A run and, where asked for, the same run under the alternative priors of the bundle: same draws, same seed, other prior. */
import type { AlternativeVerdict, Report } from '../result/report.ts';
import type { Job } from './job.ts';
import type { RunOptions } from './runner.ts';

type RunOnce = (job: Job, options?: RunOptions) => Promise<Report>;

export async function runWithAlternatives(runOnce: RunOnce, job: Job, options: RunOptions = {}): Promise<Report> {
  const report = await runOnce(job, options);
  if (job.alternatives !== true) return report;
  const found = new Map<string, AlternativeVerdict[]>(report.targets.map(({ id }) => [id, []]));
  for (const [id, alternative] of Object.entries(job.bundle.alternatives ?? {})) {
    const set = { ...job.set, ...alternative.set };
    const other = await runOnce({ ...job, set, series: [] }, options.signal ? { signal: options.signal } : {});
    for (const { id: target, p, error } of other.targets)
      if (alternative.targets.includes(target)) found.get(target)?.push({ id, label: alternative.label, p, error });
  }
  return {
    ...report,
    targets: report.targets.map((verdict) => ({ ...verdict, alternatives: found.get(verdict.id) ?? [] })),
  };
}
