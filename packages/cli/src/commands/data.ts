/** planwright data [NAME]: what the figures are, how far they can be trusted, what is missing, and which to verify first. */
import { extname } from 'node:path';
import { ModelError, problem, suggest } from '@planwright/core';
import type { DataSheetLine, Locale, ModelBundle, Problem, Table } from '@planwright/core';
import { dataGaps, dataTemplates, models, readShipped, tables } from '@planwright/models';
import type { DataGap, DataTemplate } from '@planwright/models';
import { CommanderError } from 'commander';
import type { Command } from 'commander';
import { checklist, checklistHeader, checklistRows, checklistTitle } from '../checklist.ts';
import { csvText } from '../csv-text.ts';
import { countsOf, figureHeader, figureRows, linesOf, sheetHeader, sheetRows } from '../data-tables.ts';
import {
  questionHeader,
  questionRows,
  templateHeader,
  templateMapping,
  templateMappingFile,
  templateRows,
} from '../data-template.ts';
import { pick, say } from '../locale.ts';
import type { Answer } from '../output.ts';
import type { Surroundings } from '../program.ts';
import { textTable } from '../table.ts';
import { writeWhole } from '../text-file.ts';
import { writeWorkbook } from '../workbook-file.ts';
import type { WorkbookSheet } from '../workbook-file.ts';
import { figureTable, figuresThatNarrow } from '../yearbook-figures.ts';

interface DataCommandOptions {
  readonly checklist?: boolean;
  readonly csv?: string;
  readonly xlsx?: string;
  readonly template?: string;
}

/** The datasets of a name, and the model of that name where there is one. */
interface Named {
  readonly tables: readonly Table[];
  readonly bundle?: ModelBundle;
}

export function addData(program: Command, surroundings: Surroundings): void {
  const { locale, answer } = surroundings;
  program
    .command('data')
    .argument('[NAME]', say(locale, '数据集或模型编号', 'dataset or model id'))
    .description(
      say(
        locale,
        '数据说明：有什么、推算了什么、未证实什么、缺什么',
        'what the figures are: observed, derived, unverified, missing',
      ),
    )
    .option(
      '--checklist',
      say(
        locale,
        '核对单：最影响判断的数值在前，留空一列填公报数',
        'figures to verify, those that move the verdicts most first',
      ),
    )
    .option('--csv <file>', say(locale, '写成 CSV', 'write a CSV file'))
    .option('--xlsx <file>', say(locale, '写成 XLSX', 'write an XLSX file'))
    .option(
      '--template <file>',
      say(
        locale,
        'peers 或 counties 的空表（.xlsx 或 .csv），附对照文件',
        'a blank table of peers or counties (.xlsx or .csv), with its mapping',
      ),
    )
    .action(async (name: string | undefined, options: DataCommandOptions) => {
      checkOptions(name, options, locale);
      if (name === undefined) return answer(await list(locale));
      if (options.template !== undefined) return answer(await writeTemplate(name, options.template, locale));
      const named = await find(name);
      if (options.checklist === true) return answer(await answerChecklist(name, named, options, locale));
      return answer(await answerSheet(named, options, locale));
    });
}

/** What would be left undone without a word is wrong usage. */
function checkOptions(name: string | undefined, { template, ...others }: DataCommandOptions, locale: Locale): void {
  const wrong = (message: string): CommanderError => new CommanderError(2, 'planwright.wrongOptions', message);
  const [other] = (['checklist', 'csv', 'xlsx'] as const).filter((key) => others[key] !== undefined);
  if (template !== undefined && other !== undefined)
    throw wrong(
      say(
        locale,
        `--template 只写空表，不能与 --${other} 同用`,
        `--template writes a blank table only and does not go with --${other}`,
      ),
    );
  const given = template === undefined ? other : 'template';
  if (name === undefined && given !== undefined)
    throw wrong(say(locale, `--${given} 需要写明数据集或模型`, `--${given} needs the name of a dataset or a model`));
}

const bundles: Readonly<Record<string, ModelBundle>> = models;
/** The large ones are loaded only for this command. */
async function allTables(): Promise<readonly Table[]> {
  const { moreTexts } = await import('@planwright/models/more-texts');
  return [...tables, ...moreTexts.map(({ id, csv, labels }) => readShipped(id, csv, labels))];
}

async function find(name: string): Promise<Named> {
  const all = await allTables();
  const table = all.find(({ id }) => id === name);
  const bundle = Object.hasOwn(bundles, name) ? bundles[name] : undefined;
  if (table !== undefined) return { tables: [table], ...(bundle === undefined ? {} : { bundle }) };
  if (bundle !== undefined) return { tables: bundle.tables, bundle };
  const known = [...new Set([...all.map(({ id }) => id), ...Object.keys(bundles)])];
  throw new ModelError([
    problem(
      'unknown-name',
      { path: 'NAME' },
      { kind_zh: '数据集或模型', kind_en: 'dataset or model', name, ...suggest(name, known) },
    ),
  ]);
}

async function list(locale: Locale): Promise<Answer> {
  const all = (await allTables()).map((table) => ({ table, counts: countsOf(linesOf(table)) }));
  const columns = ['series', 'observed', 'derived', 'unverified', 'missing', 'quoted', 'conflicts'] as const;
  const titles = locale === 'zh' ? ['序列', '有数', '推算', '未见来源', '中间缺', '转引', '并列'] : columns;
  return {
    json: { datasets: all.map(({ table: { id, title }, counts }) => ({ id, title, ...counts })), problems: [] },
    text: textTable(
      [
        { title: say(locale, '数据集', 'dataset') },
        { title: say(locale, '地区', 'region') },
        ...titles.map((title) => ({ title, align: 'right' as const })),
      ],
      all.map(({ table: { id, title }, counts }) => [
        id,
        pick(locale, title),
        ...columns.map((column) => String(counts[column])),
      ]),
    ),
    problems: [],
  };
}

async function answerSheet(named: Named, { csv, xlsx }: DataCommandOptions, locale: Locale): Promise<Answer> {
  const lines = named.tables.flatMap(linesOf);
  const gaps = dataGaps.filter(({ dataset }) => named.tables.some(({ id }) => id === dataset));
  const rows = named.tables.flatMap((table) => figureRows(table, locale));
  if (csv !== undefined) await writeWhole(csv, csvText([figureHeader(locale), ...rows]));
  if (xlsx !== undefined)
    await writeWorkbook(xlsx, [
      { name: say(locale, '数据', 'figures'), header: figureHeader(locale), rows },
      { name: say(locale, '数据说明', 'data sheet'), header: sheetHeader(locale), rows: sheetRows(lines, locale, 99) },
      ...(gaps.length === 0 ? [] : [gapSheet(gaps, locale)]),
      ...(named.bundle === undefined ? [] : [checklistSheet(named.bundle, locale)]),
    ]);
  const counts = countsOf(lines);
  return {
    json: { ...counts, lines: lines.map((line) => ({ ...line })), notFound: gaps, problems: [] },
    text: `${named.tables.map(({ title }) => pick(locale, title)).join('、')}\n\n${sheetText(lines, locale)}\n${gapText(gaps, locale)}${summary(counts, locale)}`,
    problems: [],
  };
}

function sheetText(lines: readonly DataSheetLine[], locale: Locale): string {
  const rows = sheetRows(lines, locale, 2);
  // A column that says nothing about any series is left out.
  const kept = sheetHeader(locale).flatMap((title, i) => (rows.some((row) => row[i] !== '') ? [{ title, i }] : []));
  return textTable(
    kept.map(({ title }) => ({ title })),
    rows.map((row) => kept.map(({ i }) => row[i] ?? '')),
  );
}

function gapSheet(gaps: readonly DataGap[], locale: Locale): WorkbookSheet {
  return {
    name: say(locale, '缺口', 'not found'),
    header:
      locale === 'zh'
        ? ['指标', '年份', '单位', '可澄清', '数值', '出处']
        : ['indicator', 'years', 'unit', 'would settle', 'figure', 'source'],
    rows: gaps.map(({ name, years, unit, settles }) => [
      pick(locale, name),
      years,
      unit,
      pick(locale, settles),
      null,
      null,
    ]),
  };
}

/** What was looked for and not found, with what it would settle. */
function gapText(gaps: readonly DataGap[], locale: Locale): string {
  if (gaps.length === 0) return '';
  const table = textTable(
    [
      { title: say(locale, '没有找到的数据', 'looked for and not found') },
      { title: say(locale, '年份', 'years') },
      { title: say(locale, '单位', 'unit') },
      { title: say(locale, '可澄清', 'would settle') },
    ],
    gaps.map(({ name, years, unit, settles }) => [pick(locale, name), years, unit, pick(locale, settles)]),
  );
  return `${table}\n`;
}

function summary(counts: ReturnType<typeof countsOf>, locale: Locale): string {
  const { series, observed, derived, unverified, missing, quoted, conflicts } = counts;
  return say(
    locale,
    `${series} 个序列：有数 ${observed} 年次（其中转引、待核公报 ${quoted}），推算 ${derived}，未见来源 ${unverified}，中间缺 ${missing}，同年并列 ${conflicts}。口径不同的数不连线。\n`,
    `${series} series: ${observed} observed (${quoted} of them quoted), ${derived} derived, ${unverified} unverified, ${missing} missing in between, ${conflicts} with several figures. Rounds of publication are never joined.\n`,
  );
}

function unitOf({ tables: known }: ModelBundle, reference: string): string {
  const [dataset, ...rest] = (reference.split('@')[0] ?? '').split('.');
  return known.find(({ id }) => id === dataset)?.series[rest.join('.')]?.unit ?? '';
}

function checklistSheet(bundle: ModelBundle, locale: Locale): WorkbookSheet {
  const figures = checklist(bundle);
  return {
    name: checklistTitle(locale),
    header: checklistHeader(locale),
    rows: checklistRows(figures, (reference) => unitOf(bundle, reference), locale),
  };
}

async function answerChecklist(
  name: string,
  { bundle }: Named,
  { csv, xlsx }: DataCommandOptions,
  locale: Locale,
): Promise<Answer> {
  if (bundle === undefined) throw new ModelError([noModel(name)]);
  const sheet = checklistSheet(bundle, locale);
  if (csv !== undefined) await writeWhole(csv, csvText([sheet.header, ...sheet.rows]));
  if (xlsx !== undefined) await writeWorkbook(xlsx, [sheet]);
  const narrowing = await figuresThatNarrow(bundle);
  const figures = checklist(bundle).map(({ use, observation, share }) => ({
    ...{ reference: use.reference, variable: use.variable, label: use.label, targets: use.targets, share },
    ...observation,
  }));
  const right = new Set([0, 2, 3, 9]);
  return {
    json: { checklist: figures, ...(narrowing === null ? {} : { narrowing }), problems: [] },
    text: `${textTable(
      sheet.header.slice(0, 11).map((title, i) => ({ title, ...(right.has(i) ? { align: 'right' as const } : {}) })),
      sheet.rows.map((row) => row.slice(0, 11).map((cell) => (cell === null ? '________' : String(cell)))),
    )}${narrowing === null ? '' : `\n${say(locale, '最能缩小主要目标答案范围的未查到数', 'Figures not found that would narrow the answer on the headline targets most')}\n${figureTable(narrowing, locale)}`}`,
    problems: [],
  };
}

async function writeTemplate(name: string, file: string, locale: Locale): Promise<Answer> {
  const template = dataTemplates.find(({ dataset }) => dataset === name);
  if (template === undefined) throw new ModelError([noTemplate(name)]);
  const rows = templateRows(
    template,
    (await allTables()).find(({ id }) => id === name),
  );
  const mapping = templateMappingFile(file);
  if (extname(file).toLowerCase() === '.xlsx') {
    await writeWorkbook(file, [
      { name: '数据', header: templateHeader, rows },
      { name: '问题', header: questionHeader, rows: questionRows(template) },
    ]);
  } else await writeWhole(file, csvText([templateHeader, ...rows]));
  await writeWhole(mapping, templateMapping(template));
  const blank = rows.filter((row) => row[5] === null).length;
  return {
    json: { file, mapping, rows: rows.length, blank, questions: template.questions, problems: [] },
    text: `${say(locale, `${file}：${rows.length} 行，待填 ${blank} 行；对照文件 ${mapping}`, `${file}: ${rows.length} lines, ${blank} blank; mapping ${mapping}`)}\n\n${questionText(template, locale)}`,
    problems: [],
  };
}

const questionText = ({ questions }: DataTemplate, locale: Locale): string =>
  `${say(locale, '需要回答：', 'Questions:')}\n${questions.map((item, i) => `${i + 1}. ${pick(locale, item)}\n`).join('')}`;

function noModel(name: string): Problem {
  const words = { kind_zh: '带目标的模型', kind_en: 'model with targets', name };
  return problem('unknown-name', { path: 'NAME' }, { ...words, ...suggest(name, Object.keys(bundles)) });
}

function noTemplate(name: string): Problem {
  const words = { kind_zh: '空表', kind_en: 'blank table', name };
  return problem(
    'unknown-name',
    { path: 'NAME' },
    {
      ...words,
      ...suggest(
        name,
        dataTemplates.map(({ dataset }) => dataset),
      ),
    },
  );
}
