/** The check reads as its story: names, shape, formulas, references, units, observations; all problems are collected. */
import { resolveObserved } from '../data/resolve.ts';
import type { Observation, ShownObservation, Table } from '../data/table.ts';
import { references } from '../formula/expression.ts';
import type { Expression } from '../formula/expression.ts';
import { parseFormula } from '../formula/parse-formula.ts';
import type { Model, Quantity, Variable } from '../model/model.ts';
import { problem, suggest } from '../problem.ts';
import type { Problem, Where } from '../problem.ts';
import { priorProblem } from '../random/distribution.ts';
import { displayFactor, parseQuantity } from '../units/quantity.ts';
import { formatUnit, parseUnit, pureUnit, sameUnit } from '../units/unit.ts';
import type { Unit } from '../units/unit.ts';
import type { CheckedModel, CheckedVariable, Meaning, ObservedSeries } from './checked-model.ts';
import { inferUnit } from './infer-unit.ts';
import { nameMeanings } from './names.ts';
import { checkShape } from './shape.ts';

export interface ModelCheck {
  /** Null when there is an error among the problems. */
  readonly checked: CheckedModel | null;
  readonly problems: readonly Problem[];
}

export function checkModel(model: Model, tables: readonly Table[]): ModelCheck {
  const shape = checkShape(model);
  if (shape.some((item) => item.severity === 'error')) return { checked: null, problems: shape };

  const problems: Problem[] = [...shape];
  const meaning = nameMeanings(model, problems);
  const units = declaredUnits(model, problems);
  checkParameters(model, problems);

  const variables = Object.entries(model.variables).map(([name, definition]): CheckedVariable => {
    const at = (part: string): Where => ({ model: model.id, path: `variables.${name}.${part}` });
    const equation = definition.equation === undefined ? null : readFormula(definition.equation, at('equation'), meaning, problems);
    const initial = readInitial(definition.initial, definition.unit, at('initial'), meaning, problems);
    const unitOf = (reference: string): Unit => units.get(reference) ?? pureUnit;
    if (equation) checkUnit(equation, definition, unitOf, at('equation'), problems);
    if (initial && initial.kind !== 'number') checkUnit(initial, definition, unitOf, at('initial'), problems);
    return { name, definition, equation, initial, ...readSeries(definition, tables, at('observed'), problems) };
  });

  const failed = problems.some((item) => item.severity === 'error');
  const years = Array.from({ length: model.years.end - model.years.history + 1 }, (_, i) => model.years.history + i);
  return { checked: failed ? null : { model, years, variables, meaning, warnings: problems }, problems };
}

function declaredUnits(model: Model, problems: Problem[]): Map<string, Unit> {
  const units = new Map<string, Unit>();
  const groups = { parameters: model.parameters, shocks: model.shocks ?? {}, variables: model.variables };
  for (const [group, entries] of Object.entries(groups))
    for (const [name, entry] of Object.entries(entries)) {
      const where: Where = { model: model.id, path: `${group}.${name}.unit` };
      const unit = parseUnit(entry.unit, where);
      if ('code' in unit) problems.push(unit);
      else units.set(name.normalize('NFC'), unit);
      if ('display' in entry && entry.display !== undefined && !('code' in unit)) {
        const factor = displayFactor(entry.unit, entry.display);
        if (typeof factor !== 'number') problems.push({ ...factor, where: { ...where, path: `${group}.${name}.display` } });
      }
    }
  return units;
}

function checkParameters(model: Model, problems: Problem[]): void {
  for (const [name, parameter] of Object.entries(model.parameters)) {
    const where: Where = { model: model.id, path: `parameters.${name}` };
    const value = parseQuantity(parameter.value, parameter.unit);
    if (typeof value !== 'number') problems.push({ ...value, where: { ...where, path: `parameters.${name}.value` } });
    else if (parameter.range && (value < parameter.range[0] || value > parameter.range[1]))
      problems.push(problem('out-of-range', where, { name, value, low: parameter.range[0], high: parameter.range[1], unit: '' }));
    if (parameter.prior !== undefined) reportPrior(name, priorProblem(parameter.prior), where, problems);
    if (parameter.prior !== undefined && parameter.role !== 'uncertainty')
      reportPrior(name, { zh: '只有不确定因素有先验', en: 'only an uncertainty has a prior' }, where, problems);
  }
  for (const [name, shock] of Object.entries(model.shocks ?? {})) {
    const where: Where = { model: model.id, path: `shocks.${name}` };
    reportPrior(name, priorProblem(shock.prior), where, problems);
    if (shock.ar !== undefined && !(Math.abs(shock.ar) < 1))
      reportPrior(name, { zh: '自相关系数应在 -1 与 1 之间', en: 'the autocorrelation lies between -1 and 1' }, where, problems);
  }
}

function reportPrior(name: string, reason: { zh: string; en: string } | null, where: Where, problems: Problem[]): void {
  if (reason) problems.push(problem('bad-prior', where, { name, reason_zh: reason.zh, reason_en: reason.en }));
}

/** Null when the formula cannot be read or reads unknown names; the reasons are among the problems. */
function readFormula(text: string, where: Where, meaning: ReadonlyMap<string, Meaning>, problems: Problem[]): Expression | null {
  const parsed = parseFormula(text, where);
  problems.push(...parsed.problems);
  if (!parsed.expression) return null;
  let known = true;
  for (const reference of references(parsed.expression)) {
    const found = meaning.get(reference.name);
    const at: Where = { ...where, span: reference.span };
    if (!found) {
      const hint = suggest(reference.name, [...meaning.keys()]);
      problems.push(problem('unknown-name', at, { kind_zh: '变量、参数或冲击', kind_en: 'variable, parameter or shock', name: reference.name, ...hint }));
      known = false;
    } else if (found.kind === 'parameter' && reference.lag > 0) {
      problems.push(problem('bad-lag', at, { name: reference.name, found: `${reference.name}(-${reference.lag})` }));
      known = false;
    }
  }
  return known ? parsed.expression : null;
}

function readInitial(
  initial: Quantity | undefined,
  unit: string,
  where: Where,
  meaning: ReadonlyMap<string, Meaning>,
  problems: Problem[],
): Expression | null {
  if (initial === undefined) return null;
  const value = parseQuantity(initial, unit);
  if (typeof value === 'number') return { kind: 'number', value, span: [0, 0] };
  // Text that begins like a number and has a unit was meant as a quantity; anything else is a formula.
  if (typeof initial === 'string' && !/^\s*[-+]?[\d.]+\s*[^\s\d*/+^()-]*\s*$/u.test(initial)) return readFormula(initial, where, meaning, problems);
  problems.push({ ...value, where });
  return null;
}

function checkUnit(expression: Expression, definition: Variable, unitOf: (name: string) => Unit, where: Where, problems: Problem[]): void {
  const declared = parseUnit(definition.unit, where);
  if ('code' in declared) return;
  const inferred = inferUnit(expression, unitOf, where, problems);
  if (inferred === 'any' || sameUnit(inferred, declared)) return;
  const values = { operation: '=', left: formatUnit(declared), right: formatUnit(inferred) };
  const same = JSON.stringify(declared.dimension) === JSON.stringify(inferred.dimension);
  const factor = Number((inferred.factor / declared.factor).toPrecision(12));
  problems.push(
    problem('unit-mismatch', where, {
      ...values,
      advice_zh: same ? `公式再乘以 ${factor}。` : '检查公式是否缺一个因子，或变量的单位写错。',
      advice_en: same ? `Multiply the formula by ${factor}.` : 'Check for a missing factor in the formula or a wrong unit of the variable.',
    }),
  );
}

interface Found {
  readonly reference: string;
  readonly chosen: readonly Observation[];
  /** All rows of the vintage, converted to the unit of the variable. */
  readonly rows: readonly ShownObservation[];
}

function findSeries(reference: string, unit: string, used: boolean, tables: readonly Table[], where: Where, problems: Problem[]): Found | null {
  const found = resolveObserved(tables, reference, where);
  if (Array.isArray(found)) {
    problems.push(...found);
    return null;
  }
  const series = reference.split('@')[0]!;
  const chosen = new Set(found.observations);
  const rows: ShownObservation[] = [];
  for (const row of found.all) {
    const convert = (value: number): number | Problem => parseQuantity(`${value} ${found.series.unit}`, unit);
    const value = convert(row.value);
    if (typeof value !== 'number') {
      problems.push({ ...value, where });
      return null;
    }
    const range = row.range?.map((end) => Number(convert(end))) as [number, number] | undefined;
    const inequality = row.bound !== undefined && row.bound !== '≈';
    rows.push({ ...row, ...(range ? { range } : {}), value, series, used: used && chosen.has(row) && !inequality });
  }
  return { reference, chosen: found.observations, rows };
}

/** The observed series gives values; inequalities are shown and never used as values. */
function readSeries(definition: Variable, tables: readonly Table[], where: Where, problems: Problem[]): Pick<CheckedVariable, 'observed' | 'shown'> {
  const find = (reference: string, used: boolean): Found | null => findSeries(reference, definition.unit, used, tables, where, problems);
  const main = definition.observed === undefined ? null : find(definition.observed, true);
  const others = (definition.shown ?? []).map((reference) => find(reference, false));
  const observed: ObservedSeries | null = main && {
    chosen: main.chosen,
    values: new Map(main.rows.filter((row) => row.used).map((row) => [row.year, row.value])),
  };
  return { observed, shown: [main, ...others].flatMap((found) => found?.rows ?? []) };
}
