/**
 * Notebooks that mean harm, as the page reads them: parsed, checked, made into a bundle and rendered. None of them throws or
 * hangs, touches what all objects inherit, gives HTML that acts, or answers with more than a page of messages. What a
 * browser makes of such files shows tests/e2e/hostile-notebooks.test.ts.
 */
import { describe as wordsOf, problemCodes } from '@planwright/core';
import type { Model, ModelBundle, Problem, ProblemCode } from '@planwright/core';
import {
  cellGraph,
  checkNotebook,
  documentLimits,
  notebookBundle,
  notebookScenarios,
  parseNotebook,
  readYaml,
  serializeNotebook,
  staleAfter,
} from '@planwright/core/notebook';
import { exampleModel } from '@planwright/core/testing';
import { describe, expect, it } from 'vitest';
import { pageDocument } from '../../packages/ui/src/state/document.ts';

const example: ModelBundle = {
  model: readYaml(exampleModel('gdp(-1) * 1.05')).value as unknown as Model,
  scenarios: { base: { label: { zh: '例', en: 'Example' } } },
  targets: [],
  tables: [],
};

const act = 'globalThis.harmed=1';
const million = 1_000_000;
const numbered = (count: number, text: (i: number) => string, between = ''): string =>
  Array.from({ length: count }, (_, i) => text(i)).join(between);
const head = '---\nformat: planwright/1\nmodel: example\n---\n';
const cell = (kind: string, ...lines: readonly string[]): string => `\`\`\`yaml ${kind}\n${lines.join('\n')}\n\`\`\`\n`;
const equation = (text: string): string =>
  cell('model', `variables: {v: {unit: "1", equation: ${JSON.stringify(text)}}}`);
const holds = (text: string): string => cell('check', `holds: ${JSON.stringify(text)}`);

interface Hostile {
  readonly name: string;
  /** Behind the front matter; the whole file where `whole` is set. */
  readonly text: string | (() => string);
  readonly whole?: true;
  /** What the reader is told; nothing where the text is merely shown. */
  readonly told?: ProblemCode;
}

const prose = (name: string, text: Hostile['text'], told?: ProblemCode): Hostile => ({
  name,
  text,
  ...(told ? { told } : {}),
});
const inCell = (name: string, told: ProblemCode, text: Hostile['text']): Hostile => ({ name, text, told });
const whole = (name: string, text: Hostile['text'], told?: ProblemCode): Hostile => ({
  ...{ name, text, whole: true },
  ...(told ? { told } : {}),
});

const acting: readonly Hostile[] = [
  prose('a script', `<script>${act}</script>`),
  prose('a script behind an open comment', `<!-- --><script>${act}</script>`),
  prose('a handler', `<img src=x onerror="${act}">`),
  prose('a handler without quotes, between slashes', `<img/src=x/onerror=${act}>`),
  prose('a picture that is a program', `<svg onload="${act}"><script>${act}</script></svg>`),
  prose('a frame', `<iframe srcdoc="<script>${act}</script>"></iframe>`),
  prose('an object', `<object data="javascript:${act}"></object><embed src="data:text/html,<script>${act}</script>">`),
  prose('a form', '<form action=https://harm.example><button formaction=https://harm.example>x</button></form>'),
  prose('a style', '<style>body{display:none}</style><div style="position:fixed;inset:0">x</div>'),
  prose(
    'a base and a refresh',
    '<base href="//harm.example/"><meta http-equiv=refresh content="0;url=//harm.example">',
  ),
  prose('mathematics that links', `<math><mi xlink:href="javascript:${act}">x</mi></math>`),
  prose('a link to a script', `[x](javascript:${act})`),
  prose(
    'a link to a script in other letters',
    `[x](JaVaScRiPt:${act}) [y](&#106;avascript:${act}) [z](\\javascript:${act})`,
  ),
  prose(
    'a link to a script with signs inside',
    `[x](<java\tscript:${act}>) [y](<\u0001javascript:${act}>) [z](javascript&colon;${act})`,
  ),
  prose('links of other kinds', '[x](vbscript:a) [y](data:text/html;base64,PHNjcmlwdD4=) [z](file:///etc/passwd)'),
  prose('a link by reference', `[x][1]\n\n[1]: javascript:${act} "t"`),
  prose('an address between angles', `<javascript:${act}> <data:text/html,x>`),
  prose(
    'a title that leaves its quotes',
    `[x](https://a.example '" onmouseover="${act}') ![y](a.png '"onerror="${act}')`,
  ),
  prose(
    'a picture from elsewhere',
    '![x](https://harm.example/pixel.png) ![y](//harm.example/x.png) ![z][1]\n\n[1]: http://harm.example/y',
  ),
  prose('a picture that acts', `![x](javascript:${act}) ![y](data:text/html,<script>${act}</script>)`),
  prose('a heading with a handler', `# <img src=x onerror=${act}>\n\n## " onclick="${act}`),
  prose('a table with a handler', `| <img onerror=${act}> | " onclick=" |\n|:-:|--:|\n| <script> | </td><script> |`),
  prose('a language of code with a handler', `~~~"><script>${act}</script>\nx\n~~~`),
  prose(
    'marks of live values that nobody set',
    '\uE0000\uE001 [x](a "\uE0001\uE001") ![\uE0002\uE001](a.png) \uE0009999\uE001 \uE000',
  ),
  prose('live values in attributes', '[x](https://a.example "{= gdp@2030 }") ![{= gdp@2030 }](a.png "{= gdp@2030 }")'),
  prose('live values that call', `{= constructor.constructor("${act}")() }`, 'formula-syntax'),
  prose('a live value whose unit acts', `{= gdp@2030 | 0 <img src=x onerror=${act}> }`, 'unit-unknown'),
  prose(
    'signs that turn the direction of writing',
    '\u202Egdp\u202C \u2066x\u2069 {= gdp\u202E@2030 }',
    'formula-syntax',
  ),
  prose('NUL and lone surrogates', 'a\0b \uD800 \uDC00 {= \uD800@2030 } \0', 'formula-syntax'),
];

const inCells: readonly Hostile[] = [
  inCell('a kind that is a tag', 'unknown-cell', `\`\`\`yaml x<img/src=x>\na: 1\n\`\`\`\n${cell('chrat', 'a: 1')}`),
  inCell(
    'names of a prototype as keys',
    'unknown-key',
    cell('chart', 'type: fan', 'series: gdp', '__proto__: {harmed: 1}', 'constructor: 1'),
  ),
  inCell('names of a prototype as series', 'unknown-name', cell('chart', 'type: fan', 'series: [__proto__, toString]')),
  inCell('a prototype as a type', 'unknown-name', cell('chart', 'type: constructor', 'series: gdp')),
  inCell(
    'a prototype as a scenario',
    'unknown-name',
    cell('scenario {#__proto__}', 'parameters: {__proto__: {harmed: 1}}'),
  ),
  inCell(
    'a prototype in a model',
    'unknown-key',
    cell('model', '__proto__: {harmed: 1}', 'variables: {__proto__: {unit: "1", equation: "1"}}'),
  ),
  inCell(
    'a prototype as targets and modules',
    'bad-definition',
    cell(
      'model',
      'targets: {__proto__: {harmed: 1}}',
      'modules: {__proto__: {__proto__: 1}}',
      'scenarios: {__proto__: 3}',
    ),
  ),
  inCell(
    'a prototype in the figures of a year',
    'unknown-name',
    cell('monitor', 'figures: {__proto__: {__proto__: 1}}'),
  ),
  inCell('a tag of YAML that makes functions', 'document-yaml', cell('chart', 'a: !!js/function "function(){}"')),
  inCell(
    'aliases that multiply',
    'document-yaml',
    cell('table', 'a: &a [x, x]', ...Array.from({ length: 60 }, (_, i) => `b${i}: &b${i} [*a, *a]`)),
  ),
  inCell('an alias of itself', 'document-yaml', cell('table', 'series: &a [*a]')),
  inCell('merge keys', 'document-yaml', cell('chart', 'base: &b {type: fan}', '<<: *b')),
  inCell('lists inside lists', 'document-yaml', cell('table', `series: ${'['.repeat(100_000)}`)),
  inCell('a fence that never ends', 'bad-definition', '```yaml chart\ntype: fan\nseries: gdp\n'),
  inCell(
    'fences that open in each other',
    'bad-definition',
    numbered(2_000, (i) => `${'`'.repeat(3 + i)}yaml chart\n`),
  ),
  inCell(
    'the same id a thousand times',
    'duplicate-cell-id',
    numbered(1_000, () => cell('chart {#a}', 'type: fan', 'series: gdp')),
  ),
  inCell(
    'a gigantic id',
    'unknown-key',
    cell(`chart {#${'x'.repeat(million)} ${'y'.repeat(million)}}`, 'type: fan', 'series: gdp'),
  ),
  inCell('a gigantic kind', 'unknown-cell', cell('x'.repeat(million), 'a: 1')),
  inCell('a gigantic name', 'unknown-name', cell('chart', 'type: fan', `series: ${'x'.repeat(million)}`)),
  inCell('a gigantic value', 'bad-option', cell('reach', `probability: [${numbered(100_000, String, ',')}]`)),
  inCell(
    'a hundred thousand unknown keys',
    'unknown-key',
    cell(
      'chart',
      'type: fan',
      'series: gdp',
      numbered(100_000, (i) => `k${i}: 1\n`),
    ),
  ),
  inCell(
    'a hundred thousand unknown series',
    'unknown-name',
    cell('chart', 'type: fan', `series: [${numbered(100_000, (i) => `s${i}`, ',')}]`),
  ),
  inCell(
    'a hundred thousand figures of unknown series',
    'unknown-name',
    cell('monitor', `figures: {${numbered(50_000, (i) => `s${i}: {2026: 1}`, ',')}}`),
  ),
  inCell(
    'rows of an indicator table without end',
    'bad-definition',
    cell(
      'indicators',
      'rows:',
      numbered(20_000, () => '  - {}\n'),
    ),
  ),
  inCell(
    'ten thousand cells that are wrong',
    'unknown-name',
    numbered(10_000, () => cell('table', 'series: x')),
  ),
  inCell(
    'draws and a seed beyond counting',
    'bad-option',
    cell('sensitivity', 'series: gdp', 'year: 1e9', 'base: 1e300'),
  ),
  inCell('a file above the folder', 'table-file', cell('data', 'source: x', 'file: ../../../etc/passwd')),
  inCell(
    'two thousand tables',
    'bad-definition',
    numbered(2_000, (i) => cell(`data {#d${i}}`, 'source: x', 'csv: "a,b\\n1,2"')),
  ),
  inCell('tables of formulas', 'bad-definition', cell('data', 'source: x', `csv: "=cmd|'/C calc'!A0,+1,-1,@x\\n"`)),
  inCell('a table of quotation marks', 'bad-definition', cell('data', 'source: x', `csv: '${'"'.repeat(million)}'`)),
  inCell(
    'a table a million columns wide',
    'bad-definition',
    cell('data', 'source: x', `csv: "${','.repeat(million)}"`),
  ),
  inCell(
    'words that match slowly',
    'bad-definition',
    cell('quiz', `prompt: x`, 'predict: number', 'answer: "1"', `tolerance: "${'1'.repeat(100_000)} x"`),
  ),
  inCell(
    'guesses at units that read slowly',
    'unit-unknown',
    cell('quiz', 'prompt: x', 'predict: number', 'answer: gdp@2030', `unit: "${'亿元/'.repeat(50_000)}x"`),
  ),
];

const formulas: readonly Hostile[] = [
  prose('three hundred formulas near the limit', () =>
    cell(
      'model',
      'variables:',
      numbered(300, (i) => `  v${i}: {unit: "1", equation: "0${' + 1'.repeat(900)}"}\n`),
    ),
  ),
  inCell('a thousand tables of figures that nothing reads', 'import-unused', () =>
    numbered(1_000, (i) =>
      cell(`data {#d${i}}`, 'source: x', 'unit: 亿元', 'rows: [{series: gdp, year: 2025, value: 1}]'),
    ),
  ),
  inCell('code as a formula', 'formula-syntax', equation(`constructor.constructor("${act}")()`)),
  inCell('an import', 'unknown-name', equation('import + fs')),
  inCell('brackets in brackets', 'formula-too-large', equation(`${'('.repeat(4_000)}1${')'.repeat(4_000)}`)),
  inCell('a sum of five thousand', 'formula-too-large', equation(`1${'+1'.repeat(4_500)}`)),
  inCell('a sum of a million', 'formula-too-large', equation(`1${'+1'.repeat(million)}`)),
  prose('powers of powers, which only a run finds out', equation(`9${'^9'.repeat(40)}`)),
  inCell(
    'a unit to the power of a million',
    'unit-unknown',
    cell('model', 'variables: {v: {unit: 元^1000000, equation: "1"}}'),
  ),
  inCell('choices in choices', 'formula-too-large', equation('1 ? '.repeat(2_000) + '1' + ' : 1'.repeat(2_000))),
  inCell('signs before signs', 'formula-too-large', equation(`${'-'.repeat(9_000)}1`)),
  inCell('writing out that multiplies', 'formula-too-large', equation(`${'growth('.repeat(40)}gdp${')'.repeat(40)}`)),
  prose('lags without end, which read nothing', equation('v(-1000000000) * v(-99999999999999999999)')),
  inCell(
    'an index set of a million',
    'too-many-elements',
    cell(
      'model',
      `sets: {s: {members: [${numbered(1_000, (i) => `m${i}`, ',')}]}, u: {members: [${numbered(1_000, (i) => `k${i}`, ',')}]}}`,
      'variables: {v: {unit: "1", over: [s, u], equation: "1"}}',
    ),
  ),
  inCell('years without end', 'bad-definition', cell('model', 'years: {history: 0, start: 1, end: 1000000000}')),
  inCell('a test in brackets', 'formula-too-large', holds(`${'('.repeat(4_000)}gdp${')'.repeat(4_000)}`)),
  inCell('a test that leaves its brackets', 'formula-syntax', holds('gdp > 0) ? 1 : 0 + (1')),
  inCell('three hundred tests near the limit', 'unknown-name', () =>
    numbered(300, () => holds(`nothing > 0${' + 1'.repeat(900)}`)),
  ),
  inCell('a live value of brackets', 'formula-too-large', `{= ${'('.repeat(200)}gdp@2030${')'.repeat(200)} }`),
  inCell('twenty thousand live values in a line', 'unknown-name', '{= nothing@2030 } '.repeat(20_000)),
  inCell('a live value that never ends', 'unknown-name', `{= nothing@2030 } ${'{= '.repeat(300_000)}`),
  inCell('names that a model does not have', 'unknown-name', () =>
    cell(
      'model',
      'variables:',
      numbered(20_000, (i) => `  v${i}: {unit: "1", equation: w${i}}\n`),
    ),
  ),
];

const large: readonly Hostile[] = [
  whole('fifty million signs', () => `${head}${'规划推演\n'.repeat(10 * million)}`, 'document-too-large'),
  whole('fifty million brackets without front matter', () => '['.repeat(50 * million), 'document-too-large'),
  whole('front matter that never ends', () => `---\n${'a: 1\n'.repeat(900_000)}`, 'document-format'),
  whole(
    'front matter of ninety thousand keys',
    () => `---\nformat: planwright/1\n${numbered(90_000, (i) => `k${i}: 1\n`)}---\n`,
    'unknown-key',
  ),
  whole('a version beyond counting', `---\nformat: planwright/${'9'.repeat(5_000)}\n---\n`, 'document-format'),
  whole(
    'a model by the name of a prototype',
    '---\nformat: planwright/1\nmodel: __proto__\n---\n\n```yaml table\nseries: gdp\n```\n',
    'unknown-name',
  ),
  whole(
    'a seed and draws beyond counting',
    '---\nformat: planwright/1\nmodel: example\ndraws: 1e12\nseed: -1\n---\n',
    'bad-option',
  ),
  prose('two million lines', () => '\n'.repeat(2 * million)),
  prose('carriage returns', () => '\r'.repeat(2 * million)),
  prose('quotations in quotations', () => `${'> '.repeat(100_000)}x`),
  prose('lists in lists', () => numbered(2_000, (i) => `${' '.repeat(2 * i)}- x\n`)),
  prose('open brackets', () => '['.repeat(200_000)),
  prose('open pictures', () => '![['.repeat(100_000)),
  prose('links that are none', () => '[a](<b'.repeat(100_000)),
  prose('stars', () => '*a **b _c '.repeat(50_000)),
  prose('backticks of all lengths', () => numbered(1_500, (i) => `${'`'.repeat(i)} `)),
  prose('comments that never end', () => '<!-- '.repeat(200_000)),
  prose('addresses that never end', () => '<a:'.repeat(200_000)),
  prose('entities', () => '&'.repeat(200_000) + '&#x'.repeat(100_000)),
  prose('references', () => numbered(20_000, (i) => `[r${i}]: a\n`) + '[r0]'.repeat(50_000)),
  prose(
    'a table that is wider than long',
    () => `${'|a'.repeat(20_000)}\n${'|-'.repeat(20_000)}\n${'|\n'.repeat(2_000)}`,
  ),
  prose('underlines of headings', () => 'a\n='.repeat(100_000)),
];

const all = [...acting, ...inCells, ...formulas, ...large];

/** Tags and attributes that prose may have. */
const tags = new Set(
  'a blockquote br code em h1 h2 h3 h4 h5 h6 hr img li ol p pre s span strong table tbody td th thead tr ul'.split(' '),
);
const attributes = new Set('alt class data-live href id src start title'.split(' '));
/** One tag as a browser reads it: what is not a tag and holds `<` is found by what is left. */
const tag = /<\/?([a-z][a-z0-9]*)((?: [a-z-]+(?:="[^"<>]*")?)*) ?\/?>/g;

function expectInert(html: string): void {
  const rest = html.replace(tag, (_, name: string, given: string) => {
    if (!tags.has(name)) expect.fail(`tag ${name}`);
    for (const [, key = '', value = ''] of given.matchAll(/ ([a-z-]+)(?:="([^"]*)")?/g)) {
      if (!attributes.has(key)) expect.fail(`attribute ${key}`);
      const address = [...value].filter((sign) => sign > ' ').join('');
      if (key === 'href' && /^(?!https?:|mailto:|ftp:)[a-z][a-z0-9+.-]*:/i.test(address))
        expect.fail(`link to ${value.slice(0, 40)}`);
      if (key === 'src' && !/^(?:data:image\/(?:gif|png|jpeg|webp);|(?!\/\/)(?![a-z][a-z0-9+.-]*:))/i.test(address))
        expect.fail(`picture ${value.slice(0, 40)}`);
    }
    return '';
  });
  expect(rest.includes('<')).toBe(false);
}

/** What one problem may say, and how many are told. */
const longestMessage = 5_000;
const mostProblems = 12_000;

function open(text: string): readonly Problem[] {
  const parsed = parseNotebook(text, 'plan.md');
  const { notebook } = parsed;
  expect(serializeNotebook(notebook) === text).toBe(true);
  const problems = [...parsed.problems, ...checkNotebook(notebook, { example })];
  notebookBundle(notebook, example);
  notebookScenarios(notebook);
  expect(staleAfter(cellGraph(notebook), [0]).length).toBeLessThanOrEqual(notebook.cells.length);
  for (const item of problems) {
    expect(problemCodes.includes(item.code)).toBe(true);
    expect((item.where.line ?? 0) > 0).toBe(true);
  }
  for (const item of problems.slice(0, 200))
    for (const language of ['zh', 'en'] as const) {
      const { message, hint } = wordsOf(item, language);
      expect(message.length + (hint ?? '').length).toBeLessThan(longestMessage);
    }
  expect(problems.length).toBeLessThan(mostProblems);
  if (text.length <= documentLimits.characters) {
    const page = pageDocument(notebook, (html) => html, problems);
    for (const shown of page.cells) if (shown.kind === 'text') expectInert(shown.html);
  }
  return problems;
}

describe('a notebook that means harm', () => {
  it.each(all)('does nothing but show what it is: $name', { timeout: 60_000 }, ({ text, told, whole: complete }) => {
    const body = typeof text === 'string' ? text : text();
    const problems = open(complete ? body : `${head}\n${body}\n`);
    const codes = new Set(problems.map(({ code }) => code));
    expect([...codes]).toEqual(told === undefined ? [] : expect.arrayContaining([told]));
    expect(Object.keys(Object.prototype)).toEqual([]);
    expect(['harmed' in {}, 'harmed' in [], 'harmed' in globalThis]).toEqual([false, false, false]);
  });

  it('comes in at least forty forms', () => {
    expect(new Set(all.map(({ name }) => name)).size).toBeGreaterThanOrEqual(40);
  });
});
