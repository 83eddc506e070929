/** How many times one figure is another, told so that a confusion of units is recognised: 亿 and 万, percent and fraction, a point in the wrong place. */
import type { Bilingual } from '../problem.ts';

/** Factors between units that are confused, and what is confused. */
const confusions: readonly (readonly [factor: number, hint: Bilingual])[] = [
  [10, { zh: '小数点错位', en: 'the point in the wrong place' }],
  [100, { zh: '百分数与小数混淆，或小数点错位', en: 'percent and fraction confused, or the point misplaced' }],
  [1000, { zh: '千位错位', en: 'thousands misplaced' }],
  [1e4, { zh: '亿与万、万与个混淆', en: '亿 and 万, or 万 and ones, confused' }],
  [1e6, { zh: '百万倍，单位混淆', en: 'units confused' }],
  [1e8, { zh: '亿与个（元）混淆', en: '亿 and ones (yuan) confused' }],
];

/** What a real difference may add to the factor of a confusion. */
const within = 1.5;

/** The factor of a confusion that a positive ratio, or one over it, is near to. */
export function nearPower(ratio: number): number | undefined {
  const size = Math.max(ratio, 1 / ratio);
  return confusions.find(([factor]) => size > factor / within && size < factor * within)?.[0];
}

/** `1/100（百分数与小数混淆？）`; a plain number of times where no confusion is near. */
export function timesText(ratio: number): Bilingual {
  const factor = ratio > 0 ? nearPower(ratio) : undefined;
  const hint = confusions.find(([each]) => each === factor)?.[1];
  const times = ratio !== 0 && Math.abs(ratio) < 0.01 ? ratio.toExponential(1) : String(Number(ratio.toPrecision(2)));
  if (factor === undefined || hint === undefined) return { zh: ` ${times} 倍`, en: `${times} times` };
  const near = ratio > 1 ? `${factor}` : `1/${factor}`;
  return { zh: `约 ${near} 倍（${hint.zh}？）`, en: `about ${near} times (${hint.en}?)` };
}
