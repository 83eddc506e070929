/** Hidden variables: what a formula needs beside its own variable. Their names hold a `~`, which nobody can write. */
import type { Expression, Span } from '../../formula/expression.ts';
import type { Where } from '../../problem.ts';

export interface HiddenVariable {
  readonly name: string;
  /** The variable whose formula needs it. */
  readonly owner: string;
  readonly equation: Expression;
  readonly initial: Expression | null;
  /** Declared unit, or the expression whose unit it has. */
  readonly unit: string | { readonly like: Expression };
  /** False for the equation of a lookup, which is in the units of its table by definition. */
  readonly unitChecked: boolean;
  readonly where: Where;
}

export interface Hiding {
  readonly variables: HiddenVariable[];
  /** How many of a kind each owner has. */
  readonly counts: Map<string, number>;
}

/** The formula that is being expanded. */
export interface Owner {
  readonly name: string;
  readonly where: Where;
  readonly hiding: Hiding;
}

/** `gdp~smooth1`, then `gdp~smooth2`. */
export function hiddenName({ name, hiding }: Owner, kind: string): string {
  const key = `${name}~${kind}`;
  const count = (hiding.counts.get(key) ?? 0) + 1;
  hiding.counts.set(key, count);
  return `${key}${count}`;
}

/** Adds the variable and gives a reference to it. */
export function hide(
  owner: Owner,
  variable: Pick<HiddenVariable, 'name' | 'equation' | 'initial' | 'unit'> & { readonly unitChecked?: boolean },
  span: Span,
): Expression {
  const where = { ...owner.where, span };
  owner.hiding.variables.push({ unitChecked: true, ...variable, owner: owner.name, where });
  return { kind: 'name', name: variable.name.normalize('NFC'), subscripts: [], lag: 0, span };
}
