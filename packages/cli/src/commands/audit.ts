/** planwright audit MODEL: do the rows of an indicator table agree with each other, and what third number do two of them imply? */
import { ModelError, readIndicators } from '@planwright/core';
import type { IndicatorTable, Locale, Problem } from '@planwright/core';
import { audit, auditSentence, auditStatusWords, auditSummary, checksInOrder } from '@planwright/core/analysis';
import type { AuditAnswer } from '@planwright/core/analysis';
import { auditNames, indicatorStarter } from '@planwright/models';
import type { Command } from 'commander';
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
    options.import === undefined
      ? { table: indicatorStarter(open.bundle), problems: [] }
      : await readTable(options.import);
  const found = audit(table, open.bundle.tables, auditNames[open.bundle.model.id] ?? {});
  const problems = [...open.problems, ...inFile];
  return {
    json: {
      ...found,
      sentences: checksInOrder(found).map((check) => ({ id: check.id, ...auditSentence(check) })),
      problems: problems.map((item) => problemJson(item, locale)),
    },
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

/** Worst first; a sentence under each that is not plainly right; what could not be checked last, with its reason. */
function auditText(found: AuditAnswer, locale: Locale): string {
  const { title, checks, left } = found;
  const sentences = checksInOrder(found).map(
    (check) => `${pick(locale, auditStatusWords[check.status])}　${pick(locale, auditSentence(check))}\n`,
  );
  const unchecked = checks.filter(({ status }) => status === 'unchecked');
  const head = [title, pick(locale, auditSummary(found))];
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
