/** Which figures of a yearbook would narrow the answer most: value of information by share of variance. */
import { inlineRunner, ModelError, runDefaults } from '@planwright/core';
import type { Locale, ModelBundle } from '@planwright/core';
import { sensitivity, yearbookFigures } from '@planwright/core/analysis';
import type { FigureValues, ValuedFigure } from '@planwright/core/analysis';
import { dataGaps } from '@planwright/models';
import { pick, say } from './locale.ts';
import { textTable } from './table.ts';

/** For the headline targets together, under the first scenario; null where the bundle has none, or nothing uncertain moves them. */
export async function figuresThatNarrow(bundle: ModelBundle): Promise<FigureValues | null> {
  const [scenario] = Object.keys(bundle.scenarios);
  if (scenario === undefined || !bundle.targets.some(({ headline }) => headline)) return null;
  const job = { bundle, scenario, ...runDefaults };
  try {
    const answer = await sensitivity({ job, output: {}, method: 'given-data' }, inlineRunner());
    return yearbookFigures(answer, dataGaps);
  } catch (error) {
    if (error instanceof ModelError && error.problems.every(({ code }) => code === 'no-variation')) return null;
    throw error;
  }
}

/** The five figures that would narrow the answer most, and what no yearbook tells. */
export function figureTable({ figures, unasked, explained }: FigureValues, locale: Locale): string {
  const table = textTable(
    [
      { title: say(locale, '序号', 'no.'), align: 'right' },
      { title: say(locale, '年鉴数', 'yearbook figure') },
      { title: say(locale, '年份', 'years') },
      { title: say(locale, '方差份额', 'share of variance'), align: 'right' },
      { title: say(locale, '所缩小的假设', 'narrows') },
    ],
    figures
      .slice(0, 5)
      .map(({ name, years, share: own, narrows }: ValuedFigure, i) => [
        String(i + 1),
        pick(locale, name),
        years,
        `${(own * 100).toFixed(1)} %`,
        narrows.map(({ label }) => pick(locale, label)).join(say(locale, '、', ', ')),
      ]),
  );
  const rest = unasked
    .slice(0, 3)
    .map(({ label, share: own }) => `${pick(locale, label)} ${(own * 100).toFixed(1)} %`)
    .join(say(locale, '、', ', '));
  const line = say(
    locale,
    `年鉴数合计可缩小 ${(explained * 100).toFixed(1)} % 的方差；年鉴不能回答的，最大为 ${rest}\n`,
    `Yearbook figures could take away ${(explained * 100).toFixed(1)} % of the variance; what no yearbook tells is led by ${rest}\n`,
  );
  return table + line;
}
