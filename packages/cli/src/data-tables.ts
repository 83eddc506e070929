/** Datasets as rows for files and people: every figure with its standing, and the sheet that sums them up. */
import { dataSheet, yearRuns } from '@planwright/core';
import type { DataSheetLine, Locale, Table } from '@planwright/core';
import { confidenceWord, sourceWord, tierWord } from './data-words.ts';
import { pick } from './locale.ts';

export type Row = readonly (string | number | null)[];

export function figureHeader(locale: Locale): readonly string[] {
  return locale === 'zh'
    ? [
        ...['数据集', '序列', '含义', '年份', '数值', '界', '下限', '上限', '单位', '口径', '断点'],
        ...['可信度', '来源层级', '来源', '收集时的出处', '网址', '说明'],
      ]
    : [
        ...['dataset', 'series', 'label', 'year', 'value', 'bound', 'low', 'high', 'unit', 'vintage', 'break'],
        ...['confidence', 'tier', 'source', 'reference', 'url', 'note'],
      ];
}

/** Numbers are numbers; all figures, those that are held back included. */
export function figureRows(table: Table, locale: Locale): readonly Row[] {
  return Object.values(table.series).flatMap((series) =>
    series.observations.map((item): Row => [
      ...[table.id, series.id, pick(locale, series.label), item.year, item.value, item.bound ?? null],
      ...[item.range?.[0] ?? null, item.range?.[1] ?? null, series.unit, item.vintage, item.break === true ? 1 : null],
      ...[confidenceWord(item, locale), tierWord(item, locale), sourceWord(item, locale)],
      ...[item.reference ?? null, item.url ?? null, item.note ?? null],
    ]),
  );
}

export function sheetHeader(locale: Locale): readonly string[] {
  return locale === 'zh'
    ? ['序列@口径', '含义', '单位', '有数年份', '推算', '未见来源', '中间缺', '转引', '并列', '断点', '来源']
    : [
        'series@vintage',
        'label',
        'unit',
        'observed',
        'derived',
        'unverified',
        'missing',
        'quoted',
        'conflicts',
        'breaks',
        'source',
      ];
}

export function sheetRows(
  lines: readonly DataSheetLine[],
  locale: Locale,
  sources: number,
): readonly (readonly string[])[] {
  return lines.map((line) => {
    const [shown, rest] = [line.sources.slice(0, sources), line.sources.length - sources];
    const more = rest > 0 ? (locale === 'zh' ? `等${line.sources.length}种` : ` and ${rest} more`) : '';
    return [
      `${line.series}@${line.vintage}`,
      pick(locale, line.label),
      line.unit,
      ...[line.observed, line.derived, line.unverified, line.missing, line.quoted, line.conflicts, line.breaks].map(
        yearRuns,
      ),
      shown.join('、') + more,
    ];
  });
}

export interface SheetCounts {
  readonly series: number;
  readonly observed: number;
  readonly derived: number;
  readonly unverified: number;
  readonly missing: number;
  readonly quoted: number;
  readonly conflicts: number;
}

export function countsOf(lines: readonly DataSheetLine[]): SheetCounts {
  const total = (of: (line: DataSheetLine) => readonly number[]): number =>
    lines.reduce((sum, line) => sum + of(line).length, 0);
  return {
    series: new Set(lines.map(({ series }) => series)).size,
    observed: total(({ observed }) => observed),
    derived: total(({ derived }) => derived),
    unverified: total(({ unverified }) => unverified),
    missing: total(({ missing }) => missing),
    quoted: total(({ quoted }) => quoted),
    conflicts: total(({ conflicts }) => conflicts),
  };
}

export const linesOf = (table: Table): readonly DataSheetLine[] => dataSheet(table);
