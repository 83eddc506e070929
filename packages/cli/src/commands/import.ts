/** planwright import FILE: an IAMC table (CSV or XLSX, long or wide) → a sheet and its mapping for --data and --mapping. */
import { basename } from 'node:path';
import { ModelError, parseQuantity, problem } from '@planwright/core';
import type { Sheet } from '@planwright/core';
import { commaSeparated, iamcSheet, readIamc } from '@planwright/core/interchange';
import { Option } from 'commander';
import type { Command } from 'commander';
import { templateMappingFile } from '../data-template.ts';
import { say } from '../locale.ts';
import { problemJson } from '../output.ts';
import type { Answer } from '../output.ts';
import type { Surroundings } from '../program.ts';
import { readWorkbookFile } from '../read-user-table.ts';
import { writeWhole } from '../text-file.ts';

interface ImportOptions {
  readonly out: string;
  readonly dataset: string;
}

export function addImport(program: Command, surroundings: Surroundings): void {
  const { locale, answer } = surroundings;
  program
    .command('import')
    .argument('<FILE>', say(locale, 'IAMC 表（.csv、.xlsx）', 'IAMC table (.csv, .xlsx)'))
    .description(
      say(
        locale,
        '把 IAMC 表变成数据表和对照文件，供 --data 与 --mapping 使用',
        'turn an IAMC table into a sheet and its mapping, for --data and --mapping',
      ),
    )
    .addOption(
      new Option(
        '--out <file>',
        say(locale, '数据表（.csv），对照文件写在旁边', 'sheet (.csv); the mapping goes beside it'),
      ).makeOptionMandatory(),
    )
    .addOption(new Option('--dataset <id>', say(locale, '数据集编号', 'id of the dataset')).default('iamc'))
    .action(async (file: string, options: ImportOptions) => answer(await run(file, options, surroundings)));
}

async function run(file: string, { out, dataset }: ImportOptions, { locale }: Surroundings): Promise<Answer> {
  const { workbook, problems: inFile } = await readWorkbookFile(file);
  if (workbook === null) throw new ModelError(inFile);
  const { rows, problems: inTable } = readIamc(sheetOf(workbook.sheets), basename(file));
  const problems = [...inFile, ...inTable];
  if (problems.some(({ severity }) => severity === 'error')) throw new ModelError(problems);
  const { header, rows: cells, mapping } = iamcSheet(rows, dataset);
  const mappingFile = templateMappingFile(out);
  await writeWhole(out, commaSeparated([header, ...cells]));
  await writeWhole(mappingFile, `${JSON.stringify(mapping, null, 2)}\n`);
  const count = { figures: rows.length, series: Object.keys(mapping.series).length };
  const unreadable = [...new Set(rows.map(({ unit }) => unit))].filter((unit) => !isUnit(unit));
  return {
    json: {
      ...{ files: [out, mappingFile], dataset, ...count, unreadableUnits: unreadable },
      problems: problems.map((item) => problemJson(item, locale)),
    },
    text: [
      say(
        locale,
        `${count.series} 个序列、${count.figures} 个数 → ${out}，对照文件 ${mappingFile}\n`,
        `${count.series} series, ${count.figures} figures → ${out}, mapping ${mappingFile}\n`,
      ),
      unreadable.length === 0
        ? ''
        : say(
            locale,
            `这些单位须先在 ${out} 中改写：${unreadable.join('、')}\n`,
            `These units are to be written differently in ${out} first: ${unreadable.join(', ')}\n`,
          ),
    ].join(''),
    problems,
  };
}

/** Templates of IAMC keep their figures in the sheet `data`. */
function sheetOf(sheets: readonly Sheet[]): Sheet {
  const visible = sheets.filter(({ hidden }) => hidden !== true);
  const found = visible.find(({ name }) => name.toLowerCase() === 'data') ?? visible[0];
  if (found === undefined) throw new ModelError([problem('csv-empty', {})]);
  return found;
}

const isUnit = (unit: string): boolean => unit === '' || typeof parseQuantity('0', unit) === 'number';
