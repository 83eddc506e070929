import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Problem } from '../problem.ts';
import { describe as describeProblem } from '../problem.ts';
import { readTable } from './csv.ts';
import type { Table } from './table.ts';

const header = 'indicator,year,value,unit,vintage,confidence,tier,source,bound,low,high,break,url,note';
const good = 'gdp,2024,3161.63,亿元,census5,high,official,communique,,,,,,';

function read(csv: string): { table: Table | null; problems: Problem[] } {
  return readTable({ id: 'town', title: { zh: '镇', en: 'Town' }, csv, labels: {}, file: 'town.csv' });
}

function problemsOf(...rows: readonly string[]): Problem[] {
  const { table, problems } = read([header, ...rows].join('\n'));
  expect(table).toBeNull();
  return problems;
}

describe('reading a table', () => {
  test('a row becomes an observation with all its marks', () => {
    const row = 'share,2025,30,%,first,medium,official copy,"plan, clause 1",>,29,31,1,https://x.test,about';
    const { table, problems } = read(`${header}\n${row}\n`);
    expect(problems).toEqual([]);
    expect(table?.series['share']?.observations).toEqual([
      {
        year: 2025,
        value: 30,
        bound: '>',
        range: [29, 31],
        vintage: 'first',
        confidence: 'medium',
        tier: 'official copy',
        source: 'plan, clause 1',
        url: 'https://x.test',
        note: 'about',
        break: true,
      },
    ]);
  });

  test('columns are found by name: order, extra columns and absent optional ones do not matter', () => {
    const csv = 'source,remark,tier,confidence,vintage,unit,value,year,indicator\ns,x,official,low,v,元,1e3,2020,pay';
    expect(read(csv).table?.series['pay']?.observations[0]).toMatchObject({ year: 2020, value: 1000, source: 's' });
  });

  test('byte order mark, CRLF, blank lines and quoted line breaks are read as they are meant', () => {
    const plain = read(`${header}\n${good}\n`);
    expect(read(`\uFEFF${header}\r\n\r\n${good}\r\n,,\r\n`)).toEqual(plain);
    const broken = read(`${header}\n${good.slice(0, -1)},"two\nlines"\ngdp,x,1,亿元,census5,high,official,s,,,,,,`);
    expect(broken.problems).toMatchObject([{ where: { line: 4 }, values: { row: 3, column: 'year', found: 'x' } }]);
  });

  test('among equal vintage and year the most trusted row comes first, whatever the order of the file', () => {
    const rows = [
      'g,2024,5.5,%,first,low,third party,a,,,,,,',
      'g,2024,5.7,%,first,medium,third party,b,,,,,,',
      'g,2024,5.6,%,first,medium,official copy,c,,,,,,',
      'g,2023,6.1,%,first,unverified,analyst,d,,,,,,',
      'g,2030,1,%,estimate,high,official,e,,,,,,',
    ];
    const sources = (order: readonly string[]): unknown =>
      read([header, ...order].join('\n')).table?.series['g']?.observations.map((item) => item.source);
    expect(sources(rows)).toEqual(['e', 'd', 'c', 'b', 'a']);
    expect(sources([...rows].reverse())).toEqual(['e', 'd', 'c', 'b', 'a']);
  });

  test('labels are taken by name and a series without one is called by its name', () => {
    const labels = { gdp: { zh: '生产总值', en: 'GDP' } };
    const csv = `${header}\n${good}\n${good.replace('gdp', 'toString')}`;
    const { table } = readTable({ id: 'town', title: { zh: '镇', en: 'Town' }, csv, labels });
    expect(table?.series['gdp']?.label).toEqual(labels.gdp);
    expect(table?.series['toString']?.label).toEqual({ zh: 'toString', en: 'toString' });
  });

  test('names of object machinery are series like any other', () => {
    const csv = [header, good.replace('gdp', '__proto__'), good.replace('gdp', 'constructor')].join('\n');
    const { table, problems } = read(csv);
    expect(problems).toEqual([]);
    expect(Object.keys(table?.series ?? {})).toEqual(['__proto__', 'constructor']);
    expect(Object.getPrototypeOf(table?.series)).toBe(Object.prototype);
  });
});

describe('refusing a table', () => {
  test.each([
    ['a value with a thousands separator', '"gdp",2024,"3,161.63",亿元,v,high,official,s,,,,,,', 'value', '3,161.63'],
    ['a value with an inequality', 'gdp,2024,>30,亿元,v,high,official,s,,,,,,', 'value', '>30'],
    ['a hexadecimal value', 'gdp,2024,0x10,亿元,v,high,official,s,,,,,,', 'value', '0x10'],
    ['an infinite value', 'gdp,2024,1e999,亿元,v,high,official,s,,,,,,', 'value', '1e999'],
    ['an empty value', 'gdp,2024,,亿元,v,high,official,s,,,,,,', 'value', ''],
    ['a missing year', 'gdp,,1,亿元,v,high,official,s,,,,,,', 'year', ''],
    ['a quarter', 'gdp,2025Q1,1,亿元,v,high,official,s,,,,,,', 'year', '2025Q1'],
    ['an unknown confidence', 'gdp,2024,1,亿元,v,sure,official,s,,,,,,', 'confidence', 'sure'],
    ['an unknown tier', 'gdp,2024,1,亿元,v,high,press,s,,,,,,', 'tier', 'press'],
    ['an unknown bound', 'gdp,2024,1,亿元,v,high,official,s,~,,,,,', 'bound', '~'],
    ['half a range', 'gdp,2024,1,亿元,v,high,official,s,,0,,,,', 'high', ''],
    ['a range beside its value', 'gdp,2024,1,亿元,v,high,official,s,,2,3,,,', 'low', '2'],
    ['a strange break mark', 'gdp,2024,1,亿元,v,high,official,s,,,,yes,,', 'break', 'yes'],
    ['no source', 'gdp,2024,1,亿元,v,high,official,,,,,,,', 'source', ''],
    ['no unit', 'gdp,2024,1,,v,high,official,s,,,,,,', 'unit', ''],
    ['an indicator with a NUL', 'g\u0000p,2024,1,亿元,v,high,official,s,,,,,,', 'indicator', 'g\u0000p'],
    [
      'a vintage that no reference could name',
      'gdp,2024,1,亿元,5th census,high,official,s,,,,,,',
      'vintage',
      '5th census',
    ],
  ])('%s is named with row and column', (_, row, column, found) => {
    const problems = problemsOf(good, row);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatchObject({ code: 'csv-cell', values: { row: 3, column, found } });
    expect(problems[0]?.where).toMatchObject({ file: 'town.csv', line: 3 });
  });

  test('two units in one series are refused at the later row', () => {
    expect(problemsOf(good, good.replace('亿元', '万元').replace('2024', '2025'))).toMatchObject([
      { code: 'csv-cell', values: { row: 3, column: 'unit', found: '万元' } },
    ]);
  });

  test('every missing column is named', () => {
    const { problems } = read('indicator,year,value\ngdp,2024,1');
    expect(problems.map((item) => [item.code, item.values['name']])).toEqual(
      ['unit', 'vintage', 'confidence', 'tier', 'source'].map((name) => ['csv-missing-column', name]),
    );
  });

  test('a column that appears twice is refused', () => {
    expect(read(`${header},value\n${good},1`).problems).toMatchObject([
      { code: 'csv-cell', values: { row: 1, column: 'value' } },
    ]);
  });

  test('a quote that is never closed and a row with too many cells are malformed', () => {
    const open = read(`${header}\n${good}\n"gdp,2024,1`).problems;
    expect(open[0]).toMatchObject({ code: 'csv-malformed', values: { row: 3 } });
    expect(problemsOf(`${good},,extra`)).toMatchObject([{ code: 'csv-malformed', values: { row: 2 } }]);
  });

  test.each(['', '\uFEFF', '\n\n', `${header}\n`, `${header}\n,,,\n`])('a file without data is refused: %j', (csv) => {
    const { table, problems } = read(csv);
    expect(table).toBeNull();
    expect(problems.map((item) => item.code)).toEqual(['csv-empty']);
  });

  test('all problems are collected; beyond fifty they are counted', () => {
    const few = problemsOf('gdp,x,y,亿元,v,sure,press,s,,,,,,');
    expect(few.map((item) => item.values['column'])).toEqual(['year', 'value', 'confidence', 'tier']);
    const many = problemsOf(...Array.from({ length: 60 }, () => good.replace('2024', 'x')));
    expect(many).toHaveLength(51);
    expect(many[50]).toMatchObject({ code: 'csv-more', values: { count: 10 } });
  });

  test('every message is complete in both languages', () => {
    const all = [
      ...problemsOf('gdp,x,y,亿元,v,sure,press,,~,1,0,no,,', '"a'),
      ...read('').problems,
      ...problemsOf(...Array.from({ length: 60 }, () => good.replace('2024', 'x'))).slice(-1),
    ];
    for (const item of all)
      for (const locale of ['zh', 'en'] as const) {
        const { message, hint } = describeProblem(item, locale);
        expect(`${message} ${hint}`).not.toMatch(/\{\w+\}/);
      }
  });
});

describe('any text at all', () => {
  test('gives a table or problems, never both, never an exception', () => {
    const cell = fc.constantFrom(
      'gdp',
      '2024',
      '1',
      '%',
      '"',
      ',',
      '\n',
      '\r\n',
      'high',
      'official',
      '\u0000',
      '__proto__',
      '',
    );
    const noise = fc.array(fc.oneof(cell, fc.string()), { maxLength: 40 }).map((parts) => parts.join(','));
    fc.assert(
      fc.property(fc.boolean(), noise, (withHeader, text) => {
        const { table, problems } = read(withHeader ? `${header}\n${text}` : text);
        expect(table === null).toBe(problems.length > 0);
      }),
    );
  });
});
