/** Keys that several kinds of test share. */
import { optional, required } from '../../model/format.ts';
import type { Field, Part } from '../../model/format.ts';

export const series: Field = required({ kind: 'text' }, '序列', 'Series');
export const peer: Field = required({ kind: 'text' }, '比较的序列', 'Series of the peer');
export const from: Field = required({ kind: 'year' }, '起始年（增速的基年）', 'First year, the base of a rate');
export const to: Field = required({ kind: 'year' }, '末年', 'Last year');
export const by: Field = optional({ kind: 'threshold' }, '至少相差多少', 'By how much at least');
export const rounded: Field = optional(
  { kind: 'flag' },
  '按公布口径，增速取一位小数后比较',
  'Compare rates as published, rounded to 0.1 point',
);
export const over: Field = optional(
  { kind: 'word', of: ['mean', 'everyYear'] },
  '年均，或每一年',
  'The mean rate, or every single year',
);
export const direction: Field = optional(
  { kind: 'word', of: ['up', 'down'] },
  '方向，默认上升',
  'Direction, up when absent',
);
export const bounds: Part = {
  above: optional({ kind: 'threshold' }, '高于（不含）', 'Above, not equal'),
  atLeast: optional({ kind: 'threshold' }, '以上、不低于（含）', 'At least'),
  atMost: optional({ kind: 'threshold' }, '不超过（含）', 'At most'),
  below: optional({ kind: 'threshold' }, '低于（不含）', 'Below, not equal'),
  about: optional({ kind: 'threshold' }, '左右：中心', 'About: the centre'),
  within: optional({ kind: 'threshold' }, '左右：允许的偏离', 'About: how far off it may be'),
};
