/** The paragraph of a briefing, for people who read no tables: one or two sentences from each answer. */
import type { Bilingual } from '../../problem.ts';
import type { ConflictAnswer } from '../conflict/conflict.ts';
import { reachSentence } from '../reach/reach-words.ts';
import type { IndexRow, SensitivityAnswer } from '../sensitivity/question.ts';
import type { BriefingParts } from './briefing-answer.ts';

const share = (p: number): string => (p < 0.01 ? '<1 %' : p > 0.99 ? '>99 %' : `${Math.round(p * 100)} %`);

/** How many drivers are named, and the least share of the variance that is worth a name. */
const mostNamed = 3;
const leastShare = 0.02;

export function briefingParagraph({ together, effort, drivers, breaks }: BriefingParts): Bilingual {
  const sentences = [
    together && togetherSentence(together),
    effort && reachSentence(effort),
    drivers && driverSentence(drivers),
    breaks && (breaks.boxes[0]?.sentence ?? null),
  ].filter((sentence): sentence is Bilingual => sentence !== null);
  return { zh: sentences.map(({ zh }) => zh).join(''), en: sentences.map(({ en }) => en).join(' ') };
}

function togetherSentence({ targets, joint }: ConflictAnswer): Bilingual {
  const each = (locale: 'zh' | 'en'): string =>
    targets
      .map(({ label, p }) => `${locale === 'zh' ? `“${label.zh}”` : `“${label.en}”`} ${share(p)}`)
      .join(listEnd[locale]);
  const gap = joint.p - joint.product;
  const words: Bilingual =
    Math.abs(gap) <= joint.error
      ? { zh: '可以看作互不影响', en: 'so they hardly touch each other' }
      : gap < 0
        ? { zh: '可见它们相互牵制', en: 'so they pull against each other' }
        : { zh: '可见它们同向而动', en: 'so they move together' };
  return {
    zh: `单独看，${each('zh')}；同时实现只有 ${share(joint.p)}，而若互不相干应为 ${share(joint.product)}，${words.zh}。`,
    en: `Taken alone: ${each('en')}; all of them together ${share(joint.p)}, where independence would give ${share(joint.product)}, ${words.en}.`,
  };
}

const listEnd = { zh: '、', en: ', ' } as const;

function driverSentence(answer: SensitivityAnswer): Bilingual | null {
  if (answer.method !== 'given-data' && answer.method !== 'sobol') return null;
  const sized = answer.rows
    .flatMap((row: IndexRow) => (row.first === null || row.kind === 'others' ? [] : [{ row, size: row.first.value }]))
    .filter(({ size }) => size >= leastShare)
    .sort((a, b) => b.size - a.size)
    .slice(0, mostNamed);
  if (sized.length === 0) return null;
  const list = (locale: 'zh' | 'en'): string =>
    sized.map(({ row, size }) => `${row.label[locale]}（${share(size)}）`).join(listEnd[locale]);
  return {
    zh: `结果离门槛多远，主要取决于${list('zh')}，括号内为其解释的方差份额。`,
    en: `How far the outcome lies from the threshold is driven by ${list('en').replace(/（/g, ' (').replace(/）/g, ')')}, the shares of its variance.`,
  };
}
