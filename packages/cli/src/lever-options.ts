/** Options of the commands that move levers. */
import type { LeverBounds, LeverQuestion } from '@planwright/core/analysis';
import type { Locale } from '@planwright/core';
import { CommanderError, Option } from 'commander';
import type { Command } from 'commander';
import { say } from './locale.ts';
import { nameList } from './option-values.ts';
import type { Surroundings } from './program.ts';

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

export const leverQuestion = ({ levers, bounds }: LeverOptions): LeverQuestion => ({
  ...(levers === undefined ? {} : { levers }),
  ...(bounds === undefined ? {} : { bounds }),
});

function addBounds(locale: Locale): (text: string, before?: LeverBounds) => LeverBounds {
  return (text, before = {}) => {
    const [, name, low, high] = /^([^=@\s]+)=(.+?)\.\.(.+)$/su.exec(text.trim()) ?? [];
    if (name !== undefined && low !== undefined && high !== undefined) return { ...before, [name]: [low, high] };
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
