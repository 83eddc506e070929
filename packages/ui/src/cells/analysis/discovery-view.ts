/** In which corner of the inputs it fails, or holds: the sentence, and the boxes with how far each condition can be trusted. */
import type { BoxRestriction, DiscoveryAnswer } from '@planwright/core/analysis';
import { fixed } from '../../format/number.ts';
import { percentText } from '@planwright/core';
import { quantityText, type AnalysisView, type ShownTable, type Wording } from './view.ts';

export function discoveryView(answer: DiscoveryAnswer, wording: Wording): AnalysisView {
  const { locale, own } = wording;
  return {
    title: answer.holds ? own.titles.discoveryHolds : own.titles.discovery,
    sentences: [answer.sentence[locale]],
    figures: [],
    tables: discoveryTables(answer, wording),
    record: answer,
  };
}

export function discoveryTables({ boxes }: DiscoveryAnswer, { locale, text, own }: Wording): readonly ShownTable[] {
  if (boxes.length === 0) return [];
  const end = (value: number | null, { display }: BoxRestriction): string =>
    value === null ? text.none : quantityText(value, display, text);
  const conditions: ShownTable = {
    caption: own.boxTable,
    head: own.boxHead,
    numbers: [2, 3, 4, 5],
    rows: boxes.flatMap(({ restrictions }, i) =>
      restrictions.map((restriction) => [
        own.box(i + 1),
        restriction.label[locale],
        end(restriction.low, restriction),
        end(restriction.high, restriction),
        restriction.quasiP < 0.001 ? '<0.001' : fixed(restriction.quasiP, 3),
        `${percentText(restriction.found)}%`,
      ]),
    ),
  };
  const sets: ShownTable = {
    caption: own.boxesTable,
    head: own.boxesHead,
    numbers: [1, 2, 3],
    rows: boxes.map(({ mass, density, coverage }, i) => [
      own.box(i + 1),
      ...[mass, density, coverage].map((share) => `${percentText(share)}%`),
    ]),
    folded: true,
  };
  return [conditions, sets];
}
