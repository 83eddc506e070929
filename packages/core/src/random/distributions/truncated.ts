/** A continuous prior within ends: one uniform still gives one draw, on the probabilities that lie between the ends. */
import type { Bilingual } from '../../problem.ts';
import type { Continuous, Truncated } from '../prior.ts';
import { notFinite } from './family.ts';
import type { Family } from './family.ts';
import { integrate } from './integrate.ts';

/** Less would leave too few of the 52 bits of a uniform to tell its draws apart. */
const LEAST_MASS = 1e-6;

interface Part {
  /** Probabilities below the two ends. */
  readonly from: number;
  readonly to: number;
}

/** `all` stands for the families of continuous priors: the table that this family is a row of. */
export function truncatedFamily(
  all: Omit<Family<Continuous>, 'breaks'> & Required<Pick<Family<Continuous>, 'breaks'>>,
): Family<Truncated> {
  const prepared = new WeakMap<Truncated, Part>();
  const partOf = (prior: Truncated): Part => {
    const known = prepared.get(prior);
    if (known) return known;
    const { of, low, high } = prior;
    const made = { from: low === undefined ? 0 : all.cdf(of, low), to: high === undefined ? 1 : all.cdf(of, high) };
    prepared.set(prior, made);
    return made;
  };
  const inside = ({ low = -Infinity, high = Infinity }: Truncated, value: number): boolean =>
    value >= low && value <= high;
  /** Mean of `value` over the draws. */
  const average = (prior: Truncated, value: (x: number) => number): number => {
    const { from, to } = partOf(prior);
    const cuts = all.breaks(prior.of).filter((p) => p > from && p < to);
    return integrate((p) => value(all.quantile(prior.of, p)), [from, ...cuts, to]) / (to - from);
  };
  const family: Family<Truncated> = {
    problem(prior) {
      const { of, low, high } = prior;
      if (typeof of !== 'object' || of === null) return notFinite;
      const kind: string = of.kind;
      if (kind === 'truncated') return nested;
      if (kind === 'discrete') return noContinuous;
      const inner = all.problem(of);
      if (inner) return inner;
      for (const end of [low, high]) if (end !== undefined && !Number.isFinite(end)) return notFinite;
      if (low === undefined && high === undefined) return noEnds;
      if (low !== undefined && high !== undefined && !(low < high))
        return { zh: `下限 ${low} 应小于上限 ${high}`, en: `its low end ${low} is below its high end ${high}` };
      const { from, to } = partOf(prior);
      return to - from >= LEAST_MASS ? null : noMass(to - from);
    },
    quantile(prior, probability) {
      const { from, to } = partOf(prior);
      const value = all.quantile(prior.of, from + probability * (to - from));
      // Rounding may lead past an end.
      return Math.min(Math.max(value, prior.low ?? -Infinity), prior.high ?? Infinity);
    },
    cdf(prior, value) {
      const { from, to } = partOf(prior);
      return Math.min(Math.max((all.cdf(prior.of, value) - from) / (to - from), 0), 1);
    },
    density(prior, value) {
      const { from, to } = partOf(prior);
      return inside(prior, value) ? all.density(prior.of, value) / (to - from) : 0;
    },
    mean: (prior) => average(prior, (x) => x),
    sd(prior) {
      const mean = family.mean(prior);
      return Math.sqrt(average(prior, (x) => (x - mean) * (x - mean)));
    },
    moved: (prior, by, factor) => ({
      kind: 'truncated',
      of: all.moved(prior.of, by, factor),
      ...(prior.low === undefined ? {} : { low: (prior.low + by) * factor }),
      ...(prior.high === undefined ? {} : { high: (prior.high + by) * factor }),
    }),
  };
  return family;
}

const nested: Bilingual = {
  zh: '截断之中不再写截断：只写较窄的两端',
  en: 'a truncation holds no other: write the narrower ends once',
};
const noContinuous: Bilingual = {
  zh: '离散分布不能截断：删去范围之外的取值',
  en: 'a discrete prior is not truncated: leave out the values beyond the ends',
};
const noEnds: Bilingual = { zh: '缺少 low 或 high', en: 'it has low, high or both' };
const noMass = (mass: number): Bilingual => ({
  zh: `两端之间的概率只有 ${mass.toPrecision(2)}，应不小于 ${LEAST_MASS}：放宽两端`,
  en: `its ends keep ${LEAST_MASS} of the probability at least (they keep ${mass.toPrecision(2)}: widen them)`,
});
