/** What a run says, small enough to send anywhere: bands of the requested series, verdicts, problems and the record that makes it citable. */
import type { ShownObservation } from '../data/table.ts';
import type { Bilingual, Problem } from '../problem.ts';

/** How the value of a variable came about in a year. `estimated`: an equation or initial value before the start year. */
export type CellState = 'fixed' | 'observed' | 'estimated' | 'projected' | 'missing';

/** Arrays run over `Report.years`; values are in `unit`; null where there is no value. Quantiles are type 7 over the draws. */
export interface SeriesSummary {
  readonly unit: string;
  /** Unit for people and the factor from `unit` to it (value × factor). */
  readonly display: { readonly unit: string; readonly factor: number };
  readonly label: Bilingual;
  readonly state: readonly CellState[];
  readonly observed: readonly (number | null)[];
  /** Every row of the observed series and of the further series shown with the variable, conflicting ones too. */
  readonly observations: readonly ShownObservation[];
  readonly mean: readonly (number | null)[];
  readonly p05: readonly (number | null)[];
  readonly p25: readonly (number | null)[];
  readonly p50: readonly (number | null)[];
  readonly p75: readonly (number | null)[];
  readonly p95: readonly (number | null)[];
  readonly errors: SeriesErrors;
}

/**
 * Half-widths of 95 % intervals over draws, in the unit of the series: ±1.96 standard errors of a mean, between two order
 * statistics for a quantile. Null where there is no value or too few draws to tell. They take draws as independent.
 */
export interface SeriesErrors {
  readonly mean: readonly (number | null)[];
  readonly p05: readonly (number | null)[];
  readonly p25: readonly (number | null)[];
  readonly p50: readonly (number | null)[];
  readonly p75: readonly (number | null)[];
  readonly p95: readonly (number | null)[];
}

export interface Histogram {
  readonly low: number;
  readonly high: number;
  readonly counts: readonly number[];
}

/** Of the draws with a defined path: the year of the first maximum (`notPeaked`: it is the last year of the window) and the form of the path. */
export interface PeakSummary {
  readonly years: readonly number[];
  readonly counts: readonly number[];
  readonly notPeaked: number;
  readonly forms: {
    readonly confirmed: number;
    readonly plateau: number;
    readonly later: number;
    readonly rising: number;
  };
}

export interface Verdict {
  readonly id: string;
  readonly clause: number;
  readonly label: Bilingual;
  readonly reading: string;
  readonly readingLabel: Bilingual;
  readonly readings: Readonly<Record<string, Bilingual>>;
  readonly grade: 'A' | 'B' | 'C';
  readonly thresholdSource: 'document' | 'external' | 'peer' | 'analyst';
  readonly headline: boolean;
  readonly demanded: number;
  readonly status: 'modelled' | 'checklist' | 'not modelled';
  /** Module of the model, way of following and release, where the target says so. */
  readonly module: string | null;
  readonly mode: 'quantitative' | 'proxy' | 'checklist' | null;
  readonly release: string | null;
  /** Sums up other targets: never counted beside them. */
  readonly umbrella: boolean;
  readonly note: Bilingual | null;
  /** Held draws over all draws; an undefined draw counts as not held. */
  readonly p: number | null;
  /** Half-width of the 95 % Wilson interval. */
  readonly error: number | null;
  readonly undefined: number;
  readonly margin: { readonly p10: number; readonly p50: number; readonly p90: number } | null;
  /** Margins of the draws between their 0.5 % and 99.5 % quantiles, for a small figure. */
  readonly marginHistogram: Histogram | null;
  /** Unit of the margin: a rate (fraction per year), a log ratio, a difference of shares (fraction), a fraction of the threshold or base, years, a count, or standard deviations. */
  readonly marginUnit: 'rate' | 'log' | 'fraction' | 'relative' | 'years' | 'count' | 'sd';
  /** counts[k] = draws in which exactly k members of the test hold; null where the test has no members. */
  readonly counts: readonly number[] | null;
  readonly effort: null | number;
  readonly effortReason: Bilingual;
  readonly precedent: null | number;
  readonly precedentReason: Bilingual;
  readonly peak: PeakSummary | null;
  /** The same target under alternative priors, empty where the model names none; null where they were not asked for. */
  readonly alternatives: readonly AlternativeVerdict[] | null;
}

export interface AlternativeVerdict {
  readonly id: string;
  readonly label: Bilingual;
  readonly p: number | null;
  readonly error: number | null;
}

export interface JointVerdict {
  readonly ids: readonly string[];
  readonly p: number;
  readonly error: number;
  /** Product of the single probabilities: what independence would give. */
  readonly product: number;
  /** counts[k] = draws in which exactly k of the targets hold. */
  readonly counts: readonly number[];
}

/** Over the draws, in the unit of the variable; null where the equation gives nothing. */
export interface ResidualSummary {
  readonly mean: number | null;
  readonly p05: number | null;
  readonly p95: number | null;
}

/** By name, as text that people read: `0.3 %`, `{"shift":0.001}`. */
export interface Changes {
  readonly set: Readonly<Record<string, string>>;
  readonly fix: Readonly<Record<string, string>>;
  readonly add: Readonly<Record<string, string>>;
}

/** What makes figures citable: who computed them, from what, and how often. */
export interface RunRecord {
  readonly model: string;
  readonly scenario: string;
  /** What the user changed on top of the scenario, as given; empty for the scenario itself. */
  readonly changes: Changes;
  /** First 12 hexadecimal digits of the SHA-256 of model, data, scenario and changes. */
  readonly hash: string;
  readonly engine: string;
  readonly seed: number;
  /** Draws that were run; of an analysis, all its runs together. */
  readonly draws: number;
}

export interface Report extends RunRecord {
  readonly years: readonly number[];
  readonly start: number;
  readonly series: Readonly<Record<string, SeriesSummary>>;
  readonly targets: readonly Verdict[];
  readonly joint: JointVerdict | null;
  /**
   * Fixed variables that have an equation → year → the fixed value minus what the equation would have given. As an add-factor it
   * reproduces the fixed path without the fix.
   */
  readonly residuals: Readonly<Record<string, Readonly<Record<number, ResidualSummary>>>>;
  /**
   * Largest relative error of a quantile: 0 where all draws were kept; above 0 where there were too many and quantiles come from
   * counts in narrow buckets. Means, probabilities and counts are exact either way.
   */
  readonly quantileError: number;
  readonly problems: readonly Problem[];
}
