/** What it would take: the sentence, the levers with their moves and precedents, each lever alone, probability against effort. */
import { reachSentence } from '@planwright/core/analysis';
import type { FrontierPoint, LeverAlone, LeverMove, ReachAnswer } from '@planwright/core/analysis';
import { fixed, numberText } from '../../format/number.ts';
import { percentText } from '@planwright/core';
import { frontierLine } from '../../plots/frontier-line.ts';
import { readText, type AnalysisView, type ShownFigure, type ShownTable, type Wording } from './view.ts';

export function reachView(answer: ReachAnswer, wording: Wording): AnalysisView {
  const { locale, own } = wording;
  const { alone, frontier } = answer;
  return {
    title: own.titles.reach,
    sentences: [reachSentence(answer)[locale]],
    figures: frontier === null || frontier.length < 2 ? [] : [frontierFigure(frontier, wording)],
    tables: [leverTable(answer, wording), ...(alone === null ? [] : [aloneTable(alone, wording)])],
    record: answer,
  };
}

/** Moves smaller than this are owed to the search. */
const still = 1e-9;

export function leverTable({ levers, idle }: ReachAnswer, { locale, text, own }: Wording): ShownTable {
  const note = ({ name, bound, precedent, steps }: LeverMove): string =>
    [
      idle.includes(name) ? own.idle : steps <= still ? own.unmoved : '',
      bound === 'low' ? own.atLow : bound === 'high' ? own.atHigh : '',
      precedent === null ? '' : own.precedent(fixed(precedent * 100, 0)),
    ]
      .filter((part) => part !== '')
      .join(own.listEnd);
  return {
    caption: own.reachTable,
    head: own.reachHead,
    numbers: [1, 2, 3, 4],
    rows: [...levers]
      .sort((a, b) => b.steps - a.steps)
      .map((lever) => [
        lever.label[locale],
        readText(lever.from, lever.unit, text),
        readText(lever.to, lever.unit, text),
        text.interval(numberText(lever.low, lever.unit), readText(lever.high, lever.unit, text)),
        fixed(lever.steps, 2),
        note(lever),
      ]),
  };
}

function aloneTable(alone: readonly LeverAlone[], { locale, text, own }: Wording): ShownTable {
  return {
    caption: own.aloneTable,
    head: own.aloneHead,
    numbers: [1, 2, 3],
    rows: alone.map(({ label, unit, from, needed, best }) => [
      label[locale],
      readText(from, unit, text),
      needed === null ? own.notAlone : readText(needed, unit, text),
      `${percentText(best.p)}%`,
    ]),
    folded: true,
  };
}

function frontierFigure(points: readonly FrontierPoint[], { own }: Wording): ShownFigure {
  const sorted = [...points].sort((a, b) => a.effort - b.effort);
  const [first, last] = [sorted[0], sorted.at(-1)];
  const description = own.frontierChart(
    `${percentText(first?.p ?? 0)}%`,
    `${percentText(last?.p ?? 0)}%`,
    fixed(last?.effort ?? 0, 2),
  );
  const height = 210;
  return {
    height,
    caption: own.frontierCaption,
    draw: (width) =>
      frontierLine({ points: sorted, effort: own.effort, probability: own.probability, description, width, height }),
  };
}
