/** Boxes in words, in the units people read. */
import type { Bilingual } from '../../problem.ts';
import { ownLabel, spokenQuantity, spokenShare } from '../spoken.ts';
import type { BoxRestriction, DiscoveredBox, DiscoveryAnswer } from './question.ts';

function condition({ name, label, display, low, high, kind }: BoxRestriction): Bilingual {
  const at = (value: number): Bilingual => spokenQuantity(value * display.factor, display.unit);
  const own = ownLabel({ name, label });
  // A shock has a value each year: the box is about its mean.
  const [zh, en] = kind === 'shock' ? [`${own.zh}（各年平均）`, `${own.en} (mean over the years)`] : [own.zh, own.en];
  if (low !== null && high !== null)
    return {
      zh: `${zh}在 ${at(low).zh} 与 ${at(high).zh} 之间`,
      en: `${en} is between ${at(low).en} and ${at(high).en}`,
    };
  if (low !== null) return { zh: `${zh}不低于 ${at(low).zh}`, en: `${en} is at least ${at(low).en}` };
  return { zh: `${zh}不高于 ${at(high!).zh}`, en: `${en} is at most ${at(high!).en}` };
}

type Told = Omit<DiscoveredBox, 'sentence'>;

export function boxSentence({ restrictions, mass, density, coverage }: Told, holds: boolean): Bilingual {
  const conditions = restrictions.map(condition);
  const zh = holds ? '实现' : '落空';
  const [en, each] = holds ? ['It holds', 'hold'] : ['It fails', 'fail'];
  return {
    zh: `${zh}多在这样的情形：${conditions.map((each) => each.zh).join('，且')}。这样的情形占 ${spokenShare(mass)}，其中 ${spokenShare(density)} ${zh}；全部${zh}的情形有 ${spokenShare(coverage)} 在其中。`,
    en: `${en} mostly when ${conditions.map((each) => each.en).join(', and ')}. Such cases are ${spokenShare(mass)} of all; ${spokenShare(density)} of them ${each}, and ${spokenShare(coverage)} of all that ${each} are among them.`,
  };
}

/** What a second, differently built method says of the first box. */
export const treeSentence = (agrees: boolean): Bilingual =>
  agrees
    ? { zh: '另一种算法（分类树）挑出的也是这些条件。', en: 'A second method, a classification tree, names these too.' }
    : {
        zh: '另一种算法（分类树）挑出的条件不同，这一条只宜参考。',
        en: 'A second method, a classification tree, names other conditions: lean on this with care.',
      };

type Answer = Pick<DiscoveryAnswer, 'output' | 'share' | 'boxes' | 'holds' | 'tree'>;

export function answerSentence({ output: { label }, share, boxes, holds, tree }: Answer): Bilingual {
  const [zh, en] = holds ? ['实现', 'holds'] : ['落空', 'fails'];
  const head = {
    zh: `“${label.zh}”在 ${spokenShare(share)} 的抽样中${zh}。`,
    en: `“${label.en}” ${en} in ${spokenShare(share)} of the draws.`,
  };
  // Where nearly all draws are looked for, what sets the few others apart is the sharper question.
  if (share > 0.8) {
    head.zh += holds ? '多数情形都能实现，反过来问何时落空更有用。' : '多数情形都会落空，反过来问何时实现更有用。';
    head.en += holds ? ' Most hold: asking when it fails says more.' : ' Most fail: asking when it holds says more.';
  }
  if (boxes.length === 0)
    return {
      zh: `${head.zh}没有找到比偶然更可靠的条件。`,
      en: `${head.en} No condition was found that chance would not explain.`,
    };
  const second = treeSentence(tree.agrees);
  const told = boxes.map(({ sentence }, i) =>
    i === 0 ? sentence : { zh: `此外，${sentence.zh}`, en: `Besides: ${sentence.en}` },
  );
  const all = [head, ...told, second];
  return { zh: all.map((each) => each.zh).join(''), en: all.map((each) => each.en).join(' ') };
}
