/** planwright export MODEL: the series of one scenario or several in the forms that other programs read. */
import { mkdir } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { flatModel, ModelError, problem } from '@planwright/core';
import type { Ensemble } from '@planwright/core';
import {
  dataPackage,
  iamcRows,
  leapRows,
  printIamcLong,
  printIamcWide,
  seriesAliases,
  stataFiles,
  statistics,
} from '@planwright/core/interchange';
import type { IamcChoice, NamedRun, PackageChoice, Statistic } from '@planwright/core/interchange';
import { CommanderError, Option } from 'commander';
import type { Command } from 'commander';
import { changesText } from '../citation.ts';
import { addChangeOptions, jobOf, withRunner } from '../job-options.ts';
import type { JobOptions } from '../job-options.ts';
import { say } from '../locale.ts';
import { nameList } from '../option-values.ts';
import { problemJson } from '../output.ts';
import type { Answer } from '../output.ts';
import type { Surroundings } from '../program.ts';
import { drawFiles } from '../draw-files.ts';
import { writeWhole } from '../text-file.ts';
import { openWithData } from '../user-data.ts';

interface ExportOptions extends Omit<JobOptions, 'scenario'> {
  readonly form: Form;
  readonly out: string;
  readonly scenario?: readonly string[];
  readonly statistics?: readonly Statistic[];
  readonly region?: string;
  readonly licence?: string;
}

/** What a form is made of. */
interface Exported {
  readonly runs: readonly NamedRun[];
  /** Of each run, for the form that takes them. */
  readonly ensembles: readonly Ensemble[];
  readonly choice: IamcChoice & PackageChoice;
  readonly out: string;
}

type Files = readonly (readonly [file: string, contents: string | Uint8Array])[];

/** Form → what it writes. */
const forms = {
  iamc: ({ out, runs, choice }: Exported): Files => [[out, printIamcLong(iamcRows(runs, choice))]],
  'iamc-wide': ({ out, runs, choice }: Exported): Files => [[out, printIamcWide(iamcRows(runs, choice))]],
  stata: ({ out, runs, choice }: Exported): Files => {
    const file = out.replace(/\.do$/i, '') + '.csv';
    const { script, csv } = stataFiles(runs, { ...choice, file: basename(file) });
    return [
      [out, script],
      [file, csv],
    ];
  },
  leap: ({ out, runs, choice }: Exported): Files => [[out, leapRows(runs, choice)]],
  frictionless: ({ out, runs, choice }: Exported): Files =>
    dataPackage(runs, choice).map(([path, text]) => [join(out, path), text] as const),
  draws: ({ out, runs, ensembles, choice: { aliases } }: Exported): Promise<Files> =>
    drawFiles(
      out,
      runs.map((run, i) => ({ ...run, ensemble: ensembles[i]! })),
      aliases,
    ),
} as const;

type Form = keyof typeof forms;

export function addExport(program: Command, surroundings: Surroundings): void {
  const { locale, answer } = surroundings;
  const option = (flags: string, zh: string, en: string): Option => new Option(flags, say(locale, zh, en));
  const command = program
    .command('export')
    .argument('<MODEL>', say(locale, '模型编号、模型文件或笔记', 'model id, model file or notebook'))
    .description(say(locale, '把推演结果写成其他软件的格式', 'write a run in the form of another program'))
    .addOption(option('--form <form>', '格式', 'form').choices(Object.keys(forms)).makeOptionMandatory())
    .addOption(
      option(
        '--out <file>',
        '写入的文件；frictionless 为文件夹',
        'file to write; a folder for frictionless',
      ).makeOptionMandatory(),
    )
    .addOption(option('--scenario <a,b>', '情景，可多个', 'scenarios').argParser(nameList(locale, '--scenario')))
    .addOption(
      option(
        '--statistics <a,b>',
        `统计量，默认 mean：${statistics.join('、')}`,
        `mean by default; of ${statistics.join(', ')}`,
      ).argParser(statisticList(surroundings)),
    )
    .addOption(
      option(
        '--region <name>',
        'IAMC 表的地区，默认为模型编号',
        'region of an IAMC table, the id of the model by default',
      ),
    )
    .addOption(
      option(
        '--licence <id>',
        '数据包的许可，如 CC-BY-4.0；默认不写',
        'licence of a package, such as CC-BY-4.0; none by default',
      ),
    )
    .addOption(option('--series <a,b>', '只给出这些序列', 'only these series').argParser(nameList(locale, '--series')));
  addChangeOptions(command, surroundings).action(async (name: string, options: ExportOptions) =>
    answer(await run(name, options, surroundings)),
  );
}

async function run(name: string, options: ExportOptions, { locale }: Surroundings): Promise<Answer> {
  const { scenario, form, out, statistics: chosen = ['mean'], region, licence, ...rest } = options;
  const open = await openWithData(name, rest);
  const scenarios = [...new Set(scenario ?? [open.scenario])];
  const { runs, ensembles } = await withRunner(open, rest, async (runner, running) => {
    const done: { runs: NamedRun[]; ensembles: Ensemble[] } = { runs: [], ensembles: [] };
    for (const id of scenarios) {
      const whole = { ...jobOf(open, { ...rest, scenario: id }), alternatives: false };
      const job = form === 'frictionless' ? whole : { ...whole, targets: [], joint: [] };
      const report = await runner.run(job, running);
      const changes = changesText(report.changes);
      done.runs.push({ scenario: changes === '' ? id : `${id} [${changes}]`, report });
      if (form === 'draws') done.ensembles.push(await runner.ensemble(job, running));
    }
    return done;
  });
  const { bundle } = open;
  // Of all series of the model: what is exported plays no part in its alias.
  const aliases = seriesAliases(Object.keys(flatModel(bundle.model).variables));
  const choice = {
    bundle,
    aliases,
    statistics: chosen,
    region: region ?? bundle.model.id,
    ...(licence ? { licence } : {}),
  };
  const files = await forms[form]({ runs, ensembles, choice, out });
  for (const [file, contents] of files) {
    if (form === 'frictionless') await makeFolder(dirname(file));
    await writeWhole(file, contents);
  }
  const problems = [...open.problems, ...runs.flatMap(({ report }) => report.problems.map(open.locate))];
  return {
    json: {
      form,
      files: files.map(([file]) => file),
      runs: runs.map(({ scenario: id, report: { model, hash, engine, seed, draws } }) => ({
        ...{ scenario: id, model, hash, engine, seed, draws },
      })),
      problems: problems.map((item) => problemJson(item, locale)),
    },
    text: `${form} → ${files.map(([file]) => file).join(say(locale, '、', ', '))}\n`,
    problems,
  };
}

/** The folders of a package are made as they are needed. */
async function makeFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true });
  } catch (error) {
    const detail = (error as NodeJS.ErrnoException).code ?? String(error);
    const words = { file: folder, detail_zh: detail, detail_en: detail };
    throw new ModelError([problem('file-not-written', { file: folder }, words)]);
  }
}

function statisticList({ locale }: Surroundings): (text: string) => readonly Statistic[] {
  const names = nameList(locale, '--statistics');
  return (text) =>
    names(text).map((name) => {
      const found = statistics.find((known) => known === name);
      if (found !== undefined) return found;
      const message = say(
        locale,
        `--statistics 的值“${name}”无效：可用 ${statistics.join('、')}`,
        `the value “${name}” of --statistics is not valid: use ${statistics.join(', ')}`,
      );
      throw new CommanderError(2, 'planwright.wrongValue', message);
    });
}
