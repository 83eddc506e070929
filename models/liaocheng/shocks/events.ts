/** Named events as switches: off unless set. Sizes are scenarios to argue with, not forecasts. */
import { defineModel } from '@planwright/core';
import type { Bilingual } from '@planwright/core';
import { eventNames } from './names.ts';

const sized: Bilingual = { zh: '情景设定，不是预测', en: 'Set for the scenario; not a forecast' };
const size = <const Value extends number>(value: Value, zh: string, en: string) =>
  ({
    unit: '1/yr',
    display: '个百分点',
    value,
    role: 'assumption',
    range: [-0.5, 0.5],
    label: { zh, en },
    source: sized,
  }) as const;
const effect = (equation: string, zh: string, en: string) =>
  ({ unit: '1/yr', display: '个百分点', from: 2025, equation, label: { zh, en } }) as const;

export const events = defineModel({
  id: 'events',
  title: { zh: '事件', en: 'Events' },
  years: { history: 2025, start: 2026, end: 2035 },
  sets: {
    event: {
      members: ['pandemic', 'metals_slump', 'tariff', 'drought', 'debt_squeeze', 'energy_cap'],
      labels: eventNames,
    },
  },
  parameters: {
    on: {
      unit: '1',
      over: ['event'],
      value: 0,
      role: 'assumption',
      range: [0, 1],
      label: { zh: '发生（1 是，0 否；中间值为力度）', en: 'Happens (1 yes, 0 no, between them its force)' },
      source: { zh: '由使用者打开', en: 'Switched on by the reader' },
    },
    year: {
      unit: '1',
      over: ['event'],
      value: 2027,
      role: 'assumption',
      range: [2026, 2035],
      label: { zh: '起始年份', en: 'First year' },
      source: sized,
    },
    years: {
      unit: '1',
      over: ['event'],
      value: { pandemic: 1, metals_slump: 2, tariff: 2, drought: 1, debt_squeeze: 3, energy_cap: 2 },
      role: 'assumption',
      range: [1, 5],
      label: { zh: '持续年数', en: 'Number of years' },
      source: sized,
    },
    pandemic_growth: size(-0.03, '疫情：全省增速', 'Pandemic: growth of the province'),
    pandemic_city: size(-0.005, '疫情：本市额外', 'Pandemic: further effect on the city'),
    metals_city: size(-0.01, '铝价大跌：本市增速', 'Metals: growth of the city'),
    metals_deflator: size(-0.015, '铝价大跌：平减指数', 'Metals: deflator'),
    metals_price: size(-0.05, '铝价大跌：二产相对价格', 'Metals: price of secondary output'),
    tariff_growth: size(-0.005, '关税：全省增速', 'Tariff: growth of the province'),
    tariff_city: size(-0.002, '关税：本市额外', 'Tariff: further effect on the city'),
    tariff_trade: size(-0.12, '关税：进出口', 'Tariff: trade'),
    drought_harvest: size(-0.06, '灾年：粮食单产', 'Bad year: grain yield'),
    debt_growth: size(-0.003, '债务收缩：全省增速', 'Debt: growth of the province'),
    debt_city: size(-0.006, '债务收缩：本市额外', 'Debt: further effect on the city'),
    cap_city: size(-0.008, '用能约束：本市增速', 'Energy cap: growth of the city'),
    cap_saving: size(0.01, '用能约束：能耗多降', 'Energy cap: further fall in energy use'),
  },
  variables: {
    active: {
      unit: '1',
      over: ['event'],
      from: 2025,
      equation: '(t >= year and t < year + years) ? on : 0',
      label: { zh: '起作用', en: 'At work' },
    },
    province: effect(
      'active.pandemic * pandemic_growth + active.tariff * tariff_growth + active.debt_squeeze * debt_growth',
      '事件：全省增速',
      'Events: growth of the province',
    ),
    city: effect(
      'active.pandemic * pandemic_city + active.metals_slump * metals_city + active.tariff * tariff_city + active.debt_squeeze * debt_city + active.energy_cap * cap_city',
      '事件：本市增速',
      'Events: growth of the city',
    ),
    prices: effect('active.metals_slump * metals_deflator', '事件：平减指数', 'Events: deflator'),
    metals: effect('active.metals_slump * metals_price', '事件：二产相对价格', 'Events: price of secondary output'),
    trade: effect('active.tariff * tariff_trade', '事件：进出口', 'Events: trade'),
    harvest: effect('active.drought * drought_harvest', '事件：收成', 'Events: harvest'),
    energy: effect('active.energy_cap * cap_saving', '事件：能耗', 'Events: energy'),
  },
});
