/** A model after its check: formulas parsed, names and units known, observed series found. Independent of any scenario. */
import type { Observation, ShownObservation } from '../data/table.ts';
import type { Expression } from '../formula/expression.ts';
import type { FlatModel, FlatParameter, FlatShock, FlatVariable } from '../model/flat-model.ts';

export interface ObservedSeries {
  /** One observation per year, the trusted one, in the unit of the series. */
  readonly chosen: readonly Observation[];
  /** Year → value in the unit of the variable; inequalities are no values. */
  readonly values: ReadonlyMap<number, number>;
}

export interface CheckedVariable {
  readonly name: string;
  readonly definition: FlatVariable;
  readonly equation: Expression | null;
  readonly initial: Expression | null;
  readonly observed: ObservedSeries | null;
  /** Rows to draw: those of `observed` and of the further series shown. */
  readonly shown: readonly ShownObservation[];
}

/** What a name in a formula stands for. */
export type Meaning =
  | { readonly kind: 'variable'; readonly index: number; readonly definition: FlatVariable }
  | { readonly kind: 'parameter'; readonly index: number; readonly definition: FlatParameter }
  | { readonly kind: 'shock'; readonly index: number; readonly definition: FlatShock };

export interface CheckedModel {
  readonly model: FlatModel;
  readonly years: readonly number[];
  readonly variables: readonly CheckedVariable[];
  readonly meaning: ReadonlyMap<string, Meaning>;
  /** Paths of the flat model → paths of their definitions, where they differ. */
  readonly places: ReadonlyMap<string, string>;
  /** Declared simultaneous blocks: indices of variables, ascending. */
  readonly simultaneous: readonly (readonly number[])[];
}
