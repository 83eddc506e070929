/** Which parameters may move, how far, and what one standard step of each is. */
import { problem, suggest } from '../../problem.ts';
import type { Bilingual, Problem } from '../../problem.ts';
import type { FlatParameter } from '../../model/flat-model.ts';
import type { Quantity, ScenarioValue } from '../../model/model.ts';
import type { PreparedJob } from '../../run/prepare.ts';
import { cellsOf } from '../../target/evaluate.ts';
import { thresholdsOf } from '../../target/thresholds.ts';
import { displayFactor, parseQuantity } from '../../units/quantity.ts';

/** `level`: one move in every year. `linear`: it grows in equal steps from the start year on. `steps`: every year has its own. */
export type LeverPath = 'level' | 'linear' | 'steps';

/** By lever, in its declared unit or with a unit. */
export type LeverBounds = Readonly<Record<string, readonly [Quantity, Quantity]>>;

export interface LeverQuestion {
  /** Names; every lever with bounds when absent. */
  readonly levers?: readonly string[];
  /** Narrower than the range of the lever, or the range of one that has none. */
  readonly bounds?: LeverBounds;
  readonly path?: LeverPath;
}

/** A parameter with role lever. Numbers in its declared unit. */
export interface Lever {
  readonly name: string;
  readonly label: Bilingual;
  readonly display: { readonly unit: string; readonly factor: number };
  /** Under the scenario; the central value where a path runs. */
  readonly base: number;
  /** Under the scenario by year of the axis; null where it is one number. */
  readonly basePath: readonly number[] | null;
  readonly low: number;
  readonly high: number;
  /**
   * σ: the standard deviation of a uniform distribution over the bounds, (high − low)/√12. A lever is chosen, so it has no prior,
   * and its range is what the analyst states about it; a uniform spread over the range adds nothing to that statement.
   */
  readonly scale: number;
}

/** One number that the search moves: a lever as a whole or, along a path, a part of it. */
export interface Coordinate {
  readonly lever: number;
  /** What a move of 1 adds by year of the axis, in the unit of the lever; null where it is the same in all years. */
  readonly shape: readonly number[] | null;
  /** Declared unit per standard step. */
  readonly scale: number;
  /** Of the move, in the declared unit. */
  readonly low: number;
  readonly high: number;
}

/** Levers of one share group: Σ weight · move (as fractions of the whole) stays between the ends. */
export interface ShareLimit {
  readonly coordinates: readonly number[];
  /** Fraction of the whole per declared unit, by coordinate. */
  readonly weights: readonly number[];
  readonly low: number;
  readonly high: number;
}

export interface Levers {
  readonly levers: readonly Lever[];
  readonly coordinates: readonly Coordinate[];
  readonly shares: readonly ShareLimit[];
  /** Years of the axis. */
  readonly years: readonly number[];
}

export function readLevers(
  prepared: PreparedJob,
  question: LeverQuestion,
): { levers: Levers | null; problems: readonly Problem[] } {
  const { model, years } = prepared.checked;
  const all = Object.keys(model.parameters).filter((name) => model.parameters[name]!.role === 'lever');
  const asked = (question.levers ?? []).flatMap((name) => model.elements[name] ?? [name]);
  const problems: Problem[] = [];
  const levers: Lever[] = [];
  const names = question.levers === undefined ? all : [...new Set(asked)];
  for (const name of names) {
    const found = readLever(prepared, name, all, question);
    if ('code' in found) {
      // A lever that nobody named and that cannot move is only not used.
      if (question.levers !== undefined || Object.hasOwn(question.bounds ?? {}, name)) problems.push(found);
    } else levers.push(found);
  }
  if (levers.length === 0 && problems.length === 0)
    problems.push(problem('no-answer', { model: model.id, path: 'levers' }, noLevers));
  if (problems.length > 0) return { levers: null, problems };
  const coordinates = levers.flatMap((lever, index) => coordinatesOf(lever, index, prepared, question.path ?? 'level'));
  const shares = shareLimits(prepared, levers, coordinates);
  return { levers: { levers, coordinates, shares, years }, problems };
}

function readLever(
  prepared: PreparedJob,
  name: string,
  all: readonly string[],
  { bounds = {}, path = 'level' }: LeverQuestion,
): Lever | Problem {
  const { checked, settings, targets } = prepared;
  const { model } = checked;
  const where = { model: model.id, path: `levers.${name}` };
  const parameter = Object.hasOwn(model.parameters, name) ? model.parameters[name] : undefined;
  if (parameter === undefined)
    return problem('unknown-name', where, { kind_zh: '杠杆', kind_en: 'lever', name, ...suggest(name, all) });
  const refuse = (reason: Bilingual, advice: Bilingual): Problem =>
    problem('lever-refused', where, {
      ...{ name, reason_zh: reason.zh, reason_en: reason.en, advice_zh: advice.zh, advice_en: advice.en },
    });
  if (parameter.role !== 'lever') return refuse(notALever, chooseLever(all));
  if (targets.some(({ chosen }) => thresholdsOf(chosen.test).some((threshold) => threshold.name === name)))
    return refuse(isThreshold, chooseLever(all));
  const setting = settings.parameters.find((each) => each.name === name)!;
  const inGroup = settings.shares.some(({ members }) => members.some((i) => settings.parameters[i] === setting));
  if (inGroup && (setting.path !== null || path !== 'level')) return refuse(sharePath, useLevel);
  const ends = boundsOf(parameter, Object.hasOwn(bounds, name) ? bounds[name] : undefined);
  if (ends === null) return refuse(noBounds, giveBounds(name));
  if ('code' in ends) return { ...ends, where };
  const [low, high] = ends;
  if (!(low < high)) return refuse(emptyBounds, giveBounds(name));
  const unit = parameter.display ?? parameter.unit;
  const factor = displayFactor(parameter.unit, unit);
  return {
    ...{ name, label: parameter.label, base: setting.value, basePath: setting.path, low, high },
    display: { unit, factor: typeof factor === 'number' ? factor : 1 },
    scale: (high - low) / Math.sqrt(12),
  };
}

/** The range of the parameter, narrowed by what is asked; null where there is neither. */
function boundsOf(
  { range, unit }: FlatParameter,
  asked: readonly [Quantity, Quantity] | undefined,
): readonly [number, number] | Problem | null {
  if (asked === undefined) return range ?? null;
  const [low, high] = [parseQuantity(asked[0], unit), parseQuantity(asked[1], unit)];
  if (typeof low !== 'number') return low;
  if (typeof high !== 'number') return high;
  const [least, most] = range ?? [-Infinity, Infinity];
  return [Math.max(low, least), Math.min(high, most)];
}

function coordinatesOf(lever: Lever, index: number, prepared: PreparedJob, path: LeverPath): readonly Coordinate[] {
  const { years, model } = prepared.checked;
  const own = lever.basePath ?? [lever.base];
  // Along a path of the scenario every year must stay within the bounds.
  const [low, high] = [lever.low - Math.min(...own), lever.high - Math.max(...own)];
  if (path === 'level') {
    const shape = lever.basePath === null ? null : years.map(() => 1);
    return [{ lever: index, shape, scale: lever.scale, low, high }];
  }
  const { start, end } = model.years;
  const read = prepared.targets.flatMap(({ test }) => cellsOf(test, end).map(({ year }) => year));
  const last = Math.max(start, Math.min(end, Math.max(start, ...read)));
  const count = last - start + 1;
  if (path === 'linear') {
    const shape = years.map((year) => Math.min(1, Math.max(0, (year - start + 1) / count)));
    return [{ lever: index, shape, scale: lever.scale, low, high }];
  }
  // So many equal steps cost what one move in all of these years costs.
  const scale = lever.scale * Math.sqrt(count);
  return Array.from({ length: count }, (_, i) => ({
    lever: index,
    // The last step holds from then on.
    shape: years.map((year) => (year === start + i || (i === count - 1 && year > last) ? 1 : 0)),
    ...{ scale, low, high },
  }));
}

/** The members of a group that are no levers here share what is left, so these may take the whole at most. */
function shareLimits(
  { settings }: PreparedJob,
  levers: readonly Lever[],
  coordinates: readonly Coordinate[],
): readonly ShareLimit[] {
  return settings.shares.flatMap(({ members, whole }): ShareLimit[] => {
    const own = members.map((index) => settings.parameters[index]!);
    const chosen = own.flatMap(({ name }, i) => {
      const lever = levers.findIndex((each) => each.name === name);
      return lever < 0 ? [] : [{ lever, weight: 1 / whole[i]!, base: own[i]!.value / whole[i]! }];
    });
    if (chosen.length === 0) return [];
    const names = new Set(chosen.map(({ lever }) => levers[lever]!.name));
    const left = own.reduce((sum, { name, value }, i) => sum + (names.has(name) ? 0 : value / whole[i]!), 0);
    const closed = left === 0;
    const taken = chosen.reduce((sum, { base }) => sum + base, 0);
    return [
      {
        coordinates: chosen.map(({ lever }) => coordinates.findIndex((each) => each.lever === lever)),
        weights: chosen.map(({ weight }) => weight),
        low: closed ? 0 : -taken,
        high: closed ? 0 : left,
      },
    ];
  });
}

/** Moves in declared units, by coordinate → what the job sets. A lever that stays is not set. */
export function settingsAt(
  { levers, coordinates, years }: Levers,
  moves: readonly number[],
): Readonly<Record<string, ScenarioValue>> {
  const set: Record<string, ScenarioValue> = {};
  levers.forEach((lever, index) => {
    const own = coordinates.flatMap((each, c) => (each.lever === index ? [{ ...each, move: moves[c]! }] : []));
    if (own.every(({ move }) => move === 0)) return;
    const [first] = own;
    const clip = (value: number): number => Math.min(lever.high, Math.max(lever.low, value));
    if (own.length === 1 && first!.shape === null) {
      set[lever.name] = clip(lever.base + first!.move);
      return;
    }
    const values = years.map((_, y) =>
      clip(own.reduce((sum, { move, shape }) => sum + move * shape![y]!, lever.basePath?.[y] ?? lever.base)),
    );
    const path = Object.fromEntries(years.map((year, y) => [year, values[y]!]));
    set[lever.name] = { path, kind: 'step', then: 'keep' };
  });
  return set;
}

const noLevers = {
  ...{ what_zh: '“怎样才能达到”', what_en: 'What it would take' },
  reason_zh: '模型没有带上下限的杠杆',
  reason_en: 'the model has no lever with bounds',
  advice_zh: '把规划能选择的参数标为 role: lever，并写 range: [下限, 上限]。',
  advice_en: 'Mark what the plan can choose with role: lever and range: [low, high].',
} as const;

const notALever: Bilingual = {
  zh: '它不是杠杆：假设与不确定性不由规划选择',
  en: 'it is no lever: a plan does not choose assumptions and uncertainties',
};
const isThreshold: Bilingual = {
  zh: '它是所问目标的门槛，降低门槛不算达到目标',
  en: 'it is the threshold of the target: lowering the bar is not reaching it',
};
const noBounds: Bilingual = { zh: '没有上下限', en: 'it has no bounds' };
const emptyBounds: Bilingual = { zh: '上下限之间没有余地', en: 'its bounds leave no room' };
const sharePath: Bilingual = {
  zh: '份额组的成员不能逐年改动',
  en: 'a member of a share group cannot move year by year',
};
const useLevel: Bilingual = { zh: '用整期一致的改动（level）。', en: 'Use one move for all years (level).' };
const giveBounds = (name: string): Bilingual => ({
  zh: `在模型中给 ${name} 写 range: [下限, 上限]，或随问题给出上下限。`,
  en: `Give ${name} a range: [low, high] in the model, or bounds with the question.`,
});
const chooseLever = (all: readonly string[]): Bilingual => ({
  zh: all.length === 0 ? '模型中没有杠杆。' : `可选的杠杆：${all.slice(0, 12).join('、')}。`,
  en: all.length === 0 ? 'The model has no levers.' : `Levers to choose from: ${all.slice(0, 12).join(', ')}.`,
});
