/** Whole random models against mathjs: it evaluates the same equations, year by year, over a plain scope. */
import fc from 'fast-check';
import { compile } from 'mathjs/number';
import { expect, test } from 'vitest';
import { column } from '../result/ensemble.ts';
import { prepareJob } from '../run/prepare.ts';
import { simulate } from '../run/simulate.ts';
import { tinyJob } from '../testing/tiny-model.ts';

const years = { history: 2024, start: 2026, end: 2032 };
const count = 5;

/** Only earlier variables in the same year, any variable a year or two ago: every such model has an order. */
const equation = (index: number): fc.Arbitrary<string> => {
  const same = Array.from({ length: index }, (_, i) => `v${i}`);
  const lagged = Array.from({ length: count }, (_, i) => [`v${i}(-1)`, `v${i}(-2)`]).flat();
  const leaf = fc.constantFrom(...same, ...lagged, 'p', 'q', '0.5', '2', '(t - 2025)');
  return fc.letrec<{ node: string }>((tie) => ({
    node: fc.oneof(
      { depthSize: 'small' },
      leaf,
      fc.tuple(tie('node'), fc.constantFrom('+', '*'), tie('node')).map(([a, sign, b]) => `(${a} ${sign} ${b})`),
      fc.tuple(tie('node'), tie('node')).map(([a, b]) => `(${a} / (1 + abs(${b})))`),
      tie('node').map((a) => `tanh(${a})`),
      tie('node').map((a) => `log(1 + abs(${a}))`),
      tie('node').map((a) => `sqrt(abs(${a}))`),
      fc.tuple(tie('node'), tie('node')).map(([a, b]) => `max(${a}, ${b})`),
      fc.tuple(tie('node'), tie('node')).map(([a, b]) => `(t > 2028 ? ${a} : ${b})`),
    ),
  })).node;
};
const model = fc.tuple(...Array.from({ length: count }, (_, i) => equation(i)));
const size = fc.double({ min: 0.1, max: 3, noNaN: true });

function byMathjs(equations: readonly string[], scope: Record<string, number>): Map<string, number> {
  const compiled = equations.map((text) => compile(text.replace(/v(\d)\(-(\d)\)/g, 'v$1_$2')));
  const values = new Map<string, number>();
  for (let year = years.history; year <= years.end; year++) {
    const now: Record<string, number> = { ...scope, t: year };
    for (let i = 0; i < count; i++)
      for (const lag of [1, 2]) now[`v${i}_${lag}`] = values.get(`v${i} ${year - lag}`) ?? NaN;
    compiled.forEach((code, i) => {
      // The two years before the start are observed, so that every lag has something to read.
      const value = year < years.start ? 1 : (code.evaluate(now) as number);
      now[`v${i}`] = value;
      values.set(`v${i} ${year}`, value);
    });
  }
  return values;
}

test('random models of five equations with lags agree with mathjs in every variable and year', () => {
  let compared = 0;
  fc.assert(
    fc.property(model, size, size, (equations, p, q) => {
      const variables = Object.fromEntries(
        // Before the start year the observed 1 holds, from then on the equation.
        equations.map((text, i) => [`v${i}`, { equation: text, observed: 'data.one' }]),
      );
      const label = { zh: '一', en: 'one' };
      const observations = [2024, 2025].map((year) => ({
        year,
        value: 1,
        vintage: 'only',
        confidence: 'high' as const,
        tier: 'official' as const,
        source: 'test',
      }));
      const tables = [{ id: 'data', title: label, series: { one: { id: 'one', unit: '1', label, observations } } }];
      const parameters = { p: { value: p }, q: { value: q } };
      const job = tinyJob({ years, parameters, variables, tables }, { draws: 1 });
      const ours = simulate(prepareJob(job), { from: 0, to: 1 });
      for (const [key, theirs] of byMathjs(equations, { p, q })) {
        const [name = '', year = ''] = key.split(' ');
        if (!Number.isFinite(theirs) || Math.abs(theirs) > 1e100) continue;
        const own = column(ours, name, Number(year))[0]!;
        // All terms are positive, so nothing cancels and rounding errors stay relative.
        expect(Math.abs(own - theirs) / Math.max(Math.abs(theirs), 1e-300)).toBeLessThan(1e-12);
        compared++;
      }
    }),
    { numRuns: 400 },
  );
  expect(compared).toBeGreaterThan(10_000);
});
