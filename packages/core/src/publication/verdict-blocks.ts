/** Verdicts of a report as paragraphs and as a table. Evidence C is called illustrative wherever it stands. */
import type { Locale } from '../problem.ts';
import type { Report, Verdict } from '../result/report.ts';
import type { ModelBundle } from '../run/job.ts';
import type { Block, Run } from './document-tree.ts';
import { errorPoints, percentText, probabilityWord, probabilityWords } from '../target/probability-words.ts';
import { jointSentence, verdictSentence } from './verdict-sentence.ts';
import type { Together } from './verdict-sentence.ts';
import { wordsOf } from './words.ts';

export interface VerdictSource {
  readonly report: Report;
  readonly bundle: ModelBundle;
  readonly locale: Locale;
}

/** The named ones in their order, else the headline ones, of which none is on evidence C. */
export const headlines = ({ targets }: Report, ids: readonly string[] | null): readonly Verdict[] =>
  ids === null
    ? targets.filter(({ headline, grade }) => headline && grade !== 'C')
    : ids.flatMap((id) => targets.find((verdict) => verdict.id === id) ?? []);

export function verdictParagraphs(source: VerdictSource, ids: readonly string[] | null): readonly Block[] {
  const { report, locale } = source;
  const words = wordsOf(locale);
  const shown = headlines(report, ids);
  // One target has nothing to hold together with.
  const joint = report.joint === null || report.joint.ids.length < 2 ? [] : jointBlocks(report.joint, locale);
  const note = shown.some(({ grade }) => grade === 'C') ? [noteOf(words.illustrativeNote)] : [];
  return [
    ...shown.flatMap((verdict) => verdictBlocks(verdict, source)),
    ...joint,
    ...note,
    ...(shown.length === 0 ? [] : [noteOf(words.wordScale)]),
  ];
}

const noteOf = (text: string): Block => ({ kind: 'note', text });

function verdictBlocks(verdict: Verdict, source: VerdictSource): readonly Block[] {
  const { locale } = source;
  const words = wordsOf(locale);
  const { alternatives } = verdict;
  const others = (alternatives ?? []).map(
    ({ label, p }) => `${label[locale]} ${p === null ? '—' : `${percentText(p)}%`}`,
  );
  const meta = [
    ...(verdict.error === null ? [] : [`±${errorPoints(verdict.error)}`]),
    words.reading(verdict.readingLabel[locale]),
    words.grade(verdict.grade),
    words.clause(verdict.clause),
    ...(verdict.p === null ? [] : [demandText(verdict, locale)]),
  ].join(' · ');
  return [
    { kind: 'paragraph', runs: verdictRuns(verdict, source) },
    noteOf(others.length === 0 ? meta : `${meta}${words.between}${words.alternatives}${others.join(words.between)}`),
  ];
}

/** `甲：43%。中位结果……：难分。` */
export function verdictRuns(verdict: Verdict, source: VerdictSource): readonly Run[] {
  const { report, bundle, locale } = source;
  const words = wordsOf(locale);
  const name = verdict.label[locale] + (verdict.grade === 'C' ? words.inBrackets(words.illustrative) : '');
  if (verdict.p === null)
    return [
      { text: `${name}${words.colon}`, strong: true },
      { text: `${words.statuses[verdict.status]}${words.stop}` },
    ];
  return [
    { text: `${name}${words.colon}${percentText(verdict.p)}%${words.stop}`, strong: true },
    { text: `${gap(locale)}${verdictSentence(verdict, bundle, report, words)}` },
    { text: probabilityWords[locale][probabilityWord(verdict.p)], strong: true },
    { text: words.stop },
  ];
}

const gap = (locale: Locale): string => (locale === 'zh' ? '' : ' ');

export function jointRuns(joint: Together, locale: Locale): readonly Run[] {
  const words = wordsOf(locale);
  return [
    { text: `${words.jointTitle(joint.ids.length)}${words.colon}${percentText(joint.p)}%${words.stop}`, strong: true },
    { text: `${gap(locale)}${jointSentence(joint, words)}` },
    { text: probabilityWords[locale][probabilityWord(joint.p)], strong: true },
    { text: words.stop },
  ];
}

const jointBlocks = (joint: Together, locale: Locale): readonly Block[] => [
  { kind: 'paragraph', runs: jointRuns(joint, locale) },
  noteOf(`±${errorPoints(joint.error)}`),
];

function demandText({ p, demanded }: Verdict, locale: Locale): string {
  const words = wordsOf(locale);
  const asked = `${percentText(demanded)}%`;
  return p !== null && p >= demanded ? words.demandedMet(asked) : words.demandedMissed(asked);
}

export function verdictTable(source: VerdictSource, ids: readonly string[] | null): readonly Block[] {
  const { report, locale } = source;
  const words = wordsOf(locale);
  const shown = ids === null ? report.targets : headlines(report, ids);
  const rows = shown.map((verdict) => [
    String(verdict.clause),
    verdict.label[locale],
    verdict.readingLabel[locale],
    verdict.p === null ? '—' : chance(verdict.p, verdict.error),
    wordCell(verdict, locale),
    verdict.grade,
    words.thresholds[verdict.thresholdSource],
  ]);
  const { joint } = report;
  if (joint !== null && joint.ids.length > 1)
    rows.push([
      '',
      words.jointTitle(joint.ids.length),
      '',
      chance(joint.p, joint.error),
      probabilityWords[locale][probabilityWord(joint.p)],
      '',
      '',
    ]);
  const table: Block = {
    ...{ kind: 'table', caption: words.verdictTable, unit: '', head: words.verdictColumns, rows },
    numbers: [0, 3],
  };
  return [table, ...(shown.some(({ grade }) => grade === 'C') ? [noteOf(words.illustrativeNote)] : [])];
}

export const chance = (p: number, error: number | null): string =>
  `${percentText(p)}%${error === null ? '' : ` ${`±${errorPoints(error)}`}`}`;

function wordCell({ p, grade, status }: Verdict, locale: Locale): string {
  const words = wordsOf(locale);
  if (p === null) return words.statuses[status];
  const word = probabilityWords[locale][probabilityWord(p)];
  return grade === 'C' ? `${word}${words.inBrackets(words.illustrative)}` : word;
}

/** Clauses that never have a probability are counted, so that their absence is no silence. */
export function unmodelledNote({ bundle, locale }: VerdictSource): readonly Block[] {
  const entries = bundle.unmodelled ?? [];
  if (entries.length === 0) return [];
  const ticked = entries.filter(({ status }) => status === 'checklist').length;
  return [noteOf(wordsOf(locale).unmodelled(entries.length - ticked, ticked))];
}
