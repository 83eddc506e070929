/** Boxes in words, in the units people read. */
import type { Bilingual } from '../../problem.ts';
import type { BoxRestriction, DiscoveredBox } from './question.ts';

/** Three significant digits; trailing zeros say nothing. */
const number = (value: number): string => String(Number(value.toPrecision(3))).replace('-', '−');
const percent = (share: number): string => `${number(share * 100)} %`;

function condition({ label, display, low, high, kind }: BoxRestriction): Bilingual {
  const unit = display.unit === '1' ? '' : ` ${display.unit}`;
  const at = (value: number): string => number(value * display.factor) + unit;
  // A shock has a value each year: the box is about its mean.
  const [zh, en] =
    kind === 'shock' ? [`${label.zh}（各年平均）`, `${label.en} (mean over the years)`] : [label.zh, label.en];
  if (low !== null && high !== null)
    return { zh: `${zh}在 ${at(low)} 与 ${at(high)} 之间`, en: `${en} is between ${at(low)} and ${at(high)}` };
  if (low !== null) return { zh: `${zh}不低于 ${at(low)}`, en: `${en} is at least ${at(low)}` };
  return { zh: `${zh}不高于 ${at(high!)}`, en: `${en} is at most ${at(high!)}` };
}

type Told = Omit<DiscoveredBox, 'sentence'>;

export function boxSentence({ restrictions, mass, density, coverage }: Told, holds: boolean): Bilingual {
  const conditions = restrictions.map(condition);
  const [zh, en] = holds ? ['成立', 'hold'] : ['不成立', 'fail'];
  return {
    zh: `${zh}多见于：${conditions.map((each) => each.zh).join('，且')}。这样的情形占 ${percent(mass)}，其中 ${percent(density)} ${zh}，涵盖全部${zh}情形的 ${percent(coverage)}。`,
    en: `It ${en}s mostly when ${conditions.map((each) => each.en).join(', and ')}. Such cases are ${percent(mass)} of all, ${percent(density)} of them ${en}, and they cover ${percent(coverage)} of all that ${en}.`,
  };
}

export function answerSentence(
  label: Bilingual,
  share: number,
  boxes: readonly DiscoveredBox[],
  holds: boolean,
  agrees: boolean,
): Bilingual {
  const [zh, en] = holds ? ['成立', 'holds'] : ['不成立', 'fails'];
  const head = {
    zh: `“${label.zh}”在 ${percent(share)} 的抽样中${zh}。`,
    en: `“${label.en}” ${en} in ${percent(share)} of the draws.`,
  };
  // Where nearly all draws are looked for, what sets the few others apart is the sharper question.
  if (share > 0.8) {
    head.zh += holds ? '多数情形都成立，反过来问何时不成立更有用。' : '多数情形都不成立，反过来问何时成立更有用。';
    head.en += holds ? ' Most hold: asking when it fails says more.' : ' Most fail: asking when it holds says more.';
  }
  if (boxes.length === 0)
    return {
      zh: `${head.zh}没有找到比偶然更可靠的条件。`,
      en: `${head.en} No condition was found that chance would not explain.`,
    };
  const tree = agrees
    ? { zh: '分类树给出同样的输入。', en: 'A classification tree names the same inputs.' }
    : {
        zh: '分类树给出的输入不同，结论须谨慎。',
        en: 'A classification tree names other inputs: lean on this with care.',
      };
  return {
    zh: [head.zh, ...boxes.map(({ sentence }, i) => (i === 0 ? sentence.zh : `此外，${sentence.zh}`)), tree.zh].join(
      '',
    ),
    en: [head.en, ...boxes.map(({ sentence }, i) => (i === 0 ? sentence.en : `Besides, ${sentence.en}`)), tree.en].join(
      ' ',
    ),
  };
}
