/** The precedent of a verdict: where the margin it needs stands among comparable places, or why there is no such figure. */
import type { Bilingual } from '../problem.ts';
import type { Verdict } from '../result/report.ts';
import type { SettledTest } from './grammar.ts';
import { percentileIn } from './reference-class.ts';
import type { ClassPercentile, ReferenceClass, ReferenceClasses } from './reference-class.ts';

type Precedent = Pick<Verdict, 'precedent' | 'precedentReason'>;

/** `classes` are those of the model; the first that is large enough gives the figure, the others say how much the choice matters. */
export function verdictPrecedent(test: SettledTest, classes: ReferenceClasses | undefined): Precedent {
  if (classes === undefined) return none('模型没有附参照类', 'the model brings no reference class');
  if (test.kind !== 'growthAbovePeer' || test.series !== classes.series || test.peer !== classes.peer)
    return none(
      '参照类只有各市增速与本省之差，这个目标问的是别的',
      'the classes hold growth margins against the province, and this target asks for something else',
    );
  if (test.over === 'everyYear')
    return none(
      '参照类是多年平均，这个读法问每一年',
      'the classes hold means of years, and this reading asks for each year',
    );
  if (test.relation === 'inStep')
    return none(
      '参照类按高低排位，这个读法问是否同步',
      'the classes rank by size, and this reading asks for being in step',
    );
  const { by = 0 } = test;
  const years = test.to - test.from;
  const points = (by * 100).toFixed(1);
  const needed = { zh: `需平均高出 ${points} 个百分点`, en: `Needs ${points} points a year` };
  const ofSpan = classes.classes.filter((each) => each.years === years);
  const found = marginPrecedent(by, ofSpan, needed);
  if (found === null)
    return none('没有同样年数、成员够多的参照类', 'no reference class of as many years is large enough');
  return { precedent: found.precedent, precedentReason: found.precedentReason };
}

/** Where a margin stands in a class. */
export interface PlacedIn {
  readonly each: ReferenceClass;
  readonly at: ClassPercentile;
}

/** Of a growth margin, as a fraction per year; `head` says what it is. Null where no class is large enough. */
export function marginPrecedent(
  margin: number,
  classes: readonly ReferenceClass[],
  head: Bilingual,
): (Precedent & { readonly found: readonly PlacedIn[] }) | null {
  const found = classes.flatMap((each): PlacedIn[] => {
    const at = percentileIn(each, margin);
    return at === null ? [] : [{ each, at }];
  });
  const [chosen] = found;
  if (chosen === undefined) return null;
  const shares = found.map(({ each, at }) => shareWords(each, at));
  return {
    ...{ found, precedent: chosen.at.percentile },
    precedentReason: {
      zh: `${head.zh}；没有超过这一水平的：${shares.map(({ zh }) => zh).join('；')}。参照类的选择：${chosen.each.choice.zh}`,
      en: `${head.en}; did not get beyond that: ${shares.map(({ en }) => en).join('; ')}. Choice of class: ${chosen.each.choice.en}`,
    },
  };
}

function shareWords({ label, size, window }: ReferenceClass, { percentile, bound }: ClassPercentile): Bilingual {
  const percent = `${bound === 'below' ? '<' : bound === 'above' ? '>' : ''}${Math.round(percentile * 100)} %`;
  return { zh: `${label.zh}（${size} 个，${window}）${percent}`, en: `${label.en} (${size}, ${window}) ${percent}` };
}

const none = (zh: string, en: string): Precedent => ({ precedent: null, precedentReason: { zh, en } });
