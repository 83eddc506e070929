/** The commands and the options they share. */
import { engineVersion } from '@planwright/core';
import type { Locale } from '@planwright/core';
import { Command, Option } from 'commander';
import { addAudit } from './commands/audit.ts';
import { addBacktest } from './commands/backtest.ts';
import { addCheck } from './commands/check.ts';
import { addCompare } from './commands/compare.ts';
import { addConflict } from './commands/conflict.ts';
import { addCounties } from './commands/counties.ts';
import { addData } from './commands/data.ts';
import { addDiff } from './commands/diff.ts';
import { addDiscover } from './commands/discover.ts';
import { addExplain } from './commands/explain.ts';
import { addExport } from './commands/export.ts';
import { addFmt } from './commands/fmt.ts';
import { addImport } from './commands/import.ts';
import { addList } from './commands/list.ts';
import { addMerge } from './commands/merge.ts';
import { addMonitor } from './commands/monitor.ts';
import { addNew } from './commands/new.ts';
import { addReach } from './commands/reach.ts';
import { addRender } from './commands/render.ts';
import { addRun } from './commands/run.ts';
import { addSensitivity } from './commands/sensitivity.ts';
import { addServe } from './commands/serve.ts';
import { addTable } from './commands/table.ts';
import { addTargets } from './commands/targets.ts';
import { checkFiles } from './file-roles.ts';
import { say } from './locale.ts';
import type { Answer } from './output.ts';
import { refuseRepeated } from './repeated-options.ts';

/** What every command gets beside its own arguments. */
export interface Surroundings {
  readonly locale: Locale;
  readonly answer: (answer: Answer) => void;
}

/** `args`: the words of the command line as given, to tell an option that is given twice. */
export function buildProgram(locale: Locale, answer: (answer: Answer) => void, args: readonly string[]): Command {
  const program = new Command('planwright');
  const titles: Readonly<Record<string, string>> = {
    'Usage:': '用法：',
    'Arguments:': '参数：',
    'Options:': '选项：',
    'Global Options:': '通用选项：',
    'Commands:': '命令：',
  };
  program
    .description(say(locale, '规划推演：目标能否实现，概率多大，依据何在', 'Scenario simulation for development plans'))
    .version(engineVersion, '-V, --version', say(locale, '显示版本', 'print the version'))
    .helpOption('-h, --help', say(locale, '显示帮助', 'print help'))
    .helpCommand(
      `help [${say(locale, '命令', 'command')}]`,
      say(locale, '显示某个命令的帮助', 'print help for a command'),
    )
    .addOption(new Option('--lang <zh|en>', say(locale, '语言', 'language')).choices(['zh', 'en']))
    .option('--json', say(locale, '在标准输出给出一个 JSON 对象', 'print one JSON object on stdout'))
    .configureHelp({
      showGlobalOptions: true,
      ...(locale === 'zh' ? { styleTitle: (title: string): string => titles[title] ?? title } : {}),
    })
    // Errors are written by main, in the language of the user and, with --json, as data too.
    .configureOutput({ outputError: () => undefined })
    .exitOverride();
  const surroundings: Surroundings = { locale, answer };
  program.hook('preAction', (_, command) => {
    refuseRepeated(command, args, locale);
    checkFiles(command, locale);
  });
  for (const add of [
    addList,
    addRun,
    addMerge,
    addTargets,
    addReach,
    addConflict,
    addSensitivity,
    addDiscover,
    addCompare,
    addExplain,
    addMonitor,
    addCounties,
    addAudit,
    addCheck,
    addFmt,
    addDiff,
    addData,
    addTable,
    addRender,
    addExport,
    addImport,
    addBacktest,
    addNew,
    addServe,
  ])
    add(program, surroundings);
  return program;
}
