/** `--set push=5` would be 500 %: what people read in percent is set with its unit, or as a fraction. */
import { barePercent, ModelError } from '@planwright/core';
import type { Job, Problem } from '@planwright/core';
import { soundModel } from './sound-model.ts';

/** Throws ModelError with `bare-percent`. Fixed and added values are checked by core, whoever wrote them; sliders of the page may pass 100 %. */
export function refuseBareSettings(job: Job): void {
  const bare = Object.entries(job.set ?? {}).flatMap(([name, value]) =>
    typeof value === 'number' && Math.abs(value) >= 1 ? [[name, value] as const] : [],
  );
  const model = bare.length === 0 ? null : soundModel(job);
  if (model === null) return;
  const problems = bare.flatMap(([name, value]): Problem[] => {
    const parameter = model.parameters[model.elements[name]?.[0] ?? name];
    if (parameter === undefined) return [];
    const { unit, display = unit } = parameter;
    const found = barePercent({ name, value, unit, display });
    return found?.severity === 'error' ? [{ ...found, where: { model: model.id, path: `set.${name}` } }] : [];
  });
  if (problems.length > 0) throw new ModelError(problems);
}
