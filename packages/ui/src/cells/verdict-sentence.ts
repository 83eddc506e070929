/** A verdict as one sentence that needs no table beside it. The probability word follows it. */
import type { JointVerdict, Report, Verdict } from '@planwright/core';
import { fixed, signed } from '../format/number.ts';
import { percentText } from '@planwright/core';
import type { Messages } from '../locale/locale.ts';

const decimals = 1;

/** Margins in what people read: points for rates and shares, per cents for log ratios. */
function marginScale(verdict: Verdict, text: Messages): { factor: number; unit: string } {
  switch (verdict.marginUnit) {
    case 'rate':
    case 'fraction':
      return { factor: 100, unit: ` ${text.points}` };
    case 'log':
    case 'relative':
      return { factor: 100, unit: '%' };
    case 'years':
      return { factor: 1, unit: ` ${text.years}` };
    case 'count':
      return { factor: 1, unit: '' };
    case 'sd':
      return { factor: 1, unit: ` ${text.sd}` };
    default:
      return verdict.marginUnit satisfies never;
  }
}

function peakSentence(verdict: Verdict, deadline: number, report: Report, text: Messages): string | null {
  const { peak } = verdict;
  if (peak === null) return null;
  const all = peak.counts.reduce((sum, count) => sum + count, 0) + peak.notPeaked;
  const inTime = peak.counts.reduce(
    (sum, count, i) => ((peak.years[i] ?? Infinity) <= deadline ? sum + count : sum),
    0,
  );
  const share = (count: number): string => `${percentText(all === 0 ? 0 : count / all)}%`;
  return text.verdictPeak(share(inTime), deadline, share(peak.notPeaked), report.years.at(-1) ?? deadline);
}

/** `deadline`: the year a peak target asks for. */
export function verdictSentence(verdict: Verdict, deadline: number | null, report: Report, text: Messages): string {
  const peak = deadline === null ? null : peakSentence(verdict, deadline, report, text);
  if (peak !== null) return peak;
  if (verdict.margin === null) return '';
  const { factor, unit } = marginScale(verdict, text);
  const { p10, p50, p90 } = verdict.margin;
  const low = signed(p10 * factor, decimals);
  const high = signed(p90 * factor, decimals) + unit;
  const gap = fixed(Math.abs(p50) * factor, decimals);
  if (Number(gap) === 0) return text.verdictEven(low, high);
  if (verdict.marginUnit === 'rate') return text.verdictMean(gap + unit, low, high, p50 > 0);
  if (verdict.marginUnit === 'fraction') return text.verdictFraction(gap + unit, low, high, p50 > 0);
  return text.verdictMargin(low, high);
}

/** Beside the product of the single probabilities; a difference inside the sampling error says nothing. */
export function jointSentence(joint: JointVerdict, text: Messages): string {
  const product = `${percentText(joint.product)}%`;
  const difference = joint.p - joint.product;
  if (Math.abs(difference) <= joint.error || percentText(joint.p) === percentText(joint.product))
    return text.jointEqual(product);
  return difference < 0 ? text.jointLower(product) : text.jointHigher(product);
}

/** How many hold together, besides all of them. */
export function jointCounts(joint: JointVerdict, text: Messages): string {
  const all = joint.counts.reduce((sum, count) => sum + count, 0);
  const shown = joint.counts
    .slice(0, -1)
    .map((count, k) => text.jointCounts(k, `${percentText(all === 0 ? 0 : count / all)}%`));
  return shown.reverse().join(' · ');
}

/** Whether the probability is what the wording of the plan demands. */
export function demandText(verdict: Verdict, text: Messages): string {
  const demanded = `${percentText(verdict.demanded)}%`;
  return verdict.p !== null && verdict.p >= verdict.demanded
    ? text.demandedMet(demanded)
    : text.demandedMissed(demanded);
}
