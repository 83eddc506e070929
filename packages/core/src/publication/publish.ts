/**
 * A notebook and the answers of its run → the document to hand in: its prose with live values filled in, verdicts, figures,
 * tables and answers where their cells stand; then assumptions, sources and the citation record.
 */
import { flatModel } from '../check/expand/expand-model.ts';
import type { FlatModel } from '../model/flat-model.ts';
import type { ParameterSetting } from '../model/parameter-setting.ts';
import type { KnownCell, Notebook } from '../notebook/document.ts';
import { textValues, textValueWords } from '../notebook/text-values.ts';
import type { Locale } from '../problem.ts';
import type { Report } from '../result/report.ts';
import type { ModelBundle } from '../run/job.ts';
import { assumptionBlocks, citationBlocks, sourceBlocks, warningBlocks } from './appendix.ts';
import { plain } from './document-tree.ts';
import type { Block, Publication, PublicationFigure, PublicationImage, PublicationTable } from './document-tree.ts';
import { readProse } from './read-prose.ts';
import { seriesInWords, seriesTable } from './series-table.ts';
import { fixed } from './shown-number.ts';
import { unmodelledNote, verdictParagraphs, verdictTable } from './verdict-blocks.ts';
import { wordsOf } from './words.ts';

/** What an analysis answered, in words and tables: made by whoever asked it. */
export interface ShownAnswer {
  readonly title: string;
  readonly sentences: readonly string[];
  readonly tables: readonly PublicationTable[];
  readonly figures: readonly PublicationFigure[];
}

export interface PublicationInput {
  readonly notebook: Notebook;
  readonly bundle: ModelBundle;
  /** Of a run that summarised all series. */
  readonly report: Report;
  /** As the run used them (`resolveScenario`). */
  readonly parameters: readonly ParameterSetting[];
  readonly locale: Locale;
  /** As it shall be printed. The caller knows the day; this package has no clock. */
  readonly date: string;
  /** By place of the cell in the notebook; what is absent is said in its place. */
  readonly answers?: ReadonlyMap<number, ShownAnswer>;
  /** Drawn figures of `chart` cells, likewise. */
  readonly images?: ReadonlyMap<number, readonly PublicationImage[]>;
}

interface Context extends PublicationInput {
  readonly model: FlatModel;
  /** Series that the document shows, for the list of sources. */
  readonly shown: Set<string>;
}

export function publish(input: PublicationInput): Publication {
  const { notebook, bundle, report, locale, date } = input;
  const context: Context = { ...input, model: flatModel(bundle.model), shown: new Set() };
  const title = titleOf(notebook, context);
  const body = notebook.cells.flatMap((cell, index): readonly Block[] => {
    if (cell.kind === 'text') return readProse(filled(cell.text, context));
    if (!cell.known) return [note(wordsOf(locale).unknownCell(cell.name))];
    return cell.body === null ? [] : cellBlocks(cell, index, context);
  });
  const scenario = scenarioLabel(input);
  return {
    locale,
    form: 'report',
    title,
    subtitle: [scenario, date].filter((part) => part !== '').join(' · '),
    blocks: [
      ...withoutTitle(body, title),
      ...assumptionBlocks(context.model, input.parameters, locale),
      ...sourceBlocks(report, [...context.shown], locale),
      ...warningBlocks(report, locale),
      ...citationBlocks(report, scenario, date, locale),
    ],
  };
}

function titleOf({ frontMatter }: Notebook, { model, locale }: Context): string {
  const { title } = frontMatter;
  return typeof title === 'string' && title !== '' ? title : model.title[locale];
}

export const scenarioLabel = ({
  bundle,
  report,
  locale,
}: Pick<PublicationInput, 'bundle' | 'report' | 'locale'>): string =>
  bundle.scenarios[report.scenario]?.label[locale] ?? report.scenario;

/** Notebooks open with their title as a heading, and further headings of the first level would be titles too: they move down one. */
function withoutTitle(blocks: readonly Block[], title: string): readonly Block[] {
  const [first] = blocks;
  const words = first?.kind === 'heading' && first.level === 1 ? first.runs.map(({ text }) => text).join('') : null;
  return words === title ? blocks.slice(1) : blocks;
}

const note = (text: string): Block => ({ kind: 'note', text });

function filled(text: string, { model, report, parameters }: Context): string {
  const { values, escapes } = textValues(text);
  const changes = [
    ...values.map((value) => ({ span: value.span, text: textValueWords(value, model, { report, parameters }) })),
    ...escapes.map((at) => ({ span: [at, at + 1] as const, text: '' })),
  ].sort((a, b) => b.span[0] - a.span[0]);
  return changes.reduce(
    (whole, { span: [from, to], text: words }) => whole.slice(0, from) + words + whole.slice(to),
    text,
  );
}

const names = (value: unknown): readonly string[] =>
  typeof value === 'string'
    ? [value]
    : Array.isArray(value)
      ? value.filter((item): item is string => typeof item === 'string')
      : [];

/** Cells that only say what is computed print nothing of their own: their content is the list of assumptions. */
const silent: readonly string[] = ['model', 'data', 'assumptions', 'quiz', 'check'];

function cellBlocks(cell: KnownCell, index: number, context: Context): readonly Block[] {
  const { body } = cell;
  if (body === null || silent.includes(cell.kind)) return [];
  switch (cell.kind) {
    case 'targets':
      return targetBlocks(body, context);
    case 'chart':
      return figureBlocks([...names(body['series']), ...names(body['peer'])], index, context);
    case 'table':
      return names(body['series']).flatMap((name) => tableBlocks(name, context));
    case 'scenario': {
      const label = context.bundle.scenarios[cell.id ?? '']?.label[context.locale] ?? cell.id ?? '';
      const intent = context.bundle.scenarios[cell.id ?? '']?.intent?.[context.locale];
      return label === ''
        ? []
        : [note(`${wordsOf(context.locale).scenarioCell(label)}${intent === undefined ? '' : `: ${intent}`}`)];
    }
    default:
      return answerBlocks(cell.kind, index, context);
  }
}

function targetBlocks(body: Readonly<Record<string, unknown>>, context: Context): readonly Block[] {
  const ids = body['ids'] === undefined ? null : names(body['ids']);
  if (body['show'] !== 'table') return verdictParagraphs(context, ids);
  return [...verdictTable(context, ids), ...(ids === null ? unmodelledNote(context) : [])];
}

function tableBlocks(name: string, context: Context): readonly Block[] {
  const { report, locale, shown } = context;
  const summary = report.series[name];
  if (summary === undefined) return [note(wordsOf(locale).missingSeries(name))];
  shown.add(name);
  return [{ kind: 'table', ...seriesTable(summary, report, locale) }, note(citeLine(context))];
}

function citeLine(context: Context): string {
  const { draws, seed, hash, engine } = context.report;
  return wordsOf(context.locale).citeLine(scenarioLabel(context), fixed(draws, 0), seed, hash, engine);
}

/** One figure of several series: the images stand under the first, each series has its table. */
function figureBlocks(series: readonly string[], index: number, context: Context): readonly Block[] {
  const { report, locale, images, shown } = context;
  const words = wordsOf(locale);
  const known = series.flatMap((name) => {
    const summary = report.series[name];
    return summary === undefined ? [] : [{ name, summary }];
  });
  const missing = series
    .filter((name) => report.series[name] === undefined)
    .map((name) => note(words.missingSeries(name)));
  known.forEach(({ name }) => shown.add(name));
  const [first] = known;
  if (first === undefined) return missing;
  const drawn = images?.get(index) ?? [];
  const tables = known.map(({ summary }) => seriesTable(summary, report, locale));
  const labels = known.map(({ summary }) => summary.label[locale]).join(words.and);
  const { unit } = tables[0]!;
  const figure: Block = {
    kind: 'figure',
    caption: `${labels}${unit === '' ? '' : words.inBrackets(words.unit(unit))}`,
    alt: known.map(({ summary }) => seriesInWords(summary, report, locale)).join(' '),
    images: drawn,
    table: tables[0]!,
  };
  return [
    figure,
    ...tables.slice(1).map((table): Block => ({ kind: 'table', ...table })),
    note(citeLine(context)),
    ...missing,
  ];
}

function answerBlocks(kind: string, index: number, { answers, locale }: Context): readonly Block[] {
  const answer = answers?.get(index);
  if (answer === undefined) return [note(wordsOf(locale).answerAbsent(kind))];
  return [
    { kind: 'heading', level: 3, runs: plain(answer.title) },
    ...answer.sentences.map((text): Block => ({ kind: 'paragraph', runs: plain(text) })),
    ...answer.figures.map((figure): Block => ({ kind: 'figure', ...figure })),
    ...answer.tables.map((table): Block => ({ kind: 'table', ...table })),
  ];
}
