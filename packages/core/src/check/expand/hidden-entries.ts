/** Hidden variables → entries of the flat model. Their units follow from what they hold. */
import type { Expression } from '../../formula/expression.ts';
import type { FlatModel } from '../../model/flat-model.ts';
import { formatUnit, parseUnit, pureUnit } from '../../units/unit.ts';
import type { Unit } from '../../units/unit.ts';
import { inferUnit } from '../infer-unit.ts';
import type { FlatEntry } from './expansion.ts';
import type { HiddenVariable } from './hiding.ts';

type Known = Pick<FlatModel, 'parameters' | 'shocks' | 'variables'>;

export function hiddenEntries(hidden: readonly HiddenVariable[], known: Known): readonly FlatEntry[] {
  const units = new Map<string, Unit>();
  const groups: readonly Readonly<Record<string, { readonly unit: string }>>[] = [
    known.parameters,
    known.shocks ?? {},
    known.variables,
  ];
  for (const group of groups)
    for (const [name, { unit: text }] of Object.entries(group)) {
      const unit = parseUnit(text);
      if (!('code' in unit)) units.set(name.normalize('NFC'), unit);
    }
  /** Conflicts inside the expression are found again, and reported, when the hidden equation is checked. */
  const inferred = (expression: Expression): string => {
    const unit = inferUnit(expression, (name) => units.get(name) ?? pureUnit, {}, []);
    return formatUnit(unit === 'any' ? pureUnit : unit);
  };
  // A state inside another comes first, so its unit is known when it is read.
  return hidden.map(({ name, owner, equation, initial, unit: given, unitChecked, where }) => {
    const text = typeof given === 'string' ? given : inferred(given.like);
    const unit = parseUnit(text);
    if (!('code' in unit)) units.set(name.normalize('NFC'), unit);
    return {
      name,
      definition: { unit: text, label: known.variables[owner]?.label ?? { zh: owner, en: owner } },
      equation: { expression: equation, where, unitChecked },
      initial: initial && { expression: initial, where, unitChecked: false },
      problems: [],
    };
  });
}
