/** 如期达峰: one definition of a peak (DESIGN §5), three rules of evidence. */
import { normalQuantile } from '../../elementary/normal-quantile.ts';
import { optional, required } from '../../model/format.ts';
import type { PeakBy } from '../grammar.ts';
import { whereDefined } from '../outcome.ts';
import type { Outcome } from '../outcome.ts';
import { deadlineMargin, findPeak, mannKendall, peakMargin } from '../peak.ts';
import * as fields from './fields.ts';
import type { Draws, TestKind } from './test-kind.ts';
import { columnsThrough, yearsThrough } from './test-kind.ts';

/** Confirmation fall of a peak where a test does not give its own, as a fraction of the maximum. */
export const defaultFall = 0.02;

/** 95th percentile of the standard normal: |z| beyond it is p < 0.1, two-sided. */
const z90 = normalQuantile(0.95);

const rules = {
  confirmed: { zh: '峰后回落方确认', en: 'confirmed by a fall' },
  argmax: { zh: '只看最高年份', en: 'year of the maximum alone' },
  mannKendall: { zh: '峰后趋势显著下降', en: 'significant falling trend' },
} as const;

export const peakBy: TestKind<'peakBy'> = {
  part: {
    series: fields.series,
    year: required({ kind: 'year' }, '不晚于此年达峰', 'Peak no later than this year'),
    from: fields.from,
    rule: optional({ kind: 'word', of: Object.keys(rules) }, '判定规则', 'Rule of evidence'),
    fall: optional({ kind: 'threshold' }, '确认所需的回落幅度', 'Fall that confirms'),
  },
  series: ({ series }) => [series],
  years: ({ from }, end) => yearsThrough(from, end),
  fault: ({ from, year }) =>
    from <= year
      ? null
      : { zh: `from（${from}）晚于期限 ${year}`, en: `from (${from}) lies after the deadline ${year}` },
  agree: null,
  thresholds: () => 'pure',
  evaluate: (test, draws) => {
    const rule = test.rule ?? 'confirmed';
    if (rule === 'mannKendall') return trend(test, draws);
    const { before, after } = greatestOf(test, draws);
    const last = draws.column(test.series, draws.end);
    const fall = test.fall ?? defaultFall;
    const margin = new Float64Array(draws.count);
    const holds = new Uint8Array(draws.count);
    for (let d = 0; d < margin.length; d++) {
      const [early, late, end] = [before[d]!, after[d]!, last[d]!];
      const inTime = early >= late;
      const confirmed = rule === 'argmax' || end < (1 - fall) * Math.max(early, late);
      margin[d] = rule === 'argmax' ? deadlineMargin(early, late) : peakMargin(early, late, end, fall);
      holds[d] = inTime && confirmed ? 1 : 0;
    }
    return whereDefined(holds, margin, 'log');
  },
  words: ({ series, year, rule }, names) => {
    const of = names.series(series);
    const by = rules[rule ?? 'confirmed'];
    return { zh: `${of.zh}不晚于 ${year} 年达峰（${by.zh}）`, en: `${of.en} peaks by ${year} (${by.en})` };
  },
};

/** Columns of the maxima up to the deadline and after it; readings of one peak share them. */
function greatestOf(
  { series, from, year }: PeakBy<number>,
  draws: Draws,
): { readonly before: Float64Array; readonly after: Float64Array } {
  const greatest = (first: number, last: number): Float64Array =>
    draws.shared(`greatest ${first} ${last} ${series}`, () => {
      const most = new Float64Array(draws.count).fill(-Infinity);
      for (const values of columnsThrough(draws, series, { from: first, to: last }))
        for (let d = 0; d < most.length; d++) most[d] = Math.max(most[d]!, values[d]!);
      return most;
    });
  return { before: greatest(from, Math.min(year, draws.end)), after: greatest(year + 1, draws.end) };
}

/** The trend test has no distance of its own: where it fails, the lead over later years counts against. */
function trend(test: PeakBy<number>, draws: Draws): Outcome {
  const { before, after } = greatestOf(test, draws);
  const columns = columnsThrough(draws, test.series, { from: test.from, to: draws.end });
  const path = new Float64Array(columns.length);
  const margin = new Float64Array(draws.count);
  const holds = new Uint8Array(draws.count);
  for (let d = 0; d < margin.length; d++) {
    for (let i = 0; i < columns.length; i++) path[i] = columns[i]![d]!;
    const { at } = findPeak(path);
    const falls = path.length - at >= 4 && mannKendall(path.subarray(at)).z < -z90;
    const lead = deadlineMargin(before[d]!, after[d]!);
    margin[d] = falls ? lead : -Math.abs(lead);
    holds[d] = falls && at <= test.year - test.from ? 1 : 0;
  }
  return whereDefined(holds, margin, 'log');
}
