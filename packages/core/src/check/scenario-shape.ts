/** The shape of scenarios and of changes on top of them: a notebook or a program may hand over anything. */
import { parts } from '../model/format.ts';
import type { Model, Scenario } from '../model/model.ts';
import type { Problem } from '../problem.ts';
import { checkForm } from './shape.ts';

/** What a user changes on top of a scenario. */
export interface Changes {
  readonly set?: unknown;
  readonly fix?: unknown;
  readonly add?: unknown;
}

/** Errors among them end the check before anything reads the scenarios. */
export function checkScenarioShapes(model: Model, scenarios: Readonly<Record<string, Scenario>>): Problem[] {
  return Object.entries(scenarios).flatMap(([id, scenario]) =>
    checkForm({ kind: 'part', of: 'scenario' }, scenario, `scenarios.${id}`, model.id),
  );
}

/** Likewise for what stands on top of them. */
export function checkChangeShapes(model: Model, { set, fix, add }: Changes): Problem[] {
  const changes = [
    ['parameters', 'set', set],
    ['fix', 'set.fix', fix],
    ['add', 'set.add', add],
  ] as const;
  return changes.flatMap(([key, path, value]) => {
    const form = parts.scenario[key]?.form;
    return form === undefined || value === undefined ? [] : checkForm(form, value, path, model.id);
  });
}
