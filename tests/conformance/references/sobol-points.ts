/** The Sobol sequence against scipy's (../sobol/make.py). */
import { readFileSync } from 'node:fs';
import { directionNumbers, mostSobolDimensions, sobolDigits } from '../../../packages/core/src/random/sobol.ts';
import { exact } from '../reference-record.ts';
import type { ReferenceRecord } from '../reference-record.ts';
import type { Reference } from '../reference.ts';

const table = JSON.parse(readFileSync(new URL('../sobol/points.json', import.meta.url), 'utf8')) as {
  readonly dimensions: readonly number[];
  readonly points: readonly (readonly number[])[];
};

function run(record: ReferenceRecord): void {
  record.compare({ zh: '维数', en: 'Dimensions' }, 256, mostSobolDimensions, exact);
  const directions = table.dimensions.map(directionNumbers);
  table.points.forEach((point, k) => {
    // scipy goes through the points in Gray-code order.
    const index = k ^ (k >>> 1);
    directions.forEach((numbers, j) =>
      record.compare(
        { zh: '各点各维的 32 位整数', en: '32-bit digits of every point and dimension' },
        point[j] ?? NaN,
        sobolDigits(numbers, index) >>> 0,
        exact,
      ),
    );
  });
}

export const sobolPoints: Reference = {
  id: 'sobol-points',
  title: { zh: 'Sobol 序列', en: 'The Sobol sequence' },
  source: 'scipy.stats.qmc.Sobol 1.17.1 (tests/conformance/sobol/make.py); Joe and Kuo 2008',
  kind: 'independent',
  inputs: { zh: '前 64 点，维 1 至 256 中的 8 维', en: 'The first 64 points in 8 of 256 dimensions' },
  run,
};
