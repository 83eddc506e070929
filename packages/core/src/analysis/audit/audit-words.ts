/** A check of an indicator table in a sentence: which rows stand against each other, what they imply, and what was observed. */
import type { Bilingual } from '../../problem.ts';
import type { AuditAnswer, AuditCheck, AuditStatus, ThirdNumber } from './audit.ts';

export const auditStatusWords: Readonly<Record<AuditStatus, Bilingual>> = {
  conflicts: { zh: '矛盾', en: 'conflict' },
  strained: { zh: '存疑', en: 'strained' },
  implied: { zh: '隐含', en: 'implied' },
  agrees: { zh: '相符', en: 'agrees' },
  unchecked: { zh: '不能检查', en: 'not checked' },
};

const order: readonly AuditStatus[] = ['conflicts', 'strained', 'implied', 'agrees'];

/** The checks that were made, worst first. */
export const checksInOrder = ({ checks }: AuditAnswer): readonly AuditCheck[] =>
  order.flatMap((status) => checks.filter((check) => check.status === status));

export function auditSummary({ counts }: AuditAnswer): Bilingual {
  return {
    zh: `矛盾 ${counts.conflicts} 处，存疑 ${counts.strained} 处，隐含 ${counts.implied} 处，相符 ${counts.agrees} 处，不能检查 ${counts.unchecked} 处。`,
    en: `${counts.conflicts} conflicts, ${counts.strained} strained, ${counts.implied} implied, ${counts.agrees} agreeing, ${counts.unchecked} not checked.`,
  };
}

/** `收入与经济同步：“甲”（B3：6）与“乙”（B4：5）；意味着…；表中为…；最近观测…；误差来源：四舍五入。` */
export function auditSentence(check: AuditCheck): Bilingual {
  const { label, third, causes } = check;
  const rows = check.cells.map(({ row, file, place, text }): Bilingual => {
    const at = [file, place].filter((part) => part !== null).join(' ');
    return {
      zh: `“${row}”（${at === '' ? '' : `${at}：`}${text}）`,
      en: `“${row}” (${at === '' ? '' : `${at}: `}${text})`,
    };
  });
  const tolerance: Bilingual = {
    zh: `误差来源：${[...new Set(causes.map(({ zh }) => zh))].join('、')}`,
    en: `tolerance: ${[...new Set(causes.map(({ en }) => en))].join(', ')}`,
  };
  const parts = [
    {
      zh: `${label.zh}：${rows.map(({ zh }) => zh).join('与')}`,
      en: `${label.en}: ${rows.map(({ en }) => en).join(' with ')}`,
    },
    ...(third === null ? [] : [impliedWords(third), printedWords(third), observedWords(third), rangeWords(third)]),
    causes.length === 0 ? null : tolerance,
  ].filter((part): part is Bilingual => part !== null);
  return { zh: `${parts.map(({ zh }) => zh).join('；')}。`, en: `${parts.map(({ en }) => en).join('; ')}.` };
}

const percent = (rate: number): string => `${(rate * 100).toFixed(2).replace('-', '−')}%`;

/** Three significant digits or more, whole from a thousand on. */
function figure(value: number): string {
  const size = Math.abs(value);
  const decimals = size >= 1000 ? 0 : size >= 100 ? 1 : size >= 0.1 || size === 0 ? 2 : 4;
  return value.toFixed(decimals).replace('-', '−');
}

function valueText({ unit }: ThirdNumber, value: number): string {
  if (unit === 'rate') return value === Infinity ? '∞' : percent(value);
  // 人 and 元 by the ten thousand, as tables print them.
  if (unit === '人' || unit === '吨' || unit === 'tCO2' || unit === '吨标准煤')
    return `${figure(value / 10_000)} 万${unit}`;
  if (unit.endsWith('/元')) return `${figure(value * 10_000)} ${unit.slice(0, -1)}万元`;
  return value >= 1e8 && unit === '元'
    ? `${figure(value / 1e8)} 亿元`
    : `${figure(value)}${unit === '1' ? '' : ` ${unit}`}`;
}

function impliedWords(third: ThirdNumber): Bilingual {
  const { label, implied, unit, year } = third;
  const [value, low, high] = [implied.value, implied.low, implied.high].map((each) => valueText(third, each));
  const span = Number.isFinite(implied.high)
    ? { zh: `（${low} 至 ${high}）`, en: ` (${low} to ${high})` }
    : { zh: '', en: '' };
  const when = unit === 'rate' ? { zh: '年均', en: ' a year: ' } : { zh: ` ${year} 年`, en: ` in ${year}: ` };
  return {
    zh: `意味着${label.zh}${when.zh} ${value}${span.zh}`,
    en: `they imply ${label.en}${when.en}${value}${span.en}`,
  };
}

function printedWords(third: ThirdNumber): Bilingual | null {
  if (third.printed === null) return null;
  const text = valueText(third, third.printed.value);
  return { zh: `表中为 ${text}`, en: `the table prints ${text}` };
}

function observedWords(third: ThirdNumber): Bilingual {
  const { observed: last } = third;
  if (last === null) return { zh: '没有观测值可比', en: 'nothing observed to compare with' };
  const text = valueText(third, last.value);
  return {
    zh: `最近观测 ${text}（${last.year} 年，${last.references.join('、')}）`,
    en: `last observed ${text} (${last.year}, ${last.references.join(', ')})`,
  };
}

function rangeWords({ range }: ThirdNumber): Bilingual | null {
  if (range === null) return null;
  const [low, high] = [percent(range.low), percent(range.high)];
  return {
    zh: `有数的 ${range.count} 年在 ${low} 至 ${high} 之间`,
    en: `in ${range.count} observed years between ${low} and ${high}`,
  };
}
