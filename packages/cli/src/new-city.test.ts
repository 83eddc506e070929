/** A model of another city from the command line, from blank sheet to verdicts. Every figure of the city here is synthetic. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readWorkbook } from '@planwright/core/spreadsheet';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { planwright } from './testing/in-process.ts';
import type { Outcome } from './testing/in-process.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'planwright-new-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Told {
  readonly problems: readonly { readonly code: string; readonly message: string; readonly where: { path?: string } }[];
}
const told = ({ out }: Outcome): Told['problems'] => (JSON.parse(out) as Told).problems;
const path = (...names: readonly string[]): string => join(folder, ...names);

/** Made up: a city of four million. */
const synthetic: Readonly<Record<string, string>> = {
  '地区生产总值（现价）': '2000',
  '地区生产总值增速（不变价）': '5.2',
  第一产业增加值: '240',
  第二产业增加值: '860',
  第三产业增加值: '900',
  常住人口: '400',
  常住人口城镇化率: '58',
};

/** Fills the column 数值 of the lines that are needed. */
function fill(file: string, values: Readonly<Record<string, string>> = synthetic): void {
  const lines = readFileSync(file, 'utf8').split('\r\n');
  const filled = lines.map((line) => {
    const cells = line.split(',');
    const value = values[cells[1] ?? ''];
    return cells[7] === '必填' && value !== undefined
      ? [...cells.slice(0, 5), value, ...cells.slice(6)].join(',')
      : line;
  });
  writeFileSync(file, filled.join('\r\n'));
}

const few = ['--draws', '64', '--workers', '0'];

describe('planwright new', () => {
  test('makes a folder whose run asks the questions that are open, and judges once they are answered', async () => {
    const made = await planwright('new', '海州市', '--name-en', 'Haizhou', '--out', path('haizhou'), '--csv', '--json');
    expect(JSON.parse(made.out)).toMatchObject({ files: ['README.md', 'model.yaml', 'data.csv', 'mapping.yaml'] });
    const [model, sheet] = [path('haizhou', 'model.yaml'), path('haizhou', 'data.csv')];

    const blank = await planwright('run', model, ...few, '--json');
    expect([blank.status, new Set(told(blank).map(({ code }) => code))]).toEqual([1, new Set(['open-question'])]);
    expect(told(blank)).toHaveLength(7);

    const { 常住人口: people, ...rest } = synthetic;
    fill(sheet, rest);
    const partly = await planwright('check', model, '--json');
    expect(told(partly).map(({ message }) => message)).toEqual([expect.stringMatching(/问题 6.*常住人口.*2025/)]);

    fill(sheet, { 常住人口: people ?? '' });
    const checked = await planwright('check', model, '--json');
    expect([checked.status, told(checked).map(({ code }) => code)]).toEqual([0, ['inherited-sizes']]);

    const run = await planwright('run', model, ...few, '--series', 'gdp_city,population,gdp_rest', '--json');
    const report = JSON.parse(run.out) as {
      years: number[];
      series: Record<string, { observed: (number | null)[] }>;
      targets: { id: string; grade: string; label: { zh: string }; precedentReason: { zh: string } }[];
    };
    const base = report.years.indexOf(2025);
    expect(report.series['gdp_city']?.observed[base]).toBe(2000);
    // 2000 / 1.052, chained back by the rate of 2025, kept to 0.0001.
    expect(report.series['gdp_city']?.observed[base - 1]).toBeCloseTo(2000 / 1.052, 4);
    expect(report.series['population']?.observed[base]).toBe(400);
    expect(new Set(report.targets.map(({ grade }) => grade))).toEqual(new Set(['C']));
    expect(JSON.stringify(report.targets.map(({ label }) => label))).not.toContain('聊城');

    const judged = await planwright('targets', model, ...few, '--json');
    const targets = (JSON.parse(judged.out) as { targets: { id: string; status: string; p: number | null }[] }).targets;
    const of = (id: string): unknown => targets.find((target) => target.id === id)?.status;
    // Growth stands on the city's own figures; emissions are still another city's.
    expect([of('C04-03'), of('C04-29'), of('C40-01')]).toEqual(['modelled', 'not modelled', undefined]);
    expect(targets.filter(({ status }) => status === 'modelled').every(({ p }) => p !== null)).toBe(true);
  });

  test('the indicator table has the bases of the city and none of another, and sectors must add up to GDP', async () => {
    await planwright('new', '海州市', '--out', path('bases'), '--csv');
    fill(path('bases', 'data.csv'));
    const model = path('bases', 'model.yaml');
    const { out } = await planwright('table', model, ...few, '--json');
    const { rows } = JSON.parse(out) as { rows: { name: string; base?: { text: string } }[] };
    expect(rows.flatMap(({ name, base }) => (base === undefined ? [] : [[name, base.text]]))).toEqual([
      ['地区生产总值增长', '5.2'],
      ['常住人口城镇化率', '58'],
    ]);
    // 240 + 860 + 900 = 2000; with 960 the sectors are 5 % more.
    const sheet = path('bases', 'data.csv');
    writeFileSync(sheet, readFileSync(sheet, 'utf8').replace(',860,', ',960,'));
    const [first] = told(await planwright('run', model, ...few, '--json'));
    expect([first?.code, first?.message]).toEqual(['sheet-cell', expect.stringMatching(/2100 亿元.*2000 亿元/)]);
  });

  test('a size that is settled and taken off the list gives its target back', async () => {
    await planwright('new', '海州市', '--out', path('settled'), '--csv');
    fill(path('settled', 'data.csv'));
    const model = path('settled', 'model.yaml');
    const text = readFileSync(model, 'utf8');
    writeFileSync(model, text.replace(/ {4}C04-16:\n {6}- parameters\.gdp_step\n/, ''));
    const { out } = await planwright('targets', model, ...few, '--json');
    const { targets } = JSON.parse(out) as { targets: { id: string; status: string }[] };
    expect(targets.find(({ id }) => id === 'C04-16')?.status).toBe('modelled');
  });

  test('a city of another province is asked for its province, too, and a workbook has the questions beside', async () => {
    await planwright('new', '海州市', '--out', path('other'), '--province', '江海省');
    const { workbook } = readWorkbook(new Uint8Array(readFileSync(path('other', 'data.xlsx'))), 'data.xlsx');
    expect(workbook?.sheets.map(({ name }) => name)).toEqual(['数据', '问题']);
    const open = told(await planwright('check', path('other', 'model.yaml'), '--json'));
    expect(open).toHaveLength(10);
    expect(open.some(({ message }) => message.includes('江海省'))).toBe(true);
  });

  test('a fault in the sheet is told with its cell', async () => {
    await planwright('new', '海州市', '--out', path('fault'), '--csv');
    fill(path('fault', 'data.csv'), { ...synthetic, 常住人口: '四百万' });
    const [first] = told(await planwright('run', path('fault', 'model.yaml'), '--json'));
    expect([first?.code, first?.where.path]).toEqual(['sheet-cell', expect.stringMatching(/F\d+$/)]);
  });

  test.each([
    ['常住人口城镇化率', '0.6', '看来是小数：相当于 60 %', '0.6%'],
    ['常住人口城镇化率', '160', '占比须在 0 到 100% 之间', ''],
    ['常住人口城镇化率', '-6', '占比须在 0 到 100% 之间', ''],
    ['常住人口', '4000000', '不小于山东省 2025 年的 10043 万人', '除以 10000 则为 400'],
    ['常住人口', '0', '须大于 0', ''],
    ['第一产业增加值', '-220', '须大于 0', ''],
    ['地区生产总值（现价）', '22000000', '不小于山东省 2025 年的 103197.5 亿元', '除以 10000 则为 2200'],
  ])('a single figure that no city can have is refused with its cell: %s %s', async (name, value, reason, advice) => {
    const own = path(`bound-${name}-${value}`);
    await planwright('new', '海州市', '--out', own, '--csv');
    fill(join(own, 'data.csv'), { ...synthetic, [name]: value });
    const { status, out } = await planwright('check', join(own, 'model.yaml'), '--json');
    const { problems } = JSON.parse(out) as {
      problems: {
        code: string;
        severity: string;
        message: string;
        hint: string;
        where: { file: string; path: string };
      }[];
    };
    const line = readFileSync(join(own, 'data.csv'), 'utf8')
      .split('\r\n')
      .findIndex((each) => each.includes(`,${name},`) && each.endsWith('必填'));
    const faults = problems.filter(({ severity }) => severity === 'error');
    expect([status, faults.map(({ code, where }) => [code, where.file, where.path])]).toEqual([
      1,
      [['sheet-cell', 'data.csv', `F${line + 1}`]],
    ]);
    expect(faults[0]?.message).toContain(reason);
    expect(faults[0]?.hint).toContain(advice);
  });

  test('the whole of a city of another province is the province of the sheet', async () => {
    const own = path('part');
    await planwright('new', '海州市', '--out', own, '--csv', '--province', '江海省');
    // The same figures for both: a city is not all of its province.
    fill(join(own, 'data.csv'));
    const faults = told(await planwright('check', join(own, 'model.yaml'), '--json'));
    expect(faults.map(({ code, message }) => [code, /不小于 F(\d+) 中 2025 年的 (\d+) /.exec(message)?.[2]])).toEqual([
      ['sheet-cell', '2000'],
      ['sheet-cell', '400'],
    ]);
  });

  test('a folder with something in it and a name that is none are refused', async () => {
    writeFileSync(path('taken'), '');
    expect(told(await planwright('new', '海州市', '--out', path('taken'), '--json'))[0]?.code).toBe('file-not-written');
    expect(told(await planwright('new', '海州市', '--out', folder, '--json'))[0]?.code).toBe('file-not-written');
    expect(told(await planwright('new', 'a/b', '--out', path('name'), '--json'))[0]?.code).toBe('bad-option');
    expect((await planwright('new', '海州市')).status).toBe(2);
  });
});

describe('planwright backtest', () => {
  test('scores the cities and the province, and says what the data cannot answer', async () => {
    const answer = await planwright('backtest', 'liaocheng', '--draws', '500', '--cases', '--json');
    const { cities, ranks, province } = JSON.parse(answer.out) as {
      cities: { origins: { year: number }[]; cases: { of: string; year: number; origin: number }[] };
      province: { groups: { cases: number }[] };
      ranks: { from: number; rank: number | null }[];
    };
    expect(cities.origins.map(({ year }) => year)).toEqual([2020, 2021, 2022, 2023]);
    // 16 cities; of 2024 too few are known, and the neighbours have no mean of their province.
    expect(new Set(cities.cases.map(({ of }) => of)).size).toBe(16);
    expect(cities.cases.some(({ year }) => year === 2024)).toBe(false);
    expect(province.groups[0]?.cases).toBeGreaterThan(5);
    expect(ranks.filter(({ rank }) => rank !== null).map(({ from }) => from)).toEqual([2019]);
    expect(new Set(told(answer).map(({ code }) => code))).toEqual(new Set(['insufficient-data']));
    const text = (await planwright('backtest', 'liaocheng', '--draws', '500')).out;
    expect(text).toMatch(/次年 48 次预测中.*\n/);
    expect(text).toContain('2024 年地区生产总值增速');
  });

  test('a model without a back-test is told which has one', async () => {
    expect(told(await planwright('backtest', 'solow', '--json'))).toMatchObject([{ code: 'unknown-name' }]);
  });
});
