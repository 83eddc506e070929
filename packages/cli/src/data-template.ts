/** A blank table to fill in, with its questions and the mapping that reads it back. */
import type { Table } from '@planwright/core';
import type { DataTemplate } from '@planwright/models';
import type { Row } from './data-tables.ts';

export const templateHeader = ['地区', '指标', '单位', '口径', '年份', '数值', '来源', '备注'] as const;

/** Long form, one line per figure; official figures that we have are filled in, all others are blank. */
export function templateRows({ regions, wanted, dataset }: DataTemplate, table: Table | undefined): readonly Row[] {
  return wanted.flatMap(({ series, name, unit, vintage, years, filled }) =>
    regions.flatMap(([id, zh]) =>
      years.map((year): Row => {
        const known = table?.id === dataset ? table.series[`${series}.${id}`] : undefined;
        const found =
          filled === true
            ? known?.observations.find(
                (item) => item.year === year && item.vintage === vintage && item.tier.startsWith('official'),
              )
            : undefined;
        return [zh, name, unit, vintage, year, found?.value ?? null, found?.source ?? null, null];
      }),
    ),
  );
}

/** `b.csv` → `b.map.yaml`, beside it. */
export const templateMappingFile = (file: string): string => file.replace(/\.[^./\\]*$/, '') + '.map.yaml';

/** YAML of the mapping; names are quoted because they hold brackets. */
export function templateMapping({ dataset, regions, wanted }: DataTemplate): string {
  return [
    '# 对照文件：与填好的表一起用，planwright run … --data 表 --mapping 本文件',
    '# The mapping that reads the filled table back.',
    'form: long',
    'source: 填写来源，例如 各县统计公报2025',
    'region: {column: 地区}',
    'name: {column: 指标}',
    'unit: {column: 单位}',
    'vintage: {column: 口径}',
    'year: {column: 年份}',
    'value: {column: 数值}',
    'regions:',
    ...regions.map(([id, zh]) => `  ${zh}: ${dataset}/${id}`),
    'series:',
    ...wanted.map(({ series, name }) => `  "${name}": ${series}`),
    '',
  ].join('\n');
}

export const questionRows = ({ questions }: DataTemplate): readonly Row[] =>
  questions.map(({ zh, en }, index) => [index + 1, zh, en, null]);

export const questionHeader = ['序号', '问题', 'Question', '答复'] as const;
