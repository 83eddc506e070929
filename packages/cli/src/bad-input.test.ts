/** Command lines that nobody can have meant: refused before anything is written, with what to do. */
import { linkSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { planwright as inProcess } from './testing/in-process.ts';
import type { Outcome } from './testing/in-process.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'planwright-bad-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** `@name` is a file of the folder of the test. */
const planwright = (...args: readonly string[]): Promise<Outcome> =>
  inProcess(...args.map((arg) => (arg.startsWith('@') ? join(folder, arg.slice(1)) : arg)), '--lang', 'en');
const file = (name: string, text: string): void => writeFileSync(join(folder, name), text);
const run = ['run', 'liaocheng', '--draws', '8', '--workers', '0'];

describe('files', () => {
  beforeAll(() => {
    file('own.csv', '年份,产值\n2025,3310\n');
    file('own.yaml', 'source: 甲\n');
    file('plan.csv', '指标,单位,2025年,2030年\n');
    linkSync(join(folder, 'own.csv'), join(folder, 'linked.csv'));
  });

  test.each([
    [
      'the bands over the table',
      [...run, '--data', '@own.csv', '--mapping', '@own.yaml', '--csv', '@own.csv'],
      '--csv and --data are the same file',
    ],
    [
      'the same through another name',
      [...run, '--data', '@own.csv', '--mapping', '@own.yaml', '--csv', '@linked.csv'],
      'are the same file',
    ],
    [
      'a table over the one that is read',
      ['table', 'liaocheng', '--import', '@plan.csv', '--out', '@plan.csv'],
      '--out and --import are the same file',
    ],
    [
      'two outputs in one file',
      ['data', 'liaocheng', '--csv', '@both', '--xlsx', '@both'],
      '--xlsx and --csv are the same file',
    ],
    ['a template over a file', ['data', 'counties', '--template', '@own.csv'], '--template does not replace a file'],
    [
      'a template with another output',
      ['data', 'counties', '--template', '@new.csv', '--csv', '@more.csv'],
      '--template writes a blank table only',
    ],
    [
      'an output without a name of data',
      ['data', '--csv', '@more.csv'],
      '--csv needs the name of a dataset or a model',
    ],
    ['a workbook as bands', [...run, '--csv', '@bands.xlsx'], 'is of another kind: .csv is needed'],
    [
      'a document as a table',
      ['table', 'liaocheng', '--out', '@plan.docx'],
      'is of another kind: .xlsx, .csv, .md is needed',
    ],
    [
      'mapping and table in each other’s place',
      [...run, '--data', '@own.yaml', '--mapping', '@own.csv'],
      'is of another kind',
    ],
    ['a file without a name', [...run, '--csv', ''], '--csv names no file'],
    ['a table without its mapping', [...run, '--data', '@own.csv'], '--mapping is missing'],
    ['a mapping without its table', [...run, '--mapping', '@own.yaml'], '--data is missing'],
  ])('%s: wrong usage, and nothing is written', async (_, args, words) => {
    const before = readFileSync(join(folder, 'own.csv'), 'utf8');
    const { status, told } = await planwright(...args);
    expect([status, told]).toEqual([2, expect.stringContaining(words)]);
    expect(readFileSync(join(folder, 'own.csv'), 'utf8')).toBe(before);
  });

  test('what the system and we say of a file is in the language of the reader', async () => {
    writeFileSync(join(folder, 'gbk.yaml'), Uint8Array.of(0xc1, 0xc4));
    const { told } = await planwright('run', '@gbk.yaml');
    expect(told).toContain('not UTF-8');
    expect(told).not.toMatch(/\p{Script=Han}/u);
  });
});

describe('numbers', () => {
  test.each([
    [
      'a bare 5 for a growth rate',
      [...run, '--fix', 'growth_city@2027=5'],
      'growth_city@2027 = 5 has no unit and would be 500 %',
    ],
    ['the same added', [...run, '--add', 'growth_city@2027=1'], 'would be 100 %'],
    ['the same set', [...run, '--set', 'retail.base=5'], 'has no unit and would be 500 %'],
    [
      'a goal of monitoring',
      ['monitor', 'liaocheng', '--figure', 'growth_city@2026=5.2%', '--goal', 'growth_city=5.5'],
      'would be 550 %',
    ],
    ['a figure of monitoring', ['monitor', 'liaocheng', '--figure', 'growth_city@2026=5.2'], 'would be 520 %'],
    [
      'a year that is over, told as written',
      ['monitor', 'liaocheng', '--figure', 'growth_city@2020=6%'],
      'The value “6%” of growth_city@2020',
    ],
    ['a number beyond all size', [...run, '--set', 'push=1e400'], '1e400'],
    ['bounds of a name that is none', ['reach', 'liaocheng', '--bounds', 'psuh=0..0.5%'], 'Did you mean push'],
    ['bounds beyond the range', ['reach', 'liaocheng', '--bounds', 'push=0..50%'], 'lies outside its range'],
    ['bounds in words', ['reach', 'liaocheng', '--bounds', 'push=0..much'], 'much'],
    [
      'bounds the wrong way round',
      ['reach', 'liaocheng', '--bounds', 'push=0.5%..0.1%'],
      'The first is below the second',
    ],
  ])('%s is a problem with its fix', async (_, args, words) => {
    const { status, told } = await planwright(...args);
    expect([status, told]).toEqual([1, expect.stringContaining(words)]);
  });

  test('a bare 0.3 for a growth rate is taken as 30 % with a word', async () => {
    const { status, told } = await planwright(...run, '--fix', 'growth_city@2027=0.3');
    expect([status, told]).toEqual([0, expect.stringContaining('was read as 30 %')]);
    expect((await planwright(...run, '--fix', 'growth_city@2027=5%')).told).toBe('');
  });

  test.each([
    ['a setting twice', [...run, '--set', 'push=0.1%', '--set', 'push=0.2%'], '--set gives push twice'],
    ['a cell twice', [...run, '--fix', 'growth_city@2027=5%', '--fix', 'growth_city@2027=4%'], 'twice'],
    ['an option twice', [...run, '--draws', '16'], '--draws is given 2 times'],
    ['bounds twice', ['reach', 'liaocheng', '--bounds', 'push=0..1%', '--bounds', 'push=0..2%'], 'twice'],
    [
      'a figure twice',
      ['monitor', 'liaocheng', '--figure', 'growth_city@2026=5%', '--figure', 'growth_city@2026=6%'],
      'twice',
    ],
    ['an error below zero', ['monitor', 'liaocheng', '--figure', 'growth_city@2026=5%±-1%'], 'its error is above 0'],
    [
      'an error without its unit',
      ['monitor', 'liaocheng', '--figure', 'growth_city@2026=5%±0.2'],
      'write the unit behind both',
    ],
    ['a bare goal of counties', ['counties', 'liaocheng', '--goal', '5'], 'Write 5%'],
    ['a spread below zero', ['counties', 'liaocheng', '--spread=-1%'], 'a standard deviation is above 0'],
    [
      'bounds of counties the wrong way round',
      ['counties', 'liaocheng', '--low', '6%', '--high', '4%'],
      '--low (6.00 %) is above --high (4.00 %)',
    ],
    ['a correlation of 2', ['counties', 'liaocheng', '--correlation', '2'], 'a correlation lies between 0 and 1'],
  ])('%s is wrong usage', async (_, args, words) => {
    const { status, told } = await planwright(...args);
    expect([status, told]).toEqual([2, expect.stringContaining(words)]);
  });
});

describe('an indicator table of one’s own', () => {
  const judged = async (line: string): Promise<Outcome> => {
    file('table.csv', `指标,单位,2025年,2030年\n${line}\n`);
    return planwright('table', 'liaocheng', '--draws', '64', '--workers', '0', '--import', '@table.csv');
  };

  test.each([
    ['万元 where the row says 亿元', '地区生产总值,亿元,33041500,43000000', /C2: “33041500” is about 10000 times/],
    ['a fraction for percent', '地区生产总值增长,%,,0.055', /D2: “0.055” looks like a fraction/],
    ['a share as a fraction', '常住人口城镇化率,%,58.34,0.62', /D2: “0.62” is about 1\/100 times/],
    ['words for an outcome', '地区生产总值,亿元,三千三百,4300', /C2: “三千三百” is not a number/],
  ])('%s is refused with its cell', async (_, line, words) => {
    const { status, told, out } = await judged(line);
    expect([status, out]).toEqual([1, '']);
    expect(told).toMatch(words);
  });

  test('figures that agree with the model pass without a word', async () => {
    expect(await judged('地区生产总值,亿元,3304.15,4300')).toMatchObject({ status: 0, told: '' });
  });
});
