/** The Sobol sequence against scipy's (sobol/make.py). */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { directionNumbers, mostSobolDimensions, sobolDigits } from '../../packages/core/src/random/sobol.ts';

const table = JSON.parse(readFileSync(new URL('sobol/points.json', import.meta.url), 'utf8')) as {
  readonly dimensions: readonly number[];
  readonly points: readonly (readonly number[])[];
};

test('the points are those of scipy, which goes through them in Gray-code order', () => {
  expect(mostSobolDimensions).toBe(256);
  const directions = table.dimensions.map(directionNumbers);
  table.points.forEach((point, k) => {
    const index = k ^ (k >>> 1);
    expect(directions.map((numbers) => sobolDigits(numbers, index) >>> 0)).toEqual(point);
  });
});
