/** Verdicts and their joint figure, as JSON and as a table. */
import type { JointVerdict, Locale, Verdict } from '@planwright/core';
import { probability, probabilityWord } from './format-number.ts';
import { pick, say } from './locale.ts';
import { textTable } from './table.ts';

export function verdictJson(verdict: Verdict): Readonly<Record<string, unknown>> {
  const { id, clause, label, reading, grade, thresholdSource, p, error, margin, marginUnit } = verdict;
  const { effort, effortReason, precedent, precedentReason, status, headline, demanded } = verdict;
  return {
    ...{
      id,
      clause,
      label,
      reading,
      grade,
      thresholdSource,
      p,
      error,
      undefined: verdict.undefined,
      margin,
      marginUnit,
    },
    ...{ effort, effortReason, precedent, precedentReason, status, headline, demanded },
    alternatives: verdict.alternatives,
  };
}

export function verdictTable(verdicts: readonly Verdict[], locale: Locale): string {
  const columns = [
    { title: say(locale, '编号', 'id') },
    { title: say(locale, '条', 'clause'), align: 'right' as const },
    { title: say(locale, '目标', 'target') },
    { title: say(locale, '读法', 'reading') },
    { title: say(locale, '概率', 'probability'), align: 'right' as const },
    { title: say(locale, '判断', 'verdict') },
    { title: say(locale, '依据', 'evidence') },
  ];
  const rows = verdicts.map((verdict) => [
    verdict.id,
    String(verdict.clause),
    pick(locale, verdict.label),
    pick(locale, verdict.readingLabel),
    probability(verdict.p, verdict.error),
    word(verdict, locale),
    verdict.grade,
  ]);
  return textTable(columns, rows) + verdicts.map((verdict) => alternativeLine(verdict, locale)).join('');
}

/** The choice of prior is open, so the other choices stand under the table. */
function alternativeLine({ id, alternatives }: Verdict, locale: Locale): string {
  if (alternatives === null || alternatives.length === 0) return '';
  const parts = alternatives.map(({ label, p, error }) => `${pick(locale, label)} ${probability(p, error)}`);
  return say(locale, `${id} 换用其他先验：${parts.join('；')}\n`, `${id} under other priors: ${parts.join('; ')}\n`);
}

/** Grade C rests on priors alone, so it is said to illustrate. */
function word({ p, grade, status, undefined: lost }: Verdict, locale: Locale): string {
  if (p === null)
    return status === 'checklist' ? say(locale, '核对项', 'checklist') : say(locale, '未建模', 'not modelled');
  const parts = [probabilityWord(p, locale)];
  if (grade === 'C') parts.push(say(locale, '仅供演示', 'illustrative'));
  if (lost > 0) parts.push(say(locale, `${lost} 次无定义`, `${lost} undefined`));
  return parts.join(say(locale, '，', ', '));
}

export function jointLine(joint: JointVerdict | null, locale: Locale): string {
  if (joint === null) return '';
  const ids = joint.ids.join(say(locale, '、', ', '));
  const p = probability(joint.p, joint.error);
  const product = probability(joint.product, null);
  return say(
    locale,
    `同时实现（${ids}）：${p}，${probabilityWord(joint.p, locale)}；若相互独立应为 ${product}\n`,
    `All together (${ids}): ${p}, ${probabilityWord(joint.p, locale)}; independence would give ${product}\n`,
  );
}
