/** `yaml monitor`: figures of a new year, written `figures: {growth_city: {2026: 5.2 %}}`, with goals and errors by series. */
import type { GrowthGoal, MonitorQuestion, NewFigure } from '../analysis/monitoring/monitor-answer.ts';
import type { FlatModel } from '../model/flat-model.ts';
import { problem, suggest } from '../problem.ts';
import type { Problem } from '../problem.ts';
import { parseQuantity } from '../units/quantity.ts';
import { documentLimits } from './limits.ts';

type Body = Readonly<Record<string, unknown>>;

/** Something wrong in a body, at a path of its YAML. */
export interface CellFault {
  readonly path: readonly string[];
  readonly problem: Problem;
}

export interface MonitorCell {
  readonly question: Omit<MonitorQuestion, 'job'>;
  readonly faults: readonly CellFault[];
}

/** What can be read is in the question, the rest is told. Values are in the unit of their series or carry a unit. */
export function monitorOf(body: Body, model: FlatModel): MonitorCell {
  const faults: CellFault[] = [];
  const number = (path: readonly string[], series: string, value: unknown): number | undefined => {
    // A hostile cell may have a hundred thousand wrong names.
    if (faults.length >= documentLimits.faults) return undefined;
    const variable = Object.hasOwn(model.variables, series) ? model.variables[series] : undefined;
    if (variable === undefined) {
      const words = {
        kind_zh: '序列',
        kind_en: 'series',
        name: series,
        ...suggest(series, Object.keys(model.variables)),
      };
      faults.push({ path, problem: problem('unknown-name', {}, words) });
      return undefined;
    }
    const read = parseQuantity(value as string, variable.unit);
    if (typeof read === 'number') return read;
    faults.push({ path, problem: read });
    return undefined;
  };
  const errors = new Map(mapping(body['errors'], 'errors', faults));
  const figures = mapping(body['figures'], 'figures', faults).flatMap(([series, years]) => {
    const given = errors.get(series);
    const error = given === undefined ? undefined : number(['errors', series], series, given);
    return mapping(years, `figures.${series}`, faults).flatMap(([year, value]): NewFigure[] => {
      const read = number(['figures', series, year], series, value);
      return read === undefined
        ? []
        : [{ series, year: Number(year), value: read, ...(error === undefined ? {} : { error }) }];
    });
  });
  const { start } = model.years;
  const goals = mapping(body['goals'], 'goals', faults).flatMap(([series, value]): [string, GrowthGoal][] => {
    const rate = number(['goals', series], series, value);
    return rate === undefined ? [] : [[series, { rate, from: start - 1, to: start + 4 }]];
  });
  if (figures.length === 0 && faults.length === 0) faults.push({ path: ['figures'], problem: notThere('figures') });
  const rerun = (['more', 'fix'] as const).find((each) => each === body['rerun']);
  if (body['rerun'] !== undefined && rerun === undefined)
    faults.push({ path: ['rerun'], problem: wrongRerun(body['rerun']) });
  return {
    question: {
      figures,
      ...(goals.length === 0 ? {} : { goals: Object.fromEntries(goals) }),
      ...(rerun === undefined ? {} : { rerun }),
    },
    faults,
  };
}

/** Entries of a mapping; nothing where the key is absent. */
function mapping(value: unknown, path: string, faults: CellFault[]): readonly (readonly [string, unknown])[] {
  if (value === undefined) return [];
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return Object.entries(value);
  faults.push({ path: path.split('.').slice(0, 1), problem: notThere(path) });
  return [];
}

const notThere = (path: string): Problem =>
  problem(
    'bad-definition',
    {},
    {
      path,
      reason_zh: '应为“序列: {年份: 数}”',
      reason_en: 'it should be a mapping of series to years and figures',
      advice_zh: '写作 figures: {growth_city: {2026: 5.2 %}}。',
      advice_en: 'Write figures: {growth_city: {2026: 5.2 %}}.',
    },
  );

const wrongRerun = (found: unknown): Problem =>
  problem(
    'bad-option',
    {},
    {
      name: 'rerun',
      found: JSON.stringify(found) ?? '',
      advice_zh: '写 more 或 fix。',
      advice_en: 'Write more or fix.',
    },
  );
