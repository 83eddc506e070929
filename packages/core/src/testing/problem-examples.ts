/** The smallest input per Problem code that makes the problem appear. Tests run all of them; docs/problems.md shows them. */
import { backtest } from '../analysis/backtest/backtest.ts';

import { reach } from '../analysis/reach/reach.ts';
import type { ReachQuestion } from '../analysis/reach/reach.ts';
import { precedentOf } from '../analysis/precedent/precedent.ts';
import { attribute } from '../analysis/attribution/attribute.ts';
import { decomposeProduct, pathsOf } from '../analysis/attribution/decompose-product.ts';
import { unreadFigures } from '../analysis/unread-figures.ts';
import { readTable } from '../data/csv.ts';
import { openQuestions } from '../data/open-questions.ts';
import { importTable } from '../data/import-table.ts';
import { readMapping } from '../data/mapping.ts';
import { readTextGrid } from '../data/text-grid.ts';
import type { Table } from '../data/table.ts';
import type { Model } from '../model/model.ts';
import { checkNotebook, notebookScenarios, parseNotebook, readYaml } from '../notebook/notebook.ts';
import { ModelError, problem } from '../problem.ts';
import type { Bilingual, Problem, ProblemCode } from '../problem.ts';
import { inlineRunner } from '../run/inline-runner.ts';
import type { Job, ModelBundle } from '../run/job.ts';
import type { ReferenceClass } from '../target/reference-class.ts';
import { mergeRunParts } from '../run/run-part.ts';
import { readWorkbook } from '../spreadsheet/read-workbook.ts';
import type { Test } from '../target/grammar.ts';
import { createScheduler } from '../run/scheduler.ts';
import { driverExamples } from './driver-examples.ts';
import { monitoringExamples } from './monitoring-examples.ts';
import { syntheticQuestion } from './synthetic-panel.ts';

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
  'bare-percent': { kind: 'command', text: 'planwright run liaocheng --draws 1 --fix growth_city@2027=5' },
  'bare-percent-taken': {
    kind: 'command',
    text: 'planwright run liaocheng --draws 1 --fix growth_city@2027=0.3',
  },
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
  'no-figures': ownTable('final', '2024,—', '2025,'),
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
  'series-made': {
    kind: 'event',
    what: {
      zh: '对照文件把一列写作 gpd，而我们的序列叫 gdp。',
      en: 'A mapping names a column gpd, and our series is gdp.',
    },
    // That no model reads it is told as well.
    happen: () =>
      Promise.resolve(
        problemsOfTable(
          '年份,总值（亿元）\n2024,3162\n',
          'source: 统计年鉴\nregion: 例\nyear: {column: 年份}\nseries: {总值（亿元）: {series: gpd}}\n',
        ).filter(({ code }) => code === 'series-made'),
      ),
  },
  'import-unused': ownTable('mine', '2024,3162'),
  'insufficient-data': {
    kind: 'event',
    what: { zh: '回溯检验缺某一年各市增速。', en: 'A back-test lacks the growth of the cities in a year.' },
    happen: async () =>
      (await backtest(syntheticQuestion({ 2024: [5, null], 2025: [5, 6] }), inlineRunner())).problems.slice(0, 1),
  },
  'class-too-small': {
    kind: 'event',
    what: { zh: '参照类只有三个成员。', en: 'A reference class of three members.' },
    happen: () => Promise.resolve(precedentOf(0.001, [threeCities]).problems),
  },
  'inherited-sizes': {
    kind: 'event',
    what: {
      zh: '新建的城市模型还用着聊城的排放量。',
      en: 'A model of a new city still has the emissions of Liaocheng.',
    },
    happen: () =>
      Promise.resolve([
        problem(
          'inherited-sizes',
          { file: 'model.yaml', path: 'data.inherited' },
          { count: 1, places: 'modules.carbon.model.parameters.co2_base', targets: 'C04-29' },
        ),
      ]),
  },
  'open-question': {
    kind: 'event',
    what: { zh: '新建模型的数据表还空着。', en: 'The data sheet of a new model is still blank.' },
    happen: () =>
      Promise.resolve(
        openQuestions(
          [
            {
              number: 1,
              dataset: 'city',
              series: 'gdp_nominal',
              vintage: 'census5',
              unit: '亿元',
              years: [2025],
              name: '地区生产总值（现价）',
              question: { zh: '2025 年地区生产总值是多少', en: 'What was GDP in 2025' },
            },
          ],
          [],
          'data.xlsx',
        ),
      ),
  },
  ...driverExamples,
  ...monitoringExamples,
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
  'lever-refused': {
    kind: 'event',
    what: { zh: '把不确定量当杠杆。', en: 'An uncertainty is asked to serve as a lever.' },
    happen: () => problemsOfReach({ levers: ['noise'] }, 10),
  },
  'targets-contradict': {
    kind: 'event',
    what: {
      zh: '两个目标：同一数既要不低于 3 又要不高于 2。',
      en: 'Two targets: the same number at least 3 and at most 2.',
    },
    happen: () =>
      problemsOfReach({}, 200, [
        { kind: 'levelAt', series: 'x', year: 2030, atLeast: 3 },
        { kind: 'levelAt', series: 'x', year: 2030, atMost: 2 },
      ]),
  },
  'reach-not-confirmed': {
    kind: 'event',
    what: { zh: '只用 10 次抽样求解。', en: 'A search on ten draws alone.' },
    happen: () => problemsOfReach({}, 10),
  },
  'runs-alike': {
    kind: 'event',
    what: { zh: '把一个情景与它自己比较', en: 'comparing a scenario with itself' },
    happen: async () => {
      const job = attributedJob(1);
      const outputs = [{ kind: 'level', series: 'gdp', year: 2030 }] as const;
      return (await attribute({ base: job, other: job, outputs }, inlineRunner())).problems;
    },
  },
  'too-many-changes': {
    kind: 'event',
    what: { zh: '两个情景相差 32 个参数', en: 'two scenarios that differ in 32 parameters' },
    happen: () => problemsOfAttribution(32, 'gdp'),
  },
  'no-value': {
    kind: 'event',
    what: { zh: '归因的序列在该年没有数值', en: 'an attribution of a series that has no value in the year' },
    happen: () => problemsOfAttribution(1, 'later'),
  },
  'product-differs': {
    kind: 'event',
    what: { zh: '按缺了一项的因素分解', en: 'decomposing by factors of which one is missing' },
    happen: () => {
      const growing = { product: [100, 121], people: [10, 11] };
      const question = { of: 'product', parts: [[{ id: 'people', of: 'people' }]], from: 2025, to: 2026 };
      const paths = pathsOf([2025, 2026], growing);
      return thrown(() => Promise.resolve(decomposeProduct(question, paths)));
    },
  },
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
/** x = 0 + u + noise, with u from 0 to 1, and what is asked of x in the last year. */
async function problemsOfReach(
  asked: Partial<ReachQuestion>,
  draws: number,
  bounds: readonly Test[] = [{ kind: 'levelAt', series: 'x', year: 2030, atLeast: 1 }],
): Promise<readonly Problem[]> {
  const text = modelOf(
    [`x: {unit: '1', equation: 'u + noise', ${label}}`],
    [
      'parameters:',
      `  u: {unit: '1', value: 0, role: lever, range: [0, 6], ${label}, source: {zh: 例, en: Example}}`,
      `  noise: {unit: '1', value: 0, role: uncertainty, prior: {kind: normal, mean: 0, sd: 1}, ${label}, source: {zh: 例, en: Example}}`,
    ],
  );
  const targets = bounds.map((test, i) => ({
    ...({ id: `T${i + 1}`, clause: i + 1, label: title, thresholdSource: 'analyst', grade: 'B' } as const),
    readings: { plain: { label: title, test } },
  }));
  const job = { bundle: { ...bundleOf(text), targets }, scenario: 'base', draws, seed: 1 };
  const question = { job, targets: targets.map(({ id }) => id), probability: 0.9, ...asked };
  try {
    return (await reach(question, inlineRunner())).problems;
  } catch (error) {
    if (error instanceof ModelError) return error.problems;
    throw error;
  }
}

const threeCities: ReferenceClass = {
  ...{ id: 'three', label: { zh: '三个市', en: 'three cities' }, size: 3, years: 5, window: '2019—2023' },
  ...{ choice: title, source: title, distribution: { members: [-0.001, 0, 0.002] } },
};
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

/** Parameters p0, p1, … that all move GDP; `later` has no value before 2029. */
function attributedJob(parameters: number): Job {
  const names = Array.from({ length: parameters }, (_, i) => `p${i}`);
  const lines = names.map(
    (name) =>
      `  ${name}: {unit: '1', value: 0, role: lever, label: {zh: 例, en: Example}, source: {zh: 例, en: Example}}`,
  );
  const text = modelOf(
    [
      `gdp: {unit: '1', equation: ${JSON.stringify(`100 + ${names.join(' + ')}`)}, ${label}}`,
      `later: {unit: '1', equation: 'gdp', from: 2029, ${label}}`,
    ],
    ['parameters:', ...lines],
  );
  return { bundle: bundleOf(text), scenario: 'base', draws: 10, seed: 1 };
}

const problemsOfAttribution = (parameters: number, series: string): Promise<readonly Problem[]> => {
  const base = attributedJob(parameters);
  const set = Object.fromEntries(Object.keys(base.bundle.model.parameters).map((name) => [name, 1]));
  const outputs = [{ kind: 'level', series, year: 2026 }] as const;
  return thrown(() => attribute({ base, other: { ...base, set }, outputs }, inlineRunner()));
};

async function thrown(work: () => Promise<unknown>): Promise<readonly Problem[]> {
  try {
    await work();
    return [];
  } catch (error) {
    if (error instanceof ModelError) return error.problems;
    throw error;
  }
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
