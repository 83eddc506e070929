/** A job is everything a run needs, as plain data that crosses a worker boundary. */
import type { Table } from '../data/table.ts';
import type { ByMember, Model, Scenario, ScenarioValue, YearValues } from '../model/model.ts';
import type { Bilingual } from '../problem.ts';
import type { Design } from '../random/design.ts';
import type { ReferenceClasses } from '../target/reference-class.ts';
import type { Target, UnmodelledTarget } from '../target/target.ts';

/** One entry of `@planwright/models`. */
export interface ModelBundle {
  readonly model: Model;
  readonly scenarios: Readonly<Record<string, Scenario>>;
  readonly targets: readonly Target[];
  readonly tables: readonly Table[];
  /** Clauses that are ticked off or not modelled: listed beside the targets, never with a probability. */
  readonly unmodelled?: readonly UnmodelledTarget[];
  /** Priors under which some verdicts are always shown as well, because the choice among them is open. */
  readonly alternatives?: Readonly<Record<string, Alternative>>;
  /** How comparable places fared in the comparison that the plan makes; gives verdicts their precedent. */
  readonly referenceClasses?: ReferenceClasses;
}

export interface Alternative {
  readonly label: Bilingual;
  /** Changes on top of the scenario and of the user's own. */
  readonly set: Readonly<Record<string, ScenarioValue>>;
  /** Ids of the targets that are shown under it. */
  readonly targets: readonly string[];
  /** Most draws: the ends of a range need fewer than a verdict. */
  readonly draws?: number;
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
  /** Which uniforms the draws take; independent ones (Monte Carlo) when absent. */
  readonly design?: Design;
  /** Two levels: so many draws of the shocks for each draw of the parameters; 1 when absent. Parameters take draw ⌊draw / inner⌋. */
  readonly inner?: number;
  /** Series to summarise; all variables when absent. */
  readonly series?: readonly string[];
  /** Ids of the targets to judge; all of the bundle when absent. */
  readonly targets?: readonly string[];
  /** Reading per target id where it differs from the first one. */
  readonly readings?: Readonly<Record<string, string>>;
  /** Targets of the joint figure; the headline ones when absent. */
  readonly joint?: readonly string[];
  /** Also run the alternative priors of the bundle; a preview leaves them out. */
  readonly alternatives?: boolean;
  /** Most bytes of raw draws that the run keeps; `rawBudget` when absent. Beyond it quantiles come from sketches. */
  readonly rawBytes?: number;
}
