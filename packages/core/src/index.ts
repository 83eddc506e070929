/** @planwright/core: define a model, check it, run it, judge it. */
export { defineModel, defineScenarios } from './model/model.ts';
export type {
  ByMember,
  IndexSet,
  LookupTable,
  Model,
  ModuleUse,
  Parameter,
  ParameterName,
  ParameterOverride,
  ParameterPath,
  Port,
  Quantity,
  Role,
  Scenario,
  ScenarioValue,
  ShareGroup,
  Shock,
  Variable,
  VariableName,
  YearValues,
  Years,
} from './model/model.ts';
export type { FlatModel, FlatParameter, FlatShock, FlatVariable } from './model/flat-model.ts';
export { moveShare } from './model/share-group.ts';
export { perElement } from './model/per-element.ts';
export { flatModel } from './check/expand/expand-model.ts';
export { modelSchema } from './model/model-schema.ts';
export type { JsonSchema } from './model/model-schema.ts';
export { normal, triangular, uniform } from './random/prior.ts';
export type { Normal, Prior, Triangular, Uniform } from './random/prior.ts';
export { cdf, mean, quantile, sd } from './random/distribution.ts';
export type {
  AllOf,
  AnyOf,
  AtLeast,
  Grade,
  GrowthAbovePeer,
  LevelAt,
  PeakBy,
  Reading,
  ShareUp,
  Target,
  Test,
  ThresholdSource,
} from './target/target.ts';
export { classifyPeak, findPeak, mannKendall, senSlope } from './target/peak.ts';
export type { MannKendall, Peak, PeakForm } from './target/peak.ts';
export { readTable } from './data/csv.ts';
export { averageGrowthLevel, geometricMeanRate } from './data/growth.ts';
export type { Bound, Confidence, Observation, Series, ShownObservation, SourceTier, Table } from './data/table.ts';
export { displayFactor, parseQuantity } from './units/quantity.ts';
export { parseFormula } from './formula/parse-formula.ts';
export type { ParsedFormula } from './formula/parse-formula.ts';
export { printFormula } from './formula/print-formula.ts';
export { toMathml } from './formula/to-mathml.ts';
export { toTex } from './formula/to-tex.ts';
export { reproduceHistory } from './analysis/reproduce.ts';
export type { Reproduction } from './analysis/reproduce.ts';
export { checkJob } from './run/prepare.ts';
export type { Alternative, Job, ModelBundle } from './run/job.ts';
export { run } from './run/run.ts';
export type { Result, RunInput, SeriesName } from './run/run.ts';
export { inlineRunner } from './run/inline-runner.ts';
export type { RunOptions, Runner } from './run/runner.ts';
export { createScheduler } from './run/scheduler.ts';
export type { Scheduler, SchedulerListeners } from './run/scheduler.ts';
export { engineVersion } from './run/engine-version.ts';
export { column } from './result/ensemble.ts';
export type { Ensemble, UndefinedOrigin } from './result/ensemble.ts';
export { quantileSorted } from './result/statistics.ts';
export type {
  AlternativeVerdict,
  CellState,
  Changes,
  Histogram,
  JointVerdict,
  PeakSummary,
  Report,
  ResidualSummary,
  SeriesSummary,
  Verdict,
} from './result/report.ts';
export { describe, ModelError, problem, problemCodes, suggest, wordings } from './problem.ts';
export type {
  Bilingual,
  Description,
  Locale,
  Problem,
  ProblemCode,
  ProblemValues,
  Severity,
  Where,
  Wording,
} from './problem.ts';
