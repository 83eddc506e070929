/** Five-year growth margins of comparable places, from `data/peers/distributions.csv` (a test compares). Narrow first. */
import type { Bilingual, ReferenceClass, ReferenceClasses } from '@planwright/core';

const source: Bilingual = {
  zh: '据《中国城市统计年鉴》各市数据计算，对本省各市加权平均',
  en: 'Computed from the China City Statistical Yearbook, against the weighted mean of the cities of the province',
};

/** In points. */
type Percentiles = readonly [p05: number, p10: number, p25: number, p50: number, p75: number, p90: number, p95: number];

const placed = (percentiles: Percentiles): ReferenceClass['distribution'] => ({
  quantiles: [0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95].map((p, i) => [p, percentiles[i]! / 100] as const),
});

export const referenceClasses: ReferenceClasses = {
  series: 'gdp_city',
  peer: 'gdp_province',
  levers: ['push'],
  classes: [
    {
      id: 'shandong_cities',
      label: { zh: '山东各市', en: 'cities of Shandong' },
      ...{ size: 16, years: 5, window: '2019-2023', source },
      choice: {
        zh: '同省同政策环境，但只有 16 个，且离散为各省最小',
        en: 'same province and policy, but only 16, with the smallest spread of all provinces',
      },
      distribution: placed([-0.59, -0.37, -0.27, -0.07, 0.25, 0.31, 0.42]),
    },
    {
      id: 'prefectures',
      label: { zh: '全国地级市', en: 'prefectures of the country' },
      ...{ size: 286, years: 5, window: '2019-2023', source },
      choice: { zh: '数量多、尾部可见，但各省情况不同', en: 'many, with visible tails, but of unlike provinces' },
      distribution: placed([-1.54, -1.01, -0.52, 0.08, 0.56, 1.21, 1.74]),
    },
    {
      id: 'prefectures_2018',
      label: { zh: '全国地级市（早一年）', en: 'prefectures, a year earlier' },
      ...{ size: 286, years: 5, window: '2018-2022', source },
      choice: { zh: '看窗口早一年是否改变结论', en: 'whether a window one year earlier changes the answer' },
      distribution: placed([-1.73, -1.09, -0.47, 0.06, 0.5, 1.12, 1.55]),
    },
  ],
};
