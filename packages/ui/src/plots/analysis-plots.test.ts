import { describe, expect, it } from 'vitest';
import { barRows } from './bar-rows.ts';
import { conditionalMatrix, wrapped } from './conditional-matrix.ts';
import { frontierLine } from './frontier-line.ts';
import { waterfallSteps } from './waterfall.ts';

describe('the waterfall', () => {
  const parts = [
    { label: 'a', value: 3 },
    { label: 'b', value: -5 },
    { label: 'c', value: 1 },
  ];
  const steps = waterfallSteps({ from: 10, to: 9, names: ['before', 'after'] }, parts, String, String);

  it('begins each bar where the one before it ended, and ends at the other level', () => {
    expect(steps.map(({ from, to }) => [from, to])).toEqual([
      [0, 10],
      [10, 13],
      [13, 8],
      [8, 9],
      [0, 9],
    ]);
  });
  it('tells a rise from a fall', () => {
    expect(steps.map(({ kind }) => kind)).toEqual(['level', 'rise', 'fall', 'rise', 'level']);
  });
});

describe('bars with intervals', () => {
  it('have an axis that holds every bar and both ends of every interval', () => {
    const { options } = barRows({
      rows: [
        { label: 'a', bars: [{ value: 40, kind: 'strong' }], interval: [-3, 62], note: '' },
        { label: 'b', bars: [{ value: -8, kind: 'lever' }], interval: null, note: '' },
      ],
      ...{ unit: '%', description: '', width: 600 },
    });
    const [low = 0, high = 0] = options.x?.domain as number[];
    expect(low).toBeLessThanOrEqual(-8);
    expect(high).toBeGreaterThanOrEqual(62);
  });
});

describe('the matrix of conditional probabilities', () => {
  it('breaks long names into lines that fit, Chinese letters counting twice', () => {
    expect(wrapped('地区生产总值年均增速', 12)).toBe('地区生产总值\n年均增速');
    expect(wrapped('mean growth of output', 12)).toBe('mean growth\nof output');
    expect(wrapped('一二三四五六七八', 4)).toBe('一二\n三四\n五六…');
  });
  it('gives a condition that never holds no number', () => {
    const fields = conditionalMatrix({
      names: ['a', 'b'],
      columns: ['a', 'b'],
      conditional: [
        [0.5, null],
        [0.2, 0],
      ],
      ...{ none: '—', description: '', width: 400 },
    });
    expect(fields.options.marks).toHaveLength(4);
    expect(fields.options.x?.domain).toEqual(['0', '1']);
  });
});

describe('probability against effort', () => {
  it('is told point by point in the order of effort', () => {
    const { tips } = frontierLine({
      points: [
        { p: 0.6, effort: 2 },
        { p: 0.2, effort: 0 },
      ],
      ...{ effort: 'effort', probability: 'probability', description: '', width: 600, height: 200 },
    });
    expect(tips.map(({ x }) => x)).toEqual([0, 2]);
    expect(tips[0]?.lines).toEqual([{ name: 'probability', value: '20%' }]);
  });
});
