/** Numbers and names as a sentence says them: no more digits than they bear, and units in the words of the language. */
import type { Bilingual, Locale } from '../problem.ts';
import { percentText } from '../target/probability-words.ts';

/** A finite sample never proves 0 or 100: the ends read `<1%` and `>99%`. */
export const spokenShare = (p: number): string => `${percentText(p)}%`;

/** `甲、乙和丙`, `a, b and c` */
export function spokenList(items: readonly Bilingual[]): Bilingual {
  const [last, ...before] = items.toReversed();
  if (last === undefined) return { zh: '', en: '' };
  if (before.length === 0) return last;
  before.reverse();
  return {
    zh: `${before.map(({ zh }) => zh).join('、')}和${last.zh}`,
    en: `${before.map(({ en }) => en).join(', ')} and ${last.en}`,
  };
}

/** A label without the module that stands before it: `能源与碳：额外风电` → `额外风电`. `name` is that of the input. */
export function ownLabel({ name, label }: { readonly name: string; readonly label: Bilingual }): Bilingual {
  const after = (text: string, mark: string): string =>
    name.includes('.') && text.includes(mark) ? text.slice(text.indexOf(mark) + mark.length) : text;
  return { zh: after(label.zh, '：'), en: after(label.en, ': ') };
}

/** Units counted by 万 and 亿 in the thousands of English. */
const englishUnits: Readonly<Record<string, readonly [unit: string, factor: number]>> = {
  个百分点: ['percentage points', 1],
  百分点: ['percentage points', 1],
  万千瓦: ['MW', 10],
  亿千瓦时: ['TWh', 0.1],
  万元: ['thousand yuan', 10],
  亿元: ['bn yuan', 0.1],
  吨: ['t', 1],
  万吨: ['Mt', 0.01],
  亿吨: ['Mt', 100],
  万吨CO2: ['Mt of CO₂', 0.01],
  万吨标准煤: ['Mtce', 0.01],
  亿斤: ['kt', 50],
  万人: ['thousand people', 10],
  万亩: ['thousand mu', 10],
};

const priced = /^(.+)@(\d{4})$/u;

/** Two significant digits, whole from a hundred on; a calendar year is a whole one and has no unit. `unit` is the one in which people read it. */
export function spokenQuantity(value: number, unit: string): Bilingual {
  if (unit === 'yr' && value >= 1900 && value <= 2200)
    return { zh: `${Math.round(value)} 年`, en: String(Math.round(value)) };
  const { zh, en } = spokenUnit(unit);
  return {
    zh: `${beside(digits(value), zh.unit)}${zh.prices}`,
    en: `${beside(digits(value * en.factor), en.unit)}${en.prices}`,
  };
}

const digits = (value: number): string =>
  (Math.abs(value) >= 100 ? value.toFixed(0) : String(Number(value.toPrecision(2)))).replace('-', '−');

export interface SpokenUnit {
  readonly unit: string;
  /** From a number in the unit of the display to one in this unit. */
  readonly factor: number;
  readonly prices: string;
}

export function spokenUnit(display: string): Readonly<Record<Locale, SpokenUnit>> {
  const [, plain = display, base] = priced.exec(display) ?? [];
  const [english, factor] = Object.hasOwn(englishUnits, plain) ? englishUnits[plain]! : [plain, 1];
  const prices = base === undefined ? { zh: '', en: '' } : { zh: `（${base} 年价）`, en: ` at ${base} prices` };
  return {
    zh: { unit: plain === 'yr' ? '年' : plain.replace(/(.)CO2$/u, '$1 CO₂'), factor: 1, prices: prices.zh },
    en: { unit: plain === 'yr' ? 'years' : english, factor, prices: prices.en },
  };
}

/** `1` and `1/yr` are said by the label; `%` stands against its number. */
export function beside(number: string, unit: string): string {
  if (unit === '1' || unit === '1/yr' || unit === '') return number;
  return unit.startsWith('%') ? `${number}${unit}` : `${number} ${unit}`;
}
