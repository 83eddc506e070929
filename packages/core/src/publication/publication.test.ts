import { beforeAll, describe, expect, test } from 'vitest';
import { flatModel } from '../check/expand/expand-model.ts';
import { resolveScenario } from '../model/scenario.ts';
import { parseNotebook } from '../notebook/parse-notebook.ts';
import type { Locale } from '../problem.ts';
import { normal } from '../random/prior.ts';
import type { Report } from '../result/report.ts';
import { inlineRunner } from '../run/inline-runner.ts';
import type { Job, ModelBundle } from '../run/job.ts';
import { tinyBundle } from '../testing/tiny-model.ts';
import type { Block, Publication } from './document-tree.ts';
import { publish } from './publish.ts';
import { publishBrief } from './publish-brief.ts';
import { writeHtml } from './write-html.ts';
import { writeMarkdown } from './write-markdown.ts';

/** up holds with probability 1/2; the second target is the same on evidence C. */
const target = (id: string, grade: 'B' | 'C'): ModelBundle['targets'][number] => ({
  ...{ id, clause: 4, label: { zh: `目标${id}`, en: `target ${id}` }, thresholdSource: 'analyst', grade },
  headline: grade === 'B',
  readings: {
    plain: {
      label: { zh: '通常读法', en: 'usual reading' },
      test: { kind: 'levelAt', series: 'up', year: 2026, atLeast: 0 },
    },
  },
});
const bundle: ModelBundle = tinyBundle({
  parameters: {
    luck: {
      ...{ value: 0, prior: normal(0, 1), label: { zh: '运气', en: 'luck' } },
      source: { zh: '《年鉴》第 3 页', en: 'Yearbook, p. 3' },
    },
    push: { value: 0, role: 'lever', range: [0, 4], label: { zh: '杠杆', en: 'push' } },
  },
  variables: { up: { equation: 'luck + push', label: { zh: '上升', en: 'rise' } } },
  targets: [target('A', 'B'), target('Z', 'C')],
});
const job: Job = { bundle, scenario: Object.keys(bundle.scenarios)[0] ?? '', draws: 400, seed: 3 };

const source = `---
format: planwright/1
title: 试写
lang: zh
---

# 试写

**要点**：<script>alert(1)</script> 与 [链接](https://example.org/a)，[坏链接](javascript:alert(1))，均值 {= up@2026.mean | 0.00}。

- 甲
- 乙
  1. 丙

| 项 | 数 |
|---|---:|
| a&b | 1 |

\`\`\`yaml targets
ids: [A, Z]
\`\`\`

\`\`\`yaml chart
type: fan
series: up
\`\`\`

\`\`\`yaml reach
target: A
\`\`\`
`;

let report: Report;
const notebook = parseNotebook(source).notebook;
const { parameters } = resolveScenario(flatModel(bundle.model), bundle.scenarios, job).settings;
const written = (locale: Locale = 'zh', more: Partial<Parameters<typeof publish>[0]> = {}): Publication =>
  publish({ notebook, bundle, report, parameters, locale, date: '2026-11-24', ...more });
const ofKind = <K extends Block['kind']>({ blocks }: Publication, kind: K): Extract<Block, { kind: K }>[] =>
  blocks.filter((block): block is Extract<Block, { kind: K }> => block.kind === kind);
const textOf = ({ blocks }: Publication): string =>
  blocks
    .map((block) => ('runs' in block ? block.runs.map(({ text }) => text).join('') : JSON.stringify(block)))
    .join('\n');

beforeAll(async () => {
  report = await inlineRunner().run(job);
});

describe('the document of a notebook', () => {
  test('has the prose with its live values, the title once, and every section that makes figures citable', () => {
    const tree = written();
    expect(tree.title).toBe('试写');
    const headings = ofKind(tree, 'heading').map(({ runs }) => runs[0]?.text);
    expect(headings).toEqual(['假设清单', '数据来源', '引用记录']);
    // The prose asks for the mean of the year 2026 with two decimals.
    const mean = report.series['up']?.mean[report.years.indexOf(2026)] ?? NaN;
    expect(textOf(tree)).toContain(`均值 ${mean.toFixed(2).replace('-', '−')}。`);
    const record = ofKind(tree, 'table')
      .at(-1)
      ?.rows.map(([name, value]) => `${name} ${value}`);
    expect(record).toEqual(
      expect.arrayContaining([`模型哈希 ${report.hash}`, '种子 3', '抽样次数 400', '日期 2026-11-24']),
    );
  });

  test('lists each parameter with its source and its spread', () => {
    const rows = ofKind(written(), 'table').find(({ caption }) => caption === '假设清单')?.rows ?? [];
    expect(rows.map(([name, kind, , , from]) => [name, kind, from])).toEqual([
      ['杠杆', '政策杠杆', '测试'],
      ['运气', '不确定', '《年鉴》第 3 页'],
    ]);
    // 90 % of a standard normal: ±1.645.
    expect(rows[1]?.[3]).toMatch(/−1\.645 至 1\.645/u);
  });

  test('calls what rests on priors alone illustrative, by name and in a note', () => {
    const verdicts = ofKind(written(), 'paragraph').map(({ runs }) => runs.map(({ text }) => text).join(''));
    expect(verdicts.find((text) => text.startsWith('目标Z'))).toMatch(/^目标Z（仅供演示）：/u);
    expect(verdicts.find((text) => text.startsWith('目标A'))).not.toContain('仅供演示');
    expect(ofKind(written(), 'note').some(({ text }) => text.includes('依据等级 C'))).toBe(true);
  });

  test('says in its place that an answer is not given, and gives the one that is', () => {
    expect(textOf(written())).toContain('此处的分析（reach）没有随文给出');
    const index = notebook.cells.findIndex(({ kind }) => kind === 'reach');
    const answer = { title: '要做什么', sentences: ['提高杠杆。'], tables: [], figures: [] };
    const text = textOf(written('zh', { answers: new Map([[index, answer]]) }));
    expect(text).toContain('提高杠杆。');
    expect(text).not.toContain('没有随文给出');
  });

  test('has no Chinese of its own in an English document', () => {
    const english = parseNotebook(
      '---\nformat: planwright/1\ntitle: Try\n---\n\n```yaml targets\nshow: table\n```\n\n```yaml chart\ntype: fan\nseries: up\n```\n',
    ).notebook;
    // The heading, a full-width space between number and caption, is the writer's.
    expect(JSON.stringify(written('en', { notebook: english }))).not.toMatch(/\p{Script=Han}/u);
  });
});

describe('the HTML file', () => {
  test('holds no script, no address but safe links, and text as text', () => {
    const html = writeHtml(written());
    expect(html).not.toMatch(/<script|href="(?!https:)|<iframe|src="(?!data:)|@import|url\(/iu);
    expect(html).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
    expect(html).toContain('<a href="https://example.org/a"');
    expect(html).toContain('<td>a&amp;b</td><td class="n">1</td>');
    expect(html).toContain('@page { size: A4');
    expect(html).toContain('table-header-group');
  });

  test('shows a picture where one is given, with its words and its table, and says so where none is', () => {
    expect(writeHtml(written())).toContain('这里没有附图');
    const index = notebook.cells.findIndex(({ kind }) => kind === 'chart');
    const png = new Uint8Array([137, 80, 78, 71, 13]);
    const html = writeHtml(written('zh', { images: new Map([[index, [{ png, width: 640, height: 260 }]]]) }));
    const [, encoded = ''] = /src="data:image\/png;base64,([^"]*)"/.exec(html) ?? [];
    expect([...Buffer.from(encoded, 'base64')]).toEqual([...png]);
    expect(html).toContain('alt="上升：');
    expect(html).not.toContain('这里没有附图');
  });
});

test('the Markdown file can be read again and says the same', () => {
  const tree = written();
  const text = writeMarkdown(tree);
  expect(text.startsWith('# 试写\n')).toBe(true);
  expect(text).toContain('\\<script\\>');
  const again = publish({
    ...{ bundle, report, parameters, locale: 'zh', date: '' },
    notebook: parseNotebook(text).notebook,
  });
  const tables = ofKind(tree, 'table').map(({ head, rows }) => [head, ...rows]);
  const readAgain = ofKind(again, 'table').map(({ head, rows }) => [head, ...rows]);
  // A figure without picture is a table in Markdown.
  expect(readAgain).toEqual(expect.arrayContaining(tables));
});

test('a brief has its five sections, the numbers of the report and no more than three', () => {
  const brief = publishBrief({ title: '试写', bundle, report, briefing: null, locale: 'zh', date: '2026-11-24' });
  expect(ofKind(brief, 'heading').map(({ runs }) => runs[0]?.text)).toEqual([
    ...['一、结论', '二、三个数', '三、口径', '四、风险', '五、请求'],
  ]);
  const p = report.targets.find(({ id }) => id === 'A')?.p ?? NaN;
  const [table] = ofKind(brief, 'table');
  expect(table?.rows.length).toBeLessThanOrEqual(3);
  expect(table?.rows[0]).toEqual(['目标A', expect.stringContaining(`${Math.round(p * 100)}%`), '难分']);
});
