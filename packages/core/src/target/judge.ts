/** Counts and margins of a target over the draws of a run → its verdict; of several → their joint figure. */
import type { DrawDistribution } from '../result/draw-distribution.ts';
import { summarise } from '../result/draw-distribution.ts';
import type { Histogram, JointVerdict, Verdict } from '../result/report.ts';
import { wilsonHalfWidth } from '../result/statistics.ts';
import type { Bilingual } from '../problem.ts';
import type { SettledTarget } from './choose.ts';
import type { TargetCounts } from './count-target.ts';
import type { ReferenceClasses } from './reference-class.ts';
import { verdictPrecedent } from './verdict-precedent.ts';

/** Over the draws in which the margin is a finite number. */
export type Margins = Pick<Verdict, 'margin' | 'marginHistogram'>;

const notComputed: Bilingual = { zh: '尚未计算', en: 'not computed' };

export function verdictOf(
  { target, reading, chosen, test }: SettledTarget,
  counts: TargetCounts,
  margins: Margins,
  draws: number,
  classes?: ReferenceClasses,
): Verdict {
  return {
    id: target.id,
    clause: target.clause,
    label: target.label,
    reading,
    readingLabel: chosen.label,
    readings: Object.fromEntries(Object.entries(target.readings).map(([id, entry]) => [id, entry.label])),
    grade: chosen.grade ?? target.grade,
    thresholdSource: chosen.thresholdSource ?? target.thresholdSource,
    headline: target.headline ?? false,
    demanded: target.demanded ?? 0.66,
    module: target.module ?? null,
    mode: target.mode ?? null,
    release: target.release ?? null,
    umbrella: target.umbrella ?? false,
    note: target.note ?? null,
    counts: counts.members,
    status: 'modelled',
    p: counts.held / draws,
    error: wilsonHalfWidth(counts.held, draws),
    undefined: counts.undefined,
    ...margins,
    marginUnit: counts.unit,
    effort: null,
    effortReason: notComputed,
    ...verdictPrecedent(test, classes),
    peak: counts.peak,
    alternatives: null,
  };
}

/** `counts[k]` = draws in which exactly k of the verdicts hold. */
export function judgeTogether(verdicts: readonly Verdict[], counts: readonly number[]): JointVerdict | null {
  if (verdicts.length === 0) return null;
  const draws = counts.reduce((sum, count) => sum + count, 0);
  const all = counts[verdicts.length]!;
  return {
    ids: verdicts.map(({ id }) => id),
    p: all / draws,
    error: wilsonHalfWidth(all, draws),
    product: verdicts.reduce((product, { p }) => product * (p ?? 0), 1),
    counts,
  };
}

const bins = 48;

/** Equal bins between the 0.5 % and 99.5 % quantiles; what lies beyond them is left out, so a far tail does not flatten the figure. */
export function marginsOf(draws: DrawDistribution): Margins {
  const [low, p10, p50, p90, high] = summarise(draws, [0.005, 0.1, 0.5, 0.9, 0.995]).quantiles;
  if (low == null || p10 == null || p50 == null || p90 == null || high == null)
    return { margin: null, marginHistogram: null };
  return { margin: { p10, p50, p90 }, marginHistogram: high > low ? histogram(draws, low, high) : null };
}

function histogram(draws: DrawDistribution, low: number, high: number): Histogram {
  const counts = Array<number>(bins).fill(0);
  draws.each((value, count) => {
    if (value < low || value > high) return;
    const bin = Math.min(bins - 1, Math.floor(((value - low) / (high - low)) * bins));
    counts[bin] = counts[bin]! + count;
  });
  return { low, high, counts };
}
