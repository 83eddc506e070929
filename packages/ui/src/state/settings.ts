/**
 * Settings: each parameter as the rail shows it. The value of a parameter is the reader's change, else the scenario's
 * entry, else the model's; all three are shown in the unit people read.
 */
import {
  displayFactor,
  flatModel,
  parseQuantity,
  perElement,
  type Bilingual,
  type ModelBundle,
  type FlatParameter,
  type Prior,
  type Quantity,
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
}

/** Twelve significant digits: more than any slider sets, fewer than a product of decimals gets wrong. */
const tidy = (value: number): number => Number(value.toPrecision(12));

function numeric(quantity: Quantity, unit: string): number | null {
  if (typeof quantity === 'number') return quantity;
  const parsed = parseQuantity(quantity, unit);
  return typeof parsed === 'number' ? parsed : null;
}

export function centre(prior: Prior): number {
  switch (prior.kind) {
    case 'normal':
      return prior.mean;
    case 'uniform':
      return (prior.low + prior.high) / 2;
    case 'triangular':
      return prior.mode;
    default:
      return prior satisfies never;
  }
}

export function movePrior(prior: Prior, by: number, factor = 1): Prior {
  const move = (value: number): number => tidy((value + by) * factor);
  switch (prior.kind) {
    case 'normal':
      return { kind: 'normal', mean: move(prior.mean), sd: tidy(prior.sd * factor) };
    case 'uniform':
      return { kind: 'uniform', low: move(prior.low), high: move(prior.high) };
    case 'triangular':
      return { kind: 'triangular', low: move(prior.low), mode: move(prior.mode), high: move(prior.high) };
    default:
      return prior satisfies never;
  }
}

/** Nearly all of the prior: four standard deviations, or its ends. */
function reach(prior: Prior): readonly [number, number] {
  return prior.kind === 'normal' ? [prior.mean - 4 * prior.sd, prior.mean + 4 * prior.sd] : [prior.low, prior.high];
}

/** The nearest of 1, 2, 5 × 10ᵏ not below a hundredth of the span. */
export function niceStep(span: number): number {
  const rough = span / 100;
  const power = 10 ** Math.floor(Math.log10(rough));
  const digit = [1, 2, 5, 10].find((candidate) => candidate * power >= rough * (1 - 1e-9)) ?? 10;
  return tidy(digit * power);
}

/** Own entries of one scenario, by the names of the single parameters. */
function entriesOf({ model, scenarios }: ModelBundle, id: string): ReturnType<typeof perElement> {
  const { parameters, elements } = flatModel(model);
  return perElement(scenarios[id]?.parameters ?? {}, parameters, elements, '');
}

/** Entries of the scenario and its parents, the nearest first. */
export function scenarioEntries(bundle: ModelBundle, scenario: string): Readonly<Record<string, ScenarioValue>> {
  const merged: Record<string, ScenarioValue> = {};
  const seen = new Set<string>();
  for (let id: string | undefined = scenario; id !== undefined && !seen.has(id); id = bundle.scenarios[id]?.parent) {
    seen.add(id);
    for (const [name, entry] of entriesOf(bundle, id))
      if (merged[name] === undefined) merged[name] = entry as ScenarioValue;
  }
  return merged;
}

interface Placed {
  readonly value: number;
  readonly prior: Prior | null;
  readonly path: boolean;
}

/** Value and prior of a parameter under an entry of a scenario, in the declared unit. */
function under(parameter: FlatParameter, entry: ScenarioValue | undefined): Placed {
  const base = numeric(parameter.value, parameter.unit) ?? 0;
  const prior = parameter.prior ?? null;
  if (entry === undefined) return { value: base, prior, path: false };
  if (typeof entry === 'number' || typeof entry === 'string')
    return { value: numeric(entry, parameter.unit) ?? base, prior: null, path: false };
  if ('shift' in entry) {
    const by = numeric(entry.shift, parameter.unit) ?? 0;
    return { value: base + by, prior: prior === null ? null : movePrior(prior, by), path: false };
  }
  if ('prior' in entry) return { value: centre(entry.prior), prior: entry.prior, path: false };
  const first = Object.values(entry.path)[0];
  return { value: (first === undefined ? null : numeric(first, parameter.unit)) ?? base, prior, path: true };
}

/** Ends of the slider in the declared unit: the allowed range, else what the prior can reach, else room around the value. */
function ends(parameter: FlatParameter, base: number, value: number): readonly [number, number] {
  if (parameter.range !== undefined) return parameter.range;
  const [low, high] =
    parameter.prior === undefined
      ? [base - Math.max(Math.abs(base), 1), base + Math.max(Math.abs(base), 1)]
      : reach(parameter.prior);
  return [Math.min(low, value), Math.max(high, value)];
}

/** `changes`: the reader's values in declared units. */
export function settingOf(
  name: string,
  parameter: FlatParameter,
  entry: ScenarioValue | undefined,
  change: number | undefined,
): Setting {
  const base = numeric(parameter.value, parameter.unit) ?? 0;
  // A display unit that does not fit is a problem of the model, which the run reports; the rail then shows the declared one.
  const converted = parameter.display === undefined ? 1 : displayFactor(parameter.unit, parameter.display);
  const factor = typeof converted === 'number' ? converted : 1;
  const unit = typeof converted === 'number' ? (parameter.display ?? parameter.unit) : parameter.unit;
  const given = under(parameter, entry);
  const value = change ?? given.value;
  const [low, high] = ends(parameter, base, value);
  const shown = (quantity: number): number => tidy(quantity * factor);
  const moved = given.prior === null ? null : movePrior(given.prior, value - given.value, factor);
  return {
    name,
    role: parameter.role,
    label: parameter.label,
    note: parameter.note ?? null,
    source: parameter.source,
    unit,
    factor,
    baseline: shown(base),
    value: shown(value),
    low: shown(low),
    high: shown(high),
    step: niceStep(Math.abs(shown(high) - shown(low)) || 1),
    bounded: parameter.range !== undefined,
    prior: moved,
    changedBy:
      change !== undefined
        ? 'reader'
        : given.path || shown(given.value) !== shown(base) || entry !== undefined
          ? 'scenario'
          : null,
    path: given.path && change === undefined,
  };
}

export function settingsOf(
  bundle: ModelBundle,
  scenario: string,
  changes: Readonly<Record<string, number>>,
): readonly Setting[] {
  const entries = scenarioEntries(bundle, scenario);
  return Object.entries(flatModel(bundle.model).parameters).map(([name, parameter]) =>
    settingOf(name, parameter, entries[name], changes[name]),
  );
}

/** What the run is told. Moving an uncertainty shifts its distribution; a lever or an assumption is set. */
export function jobSet(
  bundle: ModelBundle,
  scenario: string,
  changes: Readonly<Record<string, number>>,
): Readonly<Record<string, ScenarioValue>> {
  const entries = scenarioEntries(bundle, scenario);
  const set: Record<string, ScenarioValue> = {};
  for (const [name, change] of Object.entries(changes)) {
    const parameter = flatModel(bundle.model).parameters[name];
    const entry = entries[name];
    if (parameter?.role !== 'uncertainty') {
      set[name] = change;
      continue;
    }
    const given = under(parameter, entry);
    if (entry !== undefined && typeof entry === 'object' && 'prior' in entry)
      set[name] = { prior: movePrior(entry.prior, change - given.value) };
    else if (given.prior === null) set[name] = change;
    else set[name] = { shift: tidy(change - under(parameter, undefined).value) };
  }
  return set;
}

/** The nearest value on the slider's grid of whole steps, held inside the ends; close to the baseline it is the baseline. */
export function onGrid(setting: Setting, value: number): number {
  const stepped = tidy(Math.round(value / setting.step) * setting.step);
  const near = Math.abs(value - setting.baseline) < setting.step / 2 ? setting.baseline : stepped;
  return Math.min(setting.high, Math.max(setting.low, near));
}

/** From the unit people read to the declared one. */
export const declared = (setting: Setting, value: number): number => tidy(value / setting.factor);
