/** @planwright/core/analysis: what it would take, what drives it, what breaks it. An entry of its own, so that a page loads it only when it is used. */
export type { OutputChoice, OutputInfo } from './output.ts';
export { briefing } from './briefing/briefing.ts';
export type { BriefingAnswer, BriefingParts, BriefingQuestion } from './briefing/briefing-answer.ts';
export { sensitivity } from './sensitivity/sensitivity.ts';
export { sensitivityMethods } from './sensitivity/question.ts';
export type {
  IndexRow,
  InputName,
  ScreeningRow,
  SensitivityAnswer,
  SensitivityMethod,
  SensitivityQuestion,
  SensitivityRows,
  SwingEnd,
  SwingRow,
} from './sensitivity/question.ts';
export type { Index } from './sensitivity/sobol-indices.ts';
export { backtest } from './backtest/backtest.ts';
export type { BacktestAnswer, BacktestDesign, BacktestQuestion } from './backtest/backtest.ts';
export type { Case, NaiveRule, RuleScore, ScoreGroup } from './backtest/cases.ts';
export type { CityPanel, PanelCity, SeriesAddress } from './backtest/city-panel.ts';
export { crpsEnsemble, crpsFair, crpsNormal } from './backtest/crps.ts';
export type { FiveYearRank } from './backtest/five-year-ranks.ts';
export { binomialRange, brier, coverage, pit, pitHistogram, skill } from './backtest/scores.ts';
export type { Coverage } from './backtest/scores.ts';
export { precedentOf } from './precedent/precedent.ts';
export type { ClassPrecedent, PrecedentAnswer } from './precedent/precedent.ts';
export { shrink } from './precedent/shrink.ts';
export type { Shrunk } from './precedent/shrink.ts';
export { yearbookFigures } from './sensitivity/yearbook-figures.ts';
export type { FigureValues, NarrowedInput, ValuedFigure, WantedFigure } from './sensitivity/yearbook-figures.ts';
export { discover } from './discovery/discover.ts';
export type { BoxRestriction, DiscoveredBox, DiscoveryAnswer, DiscoveryQuestion } from './discovery/question.ts';
export { attribute } from './attribution/attribute.ts';
export type {
  AttributedChange,
  AttributedOutput,
  Attribution,
  AttributionOptions,
  AttributionQuestion,
  PairInteraction,
} from './attribution/attribute.ts';
export { usualQuantities } from './attribution/attributed-output.ts';
export type { AttributedQuantity } from './attribution/attributed-output.ts';
export { attributionSentence, differenceText, interactionWords, levelText } from './attribution/attribution-words.ts';
export type { RunNames } from './attribution/attribution-words.ts';
export { changesBetween } from './attribution/job-changes.ts';
export type { JobChange, JobChanges } from './attribution/job-changes.ts';
export { decomposeProduct, pathsOf, pathsOfDraws } from './attribution/decompose-product.ts';
export type { Factor, Paths, ProductQuestion, ProductSplit, Spread } from './attribution/decompose-product.ts';
export { growthAccounting } from './attribution/growth-accounting.ts';
export type { GrowthAccount, GrowthAccounting, GrowthContributions } from './attribution/growth-accounting.ts';
export { lmdi } from './attribution/lmdi.ts';
export type { LmdiSplit } from './attribution/lmdi.ts';
export { splitShares } from './attribution/share-split.ts';
export type { PartsAt, ShareSplit } from './attribution/share-split.ts';
export { explain } from './explain/explain.ts';
export type { ExplainQuestion } from './explain/explain.ts';
export type {
  ExplainedFormula,
  ExplainedInput,
  ExplainedParameter,
  ExplainedShock,
  ExplainedVariable,
  Explanation,
} from './explain/explained.ts';
export { firstDifference } from './explain/first-difference.ts';
export type { Cause, CellDifference, DifferenceOptions, Parting } from './explain/first-difference.ts';
export type { RunChoice } from './explain/one-run.ts';
export type { ShownValue } from './explain/shown-value.ts';
export { steps } from './explain/steps.ts';
export type { Step, StepQuestion } from './explain/steps.ts';
export { reach } from './reach/reach.ts';
export type { ReachQuestion } from './reach/reach.ts';
export type { LeverBounds, LeverPath, LeverQuestion } from './reach/lever.ts';
export { reachSentence } from './reach/reach-words.ts';
export type {
  Estimate,
  FrontierPoint,
  LeverAlone,
  LeverMove,
  ReachAnswer,
  ReachedTarget,
} from './reach/reach-answer.ts';
export { withEffort } from './reach/verdict-effort.ts';
export { printable } from './reach/printable.ts';
export type { PrintableRow, PrintAnswer, PrintedValue, PrintQuestion, PrintRow } from './reach/printable.ts';
export { conflict, fewestGiven } from './conflict/conflict.ts';
export type {
  ConflictAnswer,
  ConflictPair,
  ConflictQuestion,
  ConflictTarget,
  FrontPoint,
  TradeOff,
} from './conflict/conflict.ts';
export { conflictSentence } from './conflict/conflict-words.ts';
export { monitor } from './monitoring/monitor.ts';
export type {
  FigureReading,
  GrowthGoal,
  MonitorAnswer,
  MonitoredPath,
  MonitoredTarget,
  MonitorQuestion,
  NewFigure,
  PrecedentClass,
  RequiredGrowth,
  Rerun,
  StraightLine,
} from './monitoring/monitor-answer.ts';
export { lightWords, monitorSentence, trendWords } from './monitoring/monitor-words.ts';
export { lightRule, trafficLight, trendOf } from './monitoring/light.ts';
export type { Light, Signal, Trend } from './monitoring/light.ts';
export { requiredGrowth } from './monitoring/required-growth.ts';
export { decompose } from './counties/decompose.ts';
export type { CountyAnswer, CountyQuestion, CountyShare } from './counties/decompose.ts';
export type { County } from './counties/county.ts';
export { readCounties, seriesOfRule } from './counties/read-counties.ts';
export type { CountyGap, CountyReading, CountyRegion, CountyTable } from './counties/read-counties.ts';
export { countyRules, ruleLabels } from './counties/rules.ts';
export type { CountyRule } from './counties/rules.ts';
export { audit } from './audit/audit.ts';
export type { AuditAnswer, AuditCheck, AuditStatus, ThirdNumber } from './audit/audit.ts';
export { auditSentence, auditStatusWords, auditSummary, checksInOrder } from './audit/audit-words.ts';
export type { ObservedNames } from './audit/observed.ts';
export { newObservations } from './monitoring/new-observations.ts';
