/** planwright render NOTEBOOK.md: the notebook with its answers as one file to hand in. */
import { extname } from 'node:path';
import { flatModel, ModelError, problem, resolveScenario } from '@planwright/core';
import type { Job, Locale, Report, Runner, RunOptions } from '@planwright/core';
import { briefing } from '@planwright/core/analysis';
import type { BriefingAnswer } from '@planwright/core/analysis';
import { briefingOf, parseNotebook } from '@planwright/core/notebook';
import type { Notebook } from '@planwright/core/notebook';
import type { Publication, TemplateParts } from '@planwright/core/publication';
import { CommanderError, Option } from 'commander';
import type { Command } from 'commander';
import { cellAnswers } from '../cell-answers.ts';
import { citation } from '../citation.ts';
import { addRunOptions, jobOf, withRunner } from '../job-options.ts';
import type { JobOptions } from '../job-options.ts';
import { say } from '../locale.ts';
import type { OpenModel } from '../open-model.ts';
import { problemJson } from '../output.ts';
import type { Answer } from '../output.ts';
import type { Surroundings } from '../program.ts';
import { readBytes, readText, writeWhole } from '../text-file.ts';
import { openWithData } from '../user-data.ts';

const forms = ['report', 'brief'] as const;
const endings = ['.html', '.docx', '.md'] as const;
type Ending = (typeof endings)[number];

interface RenderOptions extends Omit<JobOptions, 'series'> {
  readonly out: string;
  readonly form: (typeof forms)[number];
  readonly template?: string;
  readonly date?: string;
  readonly answers: boolean;
}

export function addRender(program: Command, surroundings: Surroundings): void {
  const { locale, answer } = surroundings;
  const option = (flags: string, zh: string, en: string): Option => new Option(flags, say(locale, zh, en));
  const command = program
    .command('render')
    .argument('<NOTEBOOK>', say(locale, '笔记（.md）', 'notebook (.md)'))
    .description(
      say(
        locale,
        '把笔记连同结果写成一个可以上交的文件：网页、Word 或 Markdown',
        'write a notebook with its answers as one file to hand in: HTML, Word or Markdown',
      ),
    )
    .addOption(
      option(
        '--out <file>',
        '写入的文件（.html、.docx、.md）',
        'file to write (.html, .docx, .md)',
      ).makeOptionMandatory(),
    )
    .addOption(
      option(
        '--form <form>',
        '全文（report）或一页汇报稿（brief）',
        'the whole (report) or one page to report from (brief)',
      )
        .choices([...forms])
        .default('report'),
    )
    .addOption(
      option(
        '--template <file>',
        '自己的 Word 文件：按样式名套用其样式、编号与页面',
        'a Word file of your own: its styles by name, its numbering and its page',
      ),
    )
    .addOption(option('--date <text>', '文中的日期，默认今天', 'the date in the document, today by default'))
    .addOption(option('--no-answers', '不计算各项分析，只写明未附', 'leave the analyses out and say so'));
  addRunOptions(command, surroundings).action(async (name: string, options: RenderOptions) =>
    answer(await render(name, options, surroundings)),
  );
}

async function render(name: string, options: RenderOptions, { locale: spoken }: Surroundings): Promise<Answer> {
  const { out, form, template, date = today(), answers, ...rest } = options;
  const ending = endingOf(name, out, template, spoken);
  const open = await openWithData(name, rest);
  const { notebook } = parseNotebook(await readText(name), name);
  // A document is in the language of its notebook.
  const { lang } = notebook.frontMatter;
  const locale: Locale = lang === 'zh' || lang === 'en' ? lang : spoken;
  const look = template === undefined ? null : await readTemplate(template, locale);
  const job = jobOf(open, rest);
  const { report, document } = await withRunner(open, rest, async (runner, running) => {
    const own = await runner.run(job, running);
    const source: Source = { open, notebook, job, report: own, locale, date, answers };
    return { report: own, document: await compose[form](source, runner, running) };
  });
  await writeWhole(out, await written(document, ending, look));
  const problems = [...open.problems, ...report.problems.map(open.locate)];
  const { model, scenario, changes, hash, engine, seed, draws } = report;
  return {
    json: {
      ...{ file: out, form, lang: locale, blocks: document.blocks.length },
      ...{ model, scenario, changes, hash, engine, seed, draws },
      problems: problems.map((item) => problemJson(item, spoken)),
    },
    text: `${say(spoken, `已写入 ${out}`, `wrote ${out}`)}\n${citation(report, spoken)}`,
    problems,
  };
}

interface Source {
  readonly open: OpenModel;
  readonly notebook: Notebook;
  readonly job: Job;
  readonly report: Report;
  readonly locale: Locale;
  readonly date: string;
  readonly answers: boolean;
}

type Compose = (source: Source, runner: Runner, running: RunOptions) => Promise<Publication>;

const compose: Readonly<Record<RenderOptions['form'], Compose>> = {
  report: async ({ open, notebook, job, report, locale, date, answers }, runner, running) => {
    const { publish } = await import('@planwright/core/publication');
    const { bundle } = open;
    const { settings } = resolveScenario(flatModel(bundle.model), bundle.scenarios, job);
    const found = answers ? await cellAnswers(notebook, job, locale, runner, running) : undefined;
    return publish({
      ...{ notebook, bundle, report, locale, date, parameters: settings.parameters },
      ...(found === undefined ? {} : { answers: found }),
    });
  },
  brief: async (source, runner, running) => {
    const { publishBrief } = await import('@planwright/core/publication');
    const { open, notebook, report, locale, date } = source;
    const { title } = notebook.frontMatter;
    return publishBrief({
      ...{ bundle: open.bundle, report, locale, date },
      title: typeof title === 'string' ? title : flatModel(open.bundle.model).title[locale],
      briefing: source.answers ? await askBriefing(source, runner, running) : null,
    });
  },
};

/** As the briefing cell of the notebook asks, else for the headline targets. */
async function askBriefing(
  { notebook, job }: Source,
  runner: Runner,
  running: RunOptions,
): Promise<BriefingAnswer | null> {
  const cell = notebook.cells.find(({ kind }) => kind === 'briefing');
  const body = cell === undefined || cell.kind === 'text' ? {} : (cell.body ?? {});
  try {
    return await briefing({ job: { ...job, alternatives: false }, ...briefingOf(body) }, runner, running);
  } catch (error) {
    if (error instanceof ModelError) return null;
    throw error;
  }
}

async function written(
  document: Publication,
  ending: Ending,
  look: TemplateParts | null,
): Promise<string | Uint8Array> {
  const { writeDocx, writeHtml, writeMarkdown } = await import('@planwright/core/publication');
  switch (ending) {
    case '.html':
      return writeHtml(document);
    case '.docx':
      return writeDocx(document, look);
    case '.md':
      return writeMarkdown(document);
    default:
      return ending satisfies never;
  }
}

function endingOf(name: string, out: string, template: string | undefined, locale: Locale): Ending {
  const wrong = (zh: string, en: string): CommanderError =>
    new CommanderError(2, 'planwright.wrongOptions', say(locale, zh, en));
  if (extname(name).toLowerCase() !== '.md')
    throw wrong(`“${name}”不是笔记：render 只接受 .md 文件`, `“${name}” is no notebook: render takes a .md file`);
  const ending = endings.find((known) => known === extname(out).toLowerCase());
  if (ending === undefined)
    throw wrong(
      `--out 的文件“${out}”应以 ${endings.join('、')} 结尾`,
      `the file “${out}” of --out should end in ${endings.join(', ')}`,
    );
  if (template !== undefined && ending !== '.docx')
    throw wrong('--template 只用于 .docx', '--template is for .docx only');
  return ending;
}

async function readTemplate(file: string, locale: Locale): Promise<TemplateParts> {
  const { templateParts } = await import('@planwright/core/publication');
  const parts = templateParts(await readBytes(file), locale);
  if (parts !== null) return parts;
  const detail = { detail_zh: '不是带样式的 Word 文件（.docx）', detail_en: 'it is no Word file (.docx) with styles' };
  throw new ModelError([problem('file-not-read', { file }, { file, ...detail })]);
}

/** `2026-11-24`, where the machine is. */
function today(): string {
  const now = new Date();
  const two = (number: number): string => String(number).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}
