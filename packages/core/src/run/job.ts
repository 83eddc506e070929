/** A job is everything a run needs, as plain data that crosses a worker boundary. */
import type { Table } from '../data/table.ts';
import type { ByMember, Model, Scenario, ScenarioValue, YearValues } from '../model/model.ts';
import type { Bilingual } from '../problem.ts';
import type { Target } from '../target/target.ts';

/** One entry of `@planwright/models`. */
export interface ModelBundle {
  readonly model: Model;
  readonly scenarios: Readonly<Record<string, Scenario>>;
  readonly targets: readonly Target[];
  readonly tables: readonly Table[];
  /** Priors under which some verdicts are always shown as well, because the choice among them is open. */
  readonly alternatives?: Readonly<Record<string, Alternative>>;
}

export interface Alternative {
  readonly label: Bilingual;
  /** Changes on top of the scenario and of the user's own. */
  readonly set: Readonly<Record<string, ScenarioValue>>;
  /** Ids of the targets that are shown under it. */
  readonly targets: readonly string[];
}

export interface Job {
  readonly bundle: ModelBundle;
  readonly scenario: string;
  /** Changes of the user on top of the scenario. */
  readonly set?: Readonly<Record<string, ScenarioValue | ByMember<ScenarioValue>>>;
  readonly fix?: Readonly<Record<string, YearValues | ByMember<YearValues>>>;
  readonly add?: Readonly<Record<string, YearValues | ByMember<YearValues>>>;
  readonly draws: number;
  /** A whole number from 0 to 2^53 − 1. */
  readonly seed: number;
  /** Series to summarise; all variables when absent. */
  readonly series?: readonly string[];
  /** Reading per target id where it differs from the first one. */
  readonly readings?: Readonly<Record<string, string>>;
  /** Targets of the joint figure; the headline ones when absent. */
  readonly joint?: readonly string[];
  /** Also run the alternative priors of the bundle; a preview leaves them out. */
  readonly alternatives?: boolean;
}
