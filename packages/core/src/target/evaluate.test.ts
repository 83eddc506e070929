import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Ensemble } from '../result/ensemble.ts';
import { smallEnsemble as ensemble } from '../testing/small-ensemble.ts';
import { evaluateTest, scaleDraws, scalesOf, seriesOf } from './evaluate.ts';
import type { SettledTest as Test } from './grammar.ts';

const holds = (test: Test, of: Ensemble): number[] => [...evaluateTest(test, of).holds];
const margins = (test: Test, of: Ensemble): number[] => [...evaluateTest(test, of).margin];

const two = ensemble(
  ['city', 'peer'],
  [2025, 2026, 2027],
  [
    [
      [100, 110, 121],
      [100, 105, 110.25],
    ],
    [
      [100, 100, 121],
      [100, 110, 121],
    ],
    [
      [100, 103, 106.09],
      [100, 105, 110.25],
    ],
  ],
);
const above: Test = { kind: 'growthAbovePeer', series: 'city', peer: 'peer', from: 2025, to: 2027 };

test('growth above the peer compares geometric means; equal growth is not above', () => {
  expect(holds(above, two)).toEqual([1, 0, 0]);
  expect(margins(above, two)[0]).toBeCloseTo(0.05, 12);
  expect(margins(above, two)[2]).toBeCloseTo(-0.02, 12);
});
test('“every year” fails by the worst year', () => {
  const everyYear: Test = { ...above, over: 'everyYear' };
  expect(holds(everyYear, two)).toEqual([1, 0, 0]);
  expect(margins(everyYear, two)[1]).toBeCloseTo(-0.1, 12);
});
test('the published reading rounds to 0.1 point and a tie fails', () => {
  const near = ensemble(
    ['city', 'peer'],
    [2025, 2026],
    [
      [
        [100, 105.54],
        [100, 105.51],
      ],
      [
        [100, 105.56],
        [100, 105.54],
      ],
    ],
  );
  const one: Test = { ...above, to: 2026 };
  expect(holds(one, near)).toEqual([1, 1]);
  expect(holds({ ...one, rounded: true }, near)).toEqual([0, 1]);
});
test('a required lead is subtracted from the margin', () => {
  expect(holds({ ...above, by: 0.06 }, two)).toEqual([0, 0, 0]);
});
test('shareUp tells volume from share', () => {
  const shares = ensemble(
    ['part', 'whole'],
    [2025, 2030],
    [
      [
        [40, 50],
        [100, 120],
      ],
      [
        [40, 50],
        [100, 130],
      ],
    ],
  );
  expect(
    holds({ kind: 'shareUp', basis: 'volume', part: 'part', whole: 'whole', from: 2025, to: 2030 }, shares),
  ).toEqual([1, 0]);
  const share: Test = { kind: 'shareUp', basis: 'share', part: 'part', whole: 'whole', from: 2025, to: 2030 };
  expect(margins(share, shares)[0]).toBeCloseTo(50 / 120 - 0.4, 12);
});
test('levelAt takes both ends and ratios, and equality holds', () => {
  const levels = ensemble(['x'], [2025, 2030], [[[10, 16]], [[10, 15]]]);
  expect(holds({ kind: 'levelAt', series: 'x', year: 2030, atLeast: 16 }, levels)).toEqual([1, 0]);
  expect(holds({ kind: 'levelAt', series: 'x', year: 2030, relativeTo: 2025, atMost: 1.5 }, levels)).toEqual([0, 1]);
});
test('peak readings differ: maximum alone, confirmed, trend', () => {
  const years = [2025, 2026, 2027, 2028, 2029, 2030, 2031];
  const paths = ensemble(['c'], years, [
    [[100, 102, 101.8, 101.6, 101.4, 101.2, 101]],
    [[100, 102, 99, 97, 95, 93, 91]],
    [[100, 101, 102, 103, 104, 105, 106]],
  ]);
  const peak: Test = { kind: 'peakBy', series: 'c', from: 2025, year: 2028 };
  expect(holds(peak, paths)).toEqual([0, 1, 0]);
  expect(holds({ ...peak, rule: 'argmax' }, paths)).toEqual([1, 1, 0]);
  expect(holds({ ...peak, rule: 'mannKendall' }, paths)).toEqual([1, 1, 0]);
  const flat = ensemble(['c'], years, [[years.map(() => 100)]]);
  expect(holds({ ...peak, rule: 'mannKendall' }, flat)).toEqual([0]);
});
test('an undefined draw does not hold and has no margin', () => {
  const broken = ensemble(
    ['city', 'peer'],
    [2025, 2027],
    [
      [
        [100, NaN],
        [100, 90],
      ],
    ],
  );
  expect(holds(above, broken)).toEqual([0]);
  expect(margins(above, broken)[0]).toBeNaN();
  expect(
    holds({ kind: 'any', of: [above, { kind: 'levelAt', series: 'peer', year: 2027, atMost: 95 }] }, broken),
  ).toEqual([0]);
});
test('composites are the truth table of their members', () => {
  const levels = ensemble(
    ['a', 'b', 'c'],
    [2030],
    [
      [[1], [1], [1]],
      [[1], [1], [-1]],
      [[1], [-1], [-1]],
      [[-1], [-1], [-1]],
    ],
  );
  const positive = (series: string): Test => ({ kind: 'levelAt', series, year: 2030, atLeast: 0.5 });
  const of = ['a', 'b', 'c'].map(positive);
  expect(holds({ kind: 'all', of }, levels)).toEqual([1, 0, 0, 0]);
  expect(holds({ kind: 'any', of }, levels)).toEqual([1, 1, 1, 0]);
  expect(holds({ kind: 'atLeast', count: 2, of }, levels)).toEqual([1, 1, 0, 0]);
  expect(seriesOf({ kind: 'all', of })).toEqual(['a', 'b', 'c']);
});
test('composites: margin and verdict agree', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.double({ min: 0.1, max: 10, noNaN: true }), fc.double({ min: 0.1, max: 10, noNaN: true })), {
        minLength: 2,
        maxLength: 20,
      }),
      (draws) => {
        const levels = ensemble(
          ['a', 'b'],
          [2030],
          draws.map(([a, b]) => [[a], [b]]),
        );
        for (const kind of ['all', 'any'] as const) {
          const outcome = evaluateTest(
            { kind, of: ['a', 'b'].map((series): Test => ({ kind: 'levelAt', series, year: 2030, atLeast: 2 })) },
            levels,
          );
          outcome.margin.forEach((margin, d) => {
            if (Math.abs(margin) > 1e-9) expect(margin > 0).toBe(outcome.holds[d] === 1);
          });
        }
      },
    ),
  );
});

test('parts of a run judged apart with the scales of the run are the run judged whole', () => {
  const draws = Array.from({ length: 40 }, (_, d) => [[Math.sin(d) * 3], [Math.cos(3 * d)]]);
  const whole = ensemble(['a', 'b'], [2030], draws);
  const [first, second] = [
    ensemble(['a', 'b'], [2030], draws.slice(0, 25)),
    ensemble(['a', 'b'], [2030], draws.slice(25)),
  ];
  const composite: Test = {
    kind: 'all',
    of: ['a', 'b'].map((series): Test => ({ kind: 'levelAt', series, year: 2030, atLeast: 0.2 })),
  };
  expect(scaleDraws).toBeGreaterThan(whole.draws);
  const scales = scalesOf(composite, whole);
  expect(Object.keys(scales)).toEqual(['0', '1']);
  const parts = [first, second].flatMap((part) => [...evaluateTest(composite, part, { scales }).margin]);
  expect(parts).toEqual(margins(composite, whole));
  expect([...evaluateTest(composite, second).margin]).not.toEqual(margins(composite, whole).slice(25));
});
