/** Values of options: what cannot be read is wrong usage (exit status 2), named with what would be right. */
import { CommanderError } from 'commander';
import type { Locale, Quantity } from '@planwright/core';
import { say } from './locale.ts';

export interface WholeRange {
  readonly least: number;
  readonly most: number;
}

export function wholeNumber(locale: Locale, option: string, { least, most }: WholeRange): (text: string) => number {
  return (text) => {
    const value = /^\d{1,16}$/.test(text) ? Number(text) : NaN;
    if (value >= least && value <= most) return value;
    throw wrongValue(
      say(
        locale,
        `${option} 的值“${text}”无效：应为 ${least} 到 ${most} 的整数`,
        `the value “${text}” of ${option} is not valid: a whole number from ${least} to ${most} is needed`,
      ),
    );
  };
}

export interface Shard {
  /** From 1. */
  readonly index: number;
  readonly of: number;
}

const mostShards = 10_000;

/** `i/n` */
export function shard(locale: Locale): (text: string) => Shard {
  return (text) => {
    const [, index = 0, of = 0] = (/^(\d{1,5})\/(\d{1,5})$/.exec(text) ?? []).map(Number);
    if (index >= 1 && index <= of && of <= mostShards) return { index, of };
    throw wrongValue(
      say(
        locale,
        `--shard 的值“${text}”无效：应为 i/n，如 1/3 至 3/3`,
        `the value “${text}” of --shard is not valid: write i/n, as in 1/3 to 3/3`,
      ),
    );
  };
}

/** `k=v`, repeated for other names; a name that comes twice is refused. */
export function addSetting(
  locale: Locale,
  option: '--set' | '--goal' = '--set',
): (text: string, before?: Settings) => Settings {
  return (text, before = {}) => {
    const match = /^([^=@\s]+)=(.+)$/su.exec(text.trim());
    const [, name, value] = match ?? [];
    if (name === undefined || value === undefined)
      throw wrongValue(
        say(
          locale,
          `${option} 的值“${text}”无效：应写作 ${option === '--set' ? '参数' : '序列'}=值`,
          `the value “${text}” of ${option} is not valid: write ${option === '--set' ? 'parameter' : 'series'}=value`,
        ),
      );
    if (Object.hasOwn(before, name)) throw givenTwice(locale, option, name);
    return { ...before, [name]: quantity(value) };
  };
}

/** `v@year=x`, repeated, of `--fix` and `--add`. */
export function addCell(locale: Locale, option: '--fix' | '--add'): (text: string, before?: Fixes) => Fixes {
  return (text, before = {}) => {
    const [, name, year, value] = /^([^=@\s]+)@(\d{1,4})=(.+)$/su.exec(text.trim()) ?? [];
    if (name === undefined || year === undefined || value === undefined)
      throw wrongValue(
        say(
          locale,
          `${option} 的值“${text}”无效：应写作 变量@年份=值`,
          `the value “${text}” of ${option} is not valid: write variable@year=value`,
        ),
      );
    const cells = Object.hasOwn(before, name) ? before[name] : undefined;
    if (cells !== undefined && Object.hasOwn(cells, Number(year))) throw givenTwice(locale, option, `${name}@${year}`);
    return { ...before, [name]: { ...cells, [Number(year)]: quantity(value) } };
  };
}

/** `S@YEAR` */
export function seriesAt(locale: Locale, option: string): (text: string) => { series: string; year: number } {
  return (text) => {
    const [, series, year] = /^([^=@\s]+)@(\d{1,4})$/u.exec(text.trim()) ?? [];
    if (series !== undefined && year !== undefined) return { series, year: Number(year) };
    throw wrongValue(
      say(
        locale,
        `${option} 的值“${text}”无效：应写作 序列@年份`,
        `the value “${text}” of ${option} is not valid: write series@year`,
      ),
    );
  };
}

/** A series in a year or, from the first year to the second, its mean growth. */
export interface SeriesYears {
  readonly series: string;
  readonly years: readonly [number] | readonly [number, number];
}

/** `S@YEAR` or `S@YEAR-YEAR`, several with commas. */
export function seriesYears(locale: Locale, option: string): (text: string) => readonly SeriesYears[] {
  const names = nameList(locale, option);
  return (text) =>
    names(text).map((each) => {
      const [, series, from, to] = /^([^=@\s]+)@(\d{1,4})(?:[-–—](\d{1,4}))?$/u.exec(each) ?? [];
      if (series !== undefined && from !== undefined)
        return { series, years: to === undefined ? [Number(from)] : [Number(from), Number(to)] };
      throw wrongValue(
        say(
          locale,
          `${option} 的值“${each}”无效：应写作 序列@年份，或 序列@起年-止年（年均增速）`,
          `the value “${each}” of ${option} is not valid: write series@year, or series@from-to for its mean growth`,
        ),
      );
    });
}

/** `a,b`, with the empty places of `a,,b` refused. */
export function nameList(locale: Locale, option: string): (text: string) => string[] {
  return (text) => {
    const names = text.split(/[,，]/).map((name) => name.trim());
    if (names.every((name) => name !== '')) return names;
    throw wrongValue(
      say(
        locale,
        `${option} 的值“${text}”无效：应为逗号分隔的名称`,
        `the value “${text}” of ${option} is not valid: names separated by commas are needed`,
      ),
    );
  };
}

export type Settings = Readonly<Record<string, Quantity>>;
export type Fixes = Readonly<Record<string, Readonly<Record<number, Quantity>>>>;

/** A plain number stays a number; anything else ("0.3 %") is read with its unit where the unit is known, and 1e400 is told as written. */
function quantity(text: string): Quantity {
  const trimmed = text.trim();
  const plain = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(trimmed);
  return plain && Number.isFinite(Number(trimmed)) ? Number(trimmed) : trimmed;
}

/** Which of the two was meant is not known. */
export function givenTwice(locale: Locale, option: string, name: string): CommanderError {
  return wrongValue(
    say(locale, `${option} 给了两次 ${name}，只留一个`, `${option} gives ${name} twice: leave one of them`),
  );
}

export function wrongValue(message: string): CommanderError {
  return new CommanderError(2, 'planwright.wrongValue', message);
}
