import { distributions } from '../more-texts.ts';
import { expect, test } from 'vitest';
import { referenceClasses } from './reference-classes.ts';

test('the classes hold the percentiles and the size that the data set publishes', () => {
  const rows = distributions.split(/\r?\n/).map((line) => line.split(','));
  for (const { id, window, size, distribution } of referenceClasses.classes) {
    const name = id === 'prefectures_2018' ? 'prefectures' : id;
    const value = (statistic: string): number =>
      Number(rows.find((row) => row[0] === name && row[2] === window && row[3] === statistic)?.[4]);
    expect(size).toBe(value('margin5_n'));
    if (!('quantiles' in distribution)) throw new Error('expected percentiles');
    for (const [p, rate] of distribution.quantiles)
      expect(rate).toBe(value(`margin5_p${String(Math.round(p * 100)).padStart(2, '0')}`) / 100);
  }
});
