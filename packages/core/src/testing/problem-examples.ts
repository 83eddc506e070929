/** The smallest input per Problem code that makes the problem appear. Tests run all of them; docs/problems.md shows them. */
import { unreadFigures } from '../analysis/unread-figures.ts';
import { readTable } from '../data/csv.ts';
import { importTable } from '../data/import-table.ts';
import { readMapping } from '../data/mapping.ts';
import { readTextGrid } from '../data/text-grid.ts';
import type { Table } from '../data/table.ts';
import type { Model } from '../model/model.ts';
import { checkNotebook, notebookScenarios, parseNotebook, readYaml } from '../notebook/notebook.ts';
import { ModelError } from '../problem.ts';
import type { Bilingual, Problem, ProblemCode } from '../problem.ts';
import { inlineRunner } from '../run/inline-runner.ts';
import type { ModelBundle } from '../run/job.ts';
import { mergeRunParts } from '../run/run-part.ts';
import { readWorkbook } from '../spreadsheet/read-workbook.ts';
import { createScheduler } from '../run/scheduler.ts';

export type ProblemExample =
  /** Stands in `exampleModel` as the equation of `gdp`. */
  | { readonly kind: 'equation'; readonly text: string }
  /** A model file, with the dataset `data` when it reads one. It is checked, and run when nothing is wrong with it. */
  | { readonly kind: 'model'; readonly text: string; readonly csv?: string }
  | { readonly kind: 'csv'; readonly text: string }
  /** A table of the user's own with its mapping, beside a dataset `data` of ours, under the model that reads `data.gdp@final`. */
  | { readonly kind: 'table'; readonly text: string; readonly mapping: string }
  | { readonly kind: 'notebook'; readonly text: string }
  /** A command line, in a folder that holds these folders. */
  | { readonly kind: 'command'; readonly text: string; readonly folders?: readonly string[]; readonly page?: 'missing' }
  /** What cannot be written down. */
  | { readonly kind: 'event'; readonly what: Bilingual; readonly happen: () => Promise<readonly Problem[]> };

const label = 'label: {zh: 例, en: Example}';

const modelOf = (variables: readonly string[], more: readonly string[] = ['parameters: {}']): string =>
  [
    'id: example',
    'title: {zh: 例, en: Example}',
    'years: {history: 2025, start: 2026, end: 2030}',
    ...more,
    'variables:',
    ...variables.map((line) => `  ${line}`),
    '',
  ].join('\n');

/** The model around an equation. */
export const exampleModel = (equation: string): string =>
  modelOf(['gdp:', '  unit: 亿元', '  initial: 100', `  equation: ${yamlText(equation)}`, `  ${label}`]);

const yamlText = (text: string): string => (/[:#?%“]|^\W/u.test(text) ? JSON.stringify(text) : text);

const equation = (text: string): ProblemExample => ({ kind: 'equation', text });
const model = (variables: readonly string[], more?: readonly string[], csv?: readonly string[]): ProblemExample => ({
  kind: 'model',
  text: modelOf(variables, more),
  ...(csv ? { csv: csvOf(csv) } : {}),
});
const csvOf = (rows: readonly string[]): string =>
  ['indicator,year,value,unit,vintage,confidence,tier,source', ...rows, ''].join('\n');
const csv = (...rows: readonly string[]): ProblemExample => ({ kind: 'csv', text: csvOf(rows) });
const notebook = (front: readonly string[], ...body: readonly string[]): ProblemExample => ({
  kind: 'notebook',
  text: ['---', ...front, '---', ...body, ''].join('\n'),
});
const format = ['format: planwright/1', 'model: example'];
const rate = (name: string, more: string): string =>
  `  ${name}: {unit: 1/yr, role: assumption, ${more}, ${label}, source: {zh: 例, en: example}}`;
const uncertain = (name: string): string =>
  `  ${name}: {unit: 1/yr, value: 0, prior: {kind: normal, mean: 0, sd: 0.01}, ${label}, source: {zh: 例, en: example}}`;
const certain = (name: string, unit: string, value: string): string =>
  `${name}: {unit: ${unit}, equation: "${value}", ${label}}`;
const observed = (reference: string): readonly string[] => [
  `gdp: {unit: 亿元, observed: ${reference}, equation: gdp(-1) * 1.05, ${label}}`,
];

const ownTable = (vintage: string, ...rows: readonly string[]): ProblemExample => ({
  kind: 'table',
  text: ['年份,总值（亿元）', ...rows, ''].join('\n'),
  mapping: [
    'source: 统计年鉴',
    'region: 例',
    'year: {column: 年份}',
    `series: {总值（亿元）: {series: gdp, vintage: ${vintage}}}`,
    '',
  ].join('\n'),
});

/** Every code has one; a test names those that are missing. */
export const problemExamples: Readonly<Partial<Record<ProblemCode, ProblemExample>>> = {
  'formula-syntax': equation('gdp(-1) * (1.05'),
  'formula-too-large': equation(`${'('.repeat(65)}gdp(-1)${')'.repeat(65)}`),
  'formula-refused': equation('gdp(-1) × 1.05'),
  'unknown-function': equation('gdp(-1) * expo(0.05, 1)'),
  'function-arity': equation('gdp(-1) * exp(0.05, 2)'),
  'bad-lag': equation('gdp(1) * 1.05'),
  'parameter-lag': model([certain('x', '"1/yr"', 'rate(-1)')], ['parameters:', rate('rate', 'value: 0.05')]),
  'unknown-name': equation('gpd(-1) * 1.05'),
  'bad-name': model([certain('1st', '"1"', '1')]),
  'duplicate-name': model([certain('rate', '1/yr', '1')], ['parameters:', rate('rate', 'value: 0.05')]),
  'bad-years': {
    kind: 'model',
    text: modelOf([certain('a', '"1"', '1')]).replace('start: 2026, end: 2030', 'start: 2032, end: 2030'),
  },
  'bad-definition': model([`a: {unit: "1", equation: 5, ${label}}`]),
  'unknown-key': model([`a: {unit: "1", equation: "1", inital: 5, ${label}}`]),
  'out-of-range': model([certain('a', '1/yr', 'rate')], ['parameters:', rate('rate', 'value: 5 %, range: [0, 0.01]')]),
  'bad-correlation': model(
    [certain('x', '1/yr', 'a + b + c')],
    ['parameters:', ...['a', 'b', 'c'].map(uncertain), `correlations: {rates: {of: [a, b, c], rho: -0.6}}`],
  ),
  'repaired-correlation': model(
    [certain('x', '1/yr', 'a + b + c')],
    [
      'parameters:',
      ...['a', 'b', 'c'].map(uncertain),
      `correlations: {rates: {of: [a, b, c], rho: -0.6, repair: true}}`,
    ],
  ),
  'bad-prior': model(
    [certain('a', '"1"', 'noise')],
    [
      'parameters: {}',
      'shocks:',
      `  noise: {unit: "1", prior: {kind: normal, mean: 0, sd: -1}, ${label}, source: {zh: 例, en: example}}`,
    ],
  ),
  cycle: model([certain('a', '"1"', 'b + 1'), certain('b', '"1"', 'a + 1')]),
  'bad-block': model(
    [certain('a', '"1"', '1'), certain('b', '"1"', 'a + 1')],
    ['parameters: {}', 'simultaneous: [[a, b]]'],
  ),
  'missing-value': model([`gdp: {unit: 亿元, equation: gdp(-1) * 1.05, ${label}}`]),
  'duplicate-member': model([certain('a', '"1"', '1')], ['sets: {sector: [farm, farm]}', 'parameters: {}']),
  'duplicate-index': model(
    [`a: {unit: "1", over: [sector, sector], equation: "1", ${label}}`],
    ['sets: {sector: [farm, shop]}', 'parameters: {}'],
  ),
  'alias-differs': model(
    [
      `a: {unit: "1", over: [sector as user], equation: "1", ${label}}`,
      `b: {unit: "1", over: [region as user], equation: "1", ${label}}`,
    ],
    ['sets: {sector: [farm, shop], region: [east, west]}', 'parameters: {}'],
  ),
  'too-many-elements': model(
    [`a: {unit: "1", over: [x, x as y, x as z], equation: "1", ${label}}`],
    [`sets: {x: [${Array.from({ length: 70 }, (_, i) => `m${i}`).join(', ')}]}`, 'parameters: {}'],
  ),
  'misaligned-sets': model(
    [
      `a: {unit: "1", over: [sector], equation: "1", ${label}}`,
      `b: {unit: "1", over: [region], equation: a, ${label}}`,
    ],
    ['sets: {sector: [farm, shop], region: [east, west]}', 'parameters: {}'],
  ),
  'subscript-count': model(
    [`a: {unit: "1", over: [sector], equation: "1", ${label}}`, `b: {unit: "1", equation: "a[farm, shop]", ${label}}`],
    ['sets: {sector: [farm, shop]}', 'parameters: {}'],
  ),
  'index-not-running': model(
    [`a: {unit: "1", over: [sector], equation: "1", ${label}}`, `b: {unit: "1", equation: "a[sector]", ${label}}`],
    ['sets: {sector: [farm, shop]}', 'parameters: {}'],
  ),
  'unordered-set': model(
    [`a: {unit: "1", over: [sector], initial: 1, equation: "a[sector-1](-1)", edge: 1, ${label}}`],
    ['sets: {sector: [farm, shop]}', 'parameters: {}'],
  ),
  'edge-missing': model(
    [`a: {unit: "1", over: [age], initial: 1, equation: "a[age-1](-1)", ${label}}`],
    ['sets: {age: {members: [young, old], ordered: true}}', 'parameters: {}'],
  ),
  'offset-in-sum': model(
    [
      `a: {unit: "1", over: [age], equation: "1", ${label}}`,
      `b: {unit: "1", equation: "sum(a[age-1], age)", ${label}}`,
    ],
    ['sets: {age: {members: [young, old], ordered: true}}', 'parameters: {}'],
  ),
  'unbound-port': model(
    [certain('a', '"1"', '1')],
    [
      'parameters: {}',
      'modules:',
      '  carbon:',
      '    model:',
      '      id: carbon',
      '      title: {zh: 例, en: Example}',
      '      years: {history: 2025, start: 2026, end: 2030}',
      '      parameters: {}',
      `      ports: {output: {unit: 亿元, ${label}}}`,
      `      variables: {co2: {unit: 亿元, equation: output, ${label}}}`,
    ],
  ),
  'bad-share-group': model(
    [certain('a', '"1"', 'farm + shop')],
    [
      'parameters:',
      rate('farm', 'value: 0.3'),
      rate('shop', 'value: 0.6'),
      'shareGroups: {sectors: {members: [farm, shop]}}',
    ],
  ),
  'add-unused': notebook(
    format,
    ...['```yaml scenario {#a}', 'fix: {gdp: {2027: 120}}', 'add: {gdp: {2027: 5}}', '```'],
  ),
  'parent-cycle': notebook(
    format,
    ...['```yaml scenario {#a}', 'parent: b', '```', '```yaml scenario {#b}', 'parent: a', '```'],
  ),
  'unit-unknown': model([certain('a', '亿圆', '1')]),
  'quantity-syntax': model([certain('a', '1/yr', 'rate')], ['parameters:', rate('rate', 'value: five percent')]),
  'unit-mismatch': model([
    certain('total', '亿元', 'city + rest'),
    certain('city', '亿元', '0'),
    certain('rest', '万元', '0'),
  ]),
  'unit-not-pure': equation('gdp(-1) * log(gdp(-1))'),
  'unknown-dataset': model(observed('date.gdp'), undefined, ['gdp,2025,100,亿元,final,high,official,bulletin']),
  'unknown-series': model(observed('data.gpd'), undefined, ['gdp,2025,100,亿元,final,high,official,bulletin']),
  'ambiguous-vintage': model(observed('data.gdp'), undefined, [
    'gdp,2025,100,亿元,first,high,official,bulletin',
    'gdp,2025,101,亿元,final,high,official,yearbook',
  ]),
  'conflicting-observations': model(observed('data.gdp'), undefined, [
    'gdp,2025,100,亿元,final,high,official,bulletin',
    'gdp,2025,101,亿元,final,high,official,yearbook',
  ]),
  'csv-missing-column': { kind: 'csv', text: 'indicator,year,value\ngdp,2025,100\n' },
  'csv-cell': csv('gdp,2025,about 100,亿元,final,high,official,bulletin'),
  'csv-malformed': csv('"gdp,2025,100,亿元,final,high,official,bulletin'),
  'csv-empty': { kind: 'csv', text: '' },
  'csv-more': csv(...Array.from({ length: 60 }, (_, i) => `gdp,${1966 + i},?,亿元,final,high,official,bulletin`)),
  'table-file': {
    kind: 'event',
    what: { zh: '给出的是旧版 .xls 文件。', en: 'The file is an old .xls.' },
    happen: () => Promise.resolve(readWorkbook(new Uint8Array([0xd0, 0xcf, 0x11, 0xe0]), 'own.xls').problems),
  },
  'encoding-assumed': {
    kind: 'event',
    what: { zh: '一个 GB18030 编码的 CSV。', en: 'A CSV file in GB18030.' },
    // 聊城
    happen: () => Promise.resolve(readWorkbook(new Uint8Array([0xc1, 0xc4, 0xb3, 0xc7]), 'own.csv').problems),
  },
  'sheet-cell': ownTable('final', '2024,三千'),
  'sheet-cell-taken': ownTable('final', '2024,"3,161.6"'),
  'series-gap': ownTable('final', '2022,2805', '2024,3162'),
  'import-unused': ownTable('mine', '2024,3162'),
  'undefined-result': equation('gdp(-1) * sqrt(-1)'),
  'not-converged': model(
    [certain('a', '"1"', 'b * b + 1'), certain('b', '"1"', 'a')],
    ['parameters: {}', 'simultaneous: [[a, b]]'],
  ),
  'bad-option': notebook([...format, 'draws: 0'], '正文 · Text'),
  'worker-failed': {
    kind: 'event',
    what: { zh: '操作系统结束了一个计算线程。', en: 'The system ended a worker.' },
    happen: async () => {
      const bundle = bundleOf(exampleModel('gdp(-1)'));
      const failing = { ...inlineRunner(), run: () => Promise.reject(new Error('out of memory')) };
      return new Promise((resolve) => {
        const listeners = { onReport: () => resolve([]), onFailure: resolve };
        createScheduler(failing, listeners).schedule({ bundle, scenario: 'base', draws: 1, seed: 1 });
      });
    },
  },
  'part-not-joined': {
    kind: 'event',
    what: { zh: '合并时缺少一部分。', en: 'A part is missing when parts are merged.' },
    happen: async () => {
      const job = { bundle: bundleOf(exampleModel('gdp(-1)')), scenario: 'base', draws: 512, seed: 1 };
      const part = await inlineRunner().part(job, { from: 0, to: 256 });
      try {
        mergeRunParts([part], ['1.part']);
      } catch (error) {
        if (error instanceof ModelError) return error.problems;
      }
      return [];
    },
  },
  'document-format': { kind: 'notebook', text: '# 规划推演\n' },
  'document-newer': notebook(['format: planwright/2', 'model: example']),
  'document-too-large': notebook(format, '字'.repeat(5_000_000)),
  'document-yaml': { kind: 'model', text: 'id: example\ntitle: {zh: 例\n' },
  'unknown-cell': notebook(format, '```yaml chrat', 'type: fan', '```'),
  'duplicate-cell-id': notebook(
    format,
    ...['```yaml table {#a}', 'series: gdp', '```', '```yaml table {#a}', 'series: gdp', '```'],
  ),
  'file-not-found': { kind: 'command', text: 'planwright check nowhere.yaml' },
  'page-not-built': { kind: 'command', text: 'planwright serve', page: 'missing' },
  'file-not-read': { kind: 'command', text: 'planwright check folder.yaml', folders: ['folder.yaml'] },
  'file-not-written': { kind: 'command', text: 'planwright run liaocheng --draws 1 --csv missing/bands.csv' },
};

/** Every problem of an example that is no command line. */
export async function problemsOfExample(
  example: Exclude<ProblemExample, { kind: 'command' }>,
): Promise<readonly Problem[]> {
  switch (example.kind) {
    case 'equation':
      return problemsOfModel(exampleModel(example.text), []);
    case 'model':
      return problemsOfModel(example.text, tablesOf(example.csv));
    case 'csv':
      return readTable(csvSource(example.text)).problems;
    case 'table':
      return problemsOfTable(example.text, example.mapping);
    case 'notebook':
      return problemsOfNotebook(example.text);
    case 'event':
      return example.happen();
    default:
      return example satisfies never;
  }
}

const title: Bilingual = { zh: '例', en: 'Example' };
const csvSource = (text: string): Parameters<typeof readTable>[0] => ({ id: 'data', title, csv: text, labels: {} });

function tablesOf(text: string | undefined): readonly Table[] {
  if (text === undefined) return [];
  const { table, problems } = readTable(csvSource(text));
  if (table === null) throw new ModelError(problems);
  return [table];
}

function bundleOf(text: string, tables: readonly Table[] = []): ModelBundle {
  const { value, faults } = readYaml(text);
  if (value === null) throw new ModelError(faults.map(({ detail }) => yamlProblem(detail)));
  return { model: value as unknown as Model, scenarios: { base: { label: title } }, targets: [], tables };
}

const yamlProblem = (detail: string): Problem => ({
  code: 'document-yaml',
  severity: 'error',
  where: {},
  values: { detail },
});

function problemsOfTable(text: string, yaml: string): readonly Problem[] {
  const tables = tablesOf(csvOf(['gdp,2025,3304.15,亿元,final,high,official,bulletin']));
  const { mapping, problems } = readMapping(readYaml(yaml).value, 'mapping.yaml');
  if (mapping === null) return problems;
  const workbook = { sheets: [readTextGrid(text)] };
  const imported = importTable({ workbook, mapping, tables, file: 'own.csv' });
  const { model: reader } = bundleOf(modelOf(observed('data.gdp@final')), tables);
  return [...problems, ...imported.problems, ...unreadFigures(reader, imported.figures)];
}

async function problemsOfModel(text: string, tables: readonly Table[]): Promise<readonly Problem[]> {
  return problemsOfRun(() => bundleOf(text, tables), 'base');
}

async function problemsOfRun(bundle: () => ModelBundle, scenario: string): Promise<readonly Problem[]> {
  try {
    return (await inlineRunner().run({ bundle: bundle(), scenario, draws: 10, seed: 1 })).problems;
  } catch (error) {
    if (error instanceof ModelError) return error.problems;
    throw error;
  }
}

async function problemsOfNotebook(text: string): Promise<readonly Problem[]> {
  const example = bundleOf(exampleModel('gdp(-1) * 1.05'));
  const { notebook: parsed, problems } = parseNotebook(text);
  const found = [...problems, ...checkNotebook(parsed, { example })];
  if (found.length > 0) return found;
  const scenarios = notebookScenarios(parsed);
  const [scenario = 'base'] = Object.keys(scenarios);
  return problemsOfRun(() => ({ ...example, scenarios: { ...example.scenarios, ...scenarios } }), scenario);
}
