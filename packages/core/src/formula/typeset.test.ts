import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parsedExpression } from '../testing/random-expression.ts';
import { parseFormula } from './parse-formula.ts';
import { toMathml } from './to-mathml.ts';
import { toTex } from './to-tex.ts';

const tex = (source: string): string => toTex(parseFormula(source, {}).expression!);
const mathml = (source: string): string =>
  toMathml(parseFormula(source, {}).expression!).replace(/^<math [^>]*>|<\/math>$/g, '');

test.each([
  ['a / (b + c)', String.raw`\frac{a}{b + c}`],
  ['(a + b) * c', String.raw`\left(a + b\right) \cdot c`],
  ['a * (b * c)', String.raw`a \cdot \left(b \cdot c\right)`],
  ['城市GDP(-1) * (1 + 增速)', String.raw`\text{城市GDP}_{t - 1} \cdot \left(1 + \text{增速}\right)`],
  ['growth_rest', String.raw`\text{growth\_rest}`],
  ['x^2', '{x}^{2}'],
  ['(-x)^2', String.raw`{\left( - x\right)}^{2}`.replace('( - ', '(- ')],
  ['(a / b)^c', String.raw`{\left(\frac{a}{b}\right)}^{c}`],
  ['K^(1 - alpha)', String.raw`{K}^{1 - \text{alpha}}`],
  ['pop[age-1](-1)', String.raw`\text{pop}_{\text{age} - 1, t - 1}`],
  ['sum(A[i, j] * x[j], j)', String.raw`\sum_{j} A_{i, j} \cdot x_{j}`],
  ['sum(a + b, i)^2', String.raw`{\left(\sum_{i} \left(a + b\right)\right)}^{2}`],
  ['x > 0 and t >= 2026 ? a : b', String.raw`\begin{cases} a & x > 0 \land t \ge 2026 \\ b & \text{其他} \end{cases}`],
  ['sqrt(x) + abs(x) + floor(x)', String.raw`\sqrt{x} + \left|x\right| + \left\lfloor x\right\rfloor`],
  [
    'log(x) + log10(x) + clamp(x, 0, 1)',
    String.raw`\ln\left(x\right) + \operatorname{lg}\left(x\right)`.replace('operatorname{lg}', 'lg') +
      String.raw` + \operatorname{clamp}\left(x, 0, 1\right)`,
  ],
  ['1.5e-9 * x', String.raw`1.5 \cdot {10}^{- 9} \cdot x`],
  ['smooth(x, 5, 3)', String.raw`\operatorname{smooth}_{3}\left(x, 5\right)`],
  ['x^1e9', String.raw`{x}^{1000000000}`],
  ['1e-9^x', String.raw`{\left(1 \cdot {10}^{- 9}\right)}^{x}`],
  ['2 * pi', String.raw`2 \cdot \pi`],
])('%s in TeX', (source, expected) => {
  expect(tex(source).replaceAll(/ +/g, ' ')).toBe(expected.replaceAll(/ +/g, ' '));
});

test('a fraction, a lag and a sum in MathML', () => {
  expect(mathml('a / 增速(-1)')).toBe(
    '<mfrac><mi>a</mi><msub><mi mathvariant="normal">增速</mi><mrow><mi>t</mi><mo>−</mo><mn>1</mn></mrow></msub></mfrac>',
  );
  expect(mathml('sum(x[i], i)')).toBe(
    '<mrow><munder><mo>∑</mo><mi>i</mi></munder><msub><mi>x</mi><mi>i</mi></msub></mrow>',
  );
});
test('conditionals are a brace with one row per branch', () => {
  const text = mathml('a < 1 ? 2 : a < 3 ? 4 : 5');
  expect(text.match(/<mtr>/g)).toHaveLength(3);
  expect(text).toContain('<mtd><mi mathvariant="normal">其他</mi></mtd>');
  expect(toMathml(parseFormula('a ? 1 : 2', {}).expression!, 'en')).toContain('otherwise');
});
test('text of a name cannot become markup, in MathML or TeX', () => {
  const name = { kind: 'name', name: 'a<b>&"\\x{}$', subscripts: [], lag: 0, span: [0, 0] } as const;
  expect(toMathml(name)).toContain('a&lt;b&gt;&amp;&quot;');
  expect(toTex(name)).toBe(String.raw`\text{a<b>\&"\textbackslash{}x\{\}\$}`);
});

/** Throws where the text is not well-formed, or an element has not the children it needs. */
function checkXml(text: string): void {
  const childCount: Readonly<Record<string, number>> = { mfrac: 2, msup: 2, msub: 2, munder: 2, msqrt: 1, math: 1 };
  const fail = (reason: string, at: number): never => {
    throw new Error(`${reason} at ${at}: ${text.slice(at, at + 40)}`);
  };
  const open: { tag: string; children: number }[] = [];
  let at = 0;
  for (const match of text.matchAll(/<(\/?)([a-z]+)((?: [a-z]+="[^"<>&]*")*)>|([^<>&]|&(?:lt|gt|amp|quot);)+/gu)) {
    if (match.index !== at) fail('a bare < > or &', at);
    const [whole, closes, tag] = match;
    const parent = open.at(-1);
    if (tag === undefined && !['mi', 'mn', 'mo'].includes(parent?.tag ?? '')) fail('loose text', at);
    if (tag !== undefined && closes === '') {
      if (parent) parent.children++;
      open.push({ tag, children: 0 });
    } else if (tag !== undefined) {
      const closed = open.pop();
      if (closed?.tag !== tag) fail('the wrong end', at);
      if (tag in childCount && closed?.children !== childCount[tag]) fail('the wrong number of children', at);
    }
    at += whole.length;
  }
  if (at !== text.length || open.length > 0) fail('an open end', at);
}

test('MathML is well-formed for every formula', () => {
  expect(() => checkXml('<math><mi>a</mo></math>')).toThrow();
  expect(() => checkXml('<math><mfrac><mi>a</mi></mfrac></math>')).toThrow();
  fc.assert(
    fc.property(parsedExpression, (expression) => checkXml(toMathml(expression))),
    { numRuns: 1000 },
  );
});
test('TeX has balanced braces, \\left with \\right, and names only in text', () => {
  fc.assert(
    fc.property(parsedExpression, (expression) => {
      const text = toTex(expression);
      let depth = 0;
      for (const [brace] of text.matchAll(/(?<!\\)[{}]/g)) {
        depth += brace === '{' ? 1 : -1;
        expect(depth).toBeGreaterThanOrEqual(0);
      }
      expect(depth).toBe(0);
      expect(text.match(/\\left[^a-z]/g)?.length).toBe(text.match(/\\right[^a-z]/g)?.length);
      expect(text.replaceAll(/\\text\{(?:[^{}\\]|\\.|\{\})*\}/gu, '')).not.toMatch(/[^\x20-\x7e]/u);
    }),
    { numRuns: 1000 },
  );
});
