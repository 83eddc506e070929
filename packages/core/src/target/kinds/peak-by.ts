/** 如期达峰: one definition of a peak (DESIGN §5), three rules of evidence. */
import { normalQuantile } from '../../elementary/normal-quantile.ts';
import { optional, required } from '../../model/format.ts';
import { perDraw } from '../outcome.ts';
import { deadlineMargin, findPeak, mannKendall, peakMargin } from '../peak.ts';
import * as fields from './fields.ts';
import type { TestKind } from './test-kind.ts';
import { yearsThrough } from './test-kind.ts';

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
    const { fall = defaultFall, rule = 'confirmed' } = test;
    const deadline = test.year - test.from;
    const columns = yearsThrough(test.from, draws.end).map((year) => draws.column(test.series, year));
    const path = new Float64Array(columns.length);
    const gather = (d: number): Float64Array => {
      for (let i = 0; i < columns.length; i++) path[i] = columns[i]![d]!;
      return path;
    };
    if (rule === 'confirmed')
      return perDraw(
        draws.count,
        'log',
        (d) => peakMargin(gather(d), deadline, fall),
        () => findPeak(path).at <= deadline && findPeak(path).end < (1 - fall) * findPeak(path).maximum,
      );
    if (rule === 'argmax')
      return perDraw(
        draws.count,
        'log',
        (d) => deadlineMargin(gather(d), deadline),
        () => findPeak(path).at <= deadline,
      );
    const falls = (): boolean => {
      const after = path.subarray(findPeak(path).at);
      return after.length >= 4 && mannKendall(after).z < -z90;
    };
    // The trend test has no distance of its own: where it fails, the lead over later years counts against.
    return perDraw(
      draws.count,
      'log',
      (d) => {
        const lead = deadlineMargin(gather(d), deadline);
        return falls() ? lead : -Math.abs(lead);
      },
      () => findPeak(path).at <= deadline && falls(),
    );
  },
  words: ({ series, year, rule }, names) => {
    const of = names.series(series);
    const by = rules[rule ?? 'confirmed'];
    return { zh: `${of.zh}不晚于 ${year} 年达峰（${by.zh}）`, en: `${of.en} peaks by ${year} (${by.en})` };
  },
};
