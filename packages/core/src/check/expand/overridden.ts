/** The parameters of one instance of a module: those of its model with the changes of the instance. */
import type { Parameter, ParameterOverride } from '../../model/model.ts';
import { problem, suggest } from '../../problem.ts';
import type { Problem, Where } from '../../problem.ts';

export function overridden(
  parameters: Readonly<Record<string, Parameter>>,
  changes: Readonly<Record<string, ParameterOverride>>,
  where: (place: string) => Where,
  problems: Problem[],
): Readonly<Record<string, Parameter>> {
  const entries = Object.entries(changes);
  if (entries.length === 0) return parameters;
  const changed = new Map(Object.entries(parameters));
  for (const [name, change] of entries) {
    const parameter = changed.get(name);
    if (parameter) changed.set(name, withChange(parameter, typeof change === 'object' ? change : { value: change }));
    else {
      const hint = suggest(name, Object.keys(parameters));
      const values = { kind_zh: '参数', kind_en: 'parameter', name, ...hint };
      problems.push(problem('unknown-name', where(`parameters.${name}`), values));
    }
  }
  return Object.fromEntries(changed);
}

/** The old prior does not belong to a new value. */
function withChange({ prior, ...parameter }: Parameter, change: Partial<Parameter>): Parameter {
  const kept = change.value === undefined && prior !== undefined ? { prior } : {};
  return { ...parameter, ...kept, ...change };
}
