/** planwright audit MODEL: do the rows of an indicator table agree with each other, and what third number do two of them imply? */
import { ModelError, readIndicators } from '@planwright/core';
import type { IndicatorTable, Locale, Problem } from '@planwright/core';
import { audit } from '@planwright/core/analysis';
import type { AuditAnswer, AuditCheck, AuditStatus, ThirdNumber } from '@planwright/core/analysis';
import { auditNames, indicatorStarter } from '@planwright/models';
import type { Command } from 'commander';
import { figure } from '../format-number.ts';
import { pick, say } from '../locale.ts';
import { problemJson } from '../output.ts';
import type { Answer } from '../output.ts';
import type { Surroundings } from '../program.ts';
import { readWorkbookFile } from '../read-user-table.ts';
import { textTable } from '../table.ts';
import { openWithData } from '../user-data.ts';
import type { DataOptions } from '../user-data.ts';

interface AuditOptions extends DataOptions {
  readonly import?: string;
}

export function addAudit(program: Command, { locale, answer }: Surroundings): void {
  program
    .command('audit')
    .argument('<MODEL>', say(locale, '模型编号、模型文件或笔记', 'model id, model file or notebook'))
    .description(say(locale, '自洽性检查：指标体系表各行之间是否相符', 'do the rows of an indicator table agree'))
    .option(
      '--import <file>',
      say(locale, '自己的指标体系表（.xlsx、.docx、.csv）', 'an indicator table of your own (.xlsx, .docx, .csv)'),
    )
    .option(
      '--data <file>',
      say(locale, '自己的数据表，须与 --mapping 同用', 'a table of your own data, with --mapping'),
    )
    .option('--mapping <file>', say(locale, '对照文件（.yaml）', 'its mapping (.yaml)'))
    .action(async (name: string, options: AuditOptions) => answer(await auditTable(name, options, locale)));
}

async function auditTable(name: string, options: AuditOptions, locale: Locale): Promise<Answer> {
  const open = await openWithData(name, options);
  const { table, problems: inFile } =
    options.import === undefined ? { table: indicatorStarter, problems: [] } : await readTable(options.import);
  const found = audit(table, open.bundle.tables, auditNames[open.bundle.model.id] ?? {});
  const problems = [...open.problems, ...inFile];
  return {
    json: { ...found, problems: problems.map((item) => problemJson(item, locale)) },
    text: auditText(found, locale),
    problems,
  };
}

async function readTable(file: string): Promise<{ table: IndicatorTable; problems: readonly Problem[] }> {
  const { workbook, problems } = await readWorkbookFile(file);
  if (workbook === null) throw new ModelError(problems);
  const read = readIndicators(workbook, file);
  if (read.table === null) throw new ModelError([...problems, ...read.problems]);
  return { table: read.table, problems: [...problems, ...read.problems] };
}

const statusWords: Readonly<Record<AuditStatus, readonly [zh: string, en: string]>> = {
  conflicts: ['矛盾', 'conflict'],
  strained: ['存疑', 'strained'],
  implied: ['隐含', 'implied'],
  agrees: ['相符', 'agrees'],
  unchecked: ['不能检查', 'not checked'],
};
const order: readonly AuditStatus[] = ['conflicts', 'strained', 'implied', 'agrees'];

/** Worst first; a sentence under each that is not plainly right; what could not be checked last, with its reason. */
function auditText({ title, checks, counts, left }: AuditAnswer, locale: Locale): string {
  const shown = order.flatMap((status) => checks.filter((check) => check.status === status));
  const sentences = shown.map((check) => `${say(locale, ...statusWords[check.status])}　${sentence(check, locale)}\n`);
  const unchecked = checks.filter(({ status }) => status === 'unchecked');
  const head = [
    title,
    say(
      locale,
      `矛盾 ${counts.conflicts}，存疑 ${counts.strained}，隐含 ${counts.implied}，相符 ${counts.agrees}，不能检查 ${counts.unchecked}`,
      `conflicts ${counts.conflicts}, strained ${counts.strained}, implied ${counts.implied}, agreeing ${counts.agrees}, not checked ${counts.unchecked}`,
    ),
  ];
  const table = textTable(
    [{ title: say(locale, '不能检查', 'not checked') }, { title: say(locale, '原因', 'why') }],
    [
      ...unchecked.map(({ label, reason }): [string, string] => [
        pick(locale, label),
        reason === null ? '' : pick(locale, reason),
      ]),
      ...left.map(({ row, place, reason }): [string, string] => [
        place === null ? row : `${row}（${place}）`,
        pick(locale, reason),
      ]),
    ],
  );
  return [`${head.filter((text) => text !== '').join('\n')}\n`, sentences.join(''), table]
    .filter((text) => text !== '')
    .join('\n');
}

/** “GDP” (plan.xlsx Sheet1!E5: 4500) with … imply …: –2.3 % a year; printed …; last observed …. */
function sentence({ cells, label, third, causes }: AuditCheck, locale: Locale): string {
  const rows = cells.map(({ row, file, place, text }) => {
    const at = [file, place].filter((part) => part !== null).join(' ');
    return say(
      locale,
      `“${row}”（${at === '' ? '' : `${at}：`}${text}）`,
      `“${row}” (${at === '' ? '' : `${at}: `}${text})`,
    );
  });
  const parts = [
    `${pick(locale, label)}${say(locale, '：', ': ')}${rows.join(say(locale, '与', ' with '))}`,
    ...(third === null
      ? []
      : [implied(third, locale), printed(third, locale), observed(third, locale), range(third, locale)]),
    say(locale, '误差来源：', 'tolerance: ') +
      [...new Set(causes.map((cause) => pick(locale, cause)))].join(say(locale, '、', ', ')),
  ];
  return parts.filter((part) => part !== '').join(say(locale, '；', '; '));
}

const percent = (rate: number): string => `${(rate * 100).toFixed(2).replace('-', '−')} %`;

function valueText({ unit }: ThirdNumber, value: number): string {
  if (unit === 'rate') return value === Infinity ? '∞' : percent(value);
  // 人 and 元 by the ten thousand, as tables print them.
  if (unit === '人' || unit === '吨' || unit === 'tCO2' || unit === '吨标准煤')
    return `${figure(value / 10_000)} 万${unit}`;
  if (unit.endsWith('/元')) return `${figure(value * 10_000)} ${unit.slice(0, -1)}万元`;
  return value >= 1e8 && unit === '元'
    ? `${figure(value / 1e8)} 亿元`
    : `${figure(value)}${unit === '1' ? '' : ` ${unit}`}`;
}

function implied(third: ThirdNumber, locale: Locale): string {
  const { label, implied: found, unit, year } = third;
  const span = Number.isFinite(found.high)
    ? say(
        locale,
        `（${valueText(third, found.low)} 至 ${valueText(third, found.high)}）`,
        ` (${valueText(third, found.low)} to ${valueText(third, found.high)})`,
      )
    : '';
  const when = unit === 'rate' ? say(locale, '年均', ' a year: ') : say(locale, ` ${year} 年`, ` in ${year}: `);
  return say(
    locale,
    `意味着${label.zh}${when} ${valueText(third, found.value)}${span}`,
    `they imply ${label.en}${when}${valueText(third, found.value)}${span}`,
  );
}

const printed = (third: ThirdNumber, locale: Locale): string =>
  third.printed === null
    ? ''
    : say(
        locale,
        `表中为 ${valueText(third, third.printed.value)}`,
        `the table prints ${valueText(third, third.printed.value)}`,
      );

function observed(third: ThirdNumber, locale: Locale): string {
  const { observed: last } = third;
  if (last === null) return say(locale, '没有观测值可比', 'nothing observed to compare with');
  return say(
    locale,
    `最近观测 ${valueText(third, last.value)}（${last.year} 年，${last.references.join('、')}）`,
    `last observed ${valueText(third, last.value)} (${last.year}, ${last.references.join(', ')})`,
  );
}

function range({ range: found }: ThirdNumber, locale: Locale): string {
  if (found === null) return '';
  return say(
    locale,
    `有数的 ${found.count} 年在 ${percent(found.low)} 至 ${percent(found.high)} 之间`,
    `in ${found.count} observed years between ${percent(found.low)} and ${percent(found.high)}`,
  );
}
