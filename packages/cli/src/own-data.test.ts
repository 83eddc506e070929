/** Data, indicator tables and a table of one's own from the command line, from the sources. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readWorkbook, writeXlsx } from '@planwright/core/spreadsheet';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { planwright } from './testing/in-process.ts';
import type { Outcome } from './testing/in-process.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'planwright-data-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Told {
  readonly problems: readonly { readonly code: string; readonly where: { readonly path?: string } }[];
}
const told = ({ out }: Outcome): Told['problems'] => (JSON.parse(out) as Told).problems;

const file = (name: string, contents: string | Uint8Array): string => {
  writeFileSync(join(folder, name), contents);
  return join(folder, name);
};
const path = (name: string): string => join(folder, name);

describe('planwright data', () => {
  test('lists the datasets, and a sheet tells observed, derived, unverified and missing apart', async () => {
    const list = JSON.parse((await planwright('data', '--json')).out) as {
      datasets: { id: string; observed: number }[];
    };
    expect(list.datasets.map(({ id }) => id)).toEqual([
      'liaocheng',
      'shandong',
      'china',
      'peers',
      'counties',
      'reference',
    ]);
    const sheet = JSON.parse((await planwright('data', 'liaocheng', '--json')).out) as {
      notFound: { name: { zh: string }; years: string }[];
      lines: { series: string; vintage: string; observed: number[]; missing: number[] }[];
    };
    const growth = sheet.lines.find(({ series, vintage }) => series === 'gdp_growth_real' && vintage === 'first');
    expect(growth?.missing).toEqual([2017]);
    expect(sheet.notFound.some(({ name, years }) => name.zh.includes('用电量') && years.includes('2024'))).toBe(true);
    const { out } = await planwright('data', 'liaocheng');
    expect(out).toContain('《中国城市统计年鉴 2024》');
    expect(out).not.toMatch(/github|https?:/i);
  });

  test('the list to verify begins with what most targets read and leaves a column for the bulletin', async () => {
    const { out } = await planwright('data', 'liaocheng', '--checklist', '--json');
    const { checklist } = JSON.parse(out) as { checklist: { reference: string; year: number; targets: string[] }[] };
    const counts = checklist.map(({ targets }) => targets.length);
    expect(counts).toEqual([...counts].sort((a, b) => b - a));
    expect(counts[0]).toBeGreaterThan(5);
    expect(checklist.slice(0, 3).map(({ year }) => year)).toContain(2025);
    expect((await planwright('data', 'liaocheng', '--checklist')).out).toMatch(/公报数值\n.*\n.*________/);
  });

  test('figures go to CSV and to a workbook of real numbers', async () => {
    await planwright('data', 'shandong', '--csv', path('a.csv'), '--xlsx', path('a.xlsx'));
    expect(readFileSync(path('a.csv'), 'utf8').startsWith('\uFEFF数据集,序列')).toBe(true);
    const { workbook } = readWorkbook(new Uint8Array(readFileSync(path('a.xlsx'))), 'a.xlsx');
    const sheet = workbook?.sheets[0];
    const lines = readFileSync(path('a.csv'), 'utf8').split('\r\n').length - 2;
    expect(sheet?.rows.length).toBe(lines + 1);
    expect(typeof sheet?.rows[1]?.[4]?.value).toBe('number');
  });

  test('a blank table of the counties reads back with its mapping once it is filled', async () => {
    const { status, out } = await planwright('data', 'counties', '--template', path('counties.csv'));
    expect([status, out]).toEqual([0, expect.stringContaining('功能区是否计入东昌府区')]);
    const blank = readFileSync(path('counties.csv'), 'utf8');
    // The official debt is filled in: 205.57 in the table of the finance department for 2025.
    expect(blank).toMatch(/东昌府区,政府债务余额,亿元,published,2025,205\.57,/);
    file(
      'filled.csv',
      blank.replace(
        '莘县,地区生产总值（现价）,亿元,census5,2024,,',
        '莘县,地区生产总值（现价）,亿元,census5,2024,300.5,',
      ),
    );
    const run = await planwright(...runOf('filled.csv', 'counties.map.yaml'), '--json');
    expect(run.status).toBe(0);
    expect(new Set(told(run).map(({ code }) => code))).toEqual(new Set(['import-unused']));
    const peers = await planwright('data', 'peers', '--template', path('peers.xlsx'), '--json');
    expect(JSON.parse(peers.out)).toMatchObject({ rows: 170 + 17 * 3, questions: expect.any(Array) as unknown });
  });

  test('a name that is none, and a table that has no blank form', async () => {
    expect(told(await planwright('data', 'liaochen', '--json'))).toMatchObject([{ code: 'unknown-name' }]);
    expect(told(await planwright('data', 'china', '--template', path('b.csv'), '--json'))).toMatchObject([
      { code: 'unknown-name' },
    ]);
  });
});

const runOf = (data: string, mapping: string): readonly string[] => [
  ...['run', 'liaocheng', '--draws', '32', '--workers', '0', '--series', 'gdp_city,population'],
  ...['--data', path(data), '--mapping', path(mapping)],
];

const map = `source: 聊城统计年鉴2026
region: 聊城市
year: {column: 年份}
series:
  地区生产总值（亿元）: {series: gdp_nominal, vintage: census5}
  常住人口（万人）: {series: population_resident, vintage: census7}
`;

describe('a table of one’s own', () => {
  const observedIn2025 = async (...args: readonly string[]): Promise<readonly unknown[]> => {
    const { out } = await planwright(...args, '--json');
    const report = JSON.parse(out) as {
      years: number[];
      hash: string;
      series: Record<string, { observed: (number | null)[]; p50: unknown }>;
    };
    const at = report.years.indexOf(2025);
    const [city, people] = [report.series['gdp_city'], report.series['population']];
    return [[city?.observed[at], people?.observed[at]], city?.p50, report.hash];
  };
  const plain = ['run', 'liaocheng', '--draws', '32', '--workers', '0', '--series', 'gdp_city,population'];

  test('CSV in UTF-8 and GB18030 and a workbook give the same run, which is not that of our figures', async () => {
    file('own.map.yaml', map);
    file('own.csv', '年份,地区生产总值（亿元）,常住人口（万人）\n2025,3310.2,575.1\n');
    // 年份,地区生产总值（亿元）,常住人口（万人） in GB18030.
    const gb = 'c4eab7dd2cb5d8c7f8c9fab2fad7dcd6b5a3a8d2dad4aaa3a92cb3a3d7a1c8cbbfdaa3a8cdf2c8cba3a9';
    file('own-gb.csv', Buffer.concat([Buffer.from(gb, 'hex'), Buffer.from('\n2025,3310.2,575.1\n')]));
    file(
      'own.xlsx',
      writeXlsx([
        {
          name: '数据',
          rows: [
            ['年份', '地区生产总值（亿元）', '常住人口（万人）'],
            [2025, 3310.2, 575.1],
          ],
        },
      ]),
    );
    const first = await observedIn2025(...runOf('own.csv', 'own.map.yaml'));
    expect(first[0]).toEqual([3310.2, 575.1]);
    // The hash knows the file and cell of every figure; the figures and what follows from them are the same.
    const figures = (outcome: readonly unknown[]): readonly unknown[] => outcome.slice(0, 2);
    expect(figures(await observedIn2025(...runOf('own-gb.csv', 'own.map.yaml')))).toEqual(figures(first));
    expect(figures(await observedIn2025(...runOf('own.xlsx', 'own.map.yaml')))).toEqual(figures(first));
    const ours = await observedIn2025(...plain);
    expect(ours[0]).toEqual([3304.15, 575.86]);
    expect(ours[2]).not.toBe(first[2]);
    const assumed = await planwright(...runOf('own-gb.csv', 'own.map.yaml'), '--json');
    expect(told(assumed).map(({ code }) => code)).toEqual(['encoding-assumed']);
  });

  test('a fault is refused with its cell; the mapping and the table go together', async () => {
    file('own.map.yaml', map);
    file(
      'bad.xlsx',
      writeXlsx([
        {
          name: 'Sheet1',
          rows: [
            ['年份', '地区生产总值（亿元）', '常住人口（万人）'],
            [2025, 33102000, '五百万'],
          ],
        },
      ]),
    );
    const bad = await planwright(...runOf('bad.xlsx', 'own.map.yaml'), '--json');
    expect(bad.status).toBe(1);
    expect(told(bad).map(({ code, where }) => [code, where.path])).toEqual([
      ['sheet-cell', 'Sheet1!C2'],
      ['sheet-cell', 'Sheet1!B2'],
    ]);
    const alone = await planwright('run', 'liaocheng', '--data', path('bad.xlsx'), '--json');
    expect([alone.status, told(alone)[0]?.code]).toEqual([2, 'wrong-usage']);
    file('broken.yaml', 'series: {a\n');
    expect(told(await planwright(...runOf('bad.xlsx', 'broken.yaml'), '--json'))[0]?.code).toBe('document-yaml');
    expect(told(await planwright(...runOf('none.xlsx', 'own.map.yaml'), '--json'))[0]?.code).toBe('file-not-found');
  });
});

describe('the three sectors beside GDP', () => {
  const sectors = `source: 年鉴
region: 聊城市
unit: 亿元
year: {column: 年份}
series:
  总值: {series: gdp_nominal, vintage: census5}
  第一: {series: va_primary, vintage: census5}
  第二: {series: va_secondary, vintage: census5}
  第三: {series: va_tertiary, vintage: census5}
`;

  test('sectors that do not add up to GDP are refused with the cell and both figures', async () => {
    file('sectors.yaml', sectors);
    // 438.98 + 1643.08 + 1522.09 = 3604.15; GDP of the bulletin is 3304.15.
    file('sectors.csv', '年份,总值,第一,第二,第三\n2025,—,438.98,1643.08,1522.09\n');
    const answer = await planwright(...runOf('sectors.csv', 'sectors.yaml'), '--json');
    expect([answer.status, told(answer)]).toMatchObject([1, [{ code: 'sheet-cell', where: { path: 'D2' } }]]);
    expect(answer.out).toMatch(/3604\.15 亿元.*3304\.15 亿元/);
    // The user's own GDP goes before ours.
    file('both.csv', '年份,总值,第一,第二,第三\n2025,3604.2,438.98,1643.08,1522.09\n');
    expect((await planwright(...runOf('both.csv', 'sectors.yaml'), '--json')).status).toBe(0);
  });

  test('a GDP alone that the known sectors do not add up to is taken with a remark', async () => {
    file('sectors.yaml', sectors);
    file('total.csv', '年份,总值,第一,第二,第三\n2025,3400,,,\n');
    const answer = await planwright(...runOf('total.csv', 'sectors.yaml'), '--json');
    expect([answer.status, told(answer)]).toMatchObject([0, [{ code: 'sheet-cell-taken', where: { path: 'B2' } }]]);
  });
});

describe('planwright table', () => {
  const few = ['--draws', '64', '--workers', '0'];

  test('the bases of the starter are the figures the model is opened with, and blank for a model without', async () => {
    const bases = async (...args: readonly string[]): Promise<Readonly<Record<string, number | undefined>>> => {
      const { out } = await planwright('table', ...args, ...few, '--json');
      const { rows } = JSON.parse(out) as { rows: { name: string; base?: { figure: { value: number } } }[] };
      return Object.fromEntries(
        rows.flatMap(({ name, base }) => (base === undefined ? [] : [[name, base.figure.value]])),
      );
    };
    // The bulletin of 2025: 5.6 %, 58.34 %, 5.1 %; 589 万吨 of grain, at 2000 斤 a tonne.
    const ours = {
      地区生产总值增长: 5.6,
      常住人口城镇化率: 58.34,
      居民人均可支配收入增长: 5.1,
      粮食综合生产能力: 117.8,
    };
    expect(await bases('liaocheng')).toEqual(ours);
    const yaml =
      map.slice(0, map.indexOf('  地区生产总值')) + '  增速（%）: {series: gdp_growth_real, vintage: first}\n';
    const own = ['--data', file('rate.csv', '年份,增速（%）\n2025,5.2\n'), '--mapping', file('rate.yaml', yaml)];
    expect(await bases('liaocheng', ...own)).toEqual({ ...ours, 地区生产总值增长: 5.2 });
    expect(await bases('solow')).toEqual({});
  });

  test('the starter has the twenty rows of the national table, with the goals of the city blank', async () => {
    const { out } = await planwright('table', 'liaocheng', ...few, '--json');
    const { rows, hash } = JSON.parse(out) as {
      rows: { goal?: unknown; status: string; note: string }[];
      hash: unknown;
    };
    expect(rows.length).toBe(20);
    expect(rows.every(({ goal, status }) => goal === undefined && status === 'not modelled')).toBe(true);
    expect(rows.filter(({ note }) => !note.includes('未见')).length).toBe(17);
    expect(hash).toBeNull();
  });

  test('an imported table is judged where the model has the series and exported in its own order', async () => {
    const csv = [
      '序号,类别,指标,单位,2025年,2030年,年均增速〔累计〕,属性',
      '1,经济,地区生产总值增长,%,5.6,>0.1%,,预期性',
      '2,,常住人口,万人,575.86,约900,,预期性',
      '3,绿色,单位地区生产总值二氧化碳排放降低,%,,〔17〕,,约束性',
      '4,民生,每千人床位,张,,8,,',
    ].join('\n');
    file('table.csv', csv);
    const { out } = await planwright(
      'table',
      'liaocheng',
      ...few,
      '--import',
      path('table.csv'),
      '--out',
      path('table.xlsx'),
      '--json',
    );
    const { rows } = JSON.parse(out) as {
      rows: { status: string; series: string; place: string; verdict: { p: number; demanded: number } | null }[];
    };
    expect(rows.map(({ status, series, place }) => [status, series, place])).toEqual([
      ['modelled', 'gdp_city', 'C2'],
      ['modelled', 'population', 'C3'],
      ['modelled', 'co2_intensity', 'C4'],
      ['not modelled', null, 'C5'],
    ]);
    // Growth above 0.1 % is nearly sure, nine million people impossible.
    expect([rows[0]?.verdict?.p, rows[1]?.verdict?.p]).toEqual([1, 0]);
    expect(rows[2]?.verdict?.demanded).toBe(0.9);
    const sheet = readWorkbook(new Uint8Array(readFileSync(path('table.xlsx'))), 'table.xlsx').workbook?.sheets[0];
    expect(sheet?.rows.slice(1, 5).map((row) => row.slice(0, 7).map(({ value }) => value))).toEqual([
      [1, '经济', '地区生产总值增长', '%', 5.6, '>0.1%', null],
      [2, '经济', '常住人口', '万人', 575.86, '约900', null],
      [3, '绿色', '单位地区生产总值二氧化碳排放降低', '%', null, '〔17〕', null],
      [4, '民生', '每千人床位', '张', null, 8, null],
    ]);
    expect(sheet?.rows.at(-1)?.[0]?.value).toContain('〔〕内为五年累计数');
    await planwright('table', 'liaocheng', ...few, '--import', path('table.xlsx'), '--out', path('table.md'));
    expect(readFileSync(path('table.md'), 'utf8')).toContain(
      '| 3 | 绿色 | 单位地区生产总值二氧化碳排放降低 | % |  | 〔17〕 |  | 约束性 |',
    );
  });

  test('a table with a fault names its cell', async () => {
    file('fault.csv', '指标,单位,2025年,2030年\n总值,亿元,3304,4.0.0\n');
    const answer = await planwright('table', 'liaocheng', '--import', path('fault.csv'), '--json');
    expect([answer.status, told(answer)]).toMatchObject([1, [{ code: 'sheet-cell', where: { path: 'D2' } }]]);
  });
});
