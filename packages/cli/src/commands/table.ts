/** planwright table MODEL: the indicator table of a plan, judged row by row, imported and exported in its own order. */
import { extname } from 'node:path';
import {
  checkIndicators,
  flatModel,
  indicatorsMarkdown,
  indicatorTargets,
  ModelError,
  printIndicators,
  readIndicators,
} from '@planwright/core';
import type {
  IndicatorTable,
  IndicatorVariable,
  JudgedRow,
  Locale,
  ModelBundle,
  PrintedTable,
  Problem,
  Report,
} from '@planwright/core';
import { indicatorNames, indicatorStarter } from '@planwright/models';
import type { Command } from 'commander';
import { citation } from '../citation.ts';
import { csvText } from '../csv-text.ts';
import { probability, spokenProbability } from '../format-number.ts';
import { addJobOptions, jobOf, withRunner } from '../job-options.ts';
import type { JobOptions } from '../job-options.ts';
import { pick, say } from '../locale.ts';
import type { OpenModel } from '../open-model.ts';
import { wrongValue } from '../option-values.ts';
import { problemJson } from '../output.ts';
import type { Answer } from '../output.ts';
import { printAnswer } from '../printable-table.ts';
import type { Surroundings } from '../program.ts';
import { textTable } from '../table.ts';
import { writeWhole } from '../text-file.ts';
import { readWorkbookFile } from '../read-user-table.ts';
import { openWithData } from '../user-data.ts';
import { verdictJson } from '../verdict-table.ts';
import { writeWorkbook } from '../workbook-file.ts';

interface TableOptions extends JobOptions {
  readonly import?: string;
  readonly out?: string;
  readonly print?: boolean;
}

/** As `reach --print`, of the rows of the starter. */
async function printValues(name: string, options: TableOptions, locale: Locale): Promise<Answer> {
  const [other] = (['import', 'out'] as const).filter((key) => options[key] !== undefined);
  if (other !== undefined)
    throw wrongValue(say(locale, `--print 不能与 --${other} 同用`, `--print does not go with --${other}`));
  const open = await openWithData(name, options);
  const asked = { rows: undefined, joint: undefined, job: jobOf(open, options) };
  return printAnswer(open, asked, (work) => withRunner(open, options, work), locale);
}

export function addTable(program: Command, surroundings: Surroundings): void {
  const { locale, answer } = surroundings;
  const command = program
    .command('table')
    .argument('<MODEL>', say(locale, '模型编号、模型文件或笔记', 'model id, model file or notebook'))
    .description(say(locale, '指标体系表：逐行判断，可导入导出', 'the indicator table, judged row by row'));
  addJobOptions(command, surroundings)
    .option('--print', say(locale, '测算值：各行可印的数', 'what may be printed: a value for each row of the starter'))
    .option(
      '--import <file>',
      say(locale, '自己的指标体系表（.xlsx、.docx、.csv）', 'an indicator table of your own (.xlsx, .docx, .csv)'),
    )
    .option(
      '--out <file>',
      say(locale, '按原顺序写成 .xlsx、.csv 或 .md', 'write it in its own order as .xlsx, .csv or .md'),
    )
    .action(async (name: string, options: TableOptions) =>
      answer(await (options.print === true ? printValues : judgeTable)(name, options, locale)),
    );
}

async function judgeTable(name: string, options: TableOptions, locale: Locale): Promise<Answer> {
  const open = await openWithData(name, options);
  const { table, problems: inFile } =
    options.import === undefined
      ? { table: indicatorStarter(open.bundle), problems: [] }
      : await readTableFile(options.import);
  const { targets, rows } = indicatorTargets(
    table,
    variablesOf(open.bundle),
    indicatorNames[open.bundle.model.id] ?? {},
  );
  const doubts = options.import === undefined ? [] : await besideModel(open, options, table, rows);
  const report =
    targets.length === 0
      ? null
      : await judge({ ...open, bundle: { ...open.bundle, targets, alternatives: {} } }, options);
  const printed = printIndicators(table, [
    { title: say(locale, '概率', 'probability'), cell: (_, index) => probabilityOf(rows[index], report) },
    { title: say(locale, '判断', 'verdict'), cell: (_, index) => verdictOf(rows[index], report, locale) },
  ]);
  if (options.out !== undefined) await writeTable(options.out, printed);
  const problems = [...open.problems, ...inFile, ...doubts, ...(report?.problems.map(open.locate) ?? [])];
  return {
    json: tableJson(table, rows, report, problems, locale),
    text: [tableText(printed), report === null ? '' : citation(report, locale)]
      .filter((part) => part !== '')
      .join('\n\n'),
    problems,
  };
}

async function readTableFile(file: string): Promise<{ table: IndicatorTable; problems: readonly Problem[] }> {
  const { workbook, problems } = await readWorkbookFile(file);
  if (workbook === null) throw new ModelError(problems);
  const read = readIndicators(workbook, file);
  if (read.table === null) throw new ModelError([...problems, ...read.problems]);
  return { table: read.table, problems: [...problems, ...read.problems] };
}

/** Draws for the model's own figure of the base year, which is observed or nearly so. */
const baseDraws = 256;

/** Remarks on figures beside the model's of the base year. Throws ModelError for those that cannot be in the unit of their row. */
async function besideModel(
  open: OpenModel,
  options: TableOptions,
  table: IndicatorTable,
  rows: readonly JudgedRow[],
): Promise<readonly Problem[]> {
  const series = [...new Set(rows.flatMap((row) => row.series ?? []))];
  if (series.length === 0) return [];
  const bundle = { ...open.bundle, targets: [], alternatives: {} };
  const job = { ...jobOf({ ...open, bundle }, options), draws: baseDraws, series, joint: [], targets: [] };
  const { series: found, years } = await withRunner(open, { ...options, workers: 0 }, (runner, run) =>
    runner.run(job, run),
  );
  const problems = checkIndicators(table, (row) => {
    const name = rows.find((judged) => judged.row === row)?.series;
    const summary = name === undefined ? undefined : found[name];
    const at = (year: number): number | null => {
      const i = years.indexOf(year);
      return summary?.observed[i] ?? summary?.p50[i] ?? null;
    };
    const [level, before] = [at(table.baseYear), at(table.baseYear - 1)];
    if (summary === undefined || level === null) return undefined;
    return { unit: summary.unit, level, growth: before === null || before === 0 ? null : level / before - 1 };
  });
  if (problems.some(({ severity }) => severity === 'error')) throw new ModelError(problems);
  return problems;
}

function variablesOf({ model }: ModelBundle): readonly IndicatorVariable[] {
  return Object.entries(flatModel(model).variables).map(([name, { unit, label, observed }]) => ({
    ...{ name, unit, label, observed: observed !== undefined },
  }));
}

function judge(open: OpenModel, options: TableOptions): Promise<Report> {
  // No series are summarised: only the rows are asked for.
  const job = { ...jobOf(open, options), series: [], joint: [] };
  return withRunner(open, options, (runner, run) => runner.run(job, run));
}

const verdictFor = (row: JudgedRow | undefined, report: Report | null): Report['targets'][number] | undefined =>
  report?.targets.find(({ id }) => id === row?.target);

function probabilityOf(row: JudgedRow | undefined, report: Report | null): string {
  const verdict = verdictFor(row, report);
  return verdict === undefined ? '—' : probability(verdict.p, verdict.error);
}

/** A row that rests on priors alone says so; a row without a test says why. */
function verdictOf(row: JudgedRow | undefined, report: Report | null, locale: Locale): string {
  const verdict = verdictFor(row, report);
  if (verdict === undefined)
    return row?.reason === undefined ? '' : `${say(locale, '未建模', 'not modelled')}：${pick(locale, row.reason)}`;
  const words = verdict.p === null ? '' : spokenProbability(verdict.p, locale);
  return verdict.grade === 'C' ? `${words}${say(locale, '（示意）', ' (illustrative)')}` : words;
}

function tableText({ title, header, rows, notes }: PrintedTable): string {
  const right = new Set([0, 4, 5, 6]);
  const body = textTable(
    header.map((text, i) => ({ title: text, ...(right.has(i) ? { align: 'right' as const } : {}) })),
    rows.map((row) => row.map((cell) => (cell === null ? '' : String(cell)))),
  );
  return `${title === '' ? '' : `${title}\n\n`}${body}\n${notes.join('\n')}\n`;
}

async function writeTable(file: string, printed: PrintedTable): Promise<void> {
  const { title, header, rows, notes } = printed;
  switch (extname(file).toLowerCase()) {
    case '.xlsx':
      return writeWorkbook(file, [{ name: '指标体系表', ...(title === '' ? {} : { title }), header, rows, notes }]);
    case '.md':
      return writeWhole(file, indicatorsMarkdown(printed));
    default:
      return writeWhole(
        file,
        csvText([...(title === '' ? [] : [[title]]), header, ...rows, ...notes.map((note) => [note])]),
      );
  }
}

function tableJson(
  table: IndicatorTable,
  rows: readonly JudgedRow[],
  report: Report | null,
  problems: readonly Problem[],
  locale: Locale,
): Readonly<Record<string, unknown>> {
  const { title, baseYear, endYear, notes } = table;
  return {
    ...{ title, baseYear, endYear, notes, hash: report?.hash ?? null },
    rows: rows.map((judged) => {
      const verdict = verdictFor(judged, report);
      return {
        ...judged.row,
        status: judged.target === undefined ? 'not modelled' : 'modelled',
        reason: judged.reason ?? null,
        series: judged.series ?? null,
        verdict: verdict === undefined ? null : verdictJson(verdict),
      };
    }),
    problems: problems.map((item) => problemJson(item, locale)),
  };
}
