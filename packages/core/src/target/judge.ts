/** Targets on an ensemble → verdicts and their joint figure. */
import { column } from '../result/ensemble.ts';
import type { Ensemble } from '../result/ensemble.ts';
import type { Histogram, JointVerdict, PeakSummary, Verdict } from '../result/report.ts';
import { quantileSorted, wilsonHalfWidth } from '../result/statistics.ts';
import type { Bilingual } from '../problem.ts';
import { defaultFall, evaluateTest, pathsFrom } from './evaluate.ts';
import type { Outcome } from './evaluate.ts';
import { classifyPeak, findPeak } from './peak.ts';
import type { PeakBy, Reading, Target, Test } from './target.ts';

/** A target with the reading chosen for this run. */
export interface ChosenTarget {
  readonly target: Target;
  readonly reading: string;
  readonly chosen: Reading;
}

export interface Judgement {
  readonly verdict: Verdict;
  readonly outcome: Outcome;
}

const notComputed: Bilingual = { zh: '尚未计算', en: 'not computed' };

export function judge(choice: ChosenTarget, ensemble: Ensemble): Judgement {
  const { target, reading, chosen } = choice;
  const outcome = evaluateTest(chosen.test, ensemble);
  const held = outcome.holds.reduce((sum, holds) => sum + holds, 0);
  const sorted = outcome.margin.filter((value) => Number.isFinite(value)).sort();
  const verdict: Verdict = {
    id: target.id,
    clause: target.clause,
    label: target.label,
    reading,
    readingLabel: chosen.label,
    readings: Object.fromEntries(Object.entries(target.readings).map(([id, entry]) => [id, entry.label])),
    grade: target.grade,
    thresholdSource: target.thresholdSource,
    headline: target.headline ?? false,
    demanded: target.demanded ?? 0.66,
    status: 'modelled',
    p: held / ensemble.draws,
    error: wilsonHalfWidth(held, ensemble.draws),
    undefined: outcome.margin.filter((value) => Number.isNaN(value)).length,
    margin:
      sorted.length === 0
        ? null
        : { p10: quantileSorted(sorted, 0.1), p50: quantileSorted(sorted, 0.5), p90: quantileSorted(sorted, 0.9) },
    marginHistogram: histogram(sorted),
    marginUnit: outcome.unit,
    effort: null,
    effortReason: notComputed,
    precedent: null,
    precedentReason: notComputed,
    peak: peakOf(chosen.test, ensemble),
    alternatives: null,
  };
  return { verdict, outcome };
}

/** All of the given judgements at once, draw by draw. */
export function judgeTogether(judgements: readonly Judgement[]): JointVerdict | null {
  const [first] = judgements;
  if (!first) return null;
  const draws = first.outcome.holds.length;
  const counts = Array<number>(judgements.length + 1).fill(0);
  for (let d = 0; d < draws; d++) {
    const held = judgements.reduce((sum, { outcome }) => sum + outcome.holds[d]!, 0);
    counts[held] = counts[held]! + 1;
  }
  const all = counts[judgements.length]!;
  return {
    ids: judgements.map(({ verdict }) => verdict.id),
    p: all / draws,
    error: wilsonHalfWidth(all, draws),
    product: judgements.reduce((product, { verdict }) => product * (verdict.p ?? 0), 1),
    counts,
  };
}

const bins = 48;

/** Equal bins between the 0.5 % and 99.5 % quantiles; what lies beyond them is left out, so a far tail does not flatten the figure. */
function histogram(sorted: Float64Array): Histogram | null {
  if (sorted.length === 0) return null;
  const low = quantileSorted(sorted, 0.005);
  const high = quantileSorted(sorted, 0.995);
  if (!(high > low)) return null;
  const counts = Array<number>(bins).fill(0);
  for (const value of sorted) {
    if (value < low || value > high) continue;
    const bin = Math.min(bins - 1, Math.floor(((value - low) / (high - low)) * bins));
    counts[bin] = counts[bin]! + 1;
  }
  return { low, high, counts };
}

/** The first peak test, however deep in a composite. */
function peakTestIn(test: Test): PeakBy | undefined {
  if (test.kind === 'peakBy') return test;
  return 'of' in test ? test.of.map(peakTestIn).find((found) => found !== undefined) : undefined;
}

function peakOf(test: Test, ensemble: Ensemble): PeakSummary | null {
  const peakTest = peakTestIn(test);
  if (!peakTest) return null;
  const years = ensemble.years.filter((year) => year >= peakTest.from);
  const pathOf = pathsFrom(ensemble, peakTest.series, peakTest.from);
  const counts = Array<number>(years.length - 1).fill(0);
  const forms = { confirmed: 0, plateau: 0, later: 0, rising: 0 };
  let notPeaked = 0;
  const last = column(ensemble, peakTest.series, years[years.length - 1]!);
  for (let d = 0; d < ensemble.draws; d++) {
    const path = pathOf(d);
    if (!Number.isFinite(last[d]) || !path.every((value) => Number.isFinite(value))) continue;
    const { at } = findPeak(path);
    if (at === years.length - 1) notPeaked++;
    else counts[at] = counts[at]! + 1;
    forms[classifyPeak(path, peakTest.year - peakTest.from, peakTest.fall ?? defaultFall)]++;
  }
  return { years: years.slice(0, -1), counts, notPeaked, forms };
}
