import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ReferenceClass } from '../../target/reference-class.ts';
import { precedentOf } from './precedent.ts';
import { shrink } from './shrink.ts';

const text = { zh: '例', en: 'example' };
const classOf = (id: string, size: number, distribution: ReferenceClass['distribution']): ReferenceClass => ({
  ...{ id, label: text, size, years: 5, window: '2019-2023', choice: text, source: text, distribution },
});
const members = (...values: number[]): ReferenceClass => classOf('m', values.length, { members: values });
const wide = classOf('wide', 286, {
  quantiles: [
    [0.05, -0.02],
    [0.5, 0],
    [0.95, 0.03],
  ],
});

test('the percentile of a rate counts the members below it, ties half', () => {
  const { classes } = precedentOf(0.02, [members(0.01, 0.02, 0.03, 0.04, 0.05)]);
  expect(classes).toMatchObject([{ percentile: 0.3, baseRate: 0.7, bound: null, size: 5 }]);
});

test('published percentiles are read between their points and bound what lies beyond', () => {
  const at = (rate: number): unknown => precedentOf(rate, [wide]).classes[0];
  expect(at(-0.01)).toMatchObject({ percentile: 0.275, bound: null });
  expect(at(0.03)).toMatchObject({ percentile: 0.95, bound: null });
  expect(at(0.5)).toMatchObject({ percentile: 0.95, bound: 'above' });
  expect(at(-0.5)).toMatchObject({ percentile: 0.05, bound: 'below' });
});

test('a percentile never falls as the rate rises', () => {
  const rate = fc.double({ min: -0.1, max: 0.1, noNaN: true });
  fc.assert(
    fc.property(rate, rate, (a, b) => {
      const [low, high] = a < b ? [a, b] : [b, a];
      for (const each of [wide, members(-0.02, -0.01, 0, 0.01, 0.02)])
        expect(precedentOf(low, [each]).classes[0]!.percentile).toBeLessThanOrEqual(
          precedentOf(high, [each]).classes[0]!.percentile,
        );
    }),
  );
});

test('a class of three members is refused with the class to take instead, and the spread is that of the others', () => {
  const { classes, problems, spread } = precedentOf(0, [members(0, 0.01, 0.02), wide]);
  expect(classes.map(({ id }) => id)).toEqual(['wide']);
  expect(problems).toMatchObject([{ code: 'class-too-small', values: { size: 3, least: 5 } }]);
  expect(spread).toEqual([0.5, 0.5]);
  expect(precedentOf(0, [members(0)]).spread).toBeNull();
});

test('pooling keeps the ends of the weight, lies between both and knows no certainty', () => {
  const model = { p: 0.8, draws: 1000 };
  const base = { rate: 0.5, size: 16 };
  // Log odds of a probability and back: a few roundings.
  expect(shrink(model, base, 1).pooled).toBeCloseTo(0.8, 12);
  expect(shrink(model, base, 0).pooled).toBeCloseTo(0.5, 12);
  // Odds 4 and 1 have the geometric mean 2.
  expect(shrink(model, base, 0.5).pooled).toBeCloseTo(2 / 3, 12);
  expect(shrink({ p: 1, draws: 1000 }, base, 1).pooled).toBeLessThan(1);
  expect(() => shrink(model, base, 1.5)).toThrow('weight');
});
