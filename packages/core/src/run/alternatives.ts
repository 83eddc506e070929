/** A run and, where asked for, the same run under the alternative priors of the bundle: same draws, same seed, other prior. */
import type { AlternativeVerdict, Report } from '../result/report.ts';
import type { Job } from './job.ts';

/** The job itself, then one job per alternative. */
export function jobsOf(job: Job): readonly { readonly alternative: string | null; readonly job: Job }[] {
  const shown = (ids: readonly string[]): readonly string[] =>
    job.targets === undefined ? ids : ids.filter((id) => job.targets?.includes(id));
  const alternatives = job.alternatives === true ? Object.entries(job.bundle.alternatives ?? {}) : [];
  return [
    { alternative: null, job },
    ...alternatives.map(([alternative, { set, targets, draws = job.draws }]) => ({
      alternative,
      job: {
        ...job,
        draws: Math.min(job.draws, draws),
        set: { ...job.set, ...set },
        series: [],
        targets: shown(targets),
        joint: [],
      },
    })),
  ];
}

/** `reports` in the order of `jobsOf`. */
export function withAlternatives(job: Job, reports: readonly Report[]): Report {
  const [report, ...others] = reports;
  if (!report) throw new Error('no report');
  if (job.alternatives !== true) return report;
  const found = new Map<string, AlternativeVerdict[]>(report.targets.map(({ id }) => [id, []]));
  Object.entries(job.bundle.alternatives ?? {}).forEach(([id, { label, targets }], index) => {
    for (const { id: target, p, error } of others[index]!.targets)
      if (targets.includes(target)) found.get(target)?.push({ id, label, p, error });
  });
  return {
    ...report,
    targets: report.targets.map((verdict) => ({ ...verdict, alternatives: found.get(verdict.id) ?? [] })),
  };
}
