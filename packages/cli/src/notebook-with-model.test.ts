/** Notebooks that write their own model, add to one, or bring their own figures, from the command line. */
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { writeXlsx } from '@planwright/core/spreadsheet';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { planwright } from './testing/in-process.ts';
import type { Outcome } from './testing/in-process.ts';

const lessons = fileURLToPath(new URL('../../../examples/lessons', import.meta.url));
const quick = ['--draws', '50', '--seed', '3', '--workers', '0'];

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'planwright-notebook-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function file(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

const front = '---\nformat: planwright/1\nlang: en\n---\n\n';
const cell = (kind: string, body: string): string => `\`\`\`yaml ${kind}\n${body}\n\`\`\`\n\n`;

/** Every year 10 % more than the year before, from the figure of a table. */
const model = cell(
  'model {#growth}',
  `id: growth
years: {history: 2025, start: 2026, end: 2030}
parameters:
  pace: {unit: 1/yr, value: 10 %, role: lever, range: [0, 1]}
variables:
  output: {unit: 亿元, observed: mine.output, equation: output(-1) * (1 + pace)}
targets:
  doubled:
    clause: 1
    label: {zh: 达到 160, en: Reaches 160}
    readings:
      plain: {label: {zh: 末年, en: Last year}, test: {kind: levelAt, series: output, year: 2030, atLeast: 160}}
    thresholdSource: analyst
    grade: C
scenarios:
  usual: {label: {zh: 通常, en: Usual}}`,
);

interface Told {
  readonly series: Readonly<Record<string, { readonly p50: readonly (number | null)[] }>>;
  readonly targets: readonly { readonly id: string; readonly p: number }[];
  readonly problems: readonly {
    readonly code: string;
    readonly where: { readonly file?: string; readonly line?: number };
  }[];
}
const said = ({ out }: Outcome): Told => JSON.parse(out) as Told;

describe('lessons that write their model', () => {
  const own = readdirSync(lessons).filter((name) => /^1[3-6]-.*\.md$/.test(name));

  test.each(own)('%s is checked without a problem, and its targets are judged', async (name) => {
    const path = join(lessons, name);
    const checked = await planwright('check', path, '--json');
    expect({ status: checked.status, problems: said(checked).problems }).toEqual({ status: 0, problems: [] });
    const judged = await planwright('targets', path, ...quick, '--json');
    expect(judged.status).toBe(0);
    expect(said(judged).targets.length).toBeGreaterThan(0);
  });

  test('a run of one gives the bands of its series', async () => {
    const run = await planwright('run', join(lessons, own[0]!), ...quick);
    expect(run.status).toBe(0);
    expect(run.out).toContain('number_above');
  });
});

describe('data cells', () => {
  const grown = [100, 110, 121, 133.1, 146.41, 161.051];

  test('figures written in a cell start the model of the notebook', async () => {
    const data = cell('data {#mine}', 'source: test\nunit: 亿元\nrows:\n  - {series: output, year: 2025, value: 100}');
    await expectGrown(file('rows.md', front + model + data));
  });

  test.each(['figures.csv', 'figures.xlsx'])('figures in %s beside the notebook start it', async (name) => {
    const rows = [
      ['series', 'year', 'value'],
      ['output', 2025, 100],
    ];
    file(
      name,
      name.endsWith('.csv') ? rows.map((row) => `${row.join(',')}\n`).join('') : writeXlsx([{ name: 'a', rows }]),
    );
    const mapping = 'form: long\nname: {column: series}\nyear: {column: year}\nvalue: {column: value}';
    const data = cell(
      'data {#mine}',
      `source: test\nunit: 亿元\nfile: ${name}\n${mapping}\nseries: {output: {series: output}}`,
    );
    await expectGrown(file(`${name}.md`, front + model + data));
  });

  async function expectGrown(path: string): Promise<void> {
    const run = await planwright('run', path, '--draws', '1', '--workers', '0', '--json');
    expect(run.told).toBe('');
    const { series, targets } = said(run);
    const { p50 } = series['output']!;
    // Five products of numbers that are not exact in binary.
    expect(p50).toHaveLength(grown.length);
    p50.forEach((value, i) => expect(value).toBeCloseTo(grown[i]!, 10));
    expect(targets).toMatchObject([{ id: 'doubled', p: 1 }]);
  }

  test('a file that is missing, or outside the folder of the notebook, is told at its line', async () => {
    mkdirSync(join(folder, 'inner'), { recursive: true });
    file('outside.csv', 'series,year,value\noutput,2025,100\n');
    for (const name of ['nowhere.csv', '../outside.csv', join(folder, 'outside.csv')]) {
      const data = cell('data {#mine}', `source: test\nunit: 亿元\nfile: ${name}`);
      const path = file(join('inner', 'asks.md'), front + data + model);
      const checked = await planwright('check', path, '--json');
      expect(checked.status).toBe(1);
      expect(said(checked).problems[0]).toMatchObject({ code: 'table-file', where: { file: path, line: 9 } });
    }
  });
});

describe('a notebook that adds to a model', () => {
  test('its variable and its target stand beside those of the model', async () => {
    const more = cell(
      'model',
      `variables:
  per_head: {unit: 亿元@2025/万人, equation: gdp_city / population}
targets:
  rich:
    clause: 1
    label: {zh: 人均, en: Per head}
    readings:
      plain: {label: {zh: 末年, en: Last year}, test: {kind: levelAt, series: per_head, year: 2030, above: 0}}
    thresholdSource: analyst
    grade: C`,
    );
    const path = file('more.md', front.replace('lang: en', 'model: liaocheng') + more);
    const judged = await planwright('targets', path, ...quick, '--json');
    expect(judged.told).toBe('');
    expect(judged.status).toBe(0);
    const ids = said(judged).targets.map(({ id }) => id);
    expect(ids).toContain('rich');
    expect(ids.length).toBeGreaterThan(10);
  });

  test('what is wrong in its formula is told once, at its line in the notebook', async () => {
    const more = cell('model', 'variables:\n  wrong: {unit: 亿元, equation: gdp_city + population}');
    const path = file('wrong.md', front.replace('lang: en', 'model: liaocheng') + more);
    const checked = await planwright('check', path, '--json');
    expect(checked.status).toBe(1);
    expect(said(checked).problems).toHaveLength(1);
    expect(said(checked).problems[0]).toMatchObject({ code: 'unit-mismatch', where: { file: path, line: 8 } });
  });

  test('a warning of its model is told once by a run', async () => {
    const odd = model.replace('pace: {', 'pace: {colour: red, ');
    const data = cell('data {#mine}', 'source: test\nunit: 亿元\nrows:\n  - {series: output, year: 2025, value: 100}');
    const run = await planwright('run', file('odd.md', front + odd + data), ...quick, '--json');
    expect(run.status).toBe(0);
    const texts = said(run).problems.map((item) => JSON.stringify(item));
    expect(texts).toHaveLength(1);
    expect(texts[0]).toContain('unknown-key');
  });
});
