import { strToU8, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import type { Sheet, Workbook } from '../data/grid.ts';
import { readTextGrid } from '../data/text-grid.ts';
import { describe as describeProblem } from '../problem.ts';
import { readWorkbook } from '../spreadsheet/read-workbook.ts';
import { writeXlsx } from '../spreadsheet/write-xlsx.ts';
import { indicatorTargets } from './indicator-targets.ts';
import { indicatorTest } from './indicator-test.ts';
import type { IndicatorRow, IndicatorTable } from './indicator-table.ts';
import { indicatorsMarkdown, printIndicators } from './print-indicators.ts';
import { checkIndicators } from './indicator-scale.ts';
import type { KnownBase } from './indicator-scale.ts';
import { readIndicators } from './read-indicators.ts';

const header = '序号,类别,指标,单位,2025年,2030年,年均增速〔累计〕,属性';
const csv = [
  '某市“十五五”主要指标',
  header,
  '1,经济发展,地区生产总值增长,%,5.6,合理区间,,预期性',
  '2,,常住人口城镇化率,%,58.34,65,,预期性指标',
  '3,,全社会研发经费投入增长,%,,,7以上,预期性',
  '4,绿色低碳,单位地区生产总值二氧化碳排放降低,%,—,—,〔17〕,约束性',
  '5,,细颗粒物（PM2.5）浓度,微克/立方米,42,≤38,,约束性',
  '6,安全保障,粮食综合生产能力,亿斤,117.8,115左右,,约束性',
  '7,,城镇新增就业,万人,4.6,〔20〕,,预期性',
  '8,,能源综合生产能力,万吨标准煤,,*,,预期性',
  '注：〔〕内为五年累计数。',
].join('\n');

const bookOf = (text: string): Workbook => ({ sheets: [readTextGrid(text)] });

function tableOf(workbook: Workbook): IndicatorTable {
  const { table, problems } = readIndicators(workbook, 'a.csv');
  if (table === null) throw new Error(JSON.stringify(problems));
  return table;
}

const faults = (text: string): string[] =>
  readIndicators(bookOf(text), 'a.csv').problems.map(
    (item) => `${describeProblem(item, 'en').message} | ${describeProblem(item, 'en').hint}`,
  );

describe('reading an indicator table', () => {
  const table = tableOf(bookOf(csv));

  test('title, years, rows in order with inherited groups, attributes, notes', () => {
    expect([table.title, table.baseYear, table.endYear, table.notes]).toEqual([
      '某市“十五五”主要指标',
      2025,
      2030,
      ['注：〔〕内为五年累计数。'],
    ]);
    expect(table.rows.map(({ number, category, attribute }) => [number, category, attribute])).toEqual([
      ['1', '经济发展', '预期性'],
      ['2', '经济发展', '预期性'],
      ['3', '经济发展', '预期性'],
      ['4', '绿色低碳', '约束性'],
      ['5', '绿色低碳', '约束性'],
      ['6', '安全保障', '约束性'],
      ['7', '安全保障', '预期性'],
      ['8', '安全保障', '预期性'],
    ]);
  });

  test('marks: cumulative, about, as allocated; words stay words; — is blank', () => {
    const [growth, , research, carbon, air, grain, jobs, energy] = table.rows;
    expect(growth?.goal).toEqual({ text: '合理区间', place: 'F3' });
    expect(research?.growth?.figure).toEqual({ value: 7, bound: '>=' });
    expect(carbon?.base).toBeUndefined();
    expect(carbon?.growth).toMatchObject({ text: '〔17〕', place: 'G6', figure: { value: 17, cumulative: true } });
    expect(air?.goal?.figure).toEqual({ value: 38, bound: '<=' });
    expect(grain?.goal?.figure).toEqual({ value: 115, bound: '≈' });
    expect(jobs?.goal?.figure).toEqual({ value: 20, cumulative: true });
    expect(energy?.goal).toMatchObject({ text: '*' });
  });

  test('the same table from a workbook with merged groups and from a document', () => {
    const rows = csv.split('\n').map((line) => line.split(','));
    const merged = ['A1:H1', 'B3:B5', 'B6:B7', 'B8:B10'];
    const filled = rows.map((row, r) =>
      row.map((cell, c) => (r > 1 && c > 3 && /^\d+(\.\d+)?$/.test(cell) ? Number(cell) : cell === '' ? null : cell)),
    );
    const workbook = readWorkbook(writeXlsx([{ name: '指标', rows: filled, merged }]), 'a.xlsx').workbook;
    const cell = (text: string, more = ''): string =>
      `<w:tc><w:tcPr>${more}</w:tcPr><w:p><w:r><w:t>${text.replaceAll('<', '&lt;')}</w:t></w:r></w:p></w:tc>`;
    const join = (row: readonly string[], r: number): string =>
      row
        .map((text, c) => cell(text, c === 1 && r > 1 ? `<w:vMerge${text === '' ? '' : ' w:val="restart"'}/>` : ''))
        .join('');
    const lines = rows.slice(1, -1).map((row, r) => `<w:tr>${join(row, r + 1)}</w:tr>`);
    const document = `<w:document><w:body><w:p/><w:tbl>${lines.join('')}</w:tbl></w:body></w:document>`;
    const docx = readWorkbook(zipSync({ 'word/document.xml': strToU8(document) }), 'a.docx').workbook;
    const plain = (item: IndicatorTable): unknown =>
      item.rows.map(({ number, category, name, unit, base, goal, growth, attribute }) => [
        ...[number, category, name, unit, attribute],
        ...[base, goal, growth].map((value) => [value?.text, value?.figure]),
      ]);
    expect(workbook && plain(tableOf(workbook))).toEqual(plain(table));
    expect(docx && plain(tableOf(docx))).toEqual(plain(table));
    expect(workbook && tableOf(workbook).rows[3]?.growth?.place).toBe('指标!G6');
    expect(docx && tableOf(docx).rows[3]?.growth?.place).toBe('表1!G5');
  });

  test('a line of its own names the group; the unit may stand in the name; another sheet may hold the table', () => {
    const text =
      '指标,2020年,2025年\n一、经济发展,,\n全员劳动生产率（万元/人）,9.1,12\n二、民生,,\n预期寿命（岁）,78,79\n';
    const sheets: Sheet[] = [
      { name: '封面', rows: [[{ value: '说明' }]] },
      { ...readTextGrid(text), name: '表' },
    ];
    const found = tableOf({ sheets });
    expect(found.rows.map(({ category, name, unit }) => [category, name, unit])).toEqual([
      ['一、经济发展', '全员劳动生产率', '万元/人'],
      ['二、民生', '预期寿命', '岁'],
    ]);
    expect([found.baseYear, found.endYear]).toEqual([2020, 2025]);
  });

  describe('figures that cannot be in the unit of their row', () => {
    const row = (line: string): string => `${header}\n${line}\n`;
    test.each([
      [
        'a fraction as a goal of growth',
        '1,甲,地区生产总值增长,%,5.6,0.055,,',
        'F2: “0.055” looks like a fraction: it would be 5.5 % (5.6 % in 2025)',
      ],
      [
        'a fraction as a goal of a share',
        '1,甲,城镇化率,%,58.34,0.62,,',
        'F2: “0.62” is about 1/100 times (percent and fraction confused, or the point misplaced?) the figure of 2025, 58.34 %',
      ],
      [
        '万元 where the row is in 亿元',
        '1,甲,总值,亿元,3304,43000000,,',
        'F2: “43000000” is about 10000 times (亿 and 万, or 万 and ones, confused?)',
      ],
      [
        'a point in the wrong place',
        '1,甲,总值,亿元,3304,430.0,,',
        'F2: “430.0” is about 1/10 times (the point in the wrong place?)',
      ],
      ['a level below zero', '1,甲,总值,亿元,3304,-4300,,', 'F2: “-4300” is not above 0, and 2025 has 3304 亿元'],
      [
        'a growth column in fractions',
        '1,甲,总值,亿元,3304,4300,0.055,',
        'G2: “0.055” looks like a fraction: it would be 5.5 %',
      ],
      ['growth beyond reason', '1,甲,地区生产总值增长,%,5.6,550,,', 'F2: “550” cannot be growth a year'],
      ['a cut as a fraction', '1,甲,能耗降低,%,,,〔0.17〕,', 'G2: “〔0.17〕” looks like a fraction: it would be 17 %'],
      ['a cut of more than all', '1,甲,能耗降低,%,,,〔170〕,', 'G2: “〔170〕” is a cut of 100 % or more'],
      ['words for the outcome', '1,甲,城镇化率,%,五十八,65,,', 'E2: “五十八” is not a number'],
      ['a spelled goal', '1,甲,城镇化率,%,58.34,六十五左右,,', 'F2: “六十五左右” is not a number'],
      ['letters as a goal', '1,甲,城镇化率,%,58.34,tbd,,', 'F2: “tbd” is not a number'],
    ])('%s', (_, line, expected) => {
      expect(faults(row(line))).toEqual([expect.stringContaining(expected)]);
    });
    test('what the cell itself says in percent is meant, and words of plans pass', () => {
      expect(faults(row('1,甲,地区生产总值增长,%,5.6,0.055%,,'))).toEqual([]);
      expect(faults(row('1,甲,收入增长,%,5.6,与经济增长同步,,'))).toEqual([]);
      expect(faults(row('1,甲,PM2.5浓度,微克/立方米,42,≤38,,'))).toEqual([]);
      expect(faults(row('1,甲,收入增长,%,5.6,高质量,,'))).toEqual([
        expect.stringContaining('F2: “高质量” was read as 文字 · words (1 such cells): it has no number'),
      ]);
    });
    test('beside the model in the base year', () => {
      const beside = (line: string, known: KnownBase): string[] =>
        checkIndicators(tableOf(bookOf(row(line))), () => known).map(
          (item) => `${item.severity} ${describeProblem(item, 'en').message}`,
        );
      const gdp = { unit: '亿元', level: 3304.15, growth: 0.056 };
      expect(beside('1,甲,总值,亿元,3304,4300,5.5,', gdp)).toEqual([]);
      expect(beside('1,甲,总值,万元,33041500,43000000,5.5,', gdp)).toEqual([]);
      expect(beside('1,甲,总值,亿元,33041500,43000000,5.5,', gdp)).toEqual([
        expect.stringContaining('error E2: “33041500” is about 10000 times'),
      ]);
      expect(beside('1,甲,总值,亿元,1600,2000,,', gdp)).toEqual([
        expect.stringContaining('warning E2: “1600” was read as 1600 亿元'),
      ]);
      expect(beside('1,甲,总值,亿元,,43,,', gdp)).toEqual([expect.stringContaining('error F2: “43” is about 1/100')]);
      expect(beside('1,甲,地区生产总值增长,%,,0.055,,', gdp)).toEqual([
        expect.stringContaining('error F2: “0.055” looks like a fraction: it would be 5.5 % (5.6 % in 2025)'),
      ]);
      expect(beside('1,甲,城镇化率,%,0.5834,0.62,,', { unit: '1', level: 0.5834, growth: null })).toEqual([
        expect.stringContaining('error E2: “0.5834” is about 1/100 times'),
      ]);
    });
  });

  test('what is wrong is named with its cell', () => {
    const row = (line: string): string => `${header}\n${line}\n`;
    expect(faults(row('1,经济,增长,%,5.6,5.5.5,,预期性'))).toEqual([
      expect.stringContaining('F2: “5.5.5” is not a number'),
    ]);
    expect(faults(row('1,经济,增长,%,5.6,5,,预计性'))).toEqual([
      expect.stringContaining('H2: “预计性” is no attribute of an indicator'),
    ]);
    expect(faults(row('1,经济,总值,亿元,3304,4000万元,,预期性'))).toEqual([
      expect.stringContaining('F2: “4000万元” is in “万元”, and the unit of the row is “亿元”'),
    ]);
    expect(faults(row('1,经济,,亿元,3304,4000,,预期性'))).toEqual([
      expect.stringContaining('C2: “” names no indicator'),
    ]);
    expect(faults(row('1,经济,总值,亿元,1,2,,\n2,经济,总值,亿元,1,2,,'))).toEqual([
      expect.stringContaining('C3: “总值” has the name of C2'),
    ]);
    expect(faults('a,b\n1,2\n')).toEqual([expect.stringContaining('no indicator table was found')]);
    expect(faults(`${header}\n`)).toEqual([expect.stringContaining('no data')]);
  });
});

describe('the test of a row', () => {
  const years = { title: '', baseYear: 2025, endYear: 2030, rows: [], notes: [] };
  const rowOf = (line: string): IndicatorRow => {
    const [row] = tableOf(bookOf(`${header}\n${line}\n`)).rows;
    if (row === undefined) throw new Error('no row');
    return row;
  };
  const of = (line: string, unit: string): unknown => {
    const result = indicatorTest(rowOf(line), years, { name: 'x', unit });
    return result.status === 'modelled' ? result.test : result.reason.en;
  };

  test.each([
    [
      'a level is a floor, converted',
      '1,甲,城镇化率,%,58,65,,',
      '1',
      { kind: 'levelAt', series: 'x', year: 2030, atLeast: 0.65 },
    ],
    [
      'less is better',
      '1,甲,PM2.5浓度,微克/立方米,42,38,,',
      '微克/立方米',
      { kind: 'levelAt', series: 'x', year: 2030, atMost: 38 },
    ],
    ['a bound as printed', '1,甲,失业率,%,,<5.5,,', '1', { kind: 'levelAt', series: 'x', year: 2030, below: 0.055 }],
    [
      'about, in percentages',
      '1,甲,占比,%,,20左右,,',
      '1',
      { kind: 'levelAt', series: 'x', year: 2030, about: 0.2, within: 0.005 },
    ],
    [
      'about, in other units',
      '1,甲,粮食产能,亿斤,,约115,,',
      '亿斤',
      { kind: 'levelAt', series: 'x', year: 2030, about: 115, within: 2.3 },
    ],
    ['a range', '1,甲,占比,%,,20-22,,', '1', { kind: 'levelAt', series: 'x', year: 2030, atLeast: 0.2, atMost: 0.22 }],
    [
      'growth in its column',
      '1,甲,研发经费,亿元,,,>7,',
      '亿元',
      { kind: 'averageGrowth', series: 'x', from: 2025, to: 2030, above: 0.07 },
    ],
    [
      'growth by its name',
      '1,甲,地区生产总值增长,%,5.6,5.5左右,,',
      '亿元@2025',
      { kind: 'averageGrowth', series: 'x', from: 2025, to: 2030, about: 0.055, within: 0.005 },
    ],
    [
      'a cut over the period',
      '1,甲,单位GDP二氧化碳排放降低,%,,,〔17〕,',
      'tCO2/万元@2025',
      { kind: 'intensityCut', series: 'x', from: 2025, to: 2030, atLeast: 0.17 },
    ],
    [
      'a cut of about',
      '1,甲,单位GDP能耗降低,%,,〔10左右〕,,',
      'tce/万元@2025',
      { kind: 'levelAt', series: 'x', year: 2030, relativeTo: 2025, about: 0.9, within: 0.005 },
    ],
    [
      'a cut of at least',
      '1,甲,单位GDP能耗降低,%,,〔10以上〕,,',
      'tce/万元@2025',
      { kind: 'levelAt', series: 'x', year: 2030, relativeTo: 2025, atMost: 0.9 },
    ],
    [
      'a sum over the years',
      '1,甲,新增就业,万人,,〔20〕,,',
      '人',
      { kind: 'bandMean', series: 'x', from: 2026, to: 2030, atLeast: 40_000 },
    ],
    ['words', '1,甲,收入增长,%,,与经济增长同步,,', '1', 'the goal is in words, without a number'],
    ['blank', '1,甲,收入增长,%,,,,', '1', 'the goal is blank'],
    ['as allocated', '1,甲,单位GDP能耗降低,%,,17*,,', '1', 'allocated from above, the number is not settled'],
    [
      'another kind of unit',
      '1,甲,产值,亿元,,400,,',
      '万吨',
      'the unit “亿元” does not convert to “万吨” of the model',
    ],
  ])('%s', (_, line, unit, expected) => {
    expect(of(line, unit)).toEqual(expected);
  });

  test('level and growth in one row are both asked for; a row without a variable is not modelled', () => {
    expect(of('1,甲,总值,亿元,3304,4300,5.5,', '亿元')).toEqual({
      kind: 'all',
      of: [
        { kind: 'averageGrowth', series: 'x', from: 2025, to: 2030, atLeast: 0.055 },
        { kind: 'levelAt', series: 'x', year: 2030, atLeast: 4300 },
      ],
    });
    expect(indicatorTest(rowOf('1,甲,总值,亿元,,4300,,'), years, undefined).status).toBe('not modelled');
  });

  test('variables by the row’s own word, by the list of names, by their label; grades and demanded probabilities', () => {
    const table = tableOf(
      bookOf(
        `${header},序列\n1,甲,本市 城镇化率*,%,,65,,预期性,\n2,甲,总值,亿元,,4000,,约束性,gdp\n3,甲,人口（常住）,万人,,570,,,\n4,甲,别的,万人,,570,,,\n`,
      ),
    );
    const variables = [
      { name: 'gdp', unit: '亿元', label: { zh: '城镇化率', en: 'x' }, observed: true },
      { name: 'urban', unit: '1', label: { zh: '率', en: 'Urban' }, observed: false },
      { name: 'people', unit: '万人', label: { zh: '人口', en: 'People' }, observed: true },
    ];
    const { targets, rows } = indicatorTargets(table, variables, { 城镇化率: 'urban' });
    expect(rows.map(({ series, target }) => [series, target])).toEqual([
      ['urban', 'I01'],
      ['gdp', 'I02'],
      ['people', 'I03'],
      [undefined, undefined],
    ]);
    expect(rows[3]?.reason?.en).toBe('the model has no such series');
    expect(targets.map(({ grade, demanded }) => [grade, demanded])).toEqual([
      ['C', 0.66],
      ['B', 0.9],
      ['B', undefined],
    ]);
  });
});

describe('printing an indicator table', () => {
  const table = tableOf(bookOf(csv));

  test('what is written to a workbook reads back as the same table, with real numbers', () => {
    const { header: titles, rows, notes, title } = printIndicators(table);
    const sheet = { name: '指标体系表', rows: [[title], [...titles], ...rows, ...notes.map((note) => [note])] };
    const workbook = readWorkbook(writeXlsx([sheet]), 'b.xlsx').workbook;
    const read = workbook === null ? undefined : tableOf(workbook);
    const plain = (item: IndicatorTable | undefined): unknown =>
      item?.rows.map(({ base, goal, growth, place: _, ...rest }) => [
        rest,
        ...[base, goal, growth].map((value) => [value?.text, value?.figure]),
      ]);
    expect(plain(read)).toEqual(plain(table));
    expect(read?.notes).toEqual(table.notes);
    expect(rows[1]?.slice(4, 7)).toEqual([58.34, 65, null]);
    expect(rows[3]?.[6]).toBe('〔17〕');
  });

  test('Markdown keeps the order and the remark on the marks', () => {
    const text = indicatorsMarkdown(
      printIndicators({ ...table, notes: [] }, [{ title: '概率', cell: (_, i) => i / 10 }]),
    );
    expect(text).toContain('| 4 | 绿色低碳 | 单位地区生产总值二氧化碳排放降低 | % |  |  | 〔17〕 | 约束性 | 0.3 |');
    expect(text).toContain('〔〕内为五年累计数');
    expect(text.split('\n').filter((line) => line.startsWith('|')).length).toBe(10);
  });
});
