/** Which parameters differ between two settings of one model. */
import type { ParameterSetting } from '../model/parameter-setting.ts';
import type { Settings } from '../model/scenario.ts';

/** Indexes, ascending. All shares of a whole move together. */
export function movedParameters(before: Settings, after: Settings): readonly number[] {
  const moved = new Set<number>();
  after.parameters.forEach((setting, index) => {
    if (!same(before.parameters[index], setting)) moved.add(index);
  });
  for (const { members } of after.shares)
    if (members.some((index) => moved.has(index))) for (const index of members) moved.add(index);
  return [...moved].sort((a, b) => a - b);
}

const same = (before: ParameterSetting | undefined, after: ParameterSetting): boolean =>
  before === after ||
  (before !== undefined &&
    Object.is(before.value, after.value) &&
    Object.is(before.shift, after.shift) &&
    sameText(before.prior, after.prior) &&
    sameText(before.path, after.path));

const sameText = (before: unknown, after: unknown): boolean =>
  before === after || JSON.stringify(before) === JSON.stringify(after);
