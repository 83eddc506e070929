/**
 * What a scenario does to equations, written into the checked model of one run. An add-factor is a hidden parameter with a path,
 * added to the equation. What the equation would give where a variable is fixed is a hidden variable of its own, last in the
 * model, which nothing reads.
 */
import type { CheckedModel, CheckedVariable, Meaning } from '../check/checked-model.ts';
import type { Schedule } from '../check/schedule.ts';
import type { Expression, NameReference } from '../formula/expression.ts';
import type { FlatModel, FlatParameter } from '../model/flat-model.ts';
import type { ParameterSetting } from '../model/parameter-setting.ts';
import type { CellValues, Settings } from '../model/scenario.ts';
import { problem } from '../problem.ts';
import type { Problem } from '../problem.ts';

export const addName = (variable: string): string => `${variable}~add`;
export const unfixedName = (variable: string): string => `${variable}~unfixed`;

/** The equations depend on which variables are changed and in which years they are fixed, not on the values added. */
export function withScenarioEquations(checked: CheckedModel, settings: Settings): CheckedModel {
  const added = addedTo(checked, settings);
  const fixed = checked.variables.filter(({ name, equation }) => equation && settings.fix.has(name));
  if (added.length + fixed.length === 0) return checked;

  const meaning = new Map(checked.meaning);
  const parameters: [string, FlatParameter][] = Object.entries(checked.model.parameters);
  for (const { name, definition } of added) {
    const own = addName(name);
    const { unit, label } = definition;
    const parameter: FlatParameter = { unit, value: 0, role: 'assumption', label, source: label };
    const entry: Meaning = { kind: 'parameter', index: parameters.length, definition: parameter };
    meaning.set(own.normalize('NFC'), entry);
    parameters.push([own, parameter]);
  }

  const raised = checked.variables.map((variable): CheckedVariable => {
    const { name, equation } = variable;
    return equation && settings.add.has(name) ? { ...variable, equation: plus(equation, addName(name)) } : variable;
  });
  const unfixed = fixed.map(({ name, definition }): CheckedVariable => {
    const equation = raised.find((variable) => variable.name === name)!.equation;
    const from = Math.min(...settings.fix.get(name)!.keys());
    const { unit, label } = definition;
    return {
      name: unfixedName(name),
      definition: { unit, label, from },
      equation,
      initial: null,
      observed: null,
      shown: [],
    };
  });
  const variables = [...raised, ...unfixed];
  unfixed.forEach(({ name, definition }, i) =>
    meaning.set(name.normalize('NFC'), { kind: 'variable', index: raised.length + i, definition }),
  );
  const model: FlatModel = {
    ...checked.model,
    parameters: Object.fromEntries(parameters),
    variables: Object.fromEntries(variables.map(({ name, definition }) => [name, definition])),
  };
  return { ...checked, model, variables, meaning };
}

/** The settings with those of the hidden parameters, in the order of `withScenarioEquations`. */
export function withAddSettings(checked: CheckedModel, settings: Settings): Settings {
  const added = addedTo(checked, settings);
  if (added.length === 0) return settings;
  const hidden = added.map(({ name }): ParameterSetting => {
    const own = addName(name);
    const path = checked.years.map((year) => settings.add.get(name)?.get(year) ?? 0);
    return { name: own, stream: own, value: 0, prior: null, shift: 0, path };
  });
  return { ...settings, parameters: [...settings.parameters, ...hidden] };
}

const addedTo = (checked: CheckedModel, { add }: Settings): readonly CheckedVariable[] =>
  add.size === 0 ? [] : checked.variables.filter(({ name, equation }) => equation && add.has(name));

function plus(equation: Expression, name: string): Expression {
  const { span } = equation;
  const added: NameReference = { kind: 'name', name: name.normalize('NFC'), subscripts: [], lag: 0, span };
  return { kind: 'call', name: 'add', operands: [equation, added], span };
}

/** A residual that cannot be computed is no fault of the model: it is left out of the report. */
export function withoutResiduals(problems: readonly Problem[]): readonly Problem[] {
  return problems.filter(({ values }) => !String(values['reader'] ?? '').endsWith('~unfixed'));
}

/** Add-factors of cells that the equation does not give. */
export function unusedAdds(checked: CheckedModel, schedule: Schedule, add: CellValues): readonly Problem[] {
  return [...add].flatMap(([name, cells]) => {
    const index = checked.variables.findIndex((variable) => variable.name === name);
    const where = { model: checked.model.id, path: `variables.${name}` };
    return [...cells.keys()]
      .filter((year) => schedule.modes[index]?.[checked.years.indexOf(year)] !== 'equation')
      .map((year) => problem('add-unused', where, { name, year }));
  });
}
