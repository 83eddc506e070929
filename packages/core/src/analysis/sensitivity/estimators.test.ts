import { describe, expect, test } from 'vitest';
import { fillUniforms, streamKey } from '../../random/stream.ts';
import { givenDataIndex } from './given-data.ts';
import { morrisEffects } from './morris-effects.ts';
import { sobolIndices } from './sobol-indices.ts';
import type { PickFreezeOutputs } from './sobol-indices.ts';

type Model = (x: readonly number[]) => number;

function uniforms(name: string, count: number, seed = 11): Float64Array {
  const column = new Float64Array(count);
  fillUniforms(seed, streamKey(name), 0, 0, column);
  return column;
}

function pickFreeze(inputs: number, rows: number, model: Model, seed = 11): PickFreezeOutputs {
  const matrix = (name: string): Float64Array[] =>
    Array.from({ length: inputs }, (_, i) => uniforms(`${name}${i}`, rows, seed));
  const [a, b] = [matrix('a'), matrix('b')];
  const outputs = (columns: readonly Float64Array[]): Float64Array =>
    Float64Array.from({ length: rows }, (_, row) => model(columns.map((column) => column[row]!)));
  return {
    a: outputs(a),
    b: outputs(b),
    ab: a.map((_, i) => outputs(a.map((column, j) => (i === j ? b[j]! : column)))),
  };
}

/** On (−π, π)³; indices in closed form. */
const ishigami: Model = (u) => {
  const [x, y, z] = u.map((v) => (2 * v - 1) * Math.PI) as [number, number, number];
  return Math.sin(x) + 7 * Math.sin(y) ** 2 + 0.1 * z ** 4 * Math.sin(x);
};

/** I. M. Sobol's G function: product of (|4x − 2| + a) / (1 + a); V_i = 1 / (3 (1 + a)²). */
const gFactors = [0, 1, 4.5, 9, 99, 99];
const gFunction: Model = (x) => gFactors.reduce((whole, a, i) => (whole * (Math.abs(4 * x[i]! - 2) + a)) / (1 + a), 1);

describe('Sobol indices', () => {
  test('Ishigami with a = 7, b = 0.1: 0.3139, 0.4424, 0 and 0.5576, 0.4424, 0.2437', () => {
    const { first, total, variance } = sobolIndices(pickFreeze(3, 16_384, ishigami))!;
    expect(variance).toBeCloseTo(13.8446, 0);
    // The Monte Carlo error of 16,384 random rows is near 0.01.
    [0.3139, 0.4424, 0].forEach((expected, i) => expect(Math.abs(first[i]!.value - expected)).toBeLessThan(0.03));
    [0.5576, 0.4424, 0.2437].forEach((expected, i) => expect(Math.abs(total[i]!.value - expected)).toBeLessThan(0.02));
  });

  test('the G function', () => {
    const parts = gFactors.map((a) => 1 / (3 * (1 + a) ** 2));
    const variance = parts.reduce((whole, part) => whole * (1 + part), 1) - 1;
    const found = sobolIndices(pickFreeze(6, 16_384, gFunction))!;
    parts.forEach((part, i) => {
      const rest = parts.reduce((whole, own, j) => (i === j ? whole : whole * (1 + own)), 1);
      expect(Math.abs(found.first[i]!.value - part / variance)).toBeLessThan(0.03);
      expect(Math.abs(found.total[i]!.value - (part * rest) / variance)).toBeLessThan(0.02);
    });
  });

  test('a linear model: the 95 % intervals hold the truth about as often as they say', () => {
    const weights = [4, 2, 1];
    const truths = weights.map((weight) => weight ** 2 / 21);
    let held = 0;
    const seeds = 40;
    for (let seed = 0; seed < seeds; seed++) {
      const outputs = pickFreeze(3, 512, (x) => 1000 + weights.reduce((sum, w, i) => sum + w * x[i]!, 0), seed);
      const { first, total } = sobolIndices(outputs)!;
      truths.forEach((truth, i) => {
        for (const { low, high } of [first[i]!, total[i]!]) held += Number(low <= truth && truth <= high);
      });
    }
    // 240 intervals that are not independent; the bootstrap percentile interval is known to run a little short.
    expect(held / (seeds * 6)).toBeGreaterThan(0.88);
    expect(held / (seeds * 6)).toBeLessThan(0.995);
  });

  test('an output that does not vary has no indices; rows without a number are left out and counted', () => {
    expect(sobolIndices(pickFreeze(2, 256, () => 0.1))).toBeNull();
    const outputs = pickFreeze(2, 256, ([x]) => x!);
    outputs.ab[1]![17] = Number.NaN;
    expect(sobolIndices(outputs)!.rows).toBe(255);
  });
});

describe('elementary effects', () => {
  test('of a linear model are its weights, without spread', () => {
    const step = 2 / 3;
    const trajectory = (start: readonly number[]): { outputs: number[]; moved: number[]; steps: number[] } => {
      const model = ([x, y]: readonly number[]): number => 3 * x! - 5 * y!;
      const middle = [start[0]! + step, start[1]!];
      const end = [middle[0]!, middle[1]! + step];
      return { outputs: [start, middle, end].map(model), moved: [0, 1], steps: [step, step] };
    };
    const [x, y] = morrisEffects(2, [trajectory([0, 0]), trajectory([1 / 3, 0]), trajectory([0, 1 / 3])]);
    expect(x).toMatchObject({ mean: expect.closeTo(3, 12) as number, deviation: expect.closeTo(0, 12) as number });
    expect(y).toMatchObject({ mean: expect.closeTo(-5, 12) as number, meanAbsolute: expect.closeTo(5, 12) as number });
  });

  test('of an interaction spread: σ > 0 and a mean of both signs', () => {
    const effect = (y: number): number => 2 * y - 1;
    const trajectories = [0, 1 / 3, 2 / 3, 1].map((y) => ({ outputs: [0, effect(y)], moved: [0], steps: [1] }));
    const [x] = morrisEffects(1, trajectories);
    expect(x!.mean).toBeCloseTo(0, 12);
    expect(x!.meanAbsolute).toBeCloseTo(2 / 3, 12);
    expect(x!.deviation).toBeGreaterThan(0.5);
  });
});

describe('indices from given draws', () => {
  test('agree with the closed form of the Ishigami function', () => {
    const columns = [0, 1, 2].map((i) => uniforms(`x${i}`, 20_000));
    const output = Float64Array.from({ length: 20_000 }, (_, d) => ishigami(columns.map((column) => column[d]!)));
    [0.3139, 0.4424, 0].forEach((expected, i) => {
      // 48 classes smooth the wave a little: about 0.01, beside a sampling error of as much.
      expect(Math.abs(givenDataIndex(columns[i]!, output)!.value - expected)).toBeLessThan(0.03);
    });
  });

  test('a discrete input has its classes, one value none', () => {
    const coin = uniforms('coin', 4000).map((u) => Number(u < 0.5));
    const noise = uniforms('noise', 4000);
    // Var of 3·coin is 9/4, of the noise 1/12.
    const output = coin.map((value, d) => 3 * value + noise[d]!);
    expect(givenDataIndex(coin, output)!.value).toBeCloseTo(9 / 4 / (9 / 4 + 1 / 12), 1);
    expect(givenDataIndex(new Float64Array(4000), output)).toBeNull();
    expect(givenDataIndex(coin, new Float64Array(4000).fill(2))).toBeNull();
  });
});
