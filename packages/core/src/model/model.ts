/** A model is plain, serialisable data: the same object written in TypeScript or stored as YAML. */
import type { Bilingual } from '../problem.ts';
import type { Prior } from '../random/prior.ts';

/** A number in the declared unit, or a number with a compatible unit ("0.3 %"). */
export type Quantity = number | string;

/** `lever`: what the plan can choose; `assumption`: what the analyst settles; `uncertainty`: what may happen (only these have a prior). */
export type Role = 'lever' | 'assumption' | 'uncertainty';

export interface Years {
  /** First year with any value. */
  readonly history: number;
  /** First projected year: observations from here on are shown, never used. */
  readonly start: number;
  readonly end: number;
}

export interface Parameter {
  readonly unit: string;
  readonly value: Quantity;
  readonly role: Role;
  readonly prior?: Prior;
  /** Ends of the allowed values, in the declared unit. */
  readonly range?: readonly [number, number];
  /** Unit in which people read and set it. */
  readonly display?: string;
  readonly label: Bilingual;
  readonly note?: Bilingual;
  readonly source: Bilingual;
  /** Stream of random numbers; the name of the parameter when absent. Renaming with the old name as stream keeps the draws. */
  readonly stream?: string;
}

/** A yearly innovation, 0 before the start year; `ar` is its first-order autocorrelation. */
export interface Shock {
  readonly unit: string;
  readonly prior: Prior;
  readonly ar?: number;
  readonly label: Bilingual;
  readonly source: Bilingual;
  readonly stream?: string;
}

export interface Variable {
  readonly unit: string;
  readonly display?: string;
  readonly label: Bilingual;
  readonly note?: Bilingual;
  readonly equation?: string;
  /** Used in a year where the equation cannot be computed; a number or a formula. */
  readonly initial?: Quantity;
  /** `dataset.series@vintage`. */
  readonly observed?: string;
  /** Further series drawn with the variable and never used by it: other vintages, inventories it is anchored to. */
  readonly shown?: readonly string[];
  /** First year of the model's own values (equation or initial); before it the variable is missing unless observed. */
  readonly from?: number;
}

export interface Model {
  readonly id: string;
  readonly title: Bilingual;
  readonly years: Years;
  readonly parameters: Readonly<Record<string, Parameter>>;
  readonly shocks?: Readonly<Record<string, Shock>>;
  readonly variables: Readonly<Record<string, Variable>>;
}

/** Values of a parameter over time. Between the years given: held (`step`), linear, or constant growth; after the last: kept or grown on. */
export interface ParameterPath {
  readonly path: Readonly<Record<number, Quantity>>;
  readonly kind: 'step' | 'linear' | 'growth';
  readonly then: 'keep' | 'grow';
}

/** A number is certain; a shift moves the prior; a prior replaces it; under a path each draw keeps its deviation from `value`. */
export type ScenarioValue = Quantity | { readonly shift: Quantity } | { readonly prior: Prior } | ParameterPath;

/** What differs from the parent (the model itself when there is none). */
export interface Scenario<ParameterName extends string = string, VariableName extends string = string> {
  readonly label: Bilingual;
  readonly intent?: Bilingual;
  readonly parent?: string;
  readonly parameters?: Readonly<Partial<Record<ParameterName, ScenarioValue>>>;
  /** Values that hold whatever the equation says: variable → year → value. */
  readonly fix?: Readonly<Partial<Record<VariableName, Readonly<Record<number, Quantity>>>>>;
}

export type ParameterName<M extends Model> = keyof M['parameters'] & string;
export type VariableName<M extends Model> = keyof M['variables'] & string;

/** Names are inferred as literal unions, so `Scenario<ParameterName<typeof growth>>` refuses a typo at compile time. */
export function defineModel<const M extends Model>(model: M): M {
  return model;
}

export function defineScenarios<M extends Model>(
  _model: M,
): <const S extends Record<string, Scenario<ParameterName<M>, VariableName<M>>>>(scenarios: S) => S {
  return (scenarios) => scenarios;
}
