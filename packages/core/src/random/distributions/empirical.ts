import type { Bilingual } from '../../problem.ts';
import type { Empirical } from '../prior.ts';
import { areFinite, isList, notFinite } from './family.ts';
import type { Family } from './family.ts';

/** Probability of point i. */
const probabilityAt = ({ values, probabilities }: Empirical, i: number): number =>
  probabilities === undefined ? i / (values.length - 1) : probabilities[i]!;

/** Index of the last point whose key is at most `at`, the last point left out. */
function segmentOf(points: number, key: (i: number) => number, at: number): number {
  let low = 0;
  let high = points - 2;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (key(middle) <= at) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** Segments of equal density: [probability, from, to]. */
function segments(prior: Empirical): readonly (readonly [number, number, number])[] {
  return prior.values
    .slice(1)
    .map((to, i) => [probabilityAt(prior, i + 1) - probabilityAt(prior, i), prior.values[i]!, to]);
}

export const empiricalFamily: Family<Empirical> = {
  problem({ values, probabilities }) {
    if (!isList(values) || (probabilities !== undefined && !isList(probabilities))) return notFinite;
    if (values.length < 2) return { zh: '样本至少要有两个数', en: 'its sample has two numbers at least' };
    if (!areFinite([...values, ...(probabilities ?? [])])) return notFinite;
    const fall = values.findIndex((value, i) => i > 0 && value < values[i - 1]!);
    if (fall > 0) return unsorted(values[fall - 1]!, values[fall]!);
    if (values[0] === values[values.length - 1])
      return {
        zh: `样本的数全是 ${values[0]}：写成确定的值`,
        en: `its numbers differ (all are ${values[0]}: then write a value without a prior)`,
      };
    return probabilities === undefined ? null : probabilityProblem(values.length, probabilities);
  },
  quantile(prior, probability) {
    const { values } = prior;
    if (!(probability >= 0 && probability <= 1)) return NaN;
    const i = segmentOf(values.length, (point) => probabilityAt(prior, point), probability);
    const from = probabilityAt(prior, i);
    const share = (probability - from) / (probabilityAt(prior, i + 1) - from);
    return values[i]! + share * (values[i + 1]! - values[i]!);
  },
  cdf(prior, value) {
    const { values } = prior;
    const last = values.length - 1;
    if (Number.isNaN(value)) return NaN;
    if (value < values[0]!) return 0;
    if (value >= values[last]!) return 1;
    const i = segmentOf(values.length, (point) => values[point]!, value);
    const from = probabilityAt(prior, i);
    return from + ((value - values[i]!) / (values[i + 1]! - values[i]!)) * (probabilityAt(prior, i + 1) - from);
  },
  density(prior, value) {
    const { values } = prior;
    if (!(value >= values[0]! && value <= values[values.length - 1]!)) return 0;
    const i = segmentOf(values.length, (point) => values[point]!, value);
    return (probabilityAt(prior, i + 1) - probabilityAt(prior, i)) / (values[i + 1]! - values[i]!);
  },
  mean: (prior) => segments(prior).reduce((total, [share, from, to]) => total + share * (from + (to - from) / 2), 0),
  sd(prior) {
    const mean = empiricalFamily.mean(prior);
    const variance = segments(prior).reduce((total, [share, from, to]) => {
      const [left, right] = [from - mean, to - mean];
      return total + (share * (left * left + left * right + right * right)) / 3;
    }, 0);
    return Math.sqrt(variance);
  },
  moved: (prior, by, factor) => ({ ...prior, values: prior.values.map((value) => (value + by) * factor) }),
  breaks: (prior) => prior.values.map((_, i) => probabilityAt(prior, i)),
};

const unsorted = (before: number, after: number): Bilingual => ({
  zh: `样本应由小到大（${before} 之后是 ${after}）`,
  en: `its values rise (${after} follows ${before})`,
});

function probabilityProblem(points: number, probabilities: readonly number[]): Bilingual | null {
  if (probabilities.length !== points)
    return {
      zh: `${points} 个数配了 ${probabilities.length} 个概率`,
      en: `it has ${points} values and ${probabilities.length} probabilities, which should be as many`,
    };
  if (probabilities[0] !== 0 || probabilities[points - 1] !== 1)
    return { zh: '概率应从 0 到 1', en: 'its probabilities go from 0 to 1' };
  const fall = probabilities.findIndex((probability, i) => i > 0 && !(probability > probabilities[i - 1]!));
  return fall > 0
    ? {
        zh: `概率应严格递增（${probabilities[fall - 1]} 之后是 ${probabilities[fall]}）`,
        en: `its probabilities rise strictly (${probabilities[fall]} follows ${probabilities[fall - 1]})`,
      }
    : null;
}
