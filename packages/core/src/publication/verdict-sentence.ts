/** A verdict as one sentence, in the words and numbers of the page. The probability word follows it. */
import type { Test } from '../target/grammar.ts';
import type { JointVerdict, Report, Verdict } from '../result/report.ts';
import type { ModelBundle } from '../run/job.ts';
import { percentText } from '../target/probability-words.ts';
import { fixed, signed } from './shown-number.ts';
import type { Words } from './words.ts';

const decimals = 1;

/** Margins in what people read: points for rates and shares, per cents for log ratios. */
function marginScale(verdict: Verdict, words: Words): { readonly factor: number; readonly unit: string } {
  switch (verdict.marginUnit) {
    case 'rate':
    case 'fraction':
      return { factor: 100, unit: ` ${words.points}` };
    case 'log':
    case 'relative':
      return { factor: 100, unit: '%' };
    case 'years':
      return { factor: 1, unit: ` ${words.years}` };
    case 'count':
      return { factor: 1, unit: '' };
    case 'sd':
      return { factor: 1, unit: ` ${words.sd}` };
    default:
      return verdict.marginUnit satisfies never;
  }
}

/** The year a peak test asks for, wherever it stands in a composite; null for other tests. */
function deadlineOf(test: Test): number | null {
  if (test.kind === 'peakBy') return test.year;
  if (test.kind !== 'all' && test.kind !== 'any' && test.kind !== 'atLeast') return null;
  return test.of.map(deadlineOf).find((year) => year !== null) ?? null;
}

function peakSentence(verdict: Verdict, bundle: ModelBundle, report: Report, words: Words): string | null {
  const reading = bundle.targets.find(({ id }) => id === verdict.id)?.readings[verdict.reading];
  const deadline = reading === undefined ? null : deadlineOf(reading.test);
  const { peak } = verdict;
  if (peak === null || deadline === null) return null;
  const all = peak.counts.reduce((sum, count) => sum + count, 0) + peak.notPeaked;
  const inTime = peak.counts.reduce(
    (sum, count, i) => ((peak.years[i] ?? Infinity) <= deadline ? sum + count : sum),
    0,
  );
  const share = (count: number): string => `${percentText(all === 0 ? 0 : count / all)}%`;
  return words.peak(share(inTime), deadline, share(peak.notPeaked), report.years.at(-1) ?? deadline);
}

export function verdictSentence(verdict: Verdict, bundle: ModelBundle, report: Report, words: Words): string {
  const peak = peakSentence(verdict, bundle, report, words);
  if (peak !== null) return peak;
  if (verdict.margin === null) return '';
  const { factor, unit } = marginScale(verdict, words);
  const { p10, p50, p90 } = verdict.margin;
  const low = signed(p10 * factor, decimals);
  const high = signed(p90 * factor, decimals) + unit;
  const gap = fixed(Math.abs(p50) * factor, decimals);
  if (Number(gap.replaceAll(',', '')) === 0) return words.even(low, high);
  if (verdict.marginUnit === 'rate') return words.mean(gap + unit, low, high, p50 > 0);
  if (verdict.marginUnit === 'fraction') return words.fraction(gap + unit, low, high, p50 > 0);
  return words.margin(low, high);
}

/** Some targets at once. */
export type Together = Pick<JointVerdict, 'ids' | 'p' | 'error' | 'product'>;

/** Beside the product of the single probabilities; a difference inside the sampling error says nothing. */
export function jointSentence(joint: Together, words: Words): string {
  const product = `${percentText(joint.product)}%`;
  const difference = joint.p - joint.product;
  if (Math.abs(difference) <= joint.error || percentText(joint.p) === percentText(joint.product))
    return words.jointEqual(product);
  return difference < 0 ? words.jointLower(product) : words.jointHigher(product);
}
