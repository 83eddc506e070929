/** A model after its check: formulas parsed, names and units known, observed series found. Independent of any scenario. */
import type { Observation, ShownObservation } from '../data/table.ts';
import type { Expression } from '../formula/expression.ts';
import type { Model, Parameter, Shock, Variable } from '../model/model.ts';
import type { Problem } from '../problem.ts';

export interface ObservedSeries {
  /** One observation per year, the trusted one, in the unit of the series. */
  readonly chosen: readonly Observation[];
  /** Year → value in the unit of the variable; inequalities are no values. */
  readonly values: ReadonlyMap<number, number>;
}

export interface CheckedVariable {
  readonly name: string;
  readonly definition: Variable;
  readonly equation: Expression | null;
  readonly initial: Expression | null;
  readonly observed: ObservedSeries | null;
  /** Rows to draw: those of `observed` and of the further series shown. */
  readonly shown: readonly ShownObservation[];
}

/** What a name in a formula stands for. */
export type Meaning =
  | { readonly kind: 'variable'; readonly index: number; readonly definition: Variable }
  | { readonly kind: 'parameter'; readonly index: number; readonly definition: Parameter }
  | { readonly kind: 'shock'; readonly index: number; readonly definition: Shock };

export interface CheckedModel {
  readonly model: Model;
  readonly years: readonly number[];
  readonly variables: readonly CheckedVariable[];
  readonly meaning: ReadonlyMap<string, Meaning>;
  /** Warnings only: errors end the check. */
  readonly warnings: readonly Problem[];
}
