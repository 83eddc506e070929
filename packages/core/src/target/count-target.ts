/** A target on some draws → whole numbers, which parts of a run add up in any order. */
import { column } from '../result/ensemble.ts';
import type { Ensemble } from '../result/ensemble.ts';
import type { PeakSummary } from '../result/report.ts';
import { allTests, evaluateTest } from './evaluate.ts';
import type { Scales } from './evaluate.ts';
import type { PeakBy, SettledTest } from './grammar.ts';
import { defaultFall } from './kinds/peak-by.ts';
import type { MarginUnit, Outcome } from './outcome.ts';
import { formBySlope, formOfPeak } from './peak.ts';

export interface TargetCounts {
  readonly held: number;
  readonly undefined: number;
  /** members[k] = draws in which exactly k members of a composite hold; null where the test has no members. */
  readonly members: readonly number[] | null;
  readonly peak: PeakSummary | null;
  readonly unit: MarginUnit;
}

/** `scales` of the run where the draws are only a part of it. */
export function countTarget(
  test: SettledTest,
  draws: Ensemble,
  scales?: Scales,
): { readonly counts: TargetCounts; readonly outcome: Outcome } {
  const outcome = evaluateTest(test, draws, scales === undefined ? {} : { scales });
  const { holds, margin, unit } = outcome;
  let [held, lost] = [0, 0];
  for (let d = 0; d < holds.length; d++) {
    held += holds[d]!;
    if (Number.isNaN(margin[d])) lost++;
  }
  const counts = { held, undefined: lost, members: membersHeld(outcome), peak: peakOf(test, draws), unit };
  return { counts, outcome };
}

export function addTargetCounts(a: TargetCounts, b: TargetCounts): TargetCounts {
  return {
    held: a.held + b.held,
    undefined: a.undefined + b.undefined,
    members: a.members && b.members && addCounts(a.members, b.members),
    peak: a.peak && b.peak && addPeaks(a.peak, b.peak),
    unit: a.unit,
  };
}

/** counts[k] = draws in which exactly k of the targets hold. */
export function countTogether(holds: readonly Uint8Array[]): readonly number[] {
  const counts = Array<number>(holds.length + 1).fill(0);
  const draws = holds[0]?.length ?? 0;
  for (let d = 0; d < draws; d++) {
    let held = 0;
    for (const one of holds) held += one[d]!;
    counts[held]!++;
  }
  return counts;
}

/** Of histograms that may end at their highest value. */
export function addCounts(a: readonly number[], b: readonly number[]): readonly number[] {
  return Array.from({ length: Math.max(a.length, b.length) }, (_, i) => (a[i] ?? 0) + (b[i] ?? 0));
}

function membersHeld({ count }: Outcome): readonly number[] | null {
  if (!count) return null;
  const counts: number[] = [];
  for (const held of count) {
    while (counts.length <= held) counts.push(0);
    counts[held]!++;
  }
  return counts;
}

/** Of the first peak test, however deep in a composite. */
function peakOf(test: SettledTest, ensemble: Ensemble): PeakSummary | null {
  const peakTest = allTests(test).find((each): each is PeakBy<number> => each.kind === 'peakBy');
  if (!peakTest) return null;
  const { series, from, year, fall = defaultFall } = peakTest;
  const years = ensemble.years.filter((each) => each >= from);
  const columns = years.map((each) => column(ensemble, series, each));
  const [deadline, last] = [year - from, years.length - 1];
  const { at, maximum } = peaksOf(columns);
  const counts = Array<number>(last).fill(0);
  const forms = { confirmed: 0, plateau: 0, later: 0, rising: 0 };
  const path = new Float64Array(columns.length);
  let notPeaked = 0;
  for (let d = 0; d < at.length; d++) {
    if (Number.isNaN(maximum[d])) continue;
    const peak = { at: at[d]!, maximum: maximum[d]!, end: columns[last]![d]! };
    if (peak.at === last) notPeaked++;
    else counts[peak.at] = counts[peak.at]! + 1;
    let form = formOfPeak(peak, last, deadline, fall);
    if (form === null) {
      for (let i = 0; i < columns.length; i++) path[i] = columns[i]![d]!;
      form = formBySlope(path, peak, deadline);
    }
    forms[form]++;
  }
  return { years: years.slice(0, -1), counts, notPeaked, forms };
}

/** Index of the first maximum of each draw, and the maximum; NaN where a value of the draw is not finite. */
function peaksOf(columns: readonly Float64Array[]): { readonly at: Uint16Array; readonly maximum: Float64Array } {
  const maximum = columns[0]!.slice();
  const at = new Uint16Array(maximum.length);
  for (let d = 0; d < maximum.length; d++) if (!Number.isFinite(maximum[d])) maximum[d] = NaN;
  for (let i = 1; i < columns.length; i++) {
    const values = columns[i]!;
    for (let d = 0; d < maximum.length; d++) {
      const value = values[d]!;
      if (!Number.isFinite(value)) maximum[d] = NaN;
      else if (value > maximum[d]!) {
        maximum[d] = value;
        at[d] = i;
      }
    }
  }
  return { at, maximum };
}

function addPeaks(a: PeakSummary, b: PeakSummary): PeakSummary {
  return {
    years: a.years,
    counts: addCounts(a.counts, b.counts),
    notPeaked: a.notPeaked + b.notPeaked,
    forms: {
      confirmed: a.forms.confirmed + b.forms.confirmed,
      plateau: a.forms.plateau + b.forms.plateau,
      later: a.forms.later + b.forms.later,
      rising: a.forms.rising + b.forms.rising,
    },
  };
}
