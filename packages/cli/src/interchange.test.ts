/** What goes to other programs and comes from them, from the command line. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readWorkbook } from '@planwright/core/spreadsheet';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { planwright } from './testing/in-process.ts';

let folder = '';
const path = (name: string): string => join(folder, name);
const text = (name: string): string => readFileSync(path(name), 'utf8');

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'planwright-interchange-'));
  writeFileSync(
    path('model.yaml'),
    `id: town
years: {history: 2024, start: 2026, end: 2028}
parameters:
  rate: {unit: 1/yr, value: 0.05, prior: {kind: normal, mean: 0.05, sd: 0.01}, role: uncertainty}
variables:
  gdp: {unit: 亿元, equation: gdp(-1) * (1 + rate), initial: 100}
scenarios:
  base: {label: {zh: 基准, en: Baseline}}
  high: {label: {zh: 高, en: High}, parameters: {rate: 0.1}}
`,
  );
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const few = ['--draws', '50', '--workers', '0'];

describe('planwright export', () => {
  test('writes two scenarios as an IAMC table that import turns into data of a model', async () => {
    const out = await planwright(
      ...[
        'export',
        path('model.yaml'),
        '--form',
        'iamc-wide',
        '--scenario',
        'base,high',
        '--out',
        path('iamc.csv'),
        ...few,
      ],
    );
    expect({ status: out.status, told: out.told }).toEqual({ status: 0, told: '' });
    const taken = await planwright('import', path('iamc.csv'), '--out', path('sheet.csv'), '--json');
    expect({ status: taken.status, told: taken.told }).toEqual({ status: 0, told: '' });
    expect(JSON.parse(taken.out)).toMatchObject({ figures: 10, series: 1, unreadableUnits: [] });
    writeFileSync(
      path('reader.yaml'),
      `id: reader
years: {history: 2024, start: 2029, end: 2029}
parameters: {}
variables:
  high: {unit: 亿元, observed: iamc.gdp@high, equation: high(-1)}
  base: {unit: 亿元, observed: iamc.gdp@base, equation: base(-1)}
`,
    );
    // Of one draw: a mean over many rounds.
    const run = await planwright(
      ...[
        'run',
        path('reader.yaml'),
        '--data',
        path('sheet.csv'),
        '--mapping',
        path('sheet.map.yaml'),
        '--json',
        '--workers',
        '0',
        '--draws',
        '1',
      ],
    );
    expect(run.status).toBe(0);
    const { series } = JSON.parse(run.out) as { series: Record<string, { mean: number[] }> };
    const lines = text('iamc.csv').trimEnd().split('\n').slice(1);
    const row = (scenario: string): number[] =>
      (lines.find((line) => line.includes(`,${scenario},`)) ?? '').split(',').slice(5).map(Number);
    expect(series['high']?.mean.slice(0, 5)).toEqual(row('high'));
    expect(series['base']?.mean.slice(0, 5)).toEqual(row('base'));
    expect(row('high')).not.toEqual(row('base'));
  });

  test('names a changed scenario by its change', async () => {
    await planwright(
      ...['export', path('model.yaml'), '--form', 'iamc', '--set', 'rate=7 %', '--out', path('set.csv'), ...few],
    );
    expect(text('set.csv')).toContain('town,base [rate=7 %],town,gdp,亿元,2024,100\n');
  });

  test('writes a Stata program and its file beside it, and LEAP rows', async () => {
    const stata = await planwright(
      ...[
        'export',
        path('model.yaml'),
        '--form',
        'stata',
        '--out',
        path('town.do'),
        '--statistics',
        'mean,p05',
        '--json',
        ...few,
      ],
    );
    expect(JSON.parse(stata.out)).toMatchObject({ files: [path('town.do'), path('town.csv')] });
    expect(text('town.do')).toContain('import delimited using "town.csv"');
    expect(text('town.csv')).toMatch(/^scenario,year,gdp,gdp_p05\nbase,2024,100,100\n/);
    await planwright('export', path('model.yaml'), '--form', 'leap', '--out', path('leap.csv'), ...few);
    expect(text('leap.csv')).toContain('"Interp(2024, 100, 2025, ');
  });

  test('writes a whole run as a package into a folder that it makes', async () => {
    const made = await planwright(
      ...[
        'export',
        path('model.yaml'),
        '--form',
        'frictionless',
        '--out',
        path('package'),
        '--licence',
        'CC0-1.0',
        '--json',
        ...few,
      ],
    );
    expect(made.status).toBe(0);
    const { resources, licenses } = JSON.parse(text('package/datapackage.json')) as {
      resources: { path: string; bytes: number }[];
      licenses: unknown;
    };
    expect(resources.map(({ path: at }) => at)).toEqual(['inputs/model.json', 'outputs/series.csv']);
    for (const { path: at, bytes } of resources) expect(readFileSync(path(`package/${at}`))).toHaveLength(bytes);
    expect(licenses).toEqual([{ name: 'CC0-1.0' }]);
  });

  test('writes raw draws by the ending of the file, the same table in each', async () => {
    for (const ending of ['csv', 'xlsx', 'parquet']) {
      const made = await planwright(
        ...['export', path('model.yaml'), '--form', 'draws', '--out', path(`draws.${ending}`), '--lang', 'en', ...few],
      );
      expect({ status: made.status, told: made.told }).toEqual({ status: 0, told: '' });
    }
    const lines = text('draws.csv').trimEnd().split('\n');
    expect(lines).toHaveLength(1 + 50 * 5);
    const { workbook } = readWorkbook(readFileSync(path('draws.xlsx')), 'draws.xlsx');
    const sheet = workbook?.sheets.find(({ name }) => name === 'draws');
    expect(sheet?.rows.map((row) => row.map(({ value }) => String(value)).join(','))).toEqual(lines);
    expect(text('draws.columns.csv')).toContain('gdp,gdp,亿元,');
    // What stands in it is read by tests/interchange/draws.test.ts; the format begins and ends with these letters.
    const letters = text('draws.parquet');
    expect([letters.slice(0, 4), letters.slice(-4)]).toEqual(['PAR1', 'PAR1']);
    const wrong = await planwright(
      ...['export', path('model.yaml'), '--form', 'draws', '--out', path('draws.txt'), '--lang', 'en', ...few],
    );
    expect([wrong.status, wrong.told]).toEqual([1, expect.stringContaining('.csv, .xlsx or .parquet')]);
  });

  test('refuses an unknown scenario and an unknown statistic with what there is', async () => {
    const scenario = await planwright(
      ...[
        'export',
        path('model.yaml'),
        '--form',
        'iamc',
        '--scenario',
        'hihg',
        '--out',
        path('no.csv'),
        '--lang',
        'en',
      ],
    );
    expect([scenario.status, scenario.told]).toEqual([1, expect.stringContaining('Did you mean high?')]);
    const statistic = await planwright(
      ...[
        'export',
        path('model.yaml'),
        '--form',
        'iamc',
        '--statistics',
        'median',
        '--out',
        path('no.csv'),
        '--lang',
        'en',
      ],
    );
    expect([statistic.status, statistic.told]).toEqual([2, expect.stringContaining('use mean, p05')]);
  });
});

test('planwright import names the broken cell in both languages', async () => {
  writeFileSync(path('broken.csv'), 'model,scenario,region,variable,unit,year,value\nM,S,W,V,t,2030,about 5\n');
  const zh = await planwright('import', path('broken.csv'), '--out', path('x.csv'), '--lang', 'zh');
  const en = await planwright('import', path('broken.csv'), '--out', path('x.csv'), '--lang', 'en');
  expect([zh.status, zh.told]).toEqual([1, expect.stringMatching(/G2.*about 5.*不是数字/)]);
  expect([en.status, en.told]).toEqual([1, expect.stringMatching(/G2.*about 5.*is not a number/)]);
});

describe('--estimates', () => {
  test('make the prior of a run, and an unknown name is told with its cell', async () => {
    writeFileSync(path('estimates.csv'), 'name,estimate,se\nrate,0.2,0.001\n');
    const run = await planwright('run', path('model.yaml'), '--estimates', path('estimates.csv'), '--json', ...few);
    const { series } = JSON.parse(run.out) as { series: Record<string, { p05: number[]; p95: number[] }> };
    const [low = 0, high = 0] = [series['gdp']?.p05[1], series['gdp']?.p95[1]];
    // 100 · (1 + 0.2 ± 1.64 · 0.001), and the ends of 50 draws; the prior of the model is around 105.
    expect([low > 119.5, low < high, high < 120.5]).toEqual([true, true, true]);
    writeFileSync(path('estimates.csv'), 'name,estimate,se\nrates,0.2,0.001\n');
    const wrong = await planwright('run', path('model.yaml'), '--estimates', path('estimates.csv'), '--lang', 'en');
    expect([wrong.status, wrong.told]).toEqual([1, expect.stringMatching(/A2.*rates[^]*Did you mean rate\?/)]);
  });
});
