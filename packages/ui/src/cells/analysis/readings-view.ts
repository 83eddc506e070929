/** Every reading of each target side by side; the words show where the reading decides. */
import type { Verdict } from '@planwright/core';
import { errorPoints, percentText, probabilityWord } from '@planwright/core';
import type { AnalysisAnswer } from '../../state/analyses.ts';
import type { AnalysisView, ShownCell, ShownTable, Wording } from './view.ts';

type Readings = Extract<AnalysisAnswer, { name: 'readings' }>;

/** Whether another reading gives another word. */
export function wordChanges(verdicts: readonly Pick<Verdict, 'p'>[]): boolean {
  return new Set(verdicts.flatMap(({ p }) => (p === null ? [] : [probabilityWord(p)]))).size > 1;
}

export function readingsView({ report, targets }: Readings, { locale, text, own }: Wording): AnalysisView {
  const changed = targets.filter(({ verdicts }) => wordChanges(verdicts));
  const same = targets.filter((each) => !changed.includes(each));
  const rowsOf = (these: Readings['targets']): ShownTable['rows'] =>
    these.flatMap(({ target, verdicts }) =>
      verdicts.map((verdict, i): readonly (string | ShownCell)[] => {
        const word = verdict.p === null ? null : probabilityWord(verdict.p);
        const label: ShownCell = {
          text: i === 0 ? target.label[locale] : '',
        };
        return [
          label,
          { text: verdict.readingLabel[locale], ...(i === 0 ? { note: own.inForce } : {}) },
          verdict.p === null ? text.none : `${percentText(verdict.p)}%`,
          verdict.error === null ? '' : text.error(errorPoints(verdict.error)),
          word === null ? text.notModelled : { text: text.words[word], word },
          verdict.grade,
        ];
      }),
    );
  const columns = { head: own.readingsHead, numbers: [2, 3] };
  const names = changed.map(({ target }) => target.label[locale]).join(own.listEnd);
  const sentence = own.readingsSentence(changed.length, targets.length);
  const { scenario, draws, seed, hash, engine } = report;
  return {
    title: own.titles.readings,
    sentences: [
      changed.length === 0 ? sentence : `${sentence}${locale === 'zh' ? '' : ' '}${own.readingsListed(names)}`,
    ],
    figures: [],
    tables: [
      { caption: own.readingsTable, ...columns, rows: rowsOf(changed) },
      { caption: own.readingsSame(same.length), ...columns, rows: rowsOf(same), folded: true },
    ].filter(({ rows }) => rows.length > 0),
    record: { scenario, draws, seed, hash, engine },
  };
}
