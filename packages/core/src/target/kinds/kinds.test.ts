import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Ensemble } from '../../result/ensemble.ts';
import { smallEnsemble } from '../../testing/small-ensemble.ts';
import { allTests, evaluateTest } from '../evaluate.ts';
import type { SettledTest } from '../grammar.ts';
import { kindOf } from './kinds.ts';

const years = [2025, 2026, 2027, 2028];
const window = { from: 2025, to: 2028 } as const;
const one = (path: readonly number[], peer: readonly number[] = path): Ensemble =>
  smallEnsemble(['x', 'p'], years, [[path, peer]]);
const outcome = (asked: SettledTest, on: Ensemble): { holds: boolean; margin: number } => {
  const { holds, margin } = evaluateTest(asked, on);
  return { holds: holds[0] === 1, margin: margin[0]! };
};
const holds = (asked: SettledTest, path: readonly number[], peer?: readonly number[]): boolean =>
  outcome(asked, one(path, peer)).holds;

const positive = fc.double({ min: 1, max: 200, noNaN: true });
const paths = fc.tuple(positive, positive, positive, positive);
const nearby = fc.double({ min: 90, max: 110, noNaN: true });
const nearbyPaths = fc.tuple(nearby, nearby, nearby, nearby);

/** Every kind once, on `x` against `p`, none with rounding. */
const everyKind: readonly SettledTest[] = [
  { kind: 'averageGrowth', series: 'x', ...window, atLeast: 0.01, atMost: 0.2 },
  { kind: 'averageGrowth', series: 'x', ...window, over: 'everyYear', above: -0.1 },
  { kind: 'growthAbovePeer', series: 'x', peer: 'p', ...window, by: 0.001 },
  { kind: 'growthAbovePeer', series: 'x', peer: 'p', ...window, over: 'everyYear', relation: 'atLeast' },
  { kind: 'growthAbovePeer', series: 'x', peer: 'p', ...window, relation: 'inStep', within: 0.02 },
  { kind: 'faster', series: 'x', before: 2025, from: 2026, to: 2028, measure: 'growth' },
  { kind: 'faster', series: 'x', before: 2025, from: 2026, to: 2028, measure: 'change', direction: 'down' },
  { kind: 'levelAt', series: 'x', year: 2028, atLeast: 95, below: 105 },
  { kind: 'levelAt', series: 'x', year: 2028, relativeTo: 2025, about: 1, within: 0.05 },
  { kind: 'floorAll', series: 'x', ...window, atLeast: 95 },
  { kind: 'bandAll', series: 'x', ...window, above: 92, atMost: 108 },
  { kind: 'bandMean', series: 'x', ...window, atLeast: 98, atMost: 102 },
  { kind: 'improves', series: 'x', ...window, by: 1 },
  { kind: 'improves', series: 'x', ...window, direction: 'down' },
  { kind: 'steady', series: 'x', ...window, adverse: 1 },
  { kind: 'shareUp', basis: 'volume', part: 'x', whole: 'p', ...window },
  { kind: 'shareUp', basis: 'share', part: 'x', whole: 'p', ...window },
  { kind: 'intensityCut', series: 'x', ...window, atLeast: 0.02 },
  { kind: 'peakBy', series: 'x', year: 2027, from: 2025 },
  { kind: 'doneBy', series: 'x', date: 100 },
  { kind: 'never', series: 'x', ...window },
  { kind: 'narrows', series: 'x', peer: 'p', ...window, measure: 'ratio' },
  { kind: 'narrows', series: 'x', peer: 'p', ...window, measure: 'gap' },
  { kind: 'identity', sum: ['x', 'x'], equals: 'p', ...window, tolerance: 1.1 },
];

describe('every kind of test', () => {
  const composite: SettledTest = { kind: 'countIn', atLeast: 2, atMost: 9, of: everyKind };

  test('holds exactly where its margin is positive, or zero where equality holds', () => {
    fc.assert(
      fc.property(nearbyPaths, nearbyPaths, (path, peer) => {
        for (const asked of [...everyKind, composite]) {
          const { holds: held, margin } = outcome(asked, one(path, peer));
          if (margin > 0) expect(held, JSON.stringify(asked)).toBe(true);
          if (margin < 0) expect(held, JSON.stringify(asked)).toBe(false);
        }
      }),
      { numRuns: 300 },
    );
  });
  test('is undefined, and does not hold, where any value it reads is not a number', () => {
    for (const asked of everyKind) {
      const kind = kindOf(asked);
      for (const name of kind.series(asked))
        for (const year of kind.years(asked, 2028)) {
          const path = years.map((each) => (each === year ? NaN : 100 + each - 2025));
          const sound = years.map((each) => 101 + 2 * (each - 2025));
          const found = outcome(asked, name === 'x' ? one(path, sound) : one(sound, path));
          expect(found, `${JSON.stringify(asked)} ${name} ${year}`).toEqual({ holds: false, margin: NaN });
        }
    }
  });
  test('reads nothing but the series and years it names', () => {
    for (const asked of everyKind) {
      const kind = kindOf(asked);
      const read = (name: string, year: number): boolean =>
        kind.series(asked).includes(name) && kind.years(asked, 2028).includes(year);
      const spoilt = (name: string, path: readonly number[]): number[] =>
        path.map((value, i) => (read(name, years[i]!) ? value : 1e9));
      const [x, p] = [
        [100, 104, 103, 101],
        [150, 149, 155, 160],
      ];
      expect(outcome(asked, one(spoilt('x', x), spoilt('p', p))), JSON.stringify(asked)).toEqual(
        outcome(asked, one(x, p)),
      );
    }
  });
  test('says the same of a draw among others as of the draw alone', () => {
    const value = fc.oneof(fc.double({ min: 80, max: 120, noNaN: true }), fc.constantFrom(NaN, Infinity, 0, -0, 100));
    const path = fc.tuple(value, value, value, value);
    fc.assert(
      fc.property(fc.array(fc.tuple(path, path), { minLength: 1, maxLength: 12 }), (draws) => {
        const together = smallEnsemble(['x', 'p'], years, draws);
        for (const asked of everyKind) {
          const { holds: held, margin } = evaluateTest(asked, together);
          draws.forEach(([path, peer], d) =>
            expect({ holds: held[d] === 1, margin: margin[d] }, JSON.stringify(asked)).toEqual(
              outcome(asked, one(path, peer)),
            ),
          );
        }
      }),
    );
  });
  test('is a member of the table with a part for each of its keys', () => {
    for (const asked of allTests(composite)) {
      expect(['kind', ...Object.keys(kindOf(asked).part)]).toEqual(expect.arrayContaining(Object.keys(asked)));
    }
  });
});

describe('growth', () => {
  test('the mean of a doubling in three years is the cube root of two', () => {
    const asked: SettledTest = { kind: 'averageGrowth', series: 'x', ...window, atLeast: 0 };
    expect(outcome(asked, one([100, 90, 180, 200])).margin).toBeCloseTo(Math.cbrt(2) - 1, 12);
  });
  test('every year in the band is the conjunction of single years', () => {
    fc.assert(
      fc.property(paths, (path) => {
        const rates = [1, 2, 3].map((i) => path[i]! / path[i - 1]! - 1);
        const asked: SettledTest = {
          kind: 'averageGrowth',
          series: 'x',
          ...window,
          over: 'everyYear',
          atLeast: -0.2,
          below: 0.5,
        };
        expect(holds(asked, path)).toBe(rates.every((rate) => rate >= -0.2 && rate < 0.5));
      }),
    );
  });
  test('a published rate is rounded before it is compared', () => {
    const asked: SettledTest = { kind: 'averageGrowth', series: 'x', from: 2025, to: 2026, atLeast: 0.06 };
    expect(holds(asked, [100, 105.96, 1, 1])).toBe(false);
    expect(holds({ ...asked, rounded: true }, [100, 105.96, 1, 1])).toBe(true);
    expect(holds({ ...asked, rounded: true }, [100, 105.94, 1, 1])).toBe(false);
  });
  test('not under takes a published tie, above refuses it', () => {
    const asked: SettledTest = { kind: 'growthAbovePeer', series: 'x', peer: 'p', from: 2025, to: 2026, rounded: true };
    expect(holds(asked, [100, 105.51, 1, 1], [100, 105.54, 1, 1])).toBe(false);
    expect(holds({ ...asked, relation: 'atLeast' }, [100, 105.51, 1, 1], [100, 105.54, 1, 1])).toBe(true);
  });
  test('in step is apart by no more than the band, on either side', () => {
    const asked: SettledTest = {
      kind: 'growthAbovePeer',
      series: 'x',
      peer: 'p',
      from: 2025,
      to: 2026,
      relation: 'inStep',
      within: 0.005,
    };
    for (const [end, expected] of [
      [105.4, true],
      [104.6, true],
      [105.6, false],
      [104.4, false],
    ] as const)
      expect(holds(asked, [100, end, 1, 1], [100, 105, 1, 1])).toBe(expected);
  });
  test('faster compares the pace with that of the years before', () => {
    const asked: SettledTest = { kind: 'faster', series: 'x', before: 2025, from: 2026, to: 2028, measure: 'change' };
    expect(outcome(asked, one([0.1, 0.14, 0, 0.24])).margin).toBeCloseTo(0.05 - 0.04, 12);
    expect(holds({ ...asked, direction: 'down' }, [0.1, 0.14, 0, 0.24])).toBe(false);
    const growth: SettledTest = { ...asked, measure: 'growth', direction: 'down' };
    expect(outcome(growth, one([100, 95, 0, 80])).margin).toBeCloseTo(-0.05 - (Math.sqrt(80 / 95) - 1), 12);
  });
});

describe('levels', () => {
  const at = (bounds: object): SettledTest => ({ kind: 'levelAt', series: 'x', year: 2025, ...bounds });
  test('the ends hold or not as the wording says', () => {
    const cases: readonly (readonly [object, boolean])[] = [
      [{ atLeast: 5 }, true],
      [{ above: 5 }, false],
      [{ atMost: 5 }, true],
      [{ below: 5 }, false],
      [{ about: 4, within: 1 }, true],
      [{ about: 4, within: 0.9 }, false],
      [{ atLeast: 5, above: 4 }, true],
      [{ atLeast: 4, above: 5 }, false],
    ];
    for (const [bounds, expected] of cases)
      expect(holds(at(bounds), [5, 0, 0, 0]), JSON.stringify(bounds)).toBe(expected);
  });
  test('every year, the mean and the last year are three readings of one floor', () => {
    fc.assert(
      fc.property(nearbyPaths, (path) => {
        expect(holds({ kind: 'floorAll', series: 'x', ...window, atLeast: 100 }, path)).toBe(Math.min(...path) >= 100);
        const mean = path.reduce((sum, value) => sum + value, 0) / 4;
        expect(holds({ kind: 'bandMean', series: 'x', ...window, atLeast: 100 }, path)).toBe(mean >= 100);
        expect(holds({ kind: 'bandAll', series: 'x', ...window, atLeast: 95, atMost: 105 }, path)).toBe(
          path.every((value) => value >= 95 && value <= 105),
        );
      }),
    );
  });
  test('one year is a window', () => {
    expect(outcome({ kind: 'floorAll', series: 'x', from: 2025, to: 2025, atLeast: 4 }, one([5, 0, 0, 0]))).toEqual({
      holds: true,
      margin: 0.25,
    });
  });
});

describe('trends', () => {
  const slope = (path: readonly number[]): number => {
    const slopes = path.flatMap((a, i) => path.slice(i + 1).map((b, k) => (b - a) / (k + 1))).sort((a, b) => a - b);
    return (slopes[2]! + slopes[3]!) / 2;
  };
  test('improves asks for a change beyond the threshold and a Sen slope that agrees', () => {
    fc.assert(
      fc.property(paths, fc.constantFrom('up', 'down'), (path, direction) => {
        const sign = direction === 'up' ? 1 : -1;
        const expected = sign * (path[3] - path[0]) > 5 && sign * slope(path) > 0;
        expect(holds({ kind: 'improves', series: 'x', ...window, direction, by: 5 }, path)).toBe(expected);
      }),
    );
  });
  test('a late jump after a decline is a change without a trend', () => {
    expect(holds({ kind: 'improves', series: 'x', ...window }, [10, 9, 8, 10.1])).toBe(false);
  });
  test('steady counts the adverse years; a year without change is none', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 4, maxLength: 4 }),
        fc.nat(2),
        (path, adverse) => {
          const falls = [1, 2, 3].filter((i) => path[i]! < path[i - 1]!).length;
          expect(holds({ kind: 'steady', series: 'x', ...window, adverse }, path)).toBe(falls <= adverse);
        },
      ),
    );
  });
});

describe('dates, events, gaps and identities', () => {
  test('a project done at the very deadline is done', () => {
    const asked: SettledTest = { kind: 'doneBy', series: 'x', date: 2031 };
    expect(outcome(asked, one([0, 0, 0, 2031]))).toEqual({ holds: true, margin: 0 });
    expect(outcome(asked, one([0, 0, 0, 2032.5]))).toEqual({ holds: false, margin: -1.5 });
  });
  test('one event in any year is one too many', () => {
    const asked: SettledTest = { kind: 'never', series: 'x', ...window };
    expect(outcome(asked, one([0, 0, 0, 0]))).toEqual({ holds: true, margin: -0 });
    expect(outcome(asked, one([0, 1, 0, 2]))).toEqual({ holds: false, margin: -3 });
  });
  test('a ratio may narrow while the absolute gap widens', () => {
    const asked: SettledTest = { kind: 'narrows', series: 'x', peer: 'p', ...window, measure: 'ratio' };
    expect(holds(asked, [50, 0, 0, 60], [100, 0, 0, 115])).toBe(true);
    expect(holds({ ...asked, measure: 'gap' }, [50, 0, 0, 60], [100, 0, 0, 115])).toBe(false);
    expect(outcome({ ...asked, measure: 'gap' }, one([50, 0, 0, 60], [100, 0, 0, 115])).margin).toBeCloseTo(-0.1, 12);
  });
  test('the gap of one that leads narrows too', () => {
    expect(
      holds(
        { kind: 'narrows', series: 'x', peer: 'p', ...window, measure: 'ratio' },
        [120, 0, 0, 110],
        [100, 0, 0, 100],
      ),
    ).toBe(true);
  });
  test('an identity is judged by its worst year', () => {
    const asked: SettledTest = { kind: 'identity', sum: ['x', 'p'], equals: 1, ...window, tolerance: 1e-9 };
    expect(holds(asked, [0.25, 0.5, 0.25, 0], [0.75, 0.5, 0.75, 1])).toBe(true);
    expect(holds(asked, [0.25, 0.5, 0.25, 0.001], [0.75, 0.5, 0.75, 1])).toBe(false);
  });
});

describe('counts of members', () => {
  const names = ['a', 'b', 'c', 'd'];
  const of = names.map((series): SettledTest => ({ kind: 'doneBy', series, date: 2031 }));
  const draws = fc.array(fc.array(fc.double({ min: 2026, max: 2036, noNaN: true }), { minLength: 4, maxLength: 4 }), {
    minLength: 2,
    maxLength: 30,
  });

  test('hold by the number of members that hold, counted draw by draw', () => {
    fc.assert(
      fc.property(draws, fc.nat(4), fc.nat(4), (dates, a, b) => {
        const [least, most] = [Math.min(a, b), Math.max(a, b)];
        const on = smallEnsemble(
          names,
          [2035],
          dates.map((row) => row.map((date) => [date])),
        );
        const found = evaluateTest({ kind: 'countIn', atLeast: least, atMost: most, of }, on);
        const counts = dates.map((row) => row.filter((date) => date <= 2031).length);
        expect([...found.count!]).toEqual(counts);
        expect([...found.holds]).toEqual(counts.map((count) => (count >= least && count <= most ? 1 : 0)));
        expect([...evaluateTest({ kind: 'atLeast', count: Math.max(1, least), of }, on).holds]).toEqual(
          counts.map((count) => (count >= Math.max(1, least) ? 1 : 0)),
        );
      }),
    );
  });
  test('independent members give the Poisson-binomial distribution', () => {
    // A full factorial of two equally likely dates per member: 16 draws, so the counts are exactly binomial(4, 1/2).
    const dates = Array.from({ length: 16 }, (_, i) => names.map((_, k) => [(i >> k) % 2 === 1 ? 2030 : 2033]));
    const { count } = evaluateTest({ kind: 'all', of }, smallEnsemble(names, [2035], dates));
    expect([0, 1, 2, 3, 4].map((k) => count!.filter((held) => held === k).length)).toEqual([1, 4, 6, 4, 1]);
  });
  test('the margin is that of the member that would change the count', () => {
    const on = smallEnsemble(
      names,
      [2035],
      [
        [[2030], [2030.5], [2032], [2034]],
        [[2029], [2029], [2029], [2029]],
      ],
    );
    const scales = { '0': 1, '1': 1, '2': 1, '3': 1 };
    const margin = (asked: SettledTest): number => evaluateTest(asked, on, { scales }).margin[0]!;
    expect(margin({ kind: 'countIn', atLeast: 1, of })).toBe(1);
    expect(margin({ kind: 'countIn', atLeast: 2, of })).toBe(0.5);
    expect(margin({ kind: 'countIn', atLeast: 3, of })).toBe(-1);
    expect(margin({ kind: 'countIn', atLeast: 1, atMost: 2, of })).toBe(1);
    expect(margin({ kind: 'countIn', atMost: 1, of })).toBe(-0.5);
  });
});
