/** A scenario with its ancestors and the user's changes → one value, prior, shift or path per parameter, and the fixed cells. */
import { problem, suggest } from '../problem.ts';
import type { Problem, Where } from '../problem.ts';
import { pow } from '../elementary/pow.ts';
import { priorProblem } from '../random/distribution.ts';
import { parseQuantity } from '../units/quantity.ts';
import type { FlatModel, FlatParameter } from './flat-model.ts';
import type { Model, Quantity, Scenario, ScenarioValue, YearValues } from './model.ts';
import { barePercent } from './bare-percent.ts';
import { settleShares } from './settle-shares.ts';
import type { ShareSetting } from './settle-shares.ts';
import type { ParameterSetting } from './parameter-setting.ts';
import { perElement } from './per-element.ts';

export interface Settings {
  readonly parameters: readonly ParameterSetting[];
  /** variable → year → value in the declared unit. */
  readonly fix: CellValues;
  /** Added to the equation, likewise. */
  readonly add: CellValues;
  readonly shares: readonly ShareSetting[];
}

export type CellValues = ReadonlyMap<string, ReadonlyMap<number, number>>;

export interface ScenarioChoice {
  readonly scenario: string;
  readonly set?: Scenario['parameters'];
  readonly fix?: Scenario['fix'];
  readonly add?: Scenario['add'];
}

/** Names are those of the flat model: `share.secondary`. A whole indexed parameter takes one value or one per member; of an indexed variable each element is fixed by its flat name. */
export function resolveScenario(
  model: FlatModel,
  scenarios: Readonly<Record<string, Scenario>>,
  choice: ScenarioChoice,
): { settings: Settings; problems: Problem[] } {
  const problems: Problem[] = [];
  const { values, fix, add } = scenarioEntries(model, scenarios, choice, problems);
  const settled = Object.entries(model.parameters).map(([name, parameter]) =>
    settle(model, name, parameter, values.get(name), problems),
  );
  const { parameters, shares } = settleShares(model, settled, values, problems);
  return { settings: { parameters, fix, add, shares }, problems };
}

/** What a scenario, its ancestors and the user's changes say together: later ones win, fixed and added cells year by year. */
export interface ScenarioEntries {
  /** By flat name, as written. */
  readonly values: ReadonlyMap<string, { readonly value: ScenarioValue; readonly path: string }>;
  readonly fix: CellValues;
  readonly add: CellValues;
}

export function scenarioEntries(
  model: FlatModel,
  scenarios: Readonly<Record<string, Scenario>>,
  choice: ScenarioChoice,
  problems: Problem[],
): ScenarioEntries {
  const line = ancestry(scenarios, choice.scenario, model.id, problems);
  const values = new Map<string, { value: ScenarioValue; path: string }>();
  const fix = new Map<string, Map<number, number>>();
  const add = new Map<string, Map<number, number>>();

  const apply = ({ parameters, fix: fixes, add: adds }: Partial<Scenario>, path: string): void => {
    for (const [name, value, place] of perElement(parameters ?? {}, model.parameters, model.elements, path)) {
      if (Object.hasOwn(model.parameters, name)) values.set(name, { value: value as ScenarioValue, path: place });
      else problems.push(unknownParameter(model, name, place));
    }
    for (const [name, cells, place] of perElement(fixes ?? {}, model.variables, {}, `${path}.fix`))
      setCells(model, name, cells as YearValues, place, fix, problems);
    for (const [name, cells, place] of perElement(adds ?? {}, model.variables, {}, `${path}.add`))
      setCells(model, name, cells as YearValues, place, add, problems);
  };
  for (const id of line) apply(scenarios[id] ?? {}, `scenarios.${id}`);
  apply(
    {
      ...(choice.set ? { parameters: choice.set } : {}),
      ...(choice.fix ? { fix: choice.fix } : {}),
      ...(choice.add ? { add: choice.add } : {}),
    },
    'set',
  );
  return { values, fix, add };
}

function setCells(
  model: FlatModel,
  name: string,
  cells: YearValues,
  path: string,
  into: Map<string, Map<number, number>>,
  problems: Problem[],
): void {
  const where: Where = { model: model.id, path };
  const variable = Object.hasOwn(model.variables, name) ? model.variables[name] : undefined;
  if (!variable) {
    problems.push(
      problem('unknown-name', where, { kind_zh: '变量', kind_en: 'variable', name, ...suggest(name, model.listed) }),
    );
    return;
  }
  for (const [year, quantity] of Object.entries(cells ?? {})) {
    const value = parseQuantity(quantity, variable.unit);
    const inside = Number(year) >= model.years.history && Number(year) <= model.years.end;
    if (typeof value !== 'number') {
      problems.push({ ...value, where });
      continue;
    }
    const { unit, display } = variable;
    const shown = display === undefined ? {} : { display };
    const doubt = barePercent({ name: `${name}@${year}`, value: quantity, unit, ...shown });
    if (doubt !== undefined) problems.push({ ...doubt, where });
    if (!Number.isInteger(Number(year)) || !inside) problems.push(outsideYears(model, name, year, where));
    else into.set(name, (into.get(name) ?? new Map<number, number>()).set(Number(year), value));
  }
}

function unknownParameter(model: Model, name: string, path: string): Problem {
  const known = Object.keys(model.parameters);
  return problem(
    'unknown-name',
    { model: model.id, path },
    { kind_zh: '参数', kind_en: 'parameter', name, ...suggest(name, known) },
  );
}

function outsideYears(model: Model, name: string, year: string, where: Where): Problem {
  return problem('out-of-range', where, {
    name: `${name}: year`,
    value: year,
    low: model.years.history,
    high: model.years.end,
    unit: '',
  });
}

/** Ids from the oldest ancestor to the scenario itself. */
function ancestry(
  scenarios: Readonly<Record<string, Scenario>>,
  id: string,
  model: string,
  problems: Problem[],
): string[] {
  const line: string[] = [];
  let current: string | undefined = id;
  while (current !== undefined) {
    if (line.includes(current)) {
      const path = [current, ...line.slice(0, line.indexOf(current) + 1)].reverse().join(' → ');
      problems.push(problem('parent-cycle', { model, path: `scenarios.${id}` }, { path }));
      return [];
    }
    if (!Object.hasOwn(scenarios, current)) {
      const known = Object.keys(scenarios);
      problems.push(
        problem(
          'unknown-name',
          { model, path: 'scenario' },
          { kind_zh: '情景', kind_en: 'scenario', name: current, ...suggest(current, known) },
        ),
      );
      return [];
    }
    line.unshift(current);
    current = scenarios[current]?.parent;
  }
  return line;
}

function settle(
  model: Model,
  name: string,
  parameter: FlatParameter,
  change: { value: ScenarioValue; path: string } | undefined,
  problems: Problem[],
): ParameterSetting {
  const where: Where = { model: model.id, path: change?.path ?? `parameters.${name}` };
  const number = (quantity: Quantity): number => {
    const value = parseQuantity(quantity, parameter.unit);
    if (typeof value === 'number') return value;
    problems.push({ ...value, where });
    return 0;
  };
  const ranged = (value: number): number => {
    const [low, high] = parameter.range ?? [-Infinity, Infinity];
    if (!(value >= low && value <= high))
      problems.push(
        problem('out-of-range', where, {
          name,
          value,
          low,
          high,
          unit: parameter.unit === '1' ? '' : ` (${parameter.unit})`,
        }),
      );
    return value;
  };
  const base = number(parameter.value);
  const setting: ParameterSetting = {
    name,
    stream: parameter.stream ?? name,
    value: base,
    prior: parameter.role === 'uncertainty' ? (parameter.prior ?? null) : null,
    shift: 0,
    path: null,
  };
  if (change === undefined) return setting;
  const { value } = change;
  if (typeof value === 'number' || typeof value === 'string')
    return { ...setting, value: ranged(number(value)), prior: null };
  if (value !== null && typeof value === 'object') {
    if ('shift' in value) {
      const shift = number(value.shift);
      return { ...setting, value: ranged(base + shift), shift };
    }
    if ('prior' in value) {
      const reason = priorProblem(value.prior);
      if (reason) problems.push(problem('bad-prior', where, { name, reason_zh: reason.zh, reason_en: reason.en }));
      return { ...setting, prior: reason ? null : value.prior };
    }
    if ('path' in value) {
      const points = Object.entries(value.path)
        .map(([year, quantity]) => ({ year: Number(year), value: ranged(number(quantity)) }))
        .sort((a, b) => a.year - b.year);
      if (points.length > 0 && points.every((point) => Number.isInteger(point.year)))
        return { ...setting, path: followPath(points, value.kind, value.then, base, model.years).map(ranged) };
      problems.push(
        problem('bad-definition', where, {
          path: where.path ?? name,
          reason_zh: 'path 至少要有一个整数年份',
          reason_en: 'a path has at least one whole year',
          advice_zh: '例如 {path: {2026: 0.01, 2030: 0.02}, kind: linear, then: keep}。',
          advice_en: 'For instance {path: {2026: 0.01, 2030: 0.02}, kind: linear, then: keep}.',
        }),
      );
    }
  }
  return setting;
}

/** Before the first year given the parameter keeps its own value. */
function followPath(
  points: readonly { year: number; value: number }[],
  kind: 'step' | 'linear' | 'growth',
  then: 'keep' | 'grow',
  base: number,
  years: Model['years'],
): number[] {
  const last = points[points.length - 1]!;
  const beforeLast = points[points.length - 2];
  const lastRatio = beforeLast ? yearlyRatio(beforeLast, last) : 1;
  return Array.from({ length: years.end - years.history + 1 }, (_, index) => {
    const year = years.history + index;
    const after = points.findIndex((point) => point.year > year);
    if (after === 0) return base;
    if (after === -1) return then === 'keep' ? last.value : last.value * repeated(lastRatio, year - last.year);
    const left = points[after - 1]!;
    const right = points[after]!;
    if (kind === 'step') return left.value;
    if (kind === 'linear')
      return left.value + ((right.value - left.value) * (year - left.year)) / (right.year - left.year);
    return left.value * repeated(yearlyRatio(left, right), year - left.year);
  });
}

const yearlyRatio = (left: { year: number; value: number }, right: { year: number; value: number }): number =>
  pow(right.value / left.value, 1 / (right.year - left.year));

function repeated(ratio: number, times: number): number {
  let product = 1;
  for (let i = 0; i < times; i++) product *= ratio;
  return product;
}
