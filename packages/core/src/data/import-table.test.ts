import { describe as describeProblem } from '../problem.ts';
import type { Problem } from '../problem.ts';
import { describe, expect, test } from 'vitest';
import { readTable } from './csv.ts';
import { importTable } from './import-table.ts';
import type { Imported } from './import-table.ts';
import type { Workbook } from './grid.ts';
import { readMapping } from './mapping.ts';
import { overlay } from './overlay.ts';
import { resolveObserved } from './resolve.ts';
import type { Table } from './table.ts';
import { readTextGrid } from './text-grid.ts';

const ours = [
  'indicator,year,value,unit,vintage,confidence,tier,source',
  'gdp_nominal,2018,3152.15,亿元,original,high,official,年鉴',
  'gdp_nominal,2019,2259.82,亿元,census4,high,official,年鉴',
  'gdp_nominal,2020,2316.84,亿元,census4,high,official,年鉴',
  'gdp_nominal,2025,3304.15,亿元,census5,high,official,公报',
  'gdp_growth_real,2024,5.7,%,first,high,official,公报',
  'gdp_growth_real,2025,5.6,%,first,high,official,公报',
  'gdp_growth_real,2024,5.6,%,final,high,official,公报',
  'gdp_growth_real,2024,5.6,%,latest,high,official,公报',
  'gdp_growth_real,2025,5.6,%,latest,high,official,公报',
  'gdp_constant_2025,2023,2963.0467,亿元@2025,chained2025,derived,analyst,推算',
  'gdp_constant_2025,2024,3128.9299,亿元@2025,chained2025,derived,analyst,推算',
  'gdp_constant_2025,2025,3304.15,亿元@2025,chained2025,derived,analyst,推算',
  'population_resident,2024,580.34,万人,census7,high,official,公报',
].join('\n');

function tableOf(id: string, zh: string, csv: string): Table {
  const { table } = readTable({ id, title: { zh, en: id }, csv, labels: {} });
  if (table === null) throw new Error('the table of the test is broken');
  return table;
}
const province = ours.replaceAll('3304.15,亿元,census5', '103197,亿元,census5');
const tables = [tableOf('liaocheng', '聊城市', ours), tableOf('shandong', '山东省', province)];

const base = { source: '聊城统计年鉴2025', region: '聊城市', year: { column: '年份' } };

function load(csv: string | Workbook, mapping: Readonly<Record<string, unknown>>): Imported {
  const read = readMapping({ ...base, ...mapping }, 'map.yaml');
  if (read.mapping === null) throw new Error(JSON.stringify(read.problems));
  const workbook = typeof csv === 'string' ? { sheets: [readTextGrid(csv)] } : csv;
  return importTable({ workbook, mapping: read.mapping, tables, file: 'own.csv' });
}

const text = (items: readonly Problem[]): string[] =>
  items.map((item) => `${item.severity} ${describeProblem(item, 'en').message} | ${describeProblem(item, 'en').hint}`);
const errors = (result: Imported): string[] => text(result.problems.filter(({ severity }) => severity === 'error'));
const values = (result: Imported): Record<string, number> =>
  Object.fromEntries(
    result.figures.map(({ dataset, series, observation: { vintage, year, value } }) => [
      `${dataset}.${series}@${vintage} ${year}`,
      value,
    ]),
  );

const gdp = { series: { '地区生产总值（亿元）': { series: 'gdp_nominal', vintage: 'census5' } } };

describe('a table that is in order', () => {
  test('years down the rows: the unit stands in the header, blanks in names do not matter', () => {
    const result = load('年份,地区 生产总值(亿元),备注\n2024,3161.63,甲\n2025,3305.2,\n,,\n', gdp);
    expect(text(result.problems)).toEqual([]);
    expect(values(result)).toEqual({
      'liaocheng.gdp_nominal@census5 2024': 3161.63,
      'liaocheng.gdp_nominal@census5 2025': 3305.2,
    });
    expect(result.skipped).toEqual(['备注']);
    expect(result.figures[0]?.observation).toMatchObject({
      source: '聊城统计年鉴2025',
      reference: 'own.csv B2',
      tier: 'official',
      chosen: true,
    });
  });

  test('years across the header, names and units in columns, values in 万元 converted', () => {
    const result = load('指标,单位,2024年,2025年\n生产总值,万元,31616300,33052000\n增速,%,5.5,—\n', {
      form: 'years-across',
      year: undefined,
      name: { column: '指标' },
      unit: { column: 'B' },
      series: {
        生产总值: { series: 'gdp_nominal', vintage: 'census5' },
        增速: { series: 'gdp_growth_real', vintage: 'final' },
      },
    });
    expect(text(result.problems)).toEqual([]);
    expect(values(result)).toEqual({
      'liaocheng.gdp_nominal@census5 2024': 3161.63,
      'liaocheng.gdp_nominal@census5 2025': 3305.2,
      'liaocheng.gdp_growth_real@final 2024': 5.5,
    });
    expect(result.missing).toBe(1);
  });

  test('long form: one figure per row, region and vintage in columns, regions by name', () => {
    const result = load(
      '地区,指标,年份,数值,口径\n聊城市,GDP,2024,3161.63,census5\n山东省,GDP,2024,98565.8,census5\n济南,GDP,2024,13527.6,census5\n',
      {
        form: 'long',
        region: { column: '地区' },
        regions: { 济南: 'peers/jinan' },
        name: { column: '指标' },
        value: { column: '数值' },
        vintage: { column: '口径' },
        series: { GDP: { series: 'gdp_nominal', unit: '亿元' } },
      },
    );
    expect(text(result.problems)).toEqual([]);
    expect(Object.keys(values(result))).toEqual([
      'liaocheng.gdp_nominal@census5 2024',
      'shandong.gdp_nominal@census5 2024',
      'peers.gdp_nominal.jinan@census5 2024',
    ]);
  });

  test('figures as planning offices write them', () => {
    const rows = [
      '2018,"3,152.2"',
      '2019,２２６０．１',
      '2020,约2320',
      '2021,2640以上',
      '2022,2780～2800',
      '2023,—',
      '2024,3160亿元',
      '2025,…',
    ];
    const result = load(`年份,地区生产总值（亿元）\n${rows.join('\n')}\n`, {
      series: { '地区生产总值（亿元）': { series: 'gdp_nominal', vintage: 'mine' } },
    });
    expect(errors(result)).toEqual([]);
    expect(result.figures.map(({ observation: { value, bound, range } }) => [value, bound ?? range ?? null])).toEqual([
      [3152.2, null],
      [2260.1, null],
      [2320, '≈'],
      [2640, '>='],
      [2790, [2780, 2800]],
      [3160, null],
    ]);
    expect(result.missing).toBe(2);
    expect(text(result.problems)).toEqual([
      'warning B2: “3,152.2” was read as 3152.2 (1 such cells): without its thousands separators | If that is not what it means, correct it in the table.',
      'warning B3: “２２６０．１” was read as 2260.1 (1 such cells): full-width characters | If that is not what it means, correct it in the table.',
      'warning B8: “3160亿元” was read as 3160 (1 such cells): the unit stands in the cell | If that is not what it means, correct it in the table.',
      'warning liaocheng.gdp_nominal@mine lacks 2023; nothing is drawn or computed through missing years | Fill them in where there are figures.',
    ]);
  });
});

describe('a table that is not in order names the cell and the fix', () => {
  test.each([
    ['text in a number', '2024,三千\n', 'B2: “三千” is not a number'],
    ['a footnote sign is no digit', '2024,3161①\n', 'B2: “3161①” carries “①”, which is not the unit 亿元'],
    ['a missing year', ',3161.63\n', 'A2: “” is empty where a year is needed'],
    ['a quarter', '2024年一季度,3161.63\n', 'A2: “2024年一季度” is not a year'],
    ['a five-year total', '2024,〔17〕\n', 'B2: “〔17〕” is a five-year total, not the figure of a year'],
    ['an allocated target', '2024,17*\n', 'B2: “17*” is marked *, a target that was allocated, not an outcome'],
    ['percent in a column of 亿元', '2024,17%\n', 'B2: “17%” has a percent sign, and the unit is 亿元'],
    [
      'another unit in the cell',
      '2024,31616300万元\n',
      'B2: “31616300万元” carries “万元”, which is not the unit 亿元',
    ],
    [
      'a wrong scale',
      '2025,33041500\n',
      'B2: “33041500” is 10000 times the known figure (3304.15 亿元); the unit seems wrong',
    ],
    [
      'one year twice',
      '2024,3161.63\n2024,3167.96\n',
      'B3: “3167.96” is for 2024, as is “3161.63” at B2, and they differ',
    ],
    [
      'another round of publication',
      '2025,3304.15\n2020,2316.84\n',
      'B3: “2316.84” is the figure of 2020 in the round census4, and this column is stated as census5',
    ],
  ])('%s', (_, rows, expected) => {
    const result = load(`年份,地区生产总值（亿元）\n${rows}`, gdp);
    const [first = ''] = errors(result);
    expect(first).toContain(`error ${expected} | `);
    expect(errors(result).length).toBe(1);
    expect(result.figures).toEqual([]);
    // The fix is never empty, in either language.
    for (const item of result.problems)
      for (const locale of ['zh', 'en'] as const) expect(describeProblem(item, locale).hint).not.toMatch(/^$|\{/);
  });

  test('percent and fraction confused, either way', () => {
    const rate = (unit: string, rows: string): Imported =>
      load(`年份,增速\n${rows}`, { series: { 增速: { series: 'gdp_growth_real', unit, vintage: 'first' } } });
    expect(errors(rate('1', '2024,5.7\n2023,6.1\n'))).toEqual([
      expect.stringContaining('B2: “5.7” is too large for a fraction and looks like percent | Write % as the unit.'),
      expect.stringContaining('B3: “6.1” is too large for a fraction and looks like percent'),
    ]);
    expect(errors(rate('%', '2024,0.057\n'))).toEqual([
      expect.stringContaining('B2: “0.057” seems to confuse percent and fraction: the known figure is 5.7 %'),
    ]);
    // Without a figure to compare, a column of small percentages is taken with a word.
    const alone = load('年份,占比\n2011,0.12\n2012,0.11\n', { series: { 占比: { series: 'part', unit: '%' } } });
    expect(errors(alone)).toEqual([]);
    expect(text(alone.problems)).toContainEqual(expect.stringContaining('if these are fractions, the unit is 1'));
    expect(values(rate('1', '2024,0.057\n'))).toEqual({ 'liaocheng.gdp_growth_real@first 2024': 5.7 });
    expect(values(rate('1', '2024,5.8%\n'))).toEqual({ 'liaocheng.gdp_growth_real@first 2024': 5.8 });
  });

  test('one fraction among percentages, unless the cell itself says percent', () => {
    const rate = (rows: string): Imported =>
      load(`年份,增速\n${rows}`, { series: { 增速: { series: 'gdp_growth_real', unit: '%', vintage: 'first' } } });
    expect(errors(rate('2023,0.049\n2026,5.2\n'))).toEqual([
      expect.stringContaining('B2: “0.049” looks like a fraction: it would be 4.9 %'),
    ]);
    expect(errors(rate('2023,0.049%\n2026,5.2\n'))).toEqual([]);
    expect(errors(rate('2023,900\n'))).toEqual([expect.stringContaining('B2: “900” cannot be the growth of a year')]);
    // A bad year is possible: taken, with a word.
    const bad = rate('2023,-12\n');
    expect([errors(bad), text(bad.problems)]).toEqual([[], [expect.stringContaining('more than ten points away')]]);
    expect(text(rate('2023,-1.2\n').problems)).toEqual([]);
  });

  test.each([
    ['below zero', '-3304.15', 'cannot be: the series is above 0 in all years (3304.15 亿元 in 2025)'],
    ['zero', '0', 'cannot be: the series is above 0 in all years'],
    ['beyond all measure', '1e300', 'is larger than any figure of statistics'],
    ['half the known size', '1652', 'is 0.5 times the figure of 2025 (3304.15 亿元)'],
    ['万元 in a column of 亿元, revised', '35000000', 'about 10000 times (亿 and 万, or 万 and ones, confused?)'],
    ['a lost point', '33100', 'is 10 times the known figure'],
  ])('a level that cannot be: %s', (_, value, expected) => {
    expect(errors(load(`年份,地区生产总值（亿元）\n2025,${value}\n`, gdp))).toEqual([
      expect.stringContaining(expected),
    ]);
  });

  test('a share beside its history: 0.58 where it was 58 %', () => {
    const share = tableOf(
      'liaocheng',
      '聊城市',
      ['indicator,year,value,unit,vintage,confidence,tier,source', 'urban,2024,58.1,%,a,high,official,公报'].join('\n'),
    );
    const read = readMapping(
      { ...base, series: { 城镇化率: { series: 'urban', unit: '%', vintage: 'a' } } },
      'map.yaml',
    ).mapping!;
    const of = (value: string): string[] => {
      const workbook = { sheets: [readTextGrid(`年份,城镇化率\n2025,${value}\n`)] };
      return errors(importTable({ workbook, mapping: read, tables: [share], file: 'own.csv' }));
    };
    expect(of('58.9')).toEqual([]);
    expect(of('0.589')).toEqual([
      expect.stringContaining(
        'B2: “0.589” is about 1/100 times (percent and fraction confused, or the point misplaced?) the figure of 2024',
      ),
    ]);
  });

  describe('one figure of a place without a history', () => {
    const told = (series: string, unit: string, value: string): string[] =>
      errors(
        load(`年份,数\n2025,${value}\n`, {
          region: '海州市',
          regions: { 海州市: 'city' },
          series: { 数: { series, unit } },
        }),
      );

    test.each([
      ['0.6', 'B2: “0.6” looks like a fraction: it would be 60 % | If the column holds fractions, its unit is 1;'],
      ['1', 'B2: “1” looks like a fraction: it would be 100 %'],
      ['160', 'B2: “160” cannot be: a share lies between 0 and 100 %'],
      ['-6', 'B2: “-6” cannot be: a share lies between 0 and 100 %'],
      ['160%', 'B2: “160%” cannot be: a share lies between 0 and 100 %'],
    ])('a share in percent cannot be %s', (value, expected) => {
      for (const series of ['urbanisation_rate', 'share_secondary.chiping'])
        expect(told(series, '%', value)).toEqual([expect.stringContaining(expected)]);
    });

    test('a share can be what it can be, and a percent sign is meant as it is written', () => {
      for (const value of ['60', '0', '100', '1.1', '0.6%']) expect(told('share_secondary', '%', value)).toEqual([]);
      expect(told('share_secondary', '1', '0.6')).toEqual([]);
      expect(told('share_secondary', '1', '1.6')).toEqual([expect.stringContaining('a share lies between')]);
      // Growth of half a percent is growth; a debt may be larger than output.
      expect(told('gdp_growth_real', '%', '0.6')).toEqual([]);
      expect(told('debt_to_gdp', '%', '160')).toEqual([]);
    });

    test('a series that is above 0 wherever it is known is nowhere below', () => {
      expect(told('population_resident', '万人', '-6')).toEqual([expect.stringContaining('is never below 0')]);
      expect(told('gdp_nominal.chiping', '亿元', '-6')).toEqual([expect.stringContaining('is never below 0')]);
      // Of what is not known, nothing is said: a balance may be negative, and a place may have none of a thing.
      expect(told('net_migration', '万人', '-6')).toEqual([]);
      expect(told('population_resident', '万人', '0')).toEqual([]);
    });

    test('a share that has a history keeps its bound, and its history says what is small', () => {
      const share = tableOf(
        'city',
        '海州市',
        [
          'indicator,year,value,unit,vintage,confidence,tier,source',
          'rd_share,2024,0.7,%,a,high,official,公报',
          'share_big,2024,80,%,a,high,official,公报',
        ].join('\n'),
      );
      const of = (series: string, value: string): string[] => {
        const { mapping } = readMapping({ ...base, region: 'city', series: { 数: { series, unit: '%' } } }, 'map.yaml');
        const workbook = { sheets: [readTextGrid(`年份,数\n2025,${value}\n`)] };
        return errors(importTable({ workbook, mapping: mapping!, tables: [share], file: 'own.csv' }));
      };
      expect(of('rd_share', '0.8')).toEqual([]);
      expect(of('share_big', '101')).toEqual([expect.stringContaining('a share lies between 0 and 100 %')]);
    });
  });

  test('a level far from what is known is taken with a word; a usual revision needs none', () => {
    const of = (value: number): Imported => load(`年份,地区生产总值（亿元）\n2025,${value}\n`, gdp);
    expect(errors(of(4800))).toEqual([]);
    expect(text(of(4800).problems)).toEqual([
      expect.stringContaining('far from what is known, 1.5 times the figure of 2025'),
    ]);
    expect(text(of(3900).problems)).toEqual([]);
  });

  test('the other years of a column speak where we know nothing of the series', () => {
    const of = (rows: string): Imported =>
      load(`年份,产量\n${rows}`, { series: { 产量: { series: 'steel', unit: '万吨' } } });
    expect(errors(of('2021,310\n2022,3200000\n2023,330\n2024,340\n'))).toEqual([
      expect.stringContaining('B3: “3200000” is about 10000 times'),
    ]);
    expect(text(of('2021,310\n2022,20\n2023,330\n2024,340\n').problems)).toContainEqual(
      expect.stringContaining('far from what is known'),
    );
    expect(errors(of('2021,310\n2022,320\n2023,330\n'))).toEqual([]);
  });

  test('a thousands comma without quotes moves no figure silently', () => {
    expect(errors(load('年份,地区生产总值（亿元）\n2024,3161.63\n2025,3,304.15\n', gdp))).toEqual([
      expect.stringContaining('C3: “304.15” lies to the right of the last header'),
      expect.stringContaining('B3: “3” is about 1/1000 times'),
    ]);
    expect(errors(load('年份,地区生产总值（亿元）\n2024,3161.63,,\n', gdp))).toEqual([]);
  });

  test('a year that is wrong is told once, however many series its row has', () => {
    const result = load('年份,产值,人口\n1066,3161,580\n', {
      series: {
        产值: { series: 'gdp_nominal', unit: '亿元', vintage: 'census5' },
        人口: { series: 'population_resident', unit: '万人' },
      },
    });
    expect(errors(result)).toEqual([expect.stringContaining('A2: “1066” is not a year')]);
  });

  test('a table in which every figure is missing says so', () => {
    expect(errors(load('年份,地区生产总值（亿元）\n2024,—\n2025,…\n', gdp))).toEqual([
      expect.stringContaining('The table has no figure: all 2 cells are empty or say that there is none'),
    ]);
  });

  test('a unit of another kind, no unit, two units', () => {
    const of = (header: string, unit?: string): string[] =>
      errors(
        load(`年份,${header}\n2024,5\n`, {
          series: { [header]: { series: 'gdp_nominal', vintage: 'census5', ...(unit === undefined ? {} : { unit }) } },
        }),
      );
    expect(of('产值', '万吨')).toEqual([
      expect.stringContaining('B1: “万吨” does not fit the series, which is in 亿元'),
    ]);
    expect(of('产值', '亿元@2020')).toEqual([expect.stringContaining('B1: “亿元@2020” does not fit')]);
    expect(of('产值')).toEqual([expect.stringContaining('B1: “产值” has no unit')]);
    expect(of('产值（万元）', '亿元')).toEqual([
      expect.stringContaining('B1: “万元” differs from the unit 亿元 of the mapping'),
    ]);
    expect(of('产值', '亿圆')).toEqual([expect.stringContaining('“亿圆”')]);
  });

  test('an unknown region, with what would be right', () => {
    const result = load('地区,年份,产值\n聊成市,2024,5\n', {
      region: { column: '地区' },
      series: { 产值: { series: 'gdp_nominal', unit: '亿元', vintage: 'census5' } },
    });
    expect(errors(result)).toEqual([
      expect.stringContaining('A2: “聊成市” is not a known region | Did you mean 聊城市'),
    ]);
  });

  test('no vintage where we have several, none needed where we have one', () => {
    const result = load('年份,产值,人口\n2024,5,579\n', {
      series: { 产值: { series: 'gdp_nominal', unit: '亿元' }, 人口: { series: 'population_resident', unit: '万人' } },
    });
    expect(errors(result)).toEqual([
      expect.stringContaining(
        'B1: “产值” names no round of publication, and liaocheng.gdp_nominal has several: original、census4、census5'.replace(
          'original、census4、census5',
          'census4、census5、original',
        ),
      ),
    ]);
    const one = load('年份,人口\n2024,579\n', { series: { 人口: { series: 'population_resident', unit: '万人' } } });
    expect(values(one)).toEqual({ 'liaocheng.population_resident@census7 2024': 579 });
  });

  test('a column that is not there, a series name with a slip, a sheet that is not there, an empty sheet', () => {
    expect(
      errors(load('年度,产值\n2024,5\n', { series: { 产值: 'gdp_nominal' }, unit: '亿元', vintage: 'census5' }))[0],
    ).toContain('“年份” is no column of the header (year in the mapping) | The header has: 年度、产值.');
    expect(errors(load('年份,产值\n2024,5\n', { series: { 产直: 'gdp_nominal' } }))[0]).toContain(
      '“产直” is not found in the table (series in the mapping) | The table has: 年份、产值.',
    );
    expect(errors(load({ sheets: [{ name: '甲', rows: [] }] }, { ...gdp, sheet: '乙' }))[0]).toContain(
      'sheet named 乙',
    );
    expect(errors(load({ sheets: [{ name: '甲', rows: [] }] }, gdp))).toEqual([expect.stringContaining('no data')]);
    expect(errors(load('年份,地区生产总值（亿元）\n', gdp))).toEqual([expect.stringContaining('no data')]);
  });

  test('cells of a workbook: percent format, formulas, errors, merged cells; hidden sheets are passed over', () => {
    const sheets = [
      { name: '旧', hidden: true, rows: [[{ value: '别的' }]] },
      {
        name: 'Sheet1',
        rows: [
          [{ value: '年份' }, { value: '增速' }, { value: '产值' }],
          [{ value: 2024 }, { value: 0.057, percent: true }, { value: 3161.63, formula: 'A1*2' }],
          [
            { value: 2023 },
            { value: 0.061, percent: true, coveredBy: 'B2' },
            { value: null, formula: 'A1', error: '#N/A' },
          ],
        ],
      },
    ];
    const result = load(
      { sheets },
      {
        series: {
          增速: { series: 'gdp_growth_real', unit: '%', vintage: 'first' },
          产值: { series: 'gdp_nominal', unit: '亿元', vintage: 'census5' },
        },
      },
    );
    expect(errors(result)).toEqual([
      expect.stringContaining('Sheet1!B3: “0.061” lies inside merged cells (first cell B2)'),
      expect.stringContaining('Sheet1!C3: “” has no result'),
    ]);
    const good = load(
      { sheets: [{ name: 'Sheet1', rows: sheets[1]?.rows.slice(0, 2) ?? [] }] },
      {
        series: { 增速: { series: 'gdp_growth_real', unit: '%', vintage: 'first' } },
      },
    );
    expect(values(good)).toEqual({ 'liaocheng.gdp_growth_real@first 2024': 5.7 });
  });

  test('fifty faults are listed and the rest counted; fifty thousand rows are read', () => {
    const rows = Array.from({ length: 50_000 }, (_, i) => `${i % 2 === 0 ? 2024 : 2025},?`).join('\n');
    const faults = load(`年份,地区生产总值（亿元）\n${rows}\n`, gdp).problems;
    expect(faults.length).toBe(51);
    expect(faults.at(-1)?.values['count']).toBe(49_950);
    const many = Array.from({ length: 50_000 }, () => '2024,3161.63').join('\n');
    const result = load(`年份,地区生产总值（亿元）\n${many}\n`, gdp);
    expect(result.figures.length).toBe(1);
    expect(result.problems.map(({ code, values: { count } }) => [code, count])).toEqual([['sheet-cell-taken', 49_999]]);
  });
});

describe('a mapping that is not in order', () => {
  test.each([
    ['no source', { source: undefined }, 'source'],
    ['no series', { series: {} }, 'series'],
    ['a form that is none', { form: 'wide' }, 'form'],
    ['a header that is no row', { header: 0 }, 'header'],
    ['a role without a column', { year: undefined }, 'year'],
    ['a role that is neither', { year: { colum: 'A' } }, 'year'],
    ['a series without an id', { series: { a: { unit: '亿元' } } }, 'series.a'],
    ['a tier that is none', { tier: 'best' }, 'tier'],
  ])('%s', (_, change, path) => {
    const { mapping, problems } = readMapping({ ...base, ...gdp, ...change }, 'map.yaml');
    expect(mapping).toBeNull();
    expect(problems.map(({ code, where }) => [code, where.path])).toEqual([['bad-definition', path]]);
  });

  test('an unknown key is named; what is no mapping is refused', () => {
    const { mapping, problems } = readMapping({ ...base, ...gdp, heder: 2 }, 'map.yaml');
    expect(mapping).not.toBeNull();
    expect(problems.map(({ code, values: { name } }) => [code, name])).toEqual([['unknown-key', 'heder']]);
    const slips = readMapping(
      {
        ...base,
        series: { 产值: { serie: 'x', series: 'gdp_nominal', untit: '亿元' } },
        region: { column: 'A', colum: 'A' },
      },
      'map.yaml',
    );
    expect(slips.problems.map((item) => [item.where.path, describeProblem(item, 'en').hint])).toEqual([
      ['region.colum', 'Did you mean column?'],
      ['series.产值.serie', 'Did you mean series?'],
      ['series.产值.untit', 'Did you mean unit?'],
    ]);
    for (const value of [null, 'text', [1], 5]) expect(readMapping(value, 'map.yaml').mapping).toBeNull();
  });
});

describe('figures of one’s own on top of ours', () => {
  const chosen = (result: readonly Table[], reference: string): Record<number, number> => {
    const resolved = resolveObserved(result, reference, {});
    if (Array.isArray(resolved)) throw new Error(JSON.stringify(resolved));
    return Object.fromEntries(resolved.observations.map(({ year, value }) => [year, value]));
  };
  const own = load('年份,地区生产总值（亿元）\n2024,3170.5\n2025,3310\n', gdp).figures;

  test('theirs hold, ours stay beside them, the other regions are untouched', () => {
    const result = overlay(tables, own);
    expect(chosen(result, 'liaocheng.gdp_nominal@census5')).toEqual({ 2024: 3170.5, 2025: 3310 });
    const kept = result[0]?.series['gdp_nominal']?.observations ?? [];
    for (const item of tables[0]?.series['gdp_nominal']?.observations ?? []) expect(kept).toContain(item);
    expect(result[1]).toBe(tables[1]);
    expect(overlay(tables, [])).toEqual(tables);
  });

  test('levels at constant prices follow the new base, and growth replaces growth', () => {
    const result = overlay(tables, own);
    const levels = chosen(result, 'liaocheng.gdp_constant_2025@chained2025');
    expect(levels[2025]).toBe(3310);
    // 3310 / 1.056 = 3134.4697 and once more / 1.056 = 2968.2478.
    expect([levels[2024], levels[2023]]).toEqual([3134.4697, 2968.2478]);
    const rate = load('年份,增速\n2025,5.8\n', {
      series: { 增速: { series: 'gdp_growth_real', unit: '%', vintage: 'first' } },
    }).figures;
    const grown = overlay(tables, rate);
    expect(chosen(grown, 'liaocheng.gdp_growth_real@latest')).toEqual({ 2024: 5.6, 2025: 5.8 });
    // 3304.15 / 1.058 = 3123.0151.
    expect(chosen(grown, 'liaocheng.gdp_constant_2025@chained2025')[2024]).toBe(3123.0151);
  });

  test('a series that we have under nearly that name is made with a word', () => {
    const slip = load('年份,产值\n2024,3161.63\n', { series: { 产值: { series: 'gdp_nomnal', unit: '亿元' } } });
    expect(text(slip.problems)).toEqual([
      'warning There is no series liaocheng.gdp_nomnal; a new one was made | Did you mean gdp_nominal?',
    ]);
  });

  test('what a blank table asks for is no slip, and only the years that it asks for can lack', () => {
    const codes = (series: string, years: readonly number[]): [string, unknown][] => {
      const { mapping } = readMapping({ ...base, series: { 产值: { series, unit: '亿元' } } }, 'map.yaml');
      const rows = years.map((year) => `${year},300`).join('\n');
      const workbook = { sheets: [readTextGrid(`年份,产值\n${rows}\n`)] };
      const wanted = { 'liaocheng.va_primary.chiping': [2017, 2020, 2024, 2025] };
      const { problems } = importTable({ workbook, mapping: mapping!, tables, file: 'own.csv', wanted });
      return problems.map(({ code, values }) => [code, values['years']]);
    };
    expect(codes('va_primary.chiping', [2017, 2020, 2024, 2025])).toEqual([]);
    expect(codes('va_primary.chiping', [2017, 2024, 2025])).toEqual([['series-gap', '2020']]);
    expect(codes('va_primary.linqing', [2017, 2020])).toEqual([
      ['series-gap', '2018、2019'],
      ['series-made', undefined],
    ]);
  });

  test('a series and a dataset we do not have are made', () => {
    const made = load('年份,产量\n2024,7\n', {
      region: '茌平区',
      regions: { 茌平区: 'mine' },
      series: { 产量: { series: 'alumina', unit: '万吨' } },
    }).figures;
    const result = overlay(tables, made);
    expect(chosen(result, 'mine.alumina@user')).toEqual({ 2024: 7 });
    expect(result.find(({ id }) => id === 'mine')?.series['alumina']).toMatchObject({
      unit: '万吨',
      label: { zh: '产量' },
    });
  });
});
