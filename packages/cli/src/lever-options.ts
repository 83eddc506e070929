/** Options of the commands that move levers. */
import { barePercent, ModelError, parseQuantity, problem, suggest } from '@planwright/core';
import type { FlatModel, FlatParameter, Job, Locale, Problem, Quantity } from '@planwright/core';
import type { LeverBounds, LeverQuestion } from '@planwright/core/analysis';
import { CommanderError, Option } from 'commander';
import type { Command } from 'commander';
import { say } from './locale.ts';
import { givenTwice, nameList } from './option-values.ts';
import type { Surroundings } from './program.ts';
import { soundModel } from './sound-model.ts';

export interface LeverOptions {
  readonly levers?: readonly string[];
  readonly bounds?: LeverBounds;
}

export function addLeverOptions(command: Command, { locale }: Surroundings): Command {
  return command
    .addOption(
      new Option(
        '--levers <a,b>',
        say(locale, '只用这些杠杆，默认全部有上下限的', 'only these levers; all that have bounds by default'),
      ).argParser(nameList(locale, '--levers')),
    )
    .addOption(
      new Option(
        '--bounds <lever=low..high>',
        say(locale, '杠杆的上下限，可重复；可带单位：push=0..0.5%', 'bounds of a lever; may be repeated: push=0..0.5%'),
      ).argParser(addBounds(locale)),
    );
}

/** Throws ModelError for bounds of what is no lever, or that are none: core takes them as they are, and inside the range. */
export function leverQuestion(job: Job, { levers, bounds }: LeverOptions): LeverQuestion {
  const model = bounds === undefined ? null : soundModel(job);
  const problems = model === null ? [] : boundsProblems(model, bounds ?? {}, levers);
  if (problems.length > 0) throw new ModelError(problems);
  return { ...(levers === undefined ? {} : { levers }), ...(bounds === undefined ? {} : { bounds }) };
}

function boundsProblems(model: FlatModel, bounds: LeverBounds, levers: readonly string[] | undefined): Problem[] {
  const all = Object.keys(model.parameters).filter((name) => model.parameters[name]?.role === 'lever');
  const used = levers === undefined ? all : levers.flatMap((name) => model.elements[name] ?? [name]);
  return Object.entries(bounds).flatMap(([name, ends]) => {
    const parameter = used.includes(name) && all.includes(name) ? model.parameters[name] : undefined;
    const where = { model: model.id, path: `bounds.${name}` };
    if (parameter !== undefined) return endProblems(name, parameter, ends).map((item) => ({ ...item, where }));
    const words = { kind_zh: '所用的杠杆', kind_en: 'lever in use', name, ...suggest(name, used) };
    return [problem('unknown-name', where, words)];
  });
}

function endProblems(name: string, parameter: FlatParameter, ends: readonly [Quantity, Quantity]): Problem[] {
  const { unit, display = unit, range = [-Infinity, Infinity] } = parameter;
  const values: number[] = [];
  for (const end of ends) {
    const value = parseQuantity(end, unit);
    if (typeof value !== 'number') return [value];
    const bare = barePercent({ name, value: end, unit, display });
    if (bare?.severity === 'error') return [bare];
    const [low, high] = range;
    if (value < low || value > high)
      return [problem('out-of-range', {}, { name, value, low, high, unit: ` (${unit})` })];
    values.push(value);
  }
  const [low = 0, high = 0] = values;
  if (low < high) return [];
  const advice = {
    advice_zh: '下限应小于上限，如 push=0..0.5%。',
    advice_en: 'The first is below the second, as in push=0..0.5%.',
  };
  return [problem('bad-option', {}, { name: '--bounds', found: `${name}=${ends.join('..')}`, ...advice })];
}

function addBounds(locale: Locale): (text: string, before?: LeverBounds) => LeverBounds {
  return (text, before = {}) => {
    const [, name, low, high] = /^([^=@\s]+)=(.+?)\.\.(.+)$/su.exec(text.trim()) ?? [];
    if (name !== undefined && low !== undefined && high !== undefined) {
      if (Object.hasOwn(before, name)) throw givenTwice(locale, '--bounds', name);
      return { ...before, [name]: [low, high] };
    }
    throw wrong(
      say(
        locale,
        `--bounds 的值“${text}”无效：应写作 杠杆=下限..上限`,
        `the value “${text}” of --bounds is not valid: write lever=low..high`,
      ),
    );
  };
}

/** 0.9, `90 %`, or `certain`. */
export function chance(locale: Locale, option: string): (text: string) => number | 'certain' {
  return (text) => {
    const value = probabilityIn(text);
    if (text.trim() === 'certain') return 'certain';
    if (value !== null) return value;
    throw wrong(
      say(
        locale,
        `${option} 的值“${text}”无效：应在 0 与 1 之间，如 0.9、90%，或 certain`,
        `the value “${text}” of ${option} is not valid: between 0 and 1, such as 0.9 or 90%, or certain`,
      ),
    );
  };
}

/** 0.9 or `90 %`. */
export function share(locale: Locale, option: string): (text: string) => number {
  return (text) => {
    const value = probabilityIn(text);
    if (value !== null) return value;
    throw wrong(
      say(
        locale,
        `${option} 的值“${text}”无效：应在 0 与 1 之间，如 0.9、90%`,
        `the value “${text}” of ${option} is not valid: between 0 and 1, such as 0.9 or 90%`,
      ),
    );
  };
}

function probabilityIn(text: string): number | null {
  const [, digits, percent] = /^(\d{1,3}(?:\.\d+)?|\.\d+)\s*([%％])?$/u.exec(text.trim()) ?? [];
  const value = Number(digits ?? NaN) / (percent === undefined ? 1 : 100);
  return value > 0 && value < 1 ? value : null;
}

const wrong = (message: string): CommanderError => new CommanderError(2, 'planwright.wrongValue', message);
