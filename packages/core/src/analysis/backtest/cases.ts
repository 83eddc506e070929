/** One forecast beside what came, and what several of them say together. */
import type { Bilingual } from '../../problem.ts';
import { crpsFair, crpsNormal } from './crps.ts';
import { average, brier, coverage, isCovered, pit, pitHistogram, skill } from './scores.ts';
import type { Coverage } from './scores.ts';

/** Rules that anyone can apply at the origin: last year again, no margin, no margin with the spread of the class, mean of five years, official target. */
export type NaiveRule = 'last' | 'zero' | 'class' | 'mean' | 'target';

/** A rule gives a number (sd 0) or a normal distribution. */
export interface RuleForecast {
  readonly mean: number;
  readonly sd: number;
}

export const single = (mean: number): RuleForecast => ({ mean, sd: 0 });

/** Null where the rule knows nothing. */
export type RuleValues = Readonly<Partial<Record<NaiveRule, RuleForecast | null>>>;

/** In points. */
export interface Case {
  readonly of: string;
  readonly origin: number;
  /** Years ahead. */
  readonly horizon: number;
  readonly year: number;
  readonly outcome: number;
  readonly p10: number;
  readonly p50: number;
  readonly p90: number;
  readonly crps: number;
  readonly pit: number;
  /** By level of the central interval. */
  readonly covered: Readonly<Record<string, boolean>>;
  /** Probability of more than `threshold`. */
  readonly above: number;
  readonly held: boolean;
  readonly naive: RuleValues;
}

export const coverageLevels: readonly number[] = [0.5, 0.8, 0.95];

export interface CaseSource extends Pick<Case, 'of' | 'origin' | 'horizon' | 'outcome' | 'naive'> {
  readonly draws: Float64Array;
  readonly threshold: number;
}

export function caseOf({ draws, threshold, ...rest }: CaseSource): Case {
  const { outcome, origin, horizon } = rest;
  const sorted = draws.slice().sort();
  const at = (p: number): number => sorted[Math.min(sorted.length - 1, Math.floor(p * sorted.length))]!;
  return {
    ...rest,
    year: origin + horizon,
    ...{ p10: at(0.1), p50: at(0.5), p90: at(0.9) },
    crps: crpsFair(draws, outcome),
    pit: pit(draws, outcome),
    covered: Object.fromEntries(coverageLevels.map((level) => [level, isCovered(sorted, outcome, level)])),
    above: draws.reduce((count, value) => count + (value > threshold ? 1 : 0), 0) / draws.length,
    held: outcome > threshold,
  };
}

export interface RuleScore {
  readonly rule: NaiveRule;
  /** Cases in which the rule had a number. */
  readonly cases: number;
  /** Mean CRPS, which is the absolute error where the rule gives a number; null without cases. */
  readonly crps: number | null;
  /** Of the model over the same cases. */
  readonly skill: number | null;
}

export interface ScoreGroup {
  readonly id: string;
  readonly label: Bilingual;
  readonly cases: number;
  /** Null without cases, like all that follow. */
  readonly crps: number | null;
  readonly coverage: readonly Coverage[];
  readonly pit: readonly number[];
  readonly brier: number | null;
  readonly rules: readonly RuleScore[];
}

export function scoreGroup(
  id: string,
  label: Bilingual,
  cases: readonly Case[],
  rules: readonly NaiveRule[],
): ScoreGroup {
  const none = cases.length === 0;
  return {
    ...{ id, label, cases: cases.length },
    crps: none ? null : average(cases.map(({ crps }) => crps)),
    coverage: coverageLevels.map((level) =>
      coverage(
        level,
        cases.map(({ covered }) => covered[level] === true),
      ),
    ),
    pit: pitHistogram(cases.map((each) => each.pit)),
    brier: none ? null : brier(cases.map(({ above, held }) => ({ p: above, held }))),
    rules: rules.map((rule) => ruleScore(rule, cases)),
  };
}

function ruleScore(rule: NaiveRule, cases: readonly Case[]): RuleScore {
  const known = cases.flatMap(({ naive, outcome, crps }) => {
    const value = naive[rule];
    return value === undefined || value === null ? [] : [{ ofRule: crpsNormal(value.mean, value.sd, outcome), crps }];
  });
  if (known.length === 0) return { rule, cases: 0, crps: null, skill: null };
  const ofRule = average(known.map((each) => each.ofRule));
  return { rule, cases: known.length, crps: ofRule, skill: skill(average(known.map(({ crps }) => crps)), ofRule) };
}
