import type { Discrete } from '../prior.ts';
import { areFinite, isList, notFinite } from './family.ts';
import type { Family } from './family.ts';

/** Probability of the first i + 1 values: sums of weights over their total, the last exactly 1. */
function cumulated({ weights }: Discrete): readonly number[] {
  const total = sum(weights);
  let below = 0;
  return weights.map((weight, i) => (i === weights.length - 1 ? 1 : (below += weight) / total));
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, each) => total + each, 0);

const prepared = new WeakMap<Discrete, readonly number[]>();

function steps(prior: Discrete): readonly number[] {
  const known = prepared.get(prior);
  if (known) return known;
  const made = cumulated(prior);
  prepared.set(prior, made);
  return made;
}

/** The quantile at p is the first value whose cumulated probability is at least p. */
export const discreteFamily: Family<Discrete> = {
  problem({ values, weights }) {
    if (!isList(values) || !isList(weights) || !areFinite([...values, ...weights])) return notFinite;
    if (values.length === 0) return { zh: '至少要有一个取值', en: 'it has one value at least' };
    if (values.length !== weights.length)
      return {
        zh: `${values.length} 个取值配了 ${weights.length} 个权重`,
        en: `it has ${values.length} values and ${weights.length} weights, which should be as many`,
      };
    const fall = values.findIndex((value, i) => i > 0 && !(value > values[i - 1]!));
    if (fall > 0)
      return {
        zh: `取值应严格递增（${values[fall - 1]} 之后是 ${values[fall]}）`,
        en: `its values rise strictly (${values[fall]} follows ${values[fall - 1]})`,
      };
    const wrong = weights.find((weight) => !(weight > 0));
    if (wrong !== undefined) return { zh: `权重 ${wrong} 应大于 0`, en: `its weight ${wrong} is above 0` };
    return sum(weights) === Infinity ? notFinite : null;
  },
  quantile(prior, probability) {
    if (Number.isNaN(probability)) return NaN;
    const ends = steps(prior);
    let low = 0;
    let high = ends.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (ends[middle]! >= probability) high = middle;
      else low = middle + 1;
    }
    return prior.values[low]!;
  },
  cdf(prior, value) {
    const above = prior.values.findIndex((each) => each > value);
    return above === -1 ? 1 : above === 0 ? 0 : steps(prior)[above - 1]!;
  },
  density({ values, weights }, value) {
    const at = values.indexOf(value);
    return at === -1 ? 0 : weights[at]! / sum(weights);
  },
  mean: ({ values, weights }) => sum(values.map((value, i) => value * weights[i]!)) / sum(weights),
  sd(prior) {
    const mean = discreteFamily.mean(prior);
    const squares = prior.values.map((value, i) => (value - mean) * (value - mean) * prior.weights[i]!);
    return Math.sqrt(sum(squares) / sum(prior.weights));
  },
  moved: (prior, by, factor) => ({ ...prior, values: prior.values.map((value) => (value + by) * factor) }),
};
