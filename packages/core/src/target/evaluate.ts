/** A test on an ensemble → for every draw whether it holds and by what margin. */
import { normalQuantile } from '../elementary/normal-quantile.ts';
import { averageGrowthLevel } from '../data/growth.ts';
import { roundToEven } from '../formula/functions.ts';
import { column } from '../result/ensemble.ts';
import type { Ensemble } from '../result/ensemble.ts';
import { blockMean } from '../result/statistics.ts';
import { deadlineMargin, findPeak, mannKendall, peakMargin } from './peak.ts';
import type { AllOf, AnyOf, AtLeast, GrowthAbovePeer, LevelAt, PeakBy, ShareUp, Test } from './target.ts';

export type MarginUnit = 'rate' | 'log' | 'fraction' | 'relative' | 'sd';

export interface Outcome {
  /** 1 where the test holds; an undefined draw does not hold. */
  readonly holds: Uint8Array;
  /** Distance to the threshold, positive where the test holds; NaN where undefined. */
  readonly margin: Float64Array;
  readonly unit: MarginUnit;
}

/** Names of the series that a test reads. */
export function seriesOf(test: Test): readonly string[] {
  switch (test.kind) {
    case 'growthAbovePeer':
      return [test.series, test.peer];
    case 'shareUp':
      return [test.part, test.whole];
    case 'peakBy':
    case 'levelAt':
      return [test.series];
    case 'all':
    case 'any':
    case 'atLeast':
      return test.of.flatMap(seriesOf);
    default:
      return test satisfies never;
  }
}

/** Confirmation fall of a peak where a test does not give its own, as a fraction of the maximum. */
export const defaultFall = 0.02;

export function evaluateTest(test: Test, ensemble: Ensemble): Outcome {
  switch (test.kind) {
    case 'growthAbovePeer':
      return growthAbovePeer(test, ensemble);
    case 'shareUp':
      return shareUp(test, ensemble);
    case 'peakBy':
      return peakBy(test, ensemble);
    case 'levelAt':
      return levelAt(test, ensemble);
    case 'all':
    case 'any':
    case 'atLeast':
      return composite(test, ensemble);
    default:
      return test satisfies never;
  }
}

/** Rate as it is published, in tenths of a point. */
const published = (rate: number): number => roundToEven(rate * 1000);

function perDraw(
  ensemble: Ensemble,
  unit: MarginUnit,
  margin: (draw: number) => number,
  holds?: (draw: number, margin: number) => boolean,
): Outcome {
  const outcome: Outcome = { holds: new Uint8Array(ensemble.draws), margin: new Float64Array(ensemble.draws), unit };
  for (let d = 0; d < ensemble.draws; d++) {
    const value = margin(d);
    outcome.margin[d] = value;
    outcome.holds[d] = !Number.isNaN(value) && (holds ? holds(d, value) : value > 0) ? 1 : 0;
  }
  return outcome;
}

function growthAbovePeer(test: GrowthAbovePeer, ensemble: Ensemble): Outcome {
  const span = test.to - test.from;
  const by = test.by ?? 0;
  const own = (year: number): Float64Array => column(ensemble, test.series, year);
  const peer = (year: number): Float64Array => column(ensemble, test.peer, year);
  if (test.over === 'everyYear') {
    const years = Array.from({ length: span }, (_, i) => test.from + i);
    const pairs = years.map((year) => [own(year), own(year + 1), peer(year), peer(year + 1)] as const);
    return perDraw(ensemble, 'rate', (d) =>
      pairs.reduce((least, [c0, c1, p0, p1]) => Math.min(least, c1[d]! / c0[d]! - p1[d]! / p0[d]! - by), Infinity),
    );
  }
  const [c0, c1, p0, p1] = [own(test.from), own(test.to), peer(test.from), peer(test.to)];
  if (test.over === 'rounded')
    return perDraw(
      ensemble,
      'rate',
      (d) => averageGrowthLevel(c0[d]!, c1[d]!, span) - averageGrowthLevel(p0[d]!, p1[d]!, span) - by,
      (d) =>
        published(averageGrowthLevel(c0[d]!, c1[d]!, span)) > published(averageGrowthLevel(p0[d]!, p1[d]!, span) + by),
    );
  return perDraw(
    ensemble,
    'rate',
    (d) => averageGrowthLevel(c0[d]!, c1[d]!, span) - averageGrowthLevel(p0[d]!, p1[d]!, span) - by,
  );
}

function shareUp(test: ShareUp, ensemble: Ensemble): Outcome {
  const [part0, part1] = [column(ensemble, test.part, test.from), column(ensemble, test.part, test.to)];
  const [whole0, whole1] = [column(ensemble, test.whole, test.from), column(ensemble, test.whole, test.to)];
  const span = test.to - test.from;
  if (test.basis === 'volume')
    return perDraw(
      ensemble,
      'rate',
      (d) => averageGrowthLevel(part0[d]!, part1[d]!, span) - averageGrowthLevel(whole0[d]!, whole1[d]!, span),
    );
  return perDraw(ensemble, 'fraction', (d) => part1[d]! / whole1[d]! - part0[d]! / whole0[d]!);
}

function levelAt(test: LevelAt, ensemble: Ensemble): Outcome {
  const values = column(ensemble, test.series, test.year);
  const base = test.relativeTo === undefined ? null : column(ensemble, test.series, test.relativeTo);
  const level = (d: number): number => (base ? values[d]! / base[d]! : values[d]!);
  const { atLeast = -Infinity, atMost = Infinity } = test;
  /** Distance as a fraction of the threshold; in its own unit where the threshold is 0. */
  const relative = (difference: number, threshold: number): number =>
    threshold === 0 ? difference : difference / Math.abs(threshold);
  const margin = (d: number): number => {
    const over = atLeast === -Infinity ? Infinity : relative(level(d) - atLeast, atLeast);
    const under = atMost === Infinity ? Infinity : relative(atMost - level(d), atMost);
    return Math.min(over, under);
  };
  return perDraw(ensemble, 'relative', margin, (d) => level(d) >= atLeast && level(d) <= atMost);
}

/** 95th percentile of the standard normal: |z| beyond it is p < 0.1, two-sided. */
const z90 = normalQuantile(0.95);

function peakBy(test: PeakBy, ensemble: Ensemble): Outcome {
  const fall = test.fall ?? defaultFall;
  const deadline = test.year - test.from;
  const path = pathsFrom(ensemble, test.series, test.from);
  const rule = test.rule ?? 'confirmed';
  if (rule === 'confirmed')
    return perDraw(
      ensemble,
      'log',
      (d) => peakMargin(path(d), deadline, fall),
      (d) => {
        const peak = findPeak(path(d));
        return peak.at <= deadline && peak.end < (1 - fall) * peak.maximum;
      },
    );
  if (rule === 'argmax')
    return perDraw(
      ensemble,
      'log',
      (d) => deadlineMargin(path(d), deadline),
      (d) => findPeak(path(d)).at <= deadline,
    );
  const falls = (d: number): boolean => {
    const after = path(d).subarray(findPeak(path(d)).at);
    return after.length >= 4 && mannKendall(after).z < -z90;
  };
  // The trend test has no distance of its own: where it fails, the lead over later years counts against.
  return perDraw(
    ensemble,
    'log',
    (d) => {
      const lead = deadlineMargin(path(d), deadline);
      return falls(d) ? lead : -Math.abs(lead);
    },
    (d) => findPeak(path(d)).at <= deadline && falls(d),
  );
}

/** A function that gathers the path of a draw from the first year of the window to the last year of the model. */
export function pathsFrom(ensemble: Ensemble, series: string, from: number): (draw: number) => Float64Array {
  const columns = ensemble.years.filter((year) => year >= from).map((year) => column(ensemble, series, year));
  const path = new Float64Array(columns.length);
  return (draw) => {
    for (let i = 0; i < columns.length; i++) path[i] = columns[i]![draw]!;
    return path;
  };
}

/** Margins of the members are put on one scale, their standard deviation in this ensemble, before min, max or k-th largest. */
function composite(test: AllOf | AnyOf | AtLeast, ensemble: Ensemble): Outcome {
  const members = test.of.map((member) => evaluateTest(member, ensemble));
  const scaled = members.map((member) => {
    const deviation = standardDeviation(member.margin);
    return deviation > 0 ? member.margin.map((value) => value / deviation) : member.margin;
  });
  const needed = test.kind === 'all' ? members.length : test.kind === 'any' ? 1 : test.count;
  const kthLargest = (d: number): number =>
    scaled.map((margin) => margin[d]!).sort((a, b) => b - a)[needed - 1] ?? Infinity;
  const held = (d: number): number => members.reduce((count, member) => count + member.holds[d]!, 0);
  const undefinedIn = (d: number): boolean => members.some((member) => Number.isNaN(member.margin[d]));
  return perDraw(
    ensemble,
    'sd',
    (d) => (undefinedIn(d) ? NaN : kthLargest(d)),
    (d) => held(d) >= needed,
  );
}

/** Population standard deviation of the finite values. */
function standardDeviation(values: Float64Array): number {
  const finite = values.filter((value) => Number.isFinite(value));
  if (finite.length === 0) return 0;
  const mean = blockMean(finite);
  return Math.sqrt(blockMean(finite.map((value) => (value - mean) * (value - mean))));
}
