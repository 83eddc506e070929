/** The paragraph, and below it the levers and the figures it was built from. */
import type { BriefingAnswer } from '@planwright/core/analysis';
import { discoveryTables } from './discovery-view.ts';
import { leverTable } from './reach-view.ts';
import { sensitivityTables } from './sensitivity-view.ts';
import type { AnalysisView, Wording } from './view.ts';

export function briefingView(answer: BriefingAnswer, wording: Wording): AnalysisView {
  const { effort, drivers, breaks } = answer;
  const tables = [
    ...(effort === null ? [] : [leverTable(effort, wording)]),
    ...(drivers === null ? [] : sensitivityTables(drivers, wording)),
    ...(breaks === null ? [] : discoveryTables(breaks, wording)),
  ];
  return {
    title: wording.own.titles.briefing,
    sentences: [answer.paragraph[wording.locale]],
    figures: [],
    tables: tables.map((table) => ({ ...table, folded: true })),
    record: answer,
  };
}
