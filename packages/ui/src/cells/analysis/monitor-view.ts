/** Where every target stands after new figures: before and now, the light and its way, what the remaining years must bring. */
import { lightWords, monitorSentence, trendWords } from '@planwright/core/analysis';
import type { MonitorAnswer, MonitoredTarget, StraightLine } from '@planwright/core/analysis';
import { percentText, probabilityWord } from '@planwright/core';
import { quantityText, type AnalysisView, type ShownCell, type ShownTable, type Wording } from './view.ts';

export function monitorView(answer: MonitorAnswer, wording: Wording): AnalysisView {
  const { locale, own } = wording;
  const tables = [
    ...targetTables(answer, wording),
    requiredTable(answer, wording),
    figureTable(answer, wording),
    progressTable(answer, wording),
  ];
  return {
    title: own.titles.monitor,
    sentences: [monitorSentence(answer)[locale]],
    figures: [],
    tables: tables.filter(({ rows }) => rows.length > 0),
    record: answer,
  };
}

type Standing = Pick<MonitoredTarget, 'prior' | 'posterior' | 'light' | 'trend'>;

function standing(name: string, of: Standing, { locale, own }: Wording): (string | ShownCell)[] {
  const { prior, posterior, light, trend } = of;
  return [
    name,
    `${percentText(prior.p)}%`,
    posterior === null ? own.tooFew : { text: `${percentText(posterior.p)}%`, word: probabilityWord(posterior.p) },
    light === null ? '' : lightWords[light][locale],
    trend === null ? '' : trendWords[trend][locale],
  ];
}

/** The headline targets stand open where there are any, the others closed below. */
function targetTables({ targets, joint }: MonitorAnswer, wording: Wording): readonly ShownTable[] {
  const { locale, own } = wording;
  const rows = (these: readonly MonitoredTarget[]): ShownTable['rows'] =>
    these.map((target) => standing(target.label[locale], target, wording));
  const first = targets.filter(({ headline }) => headline);
  const together = joint === null || joint.ids.length < 2 ? [] : [standing(own.allHeadlines, joint, wording)];
  const columns = { head: own.monitorHead, numbers: [1, 2] };
  if (first.length === 0) return [{ caption: own.monitorTable, ...columns, rows: rows(targets) }];
  return [
    { caption: own.monitorTable, ...columns, rows: [...rows(first), ...together] },
    {
      caption: own.otherTargets(targets.length - first.length),
      ...columns,
      rows: rows(targets.filter(({ headline }) => !headline)),
      folded: true,
    },
  ];
}

const rate = (value: number | null): string =>
  value === null ? '—' : `${(value * 100).toFixed(1).replace('-', '−')}%`;

function requiredTable({ required }: MonitorAnswer, { locale, own }: Wording): ShownTable {
  return {
    caption: own.requiredTable,
    head: own.requiredHead,
    numbers: [1, 2, 3],
    rows: required.map(({ label, goal, realised, required: needed, through, to, basis }) => [
      { text: label[locale], ...(basis === 'figures' ? {} : { note: own.expectedLevels }) },
      ...[rate(goal), rate(realised), rate(needed)],
      through + 1 > to ? '' : own.span(through + 1, to),
    ]),
  };
}

function figureTable({ figures }: MonitorAnswer, { locale, text, own }: Wording): ShownTable {
  return {
    caption: own.figureTable,
    head: own.figureHead,
    numbers: [1, 2, 3, 4],
    rows: figures.map(({ label, year, value, expected, percentile, error, display }) => [
      label[locale],
      String(year),
      quantityText(value, display, text),
      text.interval(
        quantityText(expected.mean - expected.sd, display, text),
        quantityText(expected.mean + expected.sd, display, text),
      ),
      `${percentText(percentile)}%`,
      error.origin === 'given' ? '' : own.errorAssumed(quantityText(error.total, display, text)),
    ]),
    folded: true,
  };
}

function progressTable({ progress, progressWarning, targets }: MonitorAnswer, { locale, own }: Wording): ShownTable {
  const share = (value: number | null): string => (value === null ? '—' : `${Math.round(value * 100)}%`);
  const name = ({ target }: StraightLine): string => targets.find(({ id }) => id === target)?.label[locale] ?? target;
  return {
    caption: progressWarning[locale],
    head: own.progressHead,
    numbers: [1, 2, 3],
    rows: progress.map((line) => [name(line), share(line.done), share(line.elapsed), share(line.expected)]),
    folded: true,
  };
}
