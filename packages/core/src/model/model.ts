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

/** Something for every element of an indexed quantity: members → value, nested in the order of `over`; a value in place of a mapping holds for all. */
export type ByMember<Value> = { readonly [member: string]: Value | ByMember<Value> };

/** Members of a set, in order. Only an ordered set knows neighbours (`age-1`). */
export interface IndexSet {
  readonly members: readonly string[];
  readonly ordered?: boolean;
  readonly labels?: Readonly<Record<string, Bilingual>>;
}

export interface Parameter {
  readonly unit: string;
  readonly value: Quantity | ByMember<Quantity>;
  /** `uncertainty` where there is a prior and `assumption` otherwise, when absent. */
  readonly role?: Role;
  readonly prior?: Prior | ByMember<Prior>;
  /** Ends of the allowed values, in the declared unit. */
  readonly range?: readonly [number, number] | ByMember<readonly [number, number]>;
  /** Index sets: `sector`, or `sector as user` for a second place over the same set. One parameter per element. */
  readonly over?: readonly string[];
  /** Unit in which people read and set it. */
  readonly display?: string;
  /** The name itself when absent. */
  readonly label?: Bilingual;
  readonly note?: Bilingual;
  /** Told as not stated when absent. */
  readonly source?: Bilingual;
  /**
   * Stream of random numbers; the name of the parameter when absent. Renaming with the old name as stream keeps the draws. An
   * element has the stream `name.member`, an instance of a module `instance.name`.
   */
  readonly stream?: string;
  /** All instances of the module draw the same numbers. */
  readonly shared?: boolean;
}

/** A yearly innovation, 0 before the start year; `ar` is its first-order autocorrelation. Elements and instances draw on their own. */
export interface Shock {
  readonly unit: string;
  readonly prior: Prior | ByMember<Prior>;
  readonly ar?: number;
  readonly over?: readonly string[];
  readonly label?: Bilingual;
  readonly source?: Bilingual;
  readonly stream?: string;
  readonly shared?: boolean;
}

export interface Variable {
  readonly unit: string;
  readonly display?: string;
  /** The name itself when absent. */
  readonly label?: Bilingual;
  readonly note?: Bilingual;
  readonly equation?: string;
  /** Used in a year where the equation cannot be computed; a number or a formula. */
  readonly initial?: Quantity | ByMember<Quantity>;
  /** Index sets: one variable per element. The equation holds for each of them. */
  readonly over?: readonly string[];
  /**
   * Equation of the elements for which an offset (`pop[age-1]`) leaves the ordered set: a number, a formula, or `missing` for
   * none. It stands in place of the whole equation.
   */
  readonly edge?: Quantity;
  /** `dataset.series@vintage`; `{sector}` stands for the member, `{module}` for the name of the instance. */
  readonly observed?: string;
  /** Further series drawn with the variable and never used by it: other vintages, inventories it is anchored to. */
  readonly shown?: readonly string[];
  /** First year of the model's own values (equation or initial); before it the variable is missing unless observed. */
  readonly from?: number;
}

/** Points of a function of one number: `interpolate(name, x)` is linear between them and flat outside. */
export interface LookupTable {
  /** Strictly rising, in `xUnit`. */
  readonly x: readonly number[];
  /** In `unit`. */
  readonly y: readonly number[];
  /** Unit of the result, 1 when absent. */
  readonly unit?: string;
  /** Unit of the argument, 1 when absent. */
  readonly xUnit?: string;
}

/**
 * Parameters that sum to one in every draw: sᵢ = vᵢ·e^{zᵢ} / Σ vⱼ·e^{zⱼ}, with vᵢ the value of the parameter. The prior of a
 * member is on z, so it is normal.
 */
export interface ShareGroup {
  /** Parameters; an indexed one stands for all its elements. */
  readonly members: readonly string[];
  /** Standard deviation of z of the members that are uncertain and have no prior of their own. */
  readonly spread?: number;
}

/**
 * Inputs that move together: a Gaussian copula, so `rho` and `matrix` are correlations of the normal scores (rank correlations are a
 * little smaller). New members come last: then no other draw changes.
 */
export interface CorrelationGroup {
  /** Parameters with a prior, or shocks; an indexed one stands for all its elements. */
  readonly of: readonly string[];
  /** The same correlation for every pair. */
  readonly rho?: number;
  /** Rows in the order of the members, elements of indexed ones in the order of their sets. */
  readonly matrix?: readonly (readonly number[])[];
  /** Takes the nearest correlation matrix where the given one is none, with a warning. */
  readonly repair?: boolean;
}

/** What a module reads from outside, like a variable. */
export interface Port {
  readonly unit: string;
  readonly label?: Bilingual;
  readonly over?: readonly string[];
}

/** A change of a module's parameter for one instance. A value without a prior is certain. */
export type ParameterOverride = Quantity | Partial<Parameter>;

/** One instance of a model inside another. Its names get the prefix `instance.`. */
export interface ModuleUse {
  /** The model, or the name of another instance beside this one that has it. */
  readonly model: Model | string;
  readonly label?: Bilingual;
  /** Port → formula in the names of the model around, usually one name. */
  readonly ports?: Readonly<Record<string, string>>;
  readonly parameters?: Readonly<Record<string, ParameterOverride>>;
}

export interface Model {
  readonly id: string;
  /** The id when absent. */
  readonly title?: Bilingual;
  readonly years: Years;
  readonly sets?: Readonly<Record<string, readonly string[] | IndexSet>>;
  readonly parameters: Readonly<Record<string, Parameter>>;
  readonly shareGroups?: Readonly<Record<string, ShareGroup>>;
  readonly shocks?: Readonly<Record<string, Shock>>;
  readonly correlations?: Readonly<Record<string, CorrelationGroup>>;
  readonly variables: Readonly<Record<string, Variable>>;
  readonly lookups?: Readonly<Record<string, LookupTable>>;
  /** Of a model that is used as a module. */
  readonly ports?: Readonly<Record<string, Port>>;
  readonly modules?: Readonly<Record<string, ModuleUse>>;
  /** Groups of variables whose equations need each other within one year and are solved together. */
  readonly simultaneous?: readonly (readonly string[])[];
}

/** Values of a parameter over time. Between the years given: held (`step`), linear, or constant growth; after the last: kept or grown on. */
export interface ParameterPath {
  readonly path: Readonly<Record<number, Quantity>>;
  readonly kind: 'step' | 'linear' | 'growth';
  readonly then: 'keep' | 'grow';
}

export type YearValues = Readonly<Record<number, Quantity>>;

/** A number is certain; a shift moves the prior; a prior replaces it; under a path each draw keeps its deviation from `value`. */
export type ScenarioValue = Quantity | { readonly shift: Quantity } | { readonly prior: Prior } | ParameterPath;

/** What differs from the parent (the model itself when there is none). */
export interface Scenario<ParameterName extends string = string, VariableName extends string = string> {
  readonly label: Bilingual;
  readonly intent?: Bilingual;
  readonly parent?: string;
  /** Of an indexed parameter: one value for all elements, one per member, or an element by its name (`rate.secondary`). */
  readonly parameters?: Readonly<Partial<Record<ParameterName, ScenarioValue | ByMember<ScenarioValue>>>>;
  /** Values that hold whatever the equation says: variable → year → value. */
  readonly fix?: Readonly<Partial<Record<VariableName, YearValues | ByMember<YearValues>>>>;
  /** Added to what the equation gives: variable → year → value. */
  readonly add?: Readonly<Partial<Record<VariableName, YearValues | ByMember<YearValues>>>>;
}

export type ParameterName<M extends Model> = keyof M['parameters'] & string;
export type VariableName<M extends Model> = keyof M['variables'] & string;

type SetsOf<M extends Model> = M extends { readonly sets: infer Sets } ? Sets : unknown;

/** `sector as user` is a second place over `sector`. */
type SetNamed<Place extends string> = Place extends `${infer SetName} as ${string}` ? SetName : Place;

/** Members of a set as literals; any text where the set is not known to the compiler. */
type MemberOf<Sets, Place extends string> =
  SetNamed<Place> extends keyof Sets
    ? Sets[SetNamed<Place>] extends readonly (infer Member extends string)[]
      ? Member
      : Sets[SetNamed<Place>] extends { readonly members: readonly (infer Member extends string)[] }
        ? Member
        : string
    : string;

/** `.primary.tertiary` for every combination of members. */
type Suffix<Sets, Over extends readonly string[]> = Over extends readonly [
  infer First extends string,
  ...infer Rest extends readonly string[],
]
  ? `.${MemberOf<Sets, First>}${Suffix<Sets, Rest>}`
  : Over extends readonly []
    ? ''
    : `.${string}`;

/** Names of the elements of what is indexed: `share.secondary`. */
export type ElementOf<M extends Model, Group> = {
  [Name in keyof Group & string]: Group[Name] extends { readonly over: infer Over extends readonly string[] }
    ? `${Name}${Suffix<SetsOf<M>, Over>}`
    : never;
}[keyof Group & string];
type InModule<M extends Model> = M extends { readonly modules: infer Modules }
  ? `${keyof Modules & string}.${string}`
  : never;

/** What a scenario may set: parameters, elements of indexed ones, and those of modules. */
export type ParameterKey<M extends Model> = ParameterName<M> | ElementOf<M, M['parameters']> | InModule<M>;
export type VariableKey<M extends Model> = VariableName<M> | ElementOf<M, M['variables']> | InModule<M>;

/** Refuses keys that the shape does not have: inference alone would let a slip such as `equasion` pass. */
type Known<Given, Shape> = { readonly [Key in Exclude<keyof Given, keyof Shape>]: never };
type KnownEach<Given, Shape> = { readonly [Name in keyof Given]: Known<Given[Name], Shape> };

/** Every place of `over` names a set of the model. */
type Places<M extends Model> =
  SetsOf<M> extends infer Sets
    ? unknown extends Sets
      ? string
      : (keyof Sets & string) | `${keyof Sets & string} as ${string}`
    : string;
type OverKnown<M extends Model, Given> = {
  readonly [Name in keyof Given]: Given[Name] extends { readonly over: readonly string[] }
    ? { readonly over: readonly Places<M>[] }
    : unknown;
};

interface KnownKeys<M extends Model> {
  readonly parameters: KnownEach<M['parameters'], Parameter> & OverKnown<M, M['parameters']>;
  readonly shocks?: KnownEach<M['shocks'], Shock>;
  readonly variables: KnownEach<M['variables'], Variable> & OverKnown<M, M['variables']>;
}

/** Names are inferred as literal unions, so `Scenario<ParameterName<typeof growth>>` refuses a typo at compile time. */
export function defineModel<const M extends Model>(model: M & Known<M, Model> & KnownKeys<M>): M {
  return model;
}

export function defineScenarios<M extends Model>(
  _model: M,
): <const Id extends string>(
  scenarios: Readonly<Record<Id, Scenario<ParameterKey<M>, VariableKey<M>>>>,
) => Readonly<Record<Id, Scenario<ParameterKey<M>, VariableKey<M>>>> {
  return (scenarios) => scenarios;
}
