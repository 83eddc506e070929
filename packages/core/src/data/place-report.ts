/** Problems of a table by cell: errors one by one, remarks of one kind in one column together. */
import type { Bilingual, Problem } from '../problem.ts';
import { problem } from '../problem.ts';

const limit = 50;

interface Remark {
  readonly place: string;
  readonly found: string;
  readonly taken: string;
  readonly reason: Bilingual;
  count: number;
}

export class PlaceReport {
  readonly #file: string;
  readonly #errors: Problem[] = [];
  /** A year or a region that is wrong is met once for every figure of its row. */
  readonly #told = new Set<string>();
  readonly #warnings: Problem[] = [];
  readonly #remarks = new Map<string, Remark>();

  constructor(file: string) {
    this.#file = file;
  }

  get failed(): boolean {
    return this.#errors.length > 0;
  }

  /** Reports a cell and gives undefined, so that a reader can return it. */
  refuse(place: string, found: string, reason: Bilingual, advice: Bilingual): undefined {
    const words = { reason_zh: reason.zh, reason_en: reason.en, advice_zh: advice.zh, advice_en: advice.en };
    const key = `${place}\u0000${found}\u0000${reason.en}`;
    if (this.#told.has(key)) return undefined;
    this.#told.add(key);
    this.#errors.push(
      problem('sheet-cell', { file: this.#file, path: place }, { cell: place, found: shortened(found), ...words }),
    );
    return undefined;
  }

  /** `column` tells remarks of one kind apart. */
  remark(column: string, place: string, found: string, taken: string, reason: Bilingual): void {
    const key = `${column}\u0000${reason.en}`;
    const known = this.#remarks.get(key);
    if (known === undefined) this.#remarks.set(key, { place, found, taken, reason, count: 1 });
    else known.count += 1;
  }

  warn(item: Problem): void {
    this.#warnings.push(item);
  }

  problems(): Problem[] {
    const rest = this.#errors.length - limit;
    const remarks = [...this.#remarks.values()].map(({ place, found, taken, reason, count }) =>
      problem(
        'sheet-cell-taken',
        { file: this.#file, path: place },
        { cell: place, found: shortened(found), taken, count, reason_zh: reason.zh, reason_en: reason.en },
      ),
    );
    return [
      ...this.#errors.slice(0, limit),
      ...(rest > 0 ? [problem('csv-more', { file: this.#file }, { count: rest })] : []),
      ...remarks.slice(0, limit),
      ...this.#warnings.slice(0, limit),
    ];
  }
}

const shortened = (text: string): string => (text.length > 40 ? `${text.slice(0, 40)}…` : text);
