/** @planwright/core: define a model, check it, run it, judge it. */
export { defineModel, defineScenarios } from './model/model.ts';
export type {
  ByMember,
  CorrelationGroup,
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
export { barePercent } from './model/bare-percent.ts';
export { resolveScenario } from './model/scenario.ts';
export type { Settings } from './model/scenario.ts';
export type { ParameterSetting } from './model/parameter-setting.ts';
export { modelSchema } from './model/model-schema.ts';
export type { JsonSchema } from './model/model-schema.ts';
export { beta, discrete, empirical, lognormal, normal, pert, triangular, truncated, uniform } from './random/prior.ts';
export type {
  Beta,
  Continuous,
  Discrete,
  Empirical,
  LogNormal,
  Normal,
  Pert,
  Prior,
  Triangular,
  Truncated,
  Uniform,
} from './random/prior.ts';
export { cdf, density, mean, moved, priorRange, quantile, sd } from './random/distribution.ts';
export { designDraws, morrisAt, morrisOrder, pickFreezeAt } from './random/design.ts';
export type { Central, Design, LatinHypercube, MonteCarlo, Morris, PickFreeze, Sobol } from './random/design.ts';
export type {
  AllOf,
  AnyOf,
  AtLeast,
  AverageGrowth,
  BandAll,
  BandMean,
  Bounds,
  CountIn,
  DoneBy,
  Faster,
  FloorAll,
  GrowthAbovePeer,
  Identity,
  Improves,
  IntensityCut,
  LevelAt,
  Narrows,
  Never,
  PeakBy,
  SettledTest,
  ShareUp,
  Steady,
  Test,
  Threshold,
} from './target/grammar.ts';
export type { ReferenceClass, ReferenceClasses } from './target/reference-class.ts';
export type { Grade, Mode, PlanEntry, Reading, Target, ThresholdSource, UnmodelledTarget } from './target/target.ts';
export { everyReading, targetOfReading } from './target/every-reading.ts';
export { targetSchema } from './target/target-form.ts';
export { thresholdsOf } from './target/thresholds.ts';
export {
  errorPoints,
  percentText,
  probabilityScale,
  probabilityWord,
  probabilityWords,
} from './target/probability-words.ts';
export type { ProbabilityWord } from './target/probability-words.ts';
export { testWords } from './target/words.ts';
export { classifyPeak, findPeak, mannKendall, senSlope } from './target/peak.ts';
export type { MannKendall, Peak, PeakForm } from './target/peak.ts';
export { readTable } from './data/csv.ts';
export { averageGrowthCumulative, averageGrowthLevel, geometricMeanRate } from './data/growth.ts';
export { importTable } from './data/import-table.ts';
export type { Imported, ImportSource } from './data/import-table.ts';
export type { ImportedFigure } from './data/imported-figure.ts';
export type { Cell, CellValue, Sheet, Workbook } from './data/grid.ts';
export { readTextGrid } from './data/text-grid.ts';
export { readMapping } from './data/mapping.ts';
export type { ColumnOrValue, MappedSeries, Mapping, TableForm } from './data/mapping.ts';
export { openQuestions } from './data/open-questions.ts';
export type { DataQuestion } from './data/open-questions.ts';
export { overlay } from './data/overlay.ts';
export { readFigure } from './data/read-figure.ts';
export type { Figure } from './data/read-figure.ts';
export { compareTrust } from './data/trust.ts';
export { dataSheet, yearRuns } from './data/data-sheet.ts';
export type { DataSheetLine } from './data/data-sheet.ts';
export { unreadFigures } from './analysis/unread-figures.ts';
export { dataUse } from './analysis/data-use.ts';
export type { DataUse } from './analysis/data-use.ts';
export { checkIndicators } from './indicators/indicator-scale.ts';
export type { KnownBase } from './indicators/indicator-scale.ts';
export { indicatorTargets } from './indicators/indicator-targets.ts';
export { withObservedBases } from './indicators/observed-bases.ts';
export type { IndicatorVariable, JudgedRow } from './indicators/indicator-targets.ts';
export { marksNote } from './indicators/indicator-table.ts';
export type { IndicatorAttribute, IndicatorRow, IndicatorTable, IndicatorValue } from './indicators/indicator-table.ts';
export { aboutBand, indicatorTest } from './indicators/indicator-test.ts';
export type { RowTest, VariableOfRow } from './indicators/indicator-test.ts';
export { rowMeasure } from './indicators/row-measure.ts';
export type { RowMeasure } from './indicators/row-measure.ts';
export { indicatorsMarkdown, printIndicators } from './indicators/print-indicators.ts';
export type { PrintedCell, PrintedTable } from './indicators/print-indicators.ts';
export { readIndicators } from './indicators/read-indicators.ts';
export type {
  Bound,
  Confidence,
  Measure,
  Observation,
  Series,
  ShownObservation,
  SourceTier,
  Table,
} from './data/table.ts';
export { displayFactor, parseQuantity } from './units/quantity.ts';
export { parseFormula } from './formula/parse-formula.ts';
export type { ParsedFormula } from './formula/parse-formula.ts';
export { printFormula } from './formula/print-formula.ts';
export { toMathml } from './formula/to-mathml.ts';
export { toTex } from './formula/to-tex.ts';
export { reproduceHistory } from './analysis/reproduce.ts';
export type { Reproduction } from './analysis/reproduce.ts';
export { checkJob, largestRun } from './run/prepare.ts';
export { compareRuns } from './run/compare-runs.ts';
export type { Comparison } from './run/compare-runs.ts';
export { decodePart, encodePart } from './run/part-file.ts';
export { mergeRunParts, shardRange } from './run/run-part.ts';
export type { PartResult, RunPart } from './run/run-part.ts';
export { problemsOf } from './run/worker-lost.ts';
export { rawBudget } from './run/raw-draws.ts';
export type { DrawRange } from './run/simulate.ts';
export type { Alternative, Job, ModelBundle } from './run/job.ts';
export { run } from './run/run.ts';
export { runDefaults } from './run/run-defaults.ts';
export type { Result, RunInput, SeriesName } from './run/run.ts';
export { inlineRunner } from './run/inline-runner.ts';
export type { RunOptions, Runner } from './run/runner.ts';
export { createScheduler } from './run/scheduler.ts';
export type { Scheduler, SchedulerListeners } from './run/scheduler.ts';
export { engineVersion } from './run/engine-version.ts';
export { column } from './result/ensemble.ts';
export type { Ensemble, UndefinedOrigin } from './result/ensemble.ts';
export { pairedChange, pairedDifference } from './result/paired.ts';
export type { PairedChange, PairedDifference } from './result/paired.ts';
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
  SeriesErrors,
  RunRecord,
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
