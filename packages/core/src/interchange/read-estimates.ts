/**
 * Estimates of a regression → one joint normal: a row per coefficient with its name, its estimate and its row of the covariance
 * matrix, or its standard error and its row of the correlation matrix. The columns of the matrix are headed with the names.
 */
import { cellAt, cellText, placeOf } from '../data/grid.ts';
import type { Sheet } from '../data/grid.ts';
import { PlaceReport } from '../data/place-report.ts';
import type { Bilingual, Problem } from '../problem.ts';
import { problem } from '../problem.ts';
import { symmetricEigen } from '../random/correlation.ts';
import type { Matrix } from '../random/correlation.ts';

export interface Estimate {
  /** The parameter of the model that it is an estimate of. */
  readonly parameter: string;
  /** In the declared unit of the parameter. */
  readonly value: number;
  /** Standard error. */
  readonly sd: number;
  /** Cell of the name. */
  readonly place: string;
}

export interface Estimates {
  readonly file: string;
  readonly of: readonly Estimate[];
  /** Rows in the order of the estimates; ones on the diagonal, exactly symmetric, positive definite. */
  readonly correlation: Matrix;
}

/** Headings without blanks and points, as EViews, Stata and others write them. */
const headings = {
  name: ['', 'name', 'variable', 'term'],
  estimate: ['estimate', 'coefficient', 'coef'],
  error: ['stderror', 'stderr', 'standarderror', 'se'],
  parameter: ['parameter'],
} as const;
type Role = keyof typeof headings;

const numberPattern = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;
/** Exports round: a printed variance and the square of a printed standard error agree to about four digits. */
const printed = 1e-3;
/** Two halves of a matrix that is printed in full agree but for the last of six digits. */
const mirrored = 1e-5;
/** Eigenvalues of a correlation matrix below it are zero that was rounded. */
const least = 1e-10;

interface Row {
  readonly row: number;
  readonly name: string;
  readonly parameter: string;
}

/** Problems: `csv-empty`, `csv-missing-column`, `sheet-cell`, `bad-correlation`, `csv-more`. */
export function readEstimates(
  sheet: Sheet,
  file: string,
): { estimates: Estimates | null; problems: readonly Problem[] } {
  const refused = (problems: readonly Problem[]): { estimates: null; problems: readonly Problem[] } => ({
    estimates: null,
    problems,
  });
  const report = new PlaceReport(file);
  const table = new EstimateTable(sheet, report);
  const rows = table.rows();
  const absent = table.absent(rows);
  if (rows.length === 0) return refused([problem('csv-empty', { file })]);
  if (absent.length > 0) {
    const expected = `name, estimate, ${rows.map(({ name }) => name).join(', ')}`;
    return refused(absent.map((name) => problem('csv-missing-column', { file, line: 1 }, { name, expected })));
  }
  const values = rows.map(({ row }) => table.number(row, table.columns.estimate));
  const errors = rows.map(({ row }) =>
    table.columns.error === undefined ? 0 : table.positive(row, table.columns.error),
  );
  const matrix = table.matrix(rows);
  if (report.failed) return refused(report.problems());
  const { sds, correlation } = table.scaled(rows, errors, matrix);
  if (report.failed) return refused(report.problems());
  // Coefficients that are no parameter of the model leave the joint normal by leaving their row and column.
  const kept = rows.flatMap(({ parameter }, i) => (parameter === '' ? [] : [i]));
  const found = kept.map((i) => kept.map((j) => correlation[i]![j]!));
  const of = kept.map((i) => ({
    ...{ parameter: rows[i]!.parameter, value: values[i]!, sd: sds[i]! },
    place: placeOf(sheet, rows[i]!.row, table.columns.parameter ?? table.columns.name ?? 0),
  }));
  const smallest = symmetricEigen(correlation).values[0] ?? 1;
  if (smallest < least) return refused([indefinite(file, table.pairPlace(rows, correlation), smallest)]);
  return { estimates: { file, of, correlation: found }, problems: [] };
}

class EstimateTable {
  readonly columns: Readonly<Partial<Record<Role, number>>>;
  readonly #sheet: Sheet;
  readonly #report: PlaceReport;
  readonly #headers: readonly string[];

  constructor(sheet: Sheet, report: PlaceReport) {
    this.#sheet = sheet;
    this.#report = report;
    this.#headers = (sheet.rows[0] ?? []).map((cell) => bare(cellText(cell)));
    const words = this.#headers.map((text) => text.toLowerCase().replace(/[\s._]/g, ''));
    this.columns = Object.fromEntries(
      (Object.keys(headings) as Role[]).flatMap((role) => {
        const column = words.findIndex((word) => (headings[role] as readonly string[]).includes(word));
        return column < 0 ? [] : [[role, column]];
      }),
    );
  }

  rows(): readonly Row[] {
    const { name = this.columns.parameter, parameter } = this.columns;
    if (name === undefined) return [];
    const seen = new Map<string, string>();
    return this.#sheet.rows.flatMap((_, row): Row[] => {
      const text = this.text(row, name);
      if (row === 0 || text === '') return [];
      const place = placeOf(this.#sheet, row, name);
      const before = seen.get(text);
      if (before !== undefined) this.#report.refuse(place, text, twice(before), oneRow);
      seen.set(text, place);
      return [{ row, name: text, parameter: parameter === undefined ? text : this.text(row, parameter) }];
    });
  }

  /** What there is no column for. One coefficient needs no matrix when it has a standard error. */
  absent(rows: readonly Row[]): readonly string[] {
    const alone = rows.length === 1 && this.columns.error !== undefined;
    const names = rows.map(({ name }) => name).filter((name) => !alone && this.matrixColumn(name) < 0);
    return [...(this.columns.estimate === undefined ? ['estimate'] : []), ...names];
  }

  number(row: number, column: number | undefined): number {
    const text = column === undefined ? '' : this.text(row, column);
    const value = numberPattern.test(text) ? Number(text) : NaN;
    if (!Number.isFinite(value))
      this.#report.refuse(placeOf(this.#sheet, row, column ?? 0), text, notANumber, numberAdvice);
    return value;
  }

  positive(row: number, column: number): number {
    const value = this.number(row, column);
    if (value <= 0)
      this.#report.refuse(placeOf(this.#sheet, row, column), this.text(row, column), notPositive, positiveAdvice);
    return value;
  }

  /** As it stands; a blank half is the mirror of the other. */
  matrix(rows: readonly Row[]): Matrix {
    const columns = rows.map(({ name }) => this.matrixColumn(name));
    if (columns.includes(-1)) return [[1]];
    return rows.map(({ row }, i) =>
      rows.map(({ row: other }, j) => {
        const [own, mirror] = [this.text(row, columns[j]!), this.text(other, columns[i]!)];
        if (i === j) return this.positive(row, columns[j]!);
        if (own === '' && mirror !== '') return this.number(other, columns[i]);
        const value = this.number(row, columns[j]);
        if (mirror === '') return value;
        const apart = Math.abs(value - Number(mirror));
        if (j < i && apart > mirrored * Math.max(Math.abs(value), Math.abs(Number(mirror))))
          this.#report.refuse(placeOf(this.#sheet, row, columns[j]!), own, otherHalf(mirror), halfAdvice);
        return j < i ? value : this.number(other, columns[i]);
      }),
    );
  }

  /** Covariances, or correlations beside standard errors: told apart by the diagonal. */
  scaled(
    rows: readonly Row[],
    errors: readonly number[],
    matrix: Matrix,
  ): { sds: readonly number[]; correlation: Matrix } {
    const ones = matrix.every((row, i) => row[i] === 1);
    const isCorrelation = this.columns.error !== undefined && ones;
    const sds = isCorrelation ? errors : matrix.map((row, i) => Math.sqrt(row[i]!));
    if (!isCorrelation && this.columns.error !== undefined)
      for (const [i, { row, name }] of rows.entries())
        if (Math.abs(sds[i]! / errors[i]! - 1) > printed) {
          const column = this.matrixColumn(name);
          this.#report.refuse(placeOf(this.#sheet, row, column), this.text(row, column), otherError, errorAdvice);
        }
    const correlation = matrix.map((row, i) =>
      row.map((value, j) => (i === j ? 1 : isCorrelation ? value : value / (sds[i]! * sds[j]!))),
    );
    return { sds, correlation };
  }

  /** The pair that is correlated most. */
  pairPlace(rows: readonly Row[], correlation: Matrix): { readonly place: string; readonly pair: readonly string[] } {
    let [first, second] = [0, 1];
    for (let i = 0; i < rows.length; i++)
      for (let j = i + 1; j < rows.length; j++)
        if (Math.abs(correlation[i]![j]!) > Math.abs(correlation[first]![second]!)) [first, second] = [i, j];
    const [a, b] = [rows[first]!, rows[second]!];
    return { place: placeOf(this.#sheet, a.row, this.matrixColumn(b.name)), pair: [a.name, b.name] };
  }

  /** The last of its name: a coefficient may be called like a column before the matrix. */
  private matrixColumn(name: string): number {
    const column = this.#headers.lastIndexOf(name);
    return Object.values(this.columns).includes(column) ? -1 : column;
  }

  private text(row: number, column: number): string {
    return bare(cellText(cellAt(this.#sheet, row, column)));
  }
}

/** `="0.05"` is how estimation tables keep a spreadsheet from changing a number. */
const bare = (text: string): string => /^="(.*)"$/.exec(text)?.[1]?.trim() ?? text;

function indefinite(
  file: string,
  { place, pair }: { readonly place: string; readonly pair: readonly string[] },
  smallest: number,
): Problem {
  const [eigenvalue, names] = [smallest.toPrecision(3), pair.join(', ')];
  return problem(
    'bad-correlation',
    { file, path: place },
    {
      name: 'estimates',
      reason_zh: `协方差矩阵不是正定的（相关矩阵的最小特征值 ${eigenvalue}），先看 ${place}：${names}`,
      reason_en: `the covariance matrix is not positive definite (smallest eigenvalue of its correlations ${eigenvalue}); look at ${place} first: ${names}`,
      advice_zh: '从软件中重新导出，保留全部有效数字；完全共线的系数只留一个。',
      advice_en: 'Export it again with all digits; of coefficients that are collinear keep one.',
    },
  );
}

const twice = (before: string): Bilingual => ({ zh: `与 ${before} 重名`, en: `has the name of ${before}` });
const oneRow: Bilingual = { zh: '每个系数一行。', en: 'Each coefficient has one row.' };
const notANumber: Bilingual = { zh: '不是数字', en: 'is not a number' };
const numberAdvice: Bilingual = {
  zh: '只写数字，不带星号和括号；矩阵可以只写一半，另一半留空。',
  en: 'Write digits only, without stars or brackets; one half of the matrix may stay empty.',
};
const notPositive: Bilingual = { zh: '不大于零', en: 'is not above zero' };
const positiveAdvice: Bilingual = {
  zh: '方差和标准误都大于零；固定的系数不写进这张表。',
  en: 'Variances and standard errors are above zero; leave out coefficients that were fixed.',
};
const otherHalf = (mirror: string): Bilingual => ({
  zh: `与矩阵另一半的 ${mirror} 不同`,
  en: `differs from ${mirror} in the other half of the matrix`,
});
const halfAdvice: Bilingual = { zh: '改正其中一个，或只写一半。', en: 'Correct one of them, or give one half only.' };
const otherError: Bilingual = {
  zh: '既不是 1，也不是标准误的平方',
  en: 'is neither 1 nor the square of the standard error',
};
const errorAdvice: Bilingual = {
  zh: '写协方差矩阵，或写标准误和对角线为 1 的相关矩阵。',
  en: 'Give the covariance matrix, or standard errors and a correlation matrix with ones on the diagonal.',
};
