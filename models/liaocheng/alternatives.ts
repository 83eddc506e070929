/** The margin prior is the open question of the headline verdict, so it is always shown under the other two as well. */
import { normal } from '@planwright/core';
import type { Alternative } from '@planwright/core';

export const alternatives: Readonly<Record<string, Alternative>> = {
  national_class: {
    label: { zh: '全国 286 个地市的离散', en: 'spread of 286 prefectures of the nation' },
    set: { margin: { prior: normal(0.0003, 0.0073) } },
    targets: ['C04-03'],
  },
  own_ambition: {
    label: { zh: '规划自定的雄心（领先 0.3 点）', en: "the plan's own ambition, a lead of 0.3 points" },
    set: { margin: { prior: normal(0.003, 0.003) } },
    targets: ['C04-03'],
  },
};
