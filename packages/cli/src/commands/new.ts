/** planwright new CITY --out FOLDER: the same model for another city, with a blank data sheet and the questions to answer. */
import { mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { flatModel, ModelError, problem } from '@planwright/core';
import type { Bilingual } from '@planwright/core';
import { models } from '@planwright/models';
import type { Command } from 'commander';
import { stringify } from 'yaml';
import { csvText } from '../csv-text.ts';
import { questionHeader, templateHeader } from '../data-template.ts';
import { pick, say } from '../locale.ts';
import type { Answer } from '../output.ts';
import type { Surroundings } from '../program.ts';
import { cityModel, leftBehind } from '../template/city-model.ts';
import { cityReadme } from '../template/city-readme.ts';
import { questionsOf, sheetMapping, sheetRowsOf } from '../template/city-sheet.ts';
import type { Place } from '../template/city-sheet.ts';
import { writeWhole } from '../text-file.ts';
import { writeWorkbook } from '../workbook-file.ts';

interface NewOptions {
  readonly out: string;
  readonly nameEn?: string;
  readonly province: string;
  readonly csv?: boolean;
}

const ours = '山东省';

export function addNew(program: Command, { locale, answer }: Surroundings): void {
  program
    .command('new')
    .argument('<CITY>', say(locale, '城市名，如 海州市', 'name of the city'))
    .description(
      say(
        locale,
        '为另一个城市建同样的模型：空数据表、要回答的问题、模型文件',
        'the same model for another city: a blank data sheet, the questions, a model file',
      ),
    )
    .requiredOption('--out <folder>', say(locale, '新建的文件夹', 'folder to make'))
    .option('--name-en <name>', say(locale, '英文名', 'name in English'))
    .option(
      '--province <name>',
      say(locale, '所在省；山东以外的省数据也要填', 'its province; figures of others than Shandong are asked for too'),
      ours,
    )
    .option('--csv', say(locale, '数据表用 CSV，不用 XLSX', 'the sheet as CSV, not XLSX'))
    .action(async (name: string, options: NewOptions) => answer(await create(name, options, locale)));
}

async function create(name: string, options: NewOptions, locale: Surroundings['locale']): Promise<Answer> {
  const place = placeOf(name, options);
  const { out, csv } = options;
  await makeFolder(out);
  const files = { sheet: csv === true ? 'data.csv' : 'data.xlsx', mapping: 'mapping.yaml' };
  const questions = questionsOf(place);
  const rows = sheetRowsOf(place);
  const bundle = models.liaocheng;
  const parameters = Object.values(flatModel(bundle.model).parameters).filter(({ role }) => role !== 'lever').length;
  const write = (file: string, contents: string): Promise<void> => writeWhole(join(out, file), contents);
  if (csv === true) await write(files.sheet, csvText([templateHeader, ...rows]));
  else
    await writeWorkbook(join(out, files.sheet), [
      { name: sheetName, header: templateHeader, rows },
      {
        name: '问题',
        header: questionHeader,
        rows: questions.map(({ number, question }) => [number, question.zh, question.en, null]),
      },
    ]);
  await write(files.mapping, yaml(sheetMapping(place, csv === true ? null : sheetName)));
  await write('model.yaml', yaml(cityModel(bundle, place, files, questions)));
  await write('README.md', cityReadme(place, files, questions, { parameters, behind: leftBehind(bundle.targets) }));
  const list = questions.map(({ number, question }) => `${number}. ${pick(locale, question)}\n`).join('');
  return {
    json: { folder: out, files: ['README.md', 'model.yaml', files.sheet, files.mapping], questions, problems: [] },
    text: say(
      locale,
      `已建 ${out}：model.yaml、${files.sheet}（${rows.length} 行待填）、${files.mapping}、README.md\n\n要回答的问题：\n${list}\n填好后：planwright run ${join(out, 'model.yaml')}\n`,
      `Made ${out}: model.yaml, ${files.sheet} (${rows.length} lines to fill), ${files.mapping}, README.md\n\nQuestions:\n${list}\nThen: planwright run ${join(out, 'model.yaml')}\n`,
    ),
    problems: [],
  };
}

const sheetName = '数据';

/** Shared parts are written out: a model file has no anchors. */
const yaml = (value: unknown): string => stringify(value, { aliasDuplicateObjects: false, lineWidth: 0 });

const longest = 20;

function placeOf(name: string, { nameEn, province }: NewOptions): Place {
  const named = (option: string, given: string, en: string | undefined): Bilingual => {
    const zh = given.trim();
    if (zh !== '' && zh.length <= longest && !/[\p{Cc}\p{Cf}/\\:"'{}[\]#]/u.test(zh))
      return { zh, en: en?.trim() || zh };
    const advice_zh = `写一个不超过 ${longest} 字、不含标点的名字。`;
    const advice_en = `Give a name of at most ${longest} letters without punctuation.`;
    throw new ModelError([problem('bad-option', {}, { name: option, found: given, advice_zh, advice_en })]);
  };
  const provinceKnown = province.trim() === ours || province.trim() === '山东';
  return {
    city: named('CITY', name, nameEn),
    province: provinceKnown ? { zh: ours, en: 'Shandong' } : named('--province', province, undefined),
    provinceKnown,
  };
}

/** A folder with something in it is left alone: nothing of anyone's is overwritten. */
async function makeFolder(folder: string): Promise<void> {
  const refuse = (detail_zh: string, detail_en = detail_zh): ModelError =>
    new ModelError([problem('file-not-written', { file: folder }, { file: folder, detail_zh, detail_en })]);
  try {
    await mkdir(folder, { recursive: true });
    if ((await readdir(folder)).length > 0) throw refuse('文件夹不是空的', 'the folder is not empty');
  } catch (error) {
    if (error instanceof ModelError) throw error;
    const { code, message } = error as NodeJS.ErrnoException;
    throw refuse(code ?? message);
  }
}
