/** TeX (math mode, AMS environments) of an expression. */
import type { Locale } from '../problem.ts';
import type { ParsedExpression } from './expression.ts';
import { typeset } from './typeset.ts';
import type { Notation, Sign } from './typeset.ts';

/** For instance `\frac{\text{产出}}{\text{劳动}_{t - 1}}`. The locale is that of the few words in it (“otherwise”). */
export function toTex(expression: ParsedExpression, locale: Locale = 'zh'): string {
  return typeset(expression, tex, locale);
}

const signs: Readonly<Record<Sign, string>> = {
  '+': ' + ',
  '-': ' - ',
  times: String.raw` \cdot `,
  '<': ' < ',
  lessOrEqual: String.raw` \le `,
  '>': ' > ',
  greaterOrEqual: String.raw` \ge `,
  '=': ' = ',
  unequal: String.raw` \ne `,
  and: String.raw` \land `,
  or: String.raw` \lor `,
  not: String.raw`\lnot `,
  mod: String.raw` \bmod `,
  ',': ', ',
};

const fences = {
  round: [String.raw`\left(`, String.raw`\right)`],
  bars: [String.raw`\left|`, String.raw`\right|`],
  floor: [String.raw`\left\lfloor `, String.raw`\right\rfloor `],
  ceil: [String.raw`\left\lceil `, String.raw`\right\rceil `],
} as const;

const knownOperators: ReadonlySet<string> = new Set(['ln', 'lg', 'exp', 'sin', 'cos', 'tan', 'tanh', 'min', 'max']);

/** In text mode, where names stand. */
function escapeText(text: string): string {
  return text.replace(/[\\{}$&#^_%~]/g, (character) => {
    if (character === '\\') return String.raw`\textbackslash{}`;
    if (character === '^' || character === '~') return `\\${character}{}`;
    return `\\${character}`;
  });
}

const tex: Notation = {
  number: (digits) => digits,
  name: (name) => (name === 'π' ? String.raw`\pi` : /^[a-zA-Z]$/.test(name) ? name : `\\text{${escapeText(name)}}`),
  word: (word) =>
    knownOperators.has(word)
      ? `\\${word}`
      : /^[a-z0-9]+$/i.test(word) && word !== 'otherwise'
        ? `\\operatorname{${word}}`
        : `\\text{${escapeText(word)}}`,
  sign: (sign) => signs[sign],
  row: (...parts) => parts.join('').trim(),
  brackets: (inside, kind) => fences[kind][0] + inside + fences[kind][1],
  fraction: (above, below) => `\\frac{${above}}{${below}}`,
  root: (inside) => `\\sqrt{${inside}}`,
  above: (base, exponent) => `{${base}}^{${exponent}}`,
  below: (base, index) => `${base}_{${index}}`,
  aggregate: (name, over, operand) =>
    name === 'sum' ? `\\sum_{${over}} ${operand}` : `\\operatorname*{mean}_{${over}} ${operand}`,
  cases: (rows) =>
    `\\begin{cases} ${rows.map(({ value, condition }) => `${value} & ${condition}`).join(String.raw` \\ `)} \\end{cases}`,
};
