/** 汇报稿: one page of conclusion, three numbers, basis, risk and request, from the verdicts and the answer of a briefing. */
import type { BriefingAnswer, BriefingParts } from '../analysis/briefing/briefing-answer.ts';
import { briefingParagraph } from '../analysis/briefing/briefing-words.ts';
import { spokenList } from '../analysis/spoken.ts';
import type { Locale } from '../problem.ts';
import type { Report, Verdict } from '../result/report.ts';
import type { ModelBundle } from '../run/job.ts';
import { plain } from './document-tree.ts';
import type { Block, Publication } from './document-tree.ts';
import { probabilityWord, probabilityWords } from '../target/probability-words.ts';
import { scenarioLabel } from './publish.ts';
import { fixed } from './shown-number.ts';
import { chance, headlines, jointRuns, verdictRuns } from './verdict-blocks.ts';
import type { Together } from './verdict-sentence.ts';
import { wordsOf } from './words.ts';

export interface BriefInput {
  readonly title: string;
  readonly bundle: ModelBundle;
  readonly report: Report;
  /** Null where the analyses gave no answer: then the page says so. */
  readonly briefing: BriefingAnswer | null;
  readonly locale: Locale;
  readonly date: string;
}

/** What fits on a page. */
const mostNumbers = 3;

export function publishBrief(input: BriefInput): Publication {
  const { report, locale, title, date, briefing } = input;
  const { brief } = wordsOf(locale);
  const asked = briefing?.targets.map(({ id }) => id) ?? null;
  const shown = asked === null || asked.length === 0 ? headlines(report, null) : headlines(report, asked);
  const section = (name: string, ...blocks: readonly Block[]): readonly Block[] => [
    { kind: 'heading', level: 2, runs: plain(name) },
    ...blocks,
  ];
  return {
    locale,
    form: 'brief',
    title,
    subtitle: [brief.title, date].filter((part) => part !== '').join(' · '),
    blocks: [
      ...section(brief.conclusion, ...conclusion(shown, input)),
      ...section(brief.numbers, numbers(shown, input)),
      ...section(brief.basis, ...basis(shown, input)),
      ...section(brief.risk, paragraph(risk(briefing, locale))),
      ...section(brief.request, paragraph(request(briefing, locale))),
    ],
  };
}

const paragraph = (text: string): Block => ({ kind: 'paragraph', runs: plain(text) });

/** Of the targets that are shown, all of them and no others; null where nobody asked for it. */
function jointOf(shown: readonly Verdict[], { report, briefing }: BriefInput): Together | null {
  if (shown.length < 2) return null;
  const ids = shown.map(({ id }) => id);
  const isSame = (others: readonly string[]): boolean =>
    others.length === ids.length && others.every((id) => ids.includes(id));
  if (report.joint !== null && isSame(report.joint.ids)) return report.joint;
  const together = briefing?.together ?? null;
  return together !== null && isSame(together.targets.map(({ id }) => id)) ? { ids, ...together.joint } : null;
}

function conclusion(shown: readonly Verdict[], input: BriefInput): readonly Block[] {
  const { locale } = input;
  const [first] = shown;
  if (first === undefined) return [paragraph(wordsOf(locale).brief.none)];
  // The joint figure is the conclusion where there is one: the single ones stand in the table.
  const joint = jointOf(shown, input);
  if (joint !== null) {
    const names = spokenList(shown.map(({ label }) => ({ zh: `“${label.zh}”`, en: `“${label.en}”` })))[locale];
    return [{ kind: 'paragraph', runs: [{ text: `${names}${wordsOf(locale).between}` }, ...jointRuns(joint, locale)] }];
  }
  return [{ kind: 'paragraph', runs: verdictRuns(first, input) }];
}

function numbers(shown: readonly Verdict[], input: BriefInput): Block {
  const { locale } = input;
  const words = wordsOf(locale);
  const single = shown.map(({ label, grade, p, error, status }): readonly string[] => [
    label[locale] + (grade === 'C' ? words.inBrackets(words.illustrative) : ''),
    p === null ? '—' : chance(p, error),
    p === null ? words.statuses[status] : probabilityWords[locale][probabilityWord(p)],
  ]);
  const joint = jointOf(shown, input);
  const together: readonly (readonly string[])[] =
    joint === null
      ? []
      : [
          [
            words.jointTitle(joint.ids.length),
            chance(joint.p, joint.error),
            probabilityWords[locale][probabilityWord(joint.p)],
          ],
        ];
  const room = mostNumbers - (single.length < mostNumbers ? together.length : 0);
  const rows = [...single.slice(0, room), ...together].slice(0, mostNumbers);
  return { kind: 'table', caption: '', unit: '', head: words.brief.numberColumns, rows, numbers: [1] };
}

function basis(shown: readonly Verdict[], input: BriefInput): readonly Block[] {
  const { report, locale } = input;
  const words = wordsOf(locale);
  const { draws, seed, hash, engine } = report;
  const readings = shown
    .slice(0, mostNumbers)
    .map(
      ({ label, readingLabel, grade }) =>
        `${label[locale]}${words.colon}${readingLabel[locale]}${words.inBrackets(words.grade(grade))}`,
    )
    .join(words.between);
  const scenario = scenarioLabel(input);
  const blocks: Block[] = [
    paragraph(words.brief.basisText(readings, scenario, fixed(draws, 0))),
    { kind: 'note', text: words.citeLine(scenario, fixed(draws, 0), seed, hash, engine) },
  ];
  if (shown.some(({ grade }) => grade === 'C')) blocks.push({ kind: 'note', text: words.illustrativeNote });
  return blocks;
}

/** The sentences of one part, as the briefing says them. */
const only = (parts: Partial<BriefingParts>, locale: Locale): string =>
  briefingParagraph({ ...{ together: null, effort: null, drivers: null, breaks: null }, ...parts })[locale];

function risk(briefing: BriefingAnswer | null, locale: Locale): string {
  const { brief } = wordsOf(locale);
  const found = briefing === null ? '' : only({ drivers: briefing.drivers, breaks: briefing.breaks }, locale);
  return found === '' ? brief.noRisk : found;
}

function request(briefing: BriefingAnswer | null, locale: Locale): string {
  const { brief } = wordsOf(locale);
  const found = briefing === null ? '' : only({ effort: briefing.effort }, locale);
  return found === '' ? brief.noRequest : `${brief.requestLead}${found}`;
}
