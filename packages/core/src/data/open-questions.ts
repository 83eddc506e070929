/** Figures that a model cannot do without and its data sheet does not give yet: told as the questions they are. */
import type { Bilingual, Problem } from '../problem.ts';
import { problem } from '../problem.ts';
import type { Measure, Table } from './table.ts';

export interface DataQuestion {
  readonly number: number;
  readonly dataset: string;
  readonly series: string;
  readonly vintage: string;
  readonly unit: string;
  /** All of them are needed. */
  readonly years: readonly number[];
  /** What the sheet calls the series. */
  readonly name: string;
  readonly question: Bilingual;
  readonly measure?: Measure;
  /** Dataset of the whole of which this is a part: the same series is larger there. */
  readonly within?: string;
}

/** Problems: `open-question`, one per question with the years that lack. */
export function openQuestions(
  questions: readonly DataQuestion[],
  tables: readonly Table[],
  sheet: string,
): readonly Problem[] {
  return questions.flatMap(({ number, dataset, series, vintage, unit, years, name, question }) => {
    const rows = tables.find(({ id }) => id === dataset)?.series[series]?.observations ?? [];
    const open = years.filter((year) => !rows.some((row) => row.year === year && row.vintage === vintage));
    if (open.length === 0) return [];
    const values = { number, name, unit, vintage, sheet, years: open.join(', ') };
    return [
      problem(
        'open-question',
        { file: sheet, path: `${dataset}.${series}` },
        { ...values, question_zh: question.zh, question_en: question.en },
      ),
    ];
  });
}
