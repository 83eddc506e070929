/** An attribution in sentences: what changed, what most of it came from, and which changes work together. */
import type { Bilingual, Locale } from '../../problem.ts';
import { beside, ownLabel, spokenUnit } from '../spoken.ts';
import type { Attribution, AttributedOutput } from './attribute.ts';

/** What people call the two runs. */
export interface RunNames {
  readonly base: Bilingual;
  readonly other: Bilingual;
}

/** Pairs whose interaction is smaller than this part of the largest contribution are not worth a sentence. */
const worthNaming = 0.05;

/** A difference that rounding explains: of numbers of this size, each the mean of some thousand. */
const rounding = 1e-12;

/** One or two sentences, for a planner. */
export function attributionSentence(output: AttributedOutput, { changes }: Attribution, names: RunNames): Bilingual {
  const { base, other, difference, label } = output;
  const [from, to] = [base, other].map((value) => both((locale) => levelText(output, value, locale))) as [
    Bilingual,
    Bilingual,
  ];
  if (Math.abs(difference) <= rounding * Math.max(Math.abs(base), Math.abs(other), rounding))
    return {
      zh: `从“${names.base.zh}”到“${names.other.zh}”，${label.zh}不变（${from.zh}）。`,
      en: `Going from “${names.base.en}” to “${names.other.en}” leaves ${label.en} at ${from.en}.`,
    };
  const labels = changes.map(({ names: [name = ''], label: own }) => ownLabel({ name, label: own }));
  const parts = [mainSentence(output, labels), interactionSentence(output, labels)];
  return {
    zh: `从“${names.base.zh}”到“${names.other.zh}”，${label.zh}由 ${from.zh} 变为 ${to.zh}（${differenceText(output, difference, 'zh')}）${parts.map((part) => part?.zh ?? '').join('')}。`,
    en: `Going from “${names.base.en}” to “${names.other.en}” moves ${label.en} from ${from.en} to ${to.en} (${differenceText(output, difference, 'en')})${parts.map((part) => part?.en ?? '').join('')}.`,
  };
}

function mainSentence(output: AttributedOutput, labels: readonly Bilingual[]): Bilingual | null {
  const { contributions, difference } = output;
  const order = contributions
    .map((_, i) => i)
    .sort((a, b) => Math.abs(contributions[b]!) - Math.abs(contributions[a]!));
  const forward = order.filter((i) => contributions[i]! * difference > 0);
  const against = order.filter((i) => contributions[i]! * difference < 0);
  const [main] = forward;
  if (main === undefined) return null;
  const share = contributions[main]! / difference;
  const own = (i: number, locale: 'zh' | 'en'): string => differenceText(output, contributions[i]!, locale);
  const mainly =
    Math.abs(share - 1) < 0.005
      ? { zh: `，全部来自“${labels[main]!.zh}”`, en: `, all of it from “${labels[main]!.en}”` }
      : share < 1
        ? {
            zh: `，其中 ${Math.round(share * 100)}% 来自“${labels[main]!.zh}”（${own(main, 'zh')}）`,
            en: `; ${Math.round(share * 100)}% of it comes from “${labels[main]!.en}” (${own(main, 'en')})`,
          }
        : {
            zh: `，主要来自“${labels[main]!.zh}”（${own(main, 'zh')}）`,
            en: `, mainly from “${labels[main]!.en}” (${own(main, 'en')})`,
          };
  const [offset] = against;
  if (offset === undefined || Math.abs(contributions[offset]!) < worthNaming * Math.abs(contributions[main]!))
    return mainly;
  return {
    zh: `${mainly.zh}，“${labels[offset]!.zh}”抵消一部分（${own(offset, 'zh')}）`,
    en: `${mainly.en}, while “${labels[offset]!.en}” works against it (${own(offset, 'en')})`,
  };
}

function interactionSentence(output: AttributedOutput, labels: readonly Bilingual[]): Bilingual | null {
  const [largest] = output.interactions;
  const most = Math.max(...output.contributions.map(Math.abs));
  if (!largest || Math.abs(largest.value) < worthNaming * most) return null;
  const words = interactionWords(output, largest, labels);
  return { zh: `；${words.zh}`, en: `; ${words.en}` };
}

/** `“甲”与“乙”一起用，比各自单独用之和多 2.1 个百分点` */
export function interactionWords(
  output: AttributedOutput,
  { pair: [first, second], value }: AttributedOutput['interactions'][number],
  labels: readonly Bilingual[],
): Bilingual {
  const size = (locale: 'zh' | 'en'): string => differenceText(output, Math.abs(value), locale).replace(/^\+/, '');
  return {
    zh: `“${labels[first]!.zh}”与“${labels[second]!.zh}”一起，比两者单独作用之和${value > 0 ? '多' : '少'} ${size('zh')}`,
    en: `“${labels[first]!.en}” and “${labels[second]!.en}” together give ${size('en')} ${value > 0 ? 'more' : 'less'} than the sum of each alone`,
  };
}

/** `43.1%`, `4180.5 亿元（2025 年价）`, `418 bn yuan at 2025 prices` */
export function levelText({ display, quantity }: AttributedOutput, value: number, locale: Locale): string {
  const scaled = value * display.factor;
  if (isProbability(quantity)) return `${scaled.toFixed(1)}%`;
  const { unit, factor, prices } = spokenUnit(display.unit)[locale];
  return `${beside(shortened(scaled * factor), unit)}${prices}`;
}

/** A tenth of a percentage point is one draw in a thousand: more digits would say more than the draws do. */
const isProbability = ({ kind }: AttributedOutput['quantity']): boolean => kind === 'probability' || kind === 'joint';

/** With its sign; differences of percentages are percentage points. The price basis stands with the level. */
export function differenceText({ display, quantity }: AttributedOutput, value: number, locale: Locale): string {
  const isShare = quantity.kind !== 'level' || display.unit.startsWith('%');
  const { unit, factor } = spokenUnit(isShare ? '个百分点' : display.unit)[locale];
  const scaled = value * display.factor * factor;
  const digits = isProbability(quantity) ? scaled.toFixed(1) : shortened(scaled);
  return beside(`${scaled > 0 ? '+' : ''}${digits}`.replace('-', '−'), unit);
}

const both = (text: (locale: Locale) => string): Bilingual => ({ zh: text('zh'), en: text('en') });

function shortened(value: number): string {
  const size = Math.abs(value);
  const decimals = size >= 1000 ? 0 : size >= 100 ? 1 : size >= 1 || size === 0 ? 2 : size >= 0.1 ? 3 : 4;
  const text = value.toFixed(decimals);
  return Number(text) === 0 ? text.replace('-', '') : text;
}
