/** A target on some draws → whole numbers, which parts of a run add up in any order. */
import { column } from '../result/ensemble.ts';
import type { Ensemble } from '../result/ensemble.ts';
import type { PeakSummary } from '../result/report.ts';
import { allTests, evaluateTest, pathsFrom } from './evaluate.ts';
import type { Scales } from './evaluate.ts';
import type { PeakBy, SettledTest } from './grammar.ts';
import { defaultFall } from './kinds/peak-by.ts';
import type { MarginUnit, Outcome } from './outcome.ts';
import { classifyPeak, findPeak } from './peak.ts';

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
