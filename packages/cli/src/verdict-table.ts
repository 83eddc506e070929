/** Verdicts and their joint figure, as JSON and as a table. */
import { percentText, probabilityScale, probabilityWord, probabilityWords } from '@planwright/core';
import type { JointVerdict, Locale, Verdict } from '@planwright/core';
import { probability, spokenProbability } from './format-number.ts';
import { pick, say } from './locale.ts';
import { textTable } from './table.ts';

/** For the page: figures, and words that the target itself has. */
const leftOut: readonly string[] = ['peak', 'marginHistogram', 'readingLabel', 'readings'] satisfies (keyof Verdict)[];

export function verdictJson(verdict: Verdict): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(verdict).filter(([key]) => !leftOut.includes(key)));
}

/** Where a threshold comes from. */
const sources = {
  document: { zh: '规划', en: 'plan' },
  external: { zh: '上级', en: 'external' },
  peer: { zh: '比较', en: 'peer' },
  analyst: { zh: '分析者', en: 'analyst' },
} as const;

export const thresholdText = (verdict: Verdict, locale: Locale): string => sources[verdict.thresholdSource][locale];

/** One group of rows per clause, in the order of the plan. */
export function verdictTable(verdicts: readonly Verdict[], locale: Locale): string {
  const columns = [
    { title: say(locale, '条', 'clause'), align: 'right' as const },
    { title: say(locale, '编号', 'id') },
    { title: say(locale, '目标', 'target') },
    { title: say(locale, '读法', 'reading') },
    { title: say(locale, '概率', 'probability'), align: 'right' as const },
    { title: say(locale, '判断', 'verdict') },
    { title: say(locale, '依据', 'evidence') },
    { title: say(locale, '门槛', 'threshold') },
  ];
  const sorted = [...verdicts].sort((a, b) => a.clause - b.clause);
  const rows = sorted.map((verdict, i) => [
    verdict.clause === sorted[i - 1]?.clause ? '' : String(verdict.clause),
    verdict.id,
    pick(locale, verdict.label),
    pick(locale, verdict.readingLabel),
    probability(verdict.p, verdict.error),
    word(verdict, locale),
    evidence(verdict),
    thresholdText(verdict, locale),
  ]);
  const others = sorted.filter(({ grade }) => grade !== 'C').map((verdict) => alternativeLine(verdict, locale));
  return textTable(columns, rows) + others.join('') + illustrativeLine(sorted, locale);
}

/** The choice of prior is open, so the other choices stand under the table. */
function alternativeLine({ id, alternatives }: Verdict, locale: Locale): string {
  if (alternatives === null || alternatives.length === 0) return '';
  const parts = alternatives.map(({ label, p, error }) => `${pick(locale, label)} ${probability(p, error)}`);
  return say(locale, `${id} 换用其他先验：${parts.join('；')}\n`, `${id} under other priors: ${parts.join('; ')}\n`);
}

/** What rests on priors alone shows how far they carry it: `C 34–71 %`. */
function evidence({ grade, p, alternatives }: Verdict): string {
  if (grade !== 'C' || p === null || alternatives === null || alternatives.length === 0) return grade;
  const all = [p, ...alternatives.flatMap((other) => (other.p === null ? [] : [other.p]))];
  const [low, high] = [percentText(Math.min(...all)), percentText(Math.max(...all))];
  return low === high ? grade : `${grade} ${low}–${high} %`;
}

function illustrativeLine(verdicts: readonly Verdict[], locale: Locale): string {
  const illustrative = verdicts.filter(({ grade }) => grade === 'C');
  if (illustrative.length === 0) return '';
  const labels = new Map(
    illustrative.flatMap(({ alternatives }) => alternatives ?? []).map(({ id, label }) => [id, label]),
  );
  const ranges = [...labels.values()].map((label) => pick(locale, label));
  return say(
    locale,
    `C：只据先验，仅供演示${ranges.length > 0 ? `；范围含${ranges.join('、')}` : ''}\n`,
    `C: on priors alone, illustrative${ranges.length > 0 ? `; the range covers ${ranges.join(', ')}` : ''}\n`,
  );
}

function word({ p, grade, status, umbrella, undefined: lost }: Verdict, locale: Locale): string {
  if (p === null) return statusText(status, locale);
  const parts = [spokenProbability(p, locale)];
  if (grade === 'C') parts.push(say(locale, '仅供演示', 'illustrative'));
  if (umbrella) parts.push(say(locale, '不计数', 'not counted'));
  if (lost > 0) parts.push(say(locale, `${lost} 次无定义`, `${lost} undefined`));
  return parts.join(say(locale, '，', ', '));
}

export function statusText(status: Verdict['status'], locale: Locale): string {
  if (status === 'checklist') return say(locale, '核对项', 'checklist');
  return status === 'modelled' ? say(locale, '已建模', 'modelled') : say(locale, '未建模', 'not modelled');
}

/** How many of the counted targets stand where on the scale; umbrellas and what rests on priors alone are not counted. */
export function countLine(verdicts: readonly Verdict[], locale: Locale): string {
  const counted = verdicts.filter(({ grade, umbrella, p }) => grade !== 'C' && !umbrella && p !== null);
  const parts = probabilityScale.flatMap((word) => {
    const count = counted.filter(({ p }) => p !== null && probabilityWord(p) === word).length;
    return count === 0 ? [] : [`${probabilityWords[locale][word]} ${count}`];
  });
  const left = verdicts.length - counted.length;
  return say(
    locale,
    `依据 A、B 的 ${counted.length} 项：${parts.join('、')}；另有 ${left} 项只据先验或为总括，不计数\n`,
    `Of ${counted.length} on evidence A or B: ${parts.join(', ')}; ${left} more on priors alone or umbrellas, not counted\n`,
  );
}

export function jointLine(joint: JointVerdict | null, locale: Locale): string {
  if (joint === null) return '';
  const ids = joint.ids.join(say(locale, '、', ', '));
  const p = probability(joint.p, joint.error);
  const product = probability(joint.product, null);
  return say(
    locale,
    `同时实现（${ids}）：${p}，${spokenProbability(joint.p, locale)}；若相互独立应为 ${product}\n`,
    `All together (${ids}): ${p}, ${spokenProbability(joint.p, locale)}; independence would give ${product}\n`,
  );
}
