/** A cell as planning offices write figures → number with its marks: ３，３０４．１５, 〔17〕, 约5, 6以上, 5.5左右, 1.6—1.7, 12.5*, — for missing. */
import type { Bilingual } from '../problem.ts';
import type { Cell } from './grid.ts';
import { cellText } from './grid.ts';
import type { Bound } from './table.ts';

export interface Figure {
  readonly value: number;
  readonly bound?: Bound;
  readonly range?: readonly [number, number];
  /** 〔 〕 or [ ]: a five-year total, not a year's figure. */
  readonly cumulative?: boolean;
  /** `*`: the value is the one the province allocates. */
  readonly allocated?: boolean;
  /** Written with a percent sign or shown in percent; `value` is in percent. */
  readonly percent?: boolean;
  /** Words after the number: a unit, perhaps. */
  readonly unit?: string;
  /** Why the text is not plainly a number, when it is not. */
  readonly taken?: Bilingual;
}

export type Reading =
  | { readonly kind: 'figure'; readonly figure: Figure }
  | { readonly kind: 'missing' }
  | { readonly kind: 'refused'; readonly reason: Bilingual; readonly advice: Bilingual };

const missing = /^(|[-–—―－─]{1,3}|…{1,2}|\.{2,3}|[/／]|缺|无|不详|暂无|空|n\/?a|null|nan)$/i;

/** Words around a number and what they make of it; the first that fits. 左右 and 约 are official signs for a band. */
const bounds: readonly (readonly [pattern: RegExp, bound: Bound])[] = [
  [/^(?:约|大约|≈|～|~)(.+)$/, '≈'],
  [/^(.+?)(?:左右|上下)$/, '≈'],
  [/^(?:不低于|不少于|至少|≥|>=|＞=)(.+)$/, '>='],
  [/^(.+?)(?:及以上|以上)$/, '>='],
  [/^(?:超过|高于|大于|>)(.+)$/, '>'],
  [/^(?:不高于|不超过|不大于|至多|≤|<=|＜=)(.+)$/, '<='],
  [/^(.+?)(?:及以下|以下|以内)$/, '<='],
  [/^(?:低于|小于|<)(.+)$/, '<'],
];

const number = String.raw`[-+]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?(?:e[-+]?\d{1,3})?`;
const figure = new RegExp(`^(${number})\\s*(%|‰|[^\\d\\s.,%‰][^%‰]*)?$`, 'iu');
const span = new RegExp(`^(${number})%?\\s*(?:[-–—－~～]|至|到)\\s*(${number})\\s*(%|‰|[^\\d\\s.,%‰][^%‰]*)?$`, 'iu');

export function readFigure(cell: Cell): Reading {
  if (cell.error !== undefined) return { kind: 'refused', reason: noResult, advice: noResultAdvice };
  if (typeof cell.value === 'boolean') return notANumber;
  if (typeof cell.value === 'number') {
    const { value, percent } = cell;
    // What the reader sees in the cell: 5.6 %, stored as 0.056, without the dust of the multiplication.
    if (percent === true) return { kind: 'figure', figure: { value: Number((value * 100).toPrecision(15)), percent } };
    return { kind: 'figure', figure: { value } };
  }
  const shown = cellText(cell);
  if (missing.test(shown)) return { kind: 'missing' };
  return readText(shown);
}

function readText(shown: string): Reading {
  const plain = halfWidth(shown).trim();
  let text = plain;
  const marks: { cumulative?: true; allocated?: true; bound?: Bound } = {};
  const starred = /^(.+?)\s*\*$/u.exec(text);
  if (starred) {
    marks.allocated = true;
    text = starred[1] ?? text;
  }
  const bracketed = /^[〔[【](.+)[〕\]】]$/u.exec(text);
  if (bracketed) {
    marks.cumulative = true;
    text = (bracketed[1] ?? text).trim();
  }
  for (const [pattern, bound] of bounds) {
    const inside = pattern.exec(text)?.[1];
    if (inside === undefined) continue;
    marks.bound = bound;
    text = inside.trim();
    break;
  }
  const read = readNumbers(text);
  if (read === undefined) return notANumber;
  // Numbers stored as text are common in office files; only what changes the reading deserves a word.
  const changed = /[０-９．，％－]/u.test(shown) ? fullWidth : text.includes(',') ? separators : undefined;
  return { kind: 'figure', figure: { ...read, ...marks, ...(changed === undefined ? {} : { taken: changed }) } };
}

function readNumbers(text: string): Figure | undefined {
  const [, from, to, after] = span.exec(text) ?? [];
  if (from !== undefined && to !== undefined) {
    const range: readonly [number, number] = [numberOf(from), numberOf(to)];
    if (!(range[0] <= range[1])) return undefined;
    return { value: Number(((range[0] + range[1]) / 2).toPrecision(12)), range, ...unitOf(after) };
  }
  const [, single, unit] = figure.exec(text) ?? [];
  if (single === undefined) return undefined;
  const value = numberOf(single);
  return Number.isFinite(value) ? { value, ...unitOf(unit) } : undefined;
}

const numberOf = (text: string): number => Number(text.replaceAll(',', ''));

function unitOf(text: string | undefined): { readonly percent?: true; readonly unit?: string } {
  const unit = text?.trim() ?? '';
  if (unit === '') return {};
  return unit === '%' ? { percent: true } : { unit };
}

/** Full-width forms of the signs of numbers. Circled digits and the like are footnotes and stay what they are. */
function halfWidth(text: string): string {
  return text
    .replace(/[\uFF01-\uFF5E]/gu, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0))
    .replace(/[\u3000\u00A0]/g, ' ')
    .replaceAll('−', '-');
}

const fullWidth: Bilingual = { zh: '全角字符', en: 'full-width characters' };
const separators: Bilingual = { zh: '去掉千分位', en: 'without its thousands separators' };
const noResult: Bilingual = { zh: '没有结果', en: 'has no result' };
const noResultAdvice: Bilingual = {
  zh: '改正公式，或在表格软件中重新计算后保存。',
  en: 'Mend the formula, or let a spreadsheet program compute and save it.',
};
const notANumber: Reading = {
  kind: 'refused',
  reason: { zh: '不是数字', en: 'is not a number' },
  advice: {
    zh: '只写一个数；说明和脚注写到别的列，没有数据写“—”。',
    en: 'Write one number; remarks and footnotes go to another column, and a missing figure is —.',
  },
};
