/** What the expansion of a model gives. */
import type { Expression } from '../../formula/expression.ts';
import type { FlatModel, FlatVariable } from '../../model/flat-model.ts';
import type { Problem, Where } from '../../problem.ts';

export interface FlatFormula {
  readonly expression: Expression;
  /** Its text, as it was written. */
  readonly where: Where;
  /** A number in the unit of the variable, or a formula whose unit is to be checked. */
  readonly unitChecked: boolean;
}

/** A variable of the flat model with its formulas read; null where it has none or where there is a problem. */
export interface FlatEntry {
  readonly name: string;
  readonly definition: FlatVariable;
  readonly equation: FlatFormula | null;
  readonly initial: FlatFormula | null;
  /** Of its formulas. */
  readonly problems: readonly Problem[];
}

export interface Expansion {
  readonly model: FlatModel;
  /** In the order of `model.variables`. */
  readonly variables: readonly FlatEntry[];
  /** `variables.share.secondary` → `variables.share`: places of the flat model that stand elsewhere in the source. */
  readonly places: ReadonlyMap<string, string>;
  readonly problems: readonly Problem[];
}
