/** Small models for tests, with the labels and sources that a test does not care about filled in. */
import type { Table } from '../data/table.ts';
import type { Model, Parameter, Quantity, Scenario, Shock, Variable, Years } from '../model/model.ts';
import type { Bilingual } from '../problem.ts';
import type { Job, ModelBundle } from '../run/job.ts';
import type { Target } from '../target/target.ts';

const label: Bilingual = { zh: '测试', en: 'test' };

export type TinyParameter = Partial<Parameter> & { readonly value: Quantity };
export type TinyVariable = Partial<Variable>;

export interface TinyModel {
  readonly years?: Years;
  readonly parameters?: Readonly<Record<string, TinyParameter>>;
  readonly shocks?: Readonly<Record<string, Partial<Shock> & Pick<Shock, 'prior'>>>;
  readonly variables: Readonly<Record<string, TinyVariable>>;
  readonly simultaneous?: Model['simultaneous'];
  readonly scenarios?: Readonly<Record<string, Partial<Scenario>>>;
  readonly targets?: readonly Target[];
  readonly tables?: readonly Table[];
}

const filled = <Entry, Full>(
  entries: Readonly<Record<string, Entry>> | undefined,
  defaults: object,
): Record<string, Full> =>
  Object.fromEntries(
    Object.entries(entries ?? {}).map(([name, entry]) => [name, { ...defaults, ...entry } as unknown as Full]),
  );

/** A bundle whose unit is 1, role uncertainty with a prior and assumption without, scenario `baseline`. */
export function tinyBundle(tiny: TinyModel): ModelBundle {
  const parameters = Object.fromEntries(
    Object.entries(tiny.parameters ?? {}).map(([name, parameter]): [string, Parameter] => [
      name,
      { unit: '1', role: parameter.prior ? 'uncertainty' : 'assumption', label, source: label, ...parameter },
    ]),
  );
  const model: Model = {
    id: 'tiny',
    title: label,
    years: tiny.years ?? { history: 2024, start: 2026, end: 2028 },
    parameters,
    shocks: filled<Partial<Shock>, Shock>(tiny.shocks, { unit: '1', label, source: label }),
    variables: filled<TinyVariable, Variable>(tiny.variables, { unit: '1', label }),
    ...(tiny.simultaneous ? { simultaneous: tiny.simultaneous } : {}),
  };
  const scenarios = filled<Partial<Scenario>, Scenario>({ baseline: {}, ...tiny.scenarios }, { label });
  return { model, scenarios, targets: tiny.targets ?? [], tables: tiny.tables ?? [] };
}

export function tinyJob(tiny: TinyModel, changes: Partial<Job> = {}): Job {
  return { bundle: tinyBundle(tiny), scenario: 'baseline', draws: 10, seed: 1, ...changes };
}

/** One dataset `data` with one series per entry: year → value. */
export function tinyTable(series: Readonly<Record<string, Readonly<Record<number, number>>>>, unit = '1'): Table {
  const entries = Object.entries(series).map(([id, points]) => {
    const observations = Object.entries(points).map(([year, value]) => ({
      year: Number(year),
      value,
      vintage: 'only',
      confidence: 'high' as const,
      tier: 'official' as const,
      source: 'test',
    }));
    return [id, { id, unit, label, observations }] as const;
  });
  return { id: 'data', title: label, series: Object.fromEntries(entries) };
}
