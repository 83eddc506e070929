/** Commander's complaints in both languages. */
import type { Locale } from '@planwright/core';
import type { CommanderError } from 'commander';
import type { UsageError } from './output.ts';

const chinese: Readonly<Record<string, (words: readonly string[]) => string>> = {
  'commander.unknownOption': ([name]) => `没有选项 ${name}`,
  'commander.unknownCommand': ([name]) => `没有命令 ${name}`,
  'commander.missingArgument': ([name]) => `缺少参数 ${name}`,
  'commander.optionMissingArgument': ([name]) => `选项 ${name} 后面缺少值`,
  'commander.excessArguments': () => '参数太多',
  'commander.help': () => '没有写明命令',
};

export function describeUsageError(error: CommanderError, locale: Locale): UsageError {
  const [first = '', ...more] = error.message.split('\n');
  const english = error.code === 'commander.help' ? 'no command was given' : first.replace(/^error: /, '');
  const suggestion = /\(Did you mean (.*)\?\)/.exec(more.join(' '))?.[1];
  const words = [...first.matchAll(/'([^']*)'/g)].map((match) => match[1] ?? '');
  const translated = chinese[error.code]?.(words) ?? english;
  if (locale === 'en')
    return {
      message: english,
      hint: suggestion === undefined ? 'See planwright --help.' : `Did you mean ${suggestion}?`,
    };
  return { message: translated, hint: suggestion === undefined ? '见 planwright --help。' : `是否指 ${suggestion}？` };
}
