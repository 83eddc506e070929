/** Every reading of every target side by side: which wording changes the answer. */
import { probabilityWord, targetOfReading, testWords } from '@planwright/core';
import type { Bilingual, Locale, Target, Verdict } from '@planwright/core';
import { probability, spokenProbability } from './format-number.ts';
import { pick, say } from './locale.ts';
import { textTable } from './table.ts';
import { thresholdText } from './verdict-table.ts';

export interface ReadingRow {
  /** Of the target. */
  readonly target: string;
  readonly verdict: Verdict;
  readonly isDefault: boolean;
  /** The probability has another word than that of the default reading. */
  readonly changesAnswer: boolean;
}

/** `verdicts` of `everyReading`; the first one of each target is its default. */
export function readingRows(verdicts: readonly Verdict[]): readonly ReadingRow[] {
  const defaults = new Map<string, Verdict>();
  return verdicts.map((verdict) => {
    const target = targetOfReading(verdict.id);
    const first = defaults.get(target) ?? verdict;
    defaults.set(target, first);
    const changesAnswer =
      verdict.p !== null && first.p !== null && probabilityWord(verdict.p) !== probabilityWord(first.p);
    return { target, verdict, isDefault: first === verdict, changesAnswer };
  });
}

export function readingJson(
  { target, verdict, isDefault, changesAnswer }: ReadingRow,
  test: Bilingual | null,
): Readonly<Record<string, unknown>> {
  const { clause, reading, readingLabel, grade, thresholdSource, p, error, margin, marginUnit } = verdict;
  const asked = { target, clause, reading, label: readingLabel, test, grade, thresholdSource, isDefault };
  return { ...asked, p, error, undefined: verdict.undefined, margin, marginUnit, changesAnswer };
}

/** The tests in words, by the id of the row. */
export function readingTests(
  targets: readonly Target[],
  labelOf: (name: string) => Bilingual,
): ReadonlyMap<string, Bilingual> {
  return new Map(
    targets.flatMap(({ id, readings }) => Object.values(readings).map(({ test }) => [id, testWords(test, labelOf)])),
  );
}

export function readingTable(rows: readonly ReadingRow[], locale: Locale): string {
  const columns = [
    { title: say(locale, '编号', 'id') },
    { title: say(locale, '目标与读法', 'target and readings') },
    { title: say(locale, '概率', 'probability'), align: 'right' as const },
    { title: say(locale, '判断', 'verdict') },
    { title: say(locale, '依据', 'evidence') },
    { title: say(locale, '门槛', 'threshold') },
  ];
  const lines = rows.flatMap((row) => {
    const { target, verdict, isDefault, changesAnswer } = row;
    const judged = verdict.p === null ? '' : spokenProbability(verdict.p, locale);
    const cells = [
      '',
      `${isDefault ? '▸' : '·'} ${pick(locale, verdict.readingLabel)}`,
      probability(verdict.p, verdict.error),
      changesAnswer ? `${judged} ←` : judged,
      verdict.grade,
      thresholdText(verdict, locale),
    ];
    return isDefault ? [[target, pick(locale, verdict.label)], cells] : [cells];
  });
  return textTable(columns, lines) + changeLine(rows, locale);
}

function changeLine(rows: readonly ReadingRow[], locale: Locale): string {
  const changed = [...new Set(rows.filter(({ changesAnswer }) => changesAnswer).map(({ target }) => target))];
  if (changed.length === 0)
    return say(locale, '▸ 默认读法。没有读法改变判断。\n', '▸ default reading. No reading changes a verdict.\n');
  return say(
    locale,
    `▸ 默认读法；← 换读法后判断改变，共 ${changed.length} 项：${changed.join('、')}\n`,
    `▸ default reading; ← this reading changes the verdict, for ${changed.length} targets: ${changed.join(', ')}\n`,
  );
}
