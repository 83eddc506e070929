/** What monitoring is asked and what it answers: plain data. */
import type { Bilingual, Problem } from '../../problem.ts';
import type { Job } from '../../run/job.ts';
import type { Grade } from '../../target/target.ts';
import type { RunRecord } from '../../result/report.ts';
import type { FigureError } from './figure-error.ts';
import type { Light, Trend } from './light.ts';
import type { Chance } from './weights.ts';

/** A figure that has come in, with its errors as standard deviations; all in the unit of the series. */
export interface NewFigure {
  readonly series: string;
  readonly year: number;
  readonly value: number;
  readonly error?: number;
  readonly revision?: number;
}

/** Mean yearly growth that a plan asks of a rate, from the year after `from` to `to`. */
export interface GrowthGoal {
  readonly rate: number;
  readonly from: number;
  readonly to: number;
}

/** Yearly rates that places reached, by year: every run of so many years on end is a precedent. */
export interface PrecedentClass {
  readonly label: Bilingual;
  readonly places: readonly Readonly<Record<number, number>>[];
}

/** `more`: reweight as many draws as it takes. `fix`: start again from the figures, which teaches nothing about lasting inputs. */
export type Rerun = 'more' | 'fix';

export interface MonitorQuestion {
  readonly job: Job;
  readonly figures: readonly NewFigure[];
  /** Goals of series that are yearly rates, by series; what is required is told from the figures themselves. */
  readonly goals?: Readonly<Record<string, GrowthGoal>>;
  readonly precedent?: PrecedentClass;
  readonly rerun?: Rerun;
}

export interface FigureReading {
  readonly series: string;
  readonly label: Bilingual;
  readonly year: number;
  readonly value: number;
  readonly unit: string;
  readonly display: { readonly unit: string; readonly factor: number };
  readonly error: FigureError;
  /** Of the draws before the figure was known. */
  readonly expected: { readonly mean: number; readonly sd: number; readonly low: number; readonly high: number };
  /** Share of the draws below the figure. */
  readonly percentile: number;
  /** Further than two standard errors beyond every draw. */
  readonly outside: boolean;
}

export interface MonitoredTarget {
  readonly id: string;
  readonly label: Bilingual;
  readonly grade: Grade;
  readonly headline: boolean;
  readonly prior: Chance;
  /** Null where the figures leave too few draws to tell. */
  readonly posterior: Chance | null;
  /** After the figures of each year in turn; the light before the first is that of the prior. */
  readonly lights: readonly {
    readonly year: number;
    readonly p: number;
    readonly light: Light;
    /** Against the year before, in the first against the prior. */
    readonly trend: Trend;
  }[];
  /** Of the last year. */
  readonly light: Light | null;
  readonly trend: Trend | null;
}

export interface RequiredGrowth {
  readonly series: string;
  readonly label: Bilingual;
  readonly goal: number;
  readonly from: number;
  readonly to: number;
  /** Last year that is known. */
  readonly through: number;
  /** Mean yearly rate so far. */
  readonly realised: number;
  readonly required: number | null;
  /** Where the realised rates come from. */
  readonly basis: 'figures' | 'posterior mean';
  /** Percentile of the required rate among those reached over so many years, with the size of the class. */
  readonly precedent: { readonly label: Bilingual; readonly percentile: number; readonly size: number } | null;
}

export interface StraightLine {
  readonly target: string;
  readonly series: string;
  readonly label: Bilingual;
  readonly year: number;
  /** Shares of the way and of the time. */
  readonly done: number;
  readonly elapsed: number;
  /** Share of its own way that the model expected by this year. */
  readonly expected: number | null;
}

export interface MonitoredPath {
  readonly series: string;
  readonly label: Bilingual;
  readonly unit: string;
  readonly display: { readonly unit: string; readonly factor: number };
  readonly years: readonly number[];
  readonly prior: readonly PathBand[];
  readonly posterior: readonly PathBand[] | null;
}

export interface PathBand {
  readonly mean: number;
  readonly p05: number;
  readonly p95: number;
}

export interface MonitorAnswer extends RunRecord {
  readonly method: 'reweighted' | 'reweighted more draws' | 'started from the figures';
  readonly figures: readonly FigureReading[];
  /** Kish's effective number of draws, its share, and the least that needs no second run. */
  readonly effective: {
    readonly size: number;
    readonly share: number;
    readonly least: number;
    readonly enough: boolean;
  };
  /** What would mend it; null where nothing needs mending. */
  readonly offer: { readonly draws: number; readonly reruns: readonly Rerun[] } | null;
  readonly targets: readonly MonitoredTarget[];
  readonly joint:
    (Omit<MonitoredTarget, 'id' | 'label' | 'grade' | 'headline'> & { readonly ids: readonly string[] }) | null;
  readonly required: readonly RequiredGrowth[];
  readonly progress: readonly StraightLine[];
  /** Beside every figure of `progress`. */
  readonly progressWarning: Bilingual;
  readonly paths: readonly MonitoredPath[];
  readonly problems: readonly Problem[];
}
