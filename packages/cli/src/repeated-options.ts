/** An option that takes one value and is given twice: which of the two was meant is not known. */
import { CommanderError } from 'commander';
import type { Command } from 'commander';
import { say } from './locale.ts';
import type { Surroundings } from './program.ts';

/** Throws CommanderError with status 2. Options that gather their values (--set, --figure) are told by what they gathered. */
export function refuseRepeated(command: Command, args: readonly string[], locale: Surroundings['locale']): void {
  const values = command.opts<Readonly<Record<string, unknown>>>();
  for (const option of command.options) {
    const { long } = option;
    const value = values[option.attributeName()];
    const gathers =
      typeof value === 'object' && (!Array.isArray(value) || value.every((each) => typeof each === 'object'));
    if (long == null || option.isBoolean() || gathers) continue;
    const times = args.filter((arg) => arg === long || arg.startsWith(`${long}=`)).length;
    if (times > 1)
      throw new CommanderError(
        2,
        'planwright.repeatedOption',
        say(locale, `${long} 给了 ${times} 次，只能给一次`, `${long} is given ${times} times and takes one value`),
      );
  }
}
