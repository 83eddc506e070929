/** `planwright render`: the files that people hand in, from the shipped notebook. Their words and numbers are those of the page. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import mammoth from 'mammoth';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { inlineRunner, percentText } from '../../packages/core/src/index.ts';
import type { Report } from '../../packages/core/src/index.ts';
import { jointSentence, verdictSentence, wordsOf } from '../../packages/core/src/publication/publication.ts';
import { planwright } from '../../packages/cli/src/testing/in-process.ts';
import { models } from '../../models/index.ts';
import { verdictDeadline } from '../../packages/ui/src/cells/deadline.ts';
import {
  jointSentence as pageJoint,
  verdictSentence as pageVerdict,
} from '../../packages/ui/src/cells/verdict-sentence.ts';
import { messages } from '../../packages/ui/src/locale/locale.ts';

const folder = mkdtempSync(join(tmpdir(), 'render-'));
afterAll(() => rmSync(folder, { recursive: true }));

const notebook = 'examples/liaocheng-15fyp.md';
const quick = ['--draws', '400', '--workers', '0', '--date', '2026-11-24'];
const render = async (name: string, ...more: readonly string[]): Promise<string> => {
  const out = join(folder, name);
  const { status, told } = await planwright('render', notebook, '--out', out, ...quick, ...more);
  expect(told).not.toMatch(/错误|error/u);
  expect(status).toBe(0);
  return out;
};

const bundle = models.liaocheng;
let report: Report;
beforeAll(async () => {
  report = await inlineRunner().run({ bundle, scenario: 'baseline', draws: 400, seed: 7, alternatives: false });
}, 60_000);

describe('the words of a file and those of the page', () => {
  test.each(['zh', 'en'] as const)('are the same for every verdict, in %s', (locale) => {
    const [words, text] = [wordsOf(locale), messages(locale)];
    expect(report.targets.length).toBeGreaterThan(20);
    for (const verdict of report.targets) {
      expect(verdictSentence(verdict, bundle, report, words)).toBe(
        pageVerdict(verdict, verdictDeadline(verdict, bundle), report, text),
      );
    }
    expect(jointSentence(report.joint!, words)).toBe(pageJoint(report.joint!, text));
    expect(words.jointTitle(3)).toBe(text.jointTitle(3));
    expect(words.thresholds).toEqual(text.thresholds);
    expect(words.states).toEqual(text.cellStates);
  });
});

describe('planwright render', () => {
  test('writes one HTML file with the probabilities of `targets --json`, without script', async () => {
    const html = readFileSync(await render('a.html', '--no-answers'), 'utf8');
    const { out } = await planwright('targets', notebook, '--draws', '400', '--workers', '0', '--json');
    const { targets } = JSON.parse(out) as { targets: { id: string; p: number | null; label: { zh: string } }[] };
    for (const id of ['C04-03', 'C04-29']) {
      const target = targets.find((candidate) => candidate.id === id);
      expect(html).toContain(`<strong>${target?.label.zh}：${percentText(target?.p ?? NaN)}%。</strong>`);
    }
    expect(html).not.toMatch(/<script|src="(?!data:)|\{=/u);
    for (const part of ['假设清单', '数据来源', '引用记录', '2026-11-24', '这里没有附图']) expect(html).toContain(part);
  });

  test('writes a DOCX that another program opens, with headings and tables', async () => {
    const { value } = await mammoth.convertToHtml({ path: await render('a.docx', '--no-answers') });
    expect(value).toContain('<h1>增速与全省比较</h1>');
    expect(value).toMatch(/<thead><tr><th><p><strong>年份/u);
    expect(value).toContain('逐条判断');
  });

  test('writes a brief of five sections with what it would take', async () => {
    const html = readFileSync(await render('b.html', '--form', 'brief'), 'utf8');
    for (const part of ['一、结论', '二、三个数', '三、口径', '四、风险', '五、请求'])
      expect(html).toContain(`<h2>${part}</h2>`);
    expect(html).toMatch(/请研究确定以下安排：.*可能性/u);
    // The briefing of this notebook asks for two targets: they and both at once.
    expect(html).toContain('两者同时实现');
  }, 60_000);

  test('writes the same bytes for the same run', async () => {
    const files = [await render('c.docx', '--no-answers'), await render('d.docx', '--no-answers')];
    const [one, other] = files.map((file) => readFileSync(file));
    expect(one?.equals(other!)).toBe(true);
  });

  test('says what is wrong with the files that it is given', async () => {
    const template = join(folder, 'broken.docx');
    writeFileSync(template, 'no zip');
    const broken = await planwright(
      'render',
      notebook,
      '--out',
      join(folder, 'e.docx'),
      '--template',
      template,
      ...quick,
    );
    expect([broken.status, broken.told]).toEqual([1, expect.stringContaining('不是带样式的 Word 文件')]);
    const wrong = await planwright('render', notebook, '--out', join(folder, 'e.pdf'), ...quick);
    expect([wrong.status, wrong.told]).toEqual([2, expect.stringContaining('.html、.docx、.md')]);
    const model = await planwright('render', 'liaocheng', '--out', join(folder, 'e.html'), ...quick);
    expect([model.status, model.told]).toEqual([2, expect.stringContaining('不是笔记')]);
    const useless = await planwright(
      'render',
      notebook,
      '--out',
      join(folder, 'e.html'),
      '--template',
      template,
      ...quick,
    );
    expect([useless.status, useless.told]).toEqual([2, expect.stringContaining('只用于 .docx')]);
  });
});
