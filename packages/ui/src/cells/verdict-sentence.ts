/** A verdict as one sentence that needs no table beside it. The probability word follows it. */
import type { JointVerdict, Report, Verdict } from '@planwright/core';
import { fixed } from '../format/number.ts';
import { percent } from '../format/probability.ts';
import type { Messages } from '../locale/locale.ts';

/** Points for rates and shares, one decimal; other margins have two. */
function marginText(verdict: Verdict, text: Messages): { number: (value: number) => string; unit: string } {
  switch (verdict.marginUnit) {
    case 'rate':
    case 'fraction':
      return { number: (value) => fixed(value * 100, 1), unit: text.points };
    case 'log':
      return { number: (value) => `${fixed(value * 100, 1)}%`, unit: '' };
    case 'sd':
      return { number: (value) => fixed(value, 2), unit: text.sd };
    default:
      return verdict.marginUnit satisfies never;
  }
}

function peakSentence(verdict: Verdict, report: Report, text: Messages): string | null {
  const { peak } = verdict;
  if (peak === null) return null;
  const all = peak.counts.reduce((sum, count) => sum + count, 0) + peak.notPeaked;
  const never = `${percent(all === 0 ? 0 : peak.notPeaked / all)}%`;
  const end = report.years.at(-1) ?? 0;
  const most = Math.max(...peak.counts);
  const year = peak.years[peak.counts.indexOf(most)];
  if (year === undefined || most === 0 || peak.notPeaked > all / 2) return text.verdictPeakNever(never, end);
  return text.verdictPeak(String(year), never, end);
}

export function verdictSentence(verdict: Verdict, report: Report, text: Messages): string {
  const peak = peakSentence(verdict, report, text);
  if (peak !== null) return peak;
  if (verdict.margin === null) return '';
  const { number, unit } = marginText(verdict, text);
  const { p10, p50, p90 } = verdict.margin;
  const gap = [number(Math.abs(p50)), unit].filter((part) => part !== '').join(' ');
  const words = [gap, number(p10), number(p90), p50 >= 0] as const;
  if (verdict.marginUnit === 'rate') return text.verdictMean(...words);
  if (verdict.marginUnit === 'fraction') return text.verdictFraction(...words);
  return text.verdictMargin(number(p10), [number(p90), unit].filter((part) => part !== '').join(' '));
}

/** Beside the product of the single probabilities; within two points of it the targets are as good as independent. */
export function jointSentence(joint: JointVerdict, text: Messages): string {
  const product = `${percent(joint.product)}%`;
  if (joint.p < joint.product - 0.02) return text.jointLower(product);
  return joint.p > joint.product + 0.02 ? text.jointHigher(product) : text.jointEqual(product);
}
