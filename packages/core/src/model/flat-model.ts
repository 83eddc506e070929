/**
 * A model after its expansion: index sets, modules, ports, states and lookups are written out as single variables and
 * parameters, named with dots (`share.secondary`, `city.gdp`). It is a Model still, with narrower types.
 */
import type { Prior } from '../random/prior.ts';
import type { Bilingual } from '../problem.ts';
import type { Model, Parameter, Quantity, Role, Shock, Variable } from './model.ts';

/** What stands where a source was left out. */
export const unstated: Bilingual = { zh: '未注明出处', en: 'source not stated' };

export interface FlatParameter extends Parameter {
  readonly role: Role;
  readonly label: Bilingual;
  readonly source: Bilingual;
  readonly value: Quantity;
  readonly prior?: Prior;
  readonly range?: readonly [number, number];
}

export interface FlatShock extends Shock {
  readonly prior: Prior;
}

export interface FlatVariable extends Variable {
  readonly label: Bilingual;
  readonly initial?: Quantity;
}

export interface FlatModel extends Model {
  readonly title: Bilingual;
  readonly parameters: Readonly<Record<string, FlatParameter>>;
  readonly shocks?: Readonly<Record<string, FlatShock>>;
  readonly variables: Readonly<Record<string, FlatVariable>>;
  /** Variables that people defined, in their order: those that are shown when nothing else is asked for. */
  readonly listed: readonly string[];
  /** Indexed parameters: name → names of its elements. */
  readonly elements: Readonly<Record<string, readonly string[]>>;
}
