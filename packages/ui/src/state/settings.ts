/**
 * Settings: each parameter as the rail shows it. The value of a parameter is the reader's change, else the scenario's
 * entry, else the model's; all three are shown in the unit people read.
 */
import {
  displayFactor,
  flatModel,
  moved,
  parseQuantity,
  perElement,
  priorRange,
  quantile,
  resolveScenario,
  type Bilingual,
  type FlatParameter,
  type ModelBundle,
  type ParameterSetting,
  type Prior,
  type Role,
  type ScenarioValue,
} from '@planwright/core';

export interface Setting {
  readonly name: string;
  readonly role: Role;
  readonly label: Bilingual;
  readonly note: Bilingual | null;
  readonly source: Bilingual;
  /** Unit people read; `baseline`, `value`, `low`, `high`, `step` and `prior` are in it. */
  readonly unit: string;
  /** Declared unit × factor = display unit. */
  readonly factor: number;
  readonly baseline: number;
  readonly value: number;
  readonly low: number;
  readonly high: number;
  readonly step: number;
  /** The model allows nothing outside `low` and `high`; otherwise they are only how far the slider reaches. */
  readonly bounded: boolean;
  /** The prior under the present setting, null where the value is certain. */
  readonly prior: Prior | null;
  readonly changedBy: 'reader' | 'scenario' | null;
  /** The scenario gives a yearly path, which one number cannot show. */
  readonly path: boolean;
  /** Name of the group whose members sum to one; null for other parameters. */
  readonly group: string | null;
  /** What one is in the unit people read: 100 for per cents. */
  readonly whole: number;
}

/** A parameter as a scenario gives it, before the reader's changes. Numbers in the declared unit. */
export interface Given {
  readonly name: string;
  readonly parameter: FlatParameter;
  readonly base: number;
  readonly value: number;
  readonly prior: Prior | null;
  /** The prior is the scenario's own, not the model's moved. */
  readonly ownPrior: boolean;
  readonly path: boolean;
  /** The scenario or one of its parents has an entry. */
  readonly entered: boolean;
  readonly group: string | null;
}

/** Twelve significant digits: more than any slider sets, fewer than a product of decimals gets wrong. */
const tidy = (value: number): number => Number(value.toPrecision(12));

/** The prior moved and in another unit, without the last digits that the arithmetic leaves behind. */
function movedPrior(prior: Prior, by: number, factor: number): Prior {
  const rounded = (value: unknown): unknown => {
    if (typeof value === 'number') return tidy(value);
    if (Array.isArray(value)) return value.map(rounded);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, rounded(entry)]));
  };
  // A prior stays of its kind when its numbers are rounded.
  return rounded(moved(prior, by, factor)) as Prior;
}

/** Every parameter of the model under a scenario. What is wrong with the scenario is said by the run. */
export function givenOf(bundle: ModelBundle, scenario: string): readonly Given[] {
  const model = flatModel(bundle.model);
  const { settings } = resolveScenario(model, bundle.scenarios, { scenario });
  const entered = enteredNames(bundle, scenario);
  const groups = new Map(
    Object.entries(model.shareGroups ?? {}).flatMap(([group, { members }]) => members.map((name) => [name, group])),
  );
  const { history, start } = model.years;
  return settings.parameters.flatMap((setting: ParameterSetting) => {
    const parameter = model.parameters[setting.name];
    if (parameter === undefined) return [];
    const converted = parseQuantity(parameter.value, parameter.unit);
    const base = typeof converted === 'number' ? converted : 0;
    const { name, shift, path } = setting;
    const group = groups.get(name) ?? null;
    // The prior of a share is one of how it departs from its value, which no curve over the value shows.
    const prior = group === null ? setting.prior : null;
    const ownPrior = prior !== null && prior !== parameter.prior;
    const value = ownPrior ? tidy(quantile(prior, 0.5)) : (path?.[start - history] ?? setting.value);
    return [
      {
        name,
        parameter,
        base,
        value,
        prior: prior === null ? null : movedPrior(prior, shift, 1),
        ownPrior,
        path: path !== null,
        entered: entered.has(name),
        group,
      },
    ];
  });
}

/** Names with an entry of the scenario or of its parents. */
function enteredNames({ model, scenarios }: ModelBundle, scenario: string): ReadonlySet<string> {
  const { parameters, elements } = flatModel(model);
  const names = new Set<string>();
  const seen = new Set<string>();
  for (let id: string | undefined = scenario; id !== undefined && !seen.has(id); id = scenarios[id]?.parent) {
    seen.add(id);
    for (const [name] of perElement(scenarios[id]?.parameters ?? {}, parameters, elements, '')) names.add(name);
  }
  return names;
}

/** The nearest of 1, 2, 5 × 10ᵏ not below a hundredth of the span. */
export function niceStep(span: number): number {
  const rough = span / 100;
  const power = 10 ** Math.floor(Math.log10(rough));
  const digit = [1, 2, 5, 10].find((candidate) => candidate * power >= rough * (1 - 1e-9)) ?? 10;
  return tidy(digit * power);
}

/** Nearly all of the prior: its ends where it has them, else four standard deviations of a normal (all but 6 in 100,000). */
function reach(prior: Prior): readonly [number, number] {
  const [low, high] = priorRange(prior, 0.99993666);
  const [first, last] = [quantile(prior, 0), quantile(prior, 1)];
  return [Number.isFinite(first) ? first : low, Number.isFinite(last) ? last : high];
}

/** What one is in the declared unit. */
function wholeOf({ unit }: FlatParameter): number {
  const factor = displayFactor(unit, '1');
  return typeof factor === 'number' ? 1 / factor : 1;
}

/** Ends of the slider in the declared unit: the allowed range, else what the prior can reach, else room around the value. */
function ends({ parameter, base, group }: Given, value: number, factor: number): readonly [number, number] {
  if (group !== null) return [0, wholeOf(parameter)];
  if (parameter.range !== undefined) return parameter.range;
  const room = Math.max(Math.abs(base), 1);
  const [low, high] = parameter.prior === undefined ? [base - room, base + room] : reach(parameter.prior);
  // On whole steps of the unit people read, outwards.
  const step = niceStep((high - low) * factor || 1) / factor;
  return [Math.min(Math.floor(low / step + 1e-3) * step, value), Math.max(Math.ceil(high / step - 1e-3) * step, value)];
}

const known = new WeakMap<Given, { readonly change: number | undefined; readonly setting: Setting }>();

/** `change`: the reader's value in the declared unit. The same object as before while neither the scenario nor the change differs. */
function settingOf(given: Given, change: number | undefined): Setting {
  const last = known.get(given);
  if (last !== undefined && last.change === change) return last.setting;
  const setting = newSetting(given, change);
  known.set(given, { change, setting });
  return setting;
}

function newSetting(given: Given, change: number | undefined): Setting {
  const { name, parameter, base } = given;
  // A display unit that does not fit is a problem of the model, which the run reports; the rail then shows the declared one.
  const converted = parameter.display === undefined ? 1 : displayFactor(parameter.unit, parameter.display);
  const factor = typeof converted === 'number' ? converted : 1;
  const value = change ?? given.value;
  const [low, high] = ends(given, value, factor);
  const shown = (quantity: number): number => tidy(quantity * factor);
  return {
    name,
    role: parameter.role,
    label: parameter.label,
    note: parameter.note ?? null,
    source: parameter.source,
    unit: typeof converted === 'number' ? (parameter.display ?? parameter.unit) : parameter.unit,
    factor,
    baseline: shown(base),
    value: shown(value),
    low: shown(low),
    high: shown(high),
    step: niceStep(Math.abs(shown(high) - shown(low)) || 1),
    bounded: parameter.range !== undefined || given.group !== null,
    prior: given.prior === null ? null : movedPrior(given.prior, value - given.value, factor),
    changedBy: change !== undefined ? 'reader' : given.entered ? 'scenario' : null,
    path: given.path && change === undefined,
    group: given.group,
    whole: shown(wholeOf(parameter)),
  };
}

/** `changes`: the reader's values in declared units, by name. */
export const settingsOf = (given: readonly Given[], changes: Readonly<Record<string, number>>): readonly Setting[] =>
  given.map((parameter) => settingOf(parameter, changes[parameter.name]));

/** What the run is told. Moving an uncertainty shifts its distribution; a lever or an assumption is set. */
export function jobSet(
  given: readonly Given[],
  changes: Readonly<Record<string, number>>,
): Readonly<Record<string, ScenarioValue>> {
  const byName = new Map(given.map((parameter) => [parameter.name, parameter]));
  return Object.fromEntries(
    Object.entries(changes).map(([name, change]): readonly [string, ScenarioValue] => {
      const found = byName.get(name);
      const isShare = found !== undefined && found.group !== null;
      if (found?.parameter.role !== 'uncertainty' || (found.prior === null && !isShare)) return [name, change];
      if (found.ownPrior && found.prior !== null)
        return [name, { prior: movedPrior(found.prior, change - found.value, 1) }];
      return [name, { shift: tidy(change - found.base) }];
    }),
  );
}

/** The curve of the model itself, where the present setting has moved it. */
export const baselinePrior = ({ prior, value, baseline }: Setting): Prior | null =>
  prior === null ? null : movedPrior(prior, baseline - value, 1);

/** The nearest value on the slider's grid of whole steps, held inside the ends; close to the baseline it is the baseline. */
export function onGrid(setting: Setting, value: number): number {
  const stepped = tidy(Math.round(value / setting.step) * setting.step);
  const near = Math.abs(value - setting.baseline) < setting.step / 2 ? setting.baseline : stepped;
  return Math.min(setting.high, Math.max(setting.low, near));
}

/** From the unit people read to the declared one. */
export const declared = (setting: Setting, value: number): number => tidy(value / setting.factor);
