/** The check reads as its story: shape, expansion to a flat model, units, observations; all problems are collected. */
import { resolveObserved } from '../data/resolve.ts';
import type { Observation, ShownObservation, Table } from '../data/table.ts';
import type { FlatModel, FlatVariable } from '../model/flat-model.ts';
import type { Model } from '../model/model.ts';
import { problem } from '../problem.ts';
import type { Problem, Where } from '../problem.ts';
import { priorProblem } from '../random/distribution.ts';
import { displayFactor, parseQuantity } from '../units/quantity.ts';
import { formatUnit, parseUnit, pureUnit, sameUnit } from '../units/unit.ts';
import type { Unit } from '../units/unit.ts';
import type { CheckedModel, CheckedVariable, ObservedSeries } from './checked-model.ts';
import { expandModel } from './expand/expand-model.ts';
import type { FlatFormula } from './expand/expansion.ts';
import { relocated } from './expand/relocate.ts';
import { checkCorrelations } from './correlations.ts';
import { checkShareGroups } from './share-groups.ts';
import { inferUnit } from './infer-unit.ts';
import { nameMeanings } from './names.ts';
import { checkShape } from './shape.ts';
import { checkSimultaneous } from './simultaneous.ts';

export interface ModelCheck {
  /** Null when there is an error among the problems. */
  readonly checked: CheckedModel | null;
  readonly problems: readonly Problem[];
}

export function checkModel(source: Model, tables: readonly Table[]): ModelCheck {
  const shape = checkShape(source);
  if (shape.some((item) => item.severity === 'error')) return { checked: null, problems: shape };

  const { model, variables: entries, places, problems: inStructure } = expandModel(source);
  const found: Problem[] = [...shape, ...inStructure];
  const meaning = nameMeanings(model);
  const units = declaredUnits(model, found);
  checkParameters(model, found);
  checkShareGroups(model, found);
  checkCorrelations(model, found);

  const unitOf = (reference: string): Unit => units.get(reference) ?? pureUnit;
  const variables = entries.map(({ name, definition, equation, initial, problems: inFormulas }): CheckedVariable => {
    found.push(...inFormulas);
    if (equation) checkUnit(equation, definition, unitOf, found);
    if (initial) checkUnit(initial, definition, unitOf, found);
    const { observed, shown } = readSeries(definition, tables, { model: model.id, name }, found);
    return {
      name,
      definition,
      equation: equation?.expression ?? null,
      initial: initial?.expression ?? null,
      observed,
      shown,
    };
  });
  const simultaneous = checkSimultaneous(model, variables, meaning, found);

  const problems = relocated(found, places);
  const failed = problems.some((item) => item.severity === 'error');
  const years = Array.from({ length: model.years.end - model.years.history + 1 }, (_, i) => model.years.history + i);
  const checked = { model, years, variables, meaning, places, simultaneous };
  return { checked: failed ? null : checked, problems };
}

interface Measured {
  readonly unit: string;
  readonly display?: string;
}

function declaredUnits(model: FlatModel, problems: Problem[]): Map<string, Unit> {
  const units = new Map<string, Unit>();
  const groups: Readonly<Record<string, Readonly<Record<string, Measured>>>> = {
    parameters: model.parameters,
    shocks: model.shocks ?? {},
    variables: model.variables,
  };
  for (const [group, entries] of Object.entries(groups))
    for (const [name, entry] of Object.entries(entries)) {
      const at = (part: string): Where => ({ model: model.id, path: `${group}.${name}.${part}` });
      const unit = parseUnit(entry.unit);
      if ('code' in unit) problems.push({ ...unit, where: at('unit') });
      else units.set(name.normalize('NFC'), unit);
      if (entry.display !== undefined && !('code' in unit)) {
        const factor = displayFactor(entry.unit, entry.display);
        if (typeof factor !== 'number') problems.push({ ...factor, where: at('display') });
      }
    }
  return units;
}

function checkParameters(model: FlatModel, problems: Problem[]): void {
  for (const [name, parameter] of Object.entries(model.parameters)) {
    const where: Where = { model: model.id, path: `parameters.${name}` };
    const value = parseQuantity(parameter.value, parameter.unit);
    if (typeof value !== 'number') problems.push({ ...value, where: { ...where, path: `parameters.${name}.value` } });
    else if (parameter.range && (value < parameter.range[0] || value > parameter.range[1]))
      problems.push(
        problem('out-of-range', where, { name, value, low: parameter.range[0], high: parameter.range[1], unit: '' }),
      );
    if (parameter.prior !== undefined) reportPrior(name, priorProblem(parameter.prior), where, problems);
    if (parameter.prior !== undefined && parameter.role !== 'uncertainty')
      reportPrior(name, { zh: '只有不确定因素有先验', en: 'only an uncertainty has a prior' }, where, problems);
  }
  for (const [name, shock] of Object.entries(model.shocks ?? {})) {
    const where: Where = { model: model.id, path: `shocks.${name}` };
    reportPrior(name, priorProblem(shock.prior), where, problems);
    if (shock.ar !== undefined && !(Math.abs(shock.ar) < 1))
      reportPrior(
        name,
        { zh: '自相关系数应在 -1 与 1 之间', en: 'the autocorrelation lies between -1 and 1' },
        where,
        problems,
      );
  }
}

function reportPrior(name: string, reason: { zh: string; en: string } | null, where: Where, problems: Problem[]): void {
  if (reason) problems.push(problem('bad-prior', where, { name, reason_zh: reason.zh, reason_en: reason.en }));
}

function checkUnit(
  { expression, where, unitChecked }: FlatFormula,
  definition: FlatVariable,
  unitOf: (name: string) => Unit,
  problems: Problem[],
): void {
  if (!unitChecked) return;
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
      advice_en: same
        ? `Multiply the formula by ${factor}.`
        : 'Check for a missing factor in the formula or a wrong unit of the variable.',
    }),
  );
}

interface Found {
  readonly reference: string;
  readonly chosen: readonly Observation[];
  /** All rows of the vintage, converted to the unit of the variable. */
  readonly rows: readonly ShownObservation[];
}

function findSeries(
  reference: string,
  unit: string,
  used: boolean,
  tables: readonly Table[],
  where: Where,
  problems: Problem[],
): Found | null {
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

const unobserved: Pick<CheckedVariable, 'observed' | 'shown'> = { observed: null, shown: [] };

/** The observed series gives values; inequalities are shown and never used as values. */
function readSeries(
  definition: FlatVariable,
  tables: readonly Table[],
  { model, name }: { readonly model: string; readonly name: string },
  problems: Problem[],
): Pick<CheckedVariable, 'observed' | 'shown'> {
  if (definition.observed === undefined && definition.shown === undefined) return unobserved;
  const where: Where = { model, path: `variables.${name}.observed` };
  const find = (reference: string, used: boolean): Found | null =>
    findSeries(reference, definition.unit, used, tables, where, problems);
  const main = definition.observed === undefined ? null : find(definition.observed, true);
  const others = (definition.shown ?? []).map((reference) => find(reference, false));
  const observed: ObservedSeries | null = main && {
    chosen: main.chosen,
    values: new Map(main.rows.filter((row) => row.used).map((row) => [row.year, row.value])),
  };
  return { observed, shown: [main, ...others].flatMap((found) => found?.rows ?? []) };
}
