/**
 * The mapping file of a user's table: which sheet, which row is the header, and which series, unit and round of publication its
 * columns or rows are. Three forms: years down the rows, years across the header, and long (one figure per row).
 */
import type { Bilingual, Problem } from '../problem.ts';
import { problem, suggest } from '../problem.ts';
import type { Confidence, SourceTier } from './table.ts';
import { confidences, tiers } from './trust.ts';

export type TableForm = 'years-down' | 'years-across' | 'long';

/** A column, by the text of its header or by its letters (`C`), or one value for the whole table. */
export type ColumnOrValue = { readonly column: string } | { readonly value: string };

export interface MappedSeries {
  /** Id of the series, as in our tables: `gdp_nominal`; a new one is made when we have none. */
  readonly series: string;
  readonly unit?: string;
  readonly vintage?: string;
}

export interface Mapping {
  readonly sheet?: string;
  /** As the spreadsheet shows it: the first row is 1. */
  readonly header: number;
  readonly form: TableForm;
  readonly source: string;
  readonly tier: SourceTier;
  readonly confidence: Confidence;
  readonly region?: ColumnOrValue;
  /** Words for regions in the table → dataset, or dataset/region (`peers/jinan`). */
  readonly regions: Readonly<Record<string, string>>;
  readonly name?: ColumnOrValue;
  readonly year?: ColumnOrValue;
  readonly value?: ColumnOrValue;
  readonly unit?: ColumnOrValue;
  readonly vintage?: ColumnOrValue;
  /** Header or name in the table → what it is. Columns and rows that are not named are left alone, and counted. */
  readonly series: Readonly<Record<string, MappedSeries>>;
}

const roles = ['region', 'name', 'year', 'value', 'unit', 'vintage'] as const;
const keys = ['sheet', 'header', 'form', 'source', 'tier', 'confidence', 'regions', 'series', ...roles] as const;
const forms: readonly TableForm[] = ['years-down', 'years-across', 'long'];

/** Which roles a form cannot do without. */
const needed: Readonly<Record<TableForm, readonly (typeof roles)[number][]>> = {
  'years-down': ['year'],
  'years-across': ['name'],
  long: ['name', 'year', 'value'],
};

/** Problems: `bad-definition` and `unknown-key`, each with its path in the mapping. */
export function readMapping(value: unknown, file: string): { mapping: Mapping | null; problems: Problem[] } {
  const problems: Problem[] = [];
  const refuse = (path: string, reason: Bilingual, advice: Bilingual): undefined => {
    const words = { reason_zh: reason.zh, reason_en: reason.en, advice_zh: advice.zh, advice_en: advice.en };
    problems.push(problem('bad-definition', { file, path }, { path, ...words }));
    return undefined;
  };
  if (!isRecord(value)) {
    refuse('mapping', notAMapping, exampleAdvice);
    return { mapping: null, problems };
  }
  for (const name of Object.keys(value))
    if (!(keys as readonly string[]).includes(name))
      problems.push(problem('unknown-key', { file, path: name }, { name, ...suggest(name, keys) }));

  const text = (path: string): string | undefined => {
    const given = value[path];
    if (given === undefined) return undefined;
    return typeof given === 'string' && given.trim() !== '' ? given.trim() : refuse(path, notText, exampleAdvice);
  };
  const word = <Word extends string>(path: string, words: readonly Word[], otherwise: Word): Word => {
    const given = value[path] ?? otherwise;
    const found = words.find((candidate) => candidate === given);
    if (found === undefined)
      refuse(path, notAWord, { zh: `可用：${words.join('、')}。`, en: `Use one of: ${words.join(', ')}.` });
    return found ?? otherwise;
  };
  const onlyKnown = (path: string, given: Readonly<Record<string, unknown>>, known: readonly string[]): void => {
    for (const name of Object.keys(given))
      if (!known.includes(name))
        problems.push(problem('unknown-key', { file, path: `${path}.${name}` }, { name, ...suggest(name, known) }));
  };
  const header = value['header'] ?? 1;
  if (!(typeof header === 'number' && Number.isInteger(header) && header >= 1)) refuse('header', notARow, headerAdvice);
  const form = word('form', forms, 'years-down');
  const source = text('source') ?? refuse('source', noSource, sourceAdvice);
  const sheet = text('sheet');
  const found = Object.fromEntries(
    roles.flatMap((role) => {
      const given = value[role];
      const read = readRole(given, role, refuse);
      if (read !== undefined && isRecord(given)) onlyKnown(role, given, ['column']);
      return read === undefined ? [] : [[role, read]];
    }),
  );
  for (const role of needed[form]) if (value[role] === undefined) refuse(role, noRole, roleAdvice(role));
  const series = readSeries(value['series'], refuse, onlyKnown);
  const regions = readRegions(value['regions'], refuse);
  const mapping: Mapping = {
    ...(sheet === undefined ? {} : { sheet }),
    header: Number(header),
    form,
    source: source ?? '',
    tier: word('tier', tiers, 'official'),
    confidence: word('confidence', confidences, 'high'),
    ...found,
    regions,
    series,
  };
  return { mapping: problems.some(({ severity }) => severity === 'error') ? null : mapping, problems };
}

type OnlyKnown = (path: string, given: Readonly<Record<string, unknown>>, known: readonly string[]) => void;
type Refuse = (path: string, reason: Bilingual, advice: Bilingual) => undefined;

function readRole(given: unknown, role: string, refuse: Refuse): ColumnOrValue | undefined {
  if (given === undefined) return undefined;
  if (typeof given === 'string' || typeof given === 'number') return { value: String(given).trim() };
  const column = isRecord(given) ? given['column'] : undefined;
  if (typeof column === 'string' || typeof column === 'number') return { column: String(column).trim() };
  return refuse(role, notAColumn, roleAdvice(role));
}

function readSeries(given: unknown, refuse: Refuse, onlyKnown: OnlyKnown): Readonly<Record<string, MappedSeries>> {
  if (!isRecord(given) || Object.keys(given).length === 0) {
    refuse('series', noSeries, exampleAdvice);
    return {};
  }
  const entries = Object.entries(given).flatMap(([name, item]): [string, MappedSeries][] => {
    const fields = typeof item === 'string' ? { series: item } : item;
    if (isRecord(fields)) onlyKnown(`series.${name}`, fields, ['series', 'unit', 'vintage']);
    if (!isRecord(fields) || typeof fields['series'] !== 'string' || /[\s@\p{Cc}]/u.test(fields['series'])) {
      refuse(`series.${name}`, notASeries, exampleAdvice);
      return [];
    }
    const { series, unit, vintage } = fields;
    for (const [key, text] of Object.entries({ unit, vintage }))
      if (text !== undefined && typeof text !== 'string') refuse(`series.${name}.${key}`, notText, exampleAdvice);
    const optional = {
      ...(typeof unit === 'string' ? { unit } : {}),
      ...(typeof vintage === 'string' ? { vintage } : {}),
    };
    return [[name.trim(), { series, ...optional }]];
  });
  return Object.fromEntries(entries);
}

function readRegions(given: unknown, refuse: Refuse): Readonly<Record<string, string>> {
  if (given === undefined) return {};
  if (!isRecord(given)) {
    refuse('regions', notAMapping, exampleAdvice);
    return {};
  }
  return Object.fromEntries(Object.entries(given).map(([name, dataset]) => [name.trim(), String(dataset)]));
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const notAMapping: Bilingual = { zh: '不是“名称: 内容”的形式', en: 'it is not a list of name: content' };
const notText: Bilingual = { zh: '不是文字', en: 'it is not text' };
const notAWord: Bilingual = { zh: '不在可用的词之内', en: 'it is not one of the words allowed' };
const notARow: Bilingual = { zh: '不是行号', en: 'it is not the number of a row' };
const headerAdvice: Bilingual = {
  zh: '写表头所在的行，第一行为 1。',
  en: 'Write the row of the header; the first row is 1.',
};
const noSource: Bilingual = { zh: '没有写明来源', en: 'the source is not named' };
const sourceAdvice: Bilingual = {
  zh: '写数据的出处，例如 source: 聊城统计年鉴2025。',
  en: 'Name where the figures come from, for instance source: 聊城统计年鉴2025.',
};
const noRole: Bilingual = { zh: '没有写明', en: 'it is not named' };
const notAColumn: Bilingual = { zh: '既不是列，也不是固定值', en: 'it is neither a column nor a value' };
const noSeries: Bilingual = { zh: '没有写明哪些列（行）是什么序列', en: 'no column or row is mapped to a series' };
const notASeries: Bilingual = { zh: '没有写明序列编号', en: 'no id of a series is given' };
const exampleAdvice: Bilingual = {
  zh: '例如 series: {地区生产总值（亿元）: {series: gdp_nominal, unit: 亿元, vintage: census5}}。',
  en: 'For instance series: {地区生产总值（亿元）: {series: gdp_nominal, unit: 亿元, vintage: census5}}.',
};
function roleAdvice(role: string): Bilingual {
  return {
    zh: `写 ${role}: {column: 列名或列号}，或写固定值 ${role}: 内容。`,
    en: `Write ${role}: {column: header or letters}, or ${role}: a value for the whole table.`,
  };
}
