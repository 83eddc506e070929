/** The data sheet that stands beside a model file (`data: {sheet, mapping, questions}`): its figures, or the questions still open. */
import { join } from 'node:path';
import { ModelError, openQuestions, overlay, problem } from '@planwright/core';
import type { DataQuestion, Imported, Problem, Series, Table } from '@planwright/core';
import { readUserTable } from './read-user-table.ts';
import type { InheritedSizes } from './withheld.ts';

/** Tables with the figures of the sheet, and warnings of the import. Throws ModelError: a fault in the sheet, or open questions. */
export async function withSheetBeside(data: unknown, folder: string, tables: readonly Table[]): Promise<SheetFigures> {
  const { sheet, mapping, questions, inherited } = sheetOf(data);
  const asked = [...tables, ...blankTables(questions)];
  const { figures, problems } = await figuresIn(join(folder, sheet), join(folder, mapping), asked);
  const filled = overlay(asked, figures);
  const open = openQuestions(questions, filled, sheet);
  if (open.length > 0) throw new ModelError([...problems, ...open]);
  return { tables: filled, problems, inherited };
}

export interface SheetFigures {
  readonly tables: readonly Table[];
  readonly problems: readonly Problem[];
  readonly inherited: InheritedSizes;
}

interface SheetBeside {
  readonly sheet: string;
  readonly mapping: string;
  readonly questions: readonly DataQuestion[];
  readonly inherited: InheritedSizes;
}

function sheetOf(data: unknown): SheetBeside {
  if (isRecord(data) && typeof data['sheet'] === 'string' && typeof data['mapping'] === 'string') {
    const { sheet, mapping, questions = [], inherited } = data;
    const sizes = inherited ?? {};
    if (Array.isArray(questions) && questions.every(isQuestion) && isInherited(sizes))
      return { sheet, mapping, questions, inherited: sizes };
  }
  throw new ModelError([
    problem(
      'bad-definition',
      { path: 'data' },
      {
        path: 'data',
        reason_zh: '应写明数据表、对照文件和问题',
        reason_en: 'it should name the sheet, its mapping and the questions',
        advice_zh: '写作 data: {sheet: data.xlsx, mapping: mapping.yaml, questions: […]}；planwright new 会写好。',
        advice_en: 'Write data: {sheet: data.xlsx, mapping: mapping.yaml, questions: […]}, as planwright new does.',
      },
    ),
  ]);
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** An emptied list may stand as nothing. */
const isInherited = (value: unknown): value is InheritedSizes =>
  isRecord(value) &&
  Object.values(value).every(
    (places) => places === null || (Array.isArray(places) && places.every((each) => typeof each === 'string')),
  );

function isQuestion(value: unknown): value is DataQuestion {
  if (!isRecord(value) || !isRecord(value['question'])) return false;
  const texts = ['dataset', 'series', 'vintage', 'unit', 'name'].map((key) => value[key]);
  const { years, number, question, measure, within } = value;
  return (
    [...texts, question['zh'], question['en']].every((text) => typeof text === 'string') &&
    typeof number === 'number' &&
    (measure === undefined || measure === 'share' || measure === 'amount') &&
    (within === undefined || typeof within === 'string') &&
    Array.isArray(years) &&
    years.every(Number.isInteger)
  );
}

/** Every series that is asked for, without figures, and the chained levels that are computed from them. */
function blankTables(questions: readonly DataQuestion[]): readonly Table[] {
  const datasets = [...new Set(questions.map(({ dataset }) => dataset))];
  return datasets.map((id): Table => {
    const asked = questions
      .filter(({ dataset }) => dataset === id)
      .map(({ series, unit, name, measure, within }) => ({
        ...blank(series, unit, name, name),
        ...(measure === undefined ? {} : { measure }),
        ...(within === undefined ? {} : { within }),
      }));
    const chained = blank('gdp_constant_2025', '亿元@2025', '地区生产总值（2025 年价）', 'GDP, 2025 prices');
    return {
      id,
      title: { zh: id, en: id },
      series: Object.fromEntries([...asked, chained].map((each) => [each.id, each])),
    };
  });
}

const blank = (id: string, unit: string, zh: string, en: string): Series => ({
  ...{ id, unit, label: { zh, en }, observations: [] },
});

/** A sheet in which nothing is filled in yet is no fault: the questions say what to do. */
async function figuresIn(
  sheet: string,
  mapping: string,
  tables: readonly Table[],
): Promise<Pick<Imported, 'figures' | 'problems'>> {
  try {
    return await readUserTable(sheet, mapping, tables);
  } catch (error) {
    if (
      error instanceof ModelError &&
      error.problems.every(({ code }) => code === 'csv-empty' || code === 'no-figures')
    )
      return { figures: [], problems: [] };
    throw error;
  }
}
