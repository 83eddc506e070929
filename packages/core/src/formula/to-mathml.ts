/** Presentation MathML of an expression, complete with its `math` element. */
import type { Locale } from '../problem.ts';
import type { ParsedExpression } from './expression.ts';
import { typeset } from './typeset.ts';
import type { Notation, Sign } from './typeset.ts';

/** The locale is that of the few words in it (“otherwise”). All text is escaped: the result may be put into a page. */
export function toMathml(expression: ParsedExpression, locale: Locale = 'zh'): string {
  return `<math xmlns="http://www.w3.org/1998/Math/MathML">${typeset(expression, mathml, locale)}</math>`;
}

const signs: Readonly<Record<Sign, string>> = {
  '+': '+',
  '-': '−',
  times: '⋅',
  '<': '<',
  lessOrEqual: '≤',
  '>': '>',
  greaterOrEqual: '≥',
  '=': '=',
  unequal: '≠',
  and: '∧',
  or: '∨',
  not: '¬',
  mod: 'mod',
  ',': ',',
};

const fences = { round: ['(', ')'], bars: ['|', '|'], floor: ['⌊', '⌋'], ceil: ['⌈', '⌉'] } as const;

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

const element = (tag: string, ...parts: readonly string[]): string => `<${tag}>${parts.join('')}</${tag}>`;
const operator = (text: string): string => element('mo', escape(text));
const upright = (text: string): string => `<mi mathvariant="normal">${escape(text)}</mi>`;
const row = (...parts: readonly string[]): string => (parts.length === 1 ? parts[0]! : element('mrow', ...parts));

const mathml: Notation = {
  number: (digits) => element('mn', escape(digits)),
  name: (name) => (/^[a-zA-Z]$/.test(name) ? element('mi', name) : upright(name)),
  word: upright,
  sign: (sign) => operator(signs[sign]),
  row,
  brackets: (inside, kind) => row(operator(fences[kind][0]), inside, operator(fences[kind][1])),
  fraction: (above, below) => element('mfrac', above, below),
  root: (inside) => element('msqrt', inside),
  above: (base, exponent) => element('msup', base, exponent),
  below: (base, index) => element('msub', base, index),
  aggregate: (name, over, operand) =>
    row(element('munder', name === 'sum' ? operator('∑') : upright('mean'), over), operand),
  cases: (rows) => {
    const table = rows.map(({ value, condition }) => element('mtr', element('mtd', value), element('mtd', condition)));
    return row(operator('{'), element('mtable', ...table));
  },
};
