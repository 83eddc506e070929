/** The plan as a whole: how many of its core targets hold together. */
import type { Target } from '@planwright/core';
import { planTarget } from './plan-target.ts';

/** `core`: the headline targets in their default readings, which rest on more than priors. */
export function monitorTargets(core: readonly Target[]): readonly Target[] {
  const of = core.flatMap(({ readings }) =>
    Object.values(readings)
      .slice(0, 1)
      .map(({ test }) => test),
  );
  return [
    planTarget({
      id: 'C55-04',
      module: 'monitor',
      release: 'R1-lite',
      umbrella: true,
      label: { zh: '核心目标落实', en: 'The core targets are met' },
      grade: 'B',
      thresholdSource: 'analyst',
      note: {
        zh: `核心目标：${core.map(({ id }) => id).join('、')}。总括性目标，不计数。`,
        en: `Core targets: ${core.map(({ id }) => id).join(', ')}. An umbrella, never counted.`,
      },
      readings: {
        all: { label: { zh: '全部实现', en: 'All of them' }, test: { kind: 'countIn', atLeast: of.length, of } },
        most: {
          label: { zh: '至多一项落空', en: 'All but one' },
          test: { kind: 'countIn', atLeast: of.length - 1, of },
        },
        any: { label: { zh: '至少一项实现', en: 'At least one' }, test: { kind: 'countIn', atLeast: 1, of } },
      },
    }),
  ];
}
