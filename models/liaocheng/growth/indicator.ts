/**
 * One headline indicator against the province. The five indicators beside GDP are instances of this model, each on its own
 * basis; they are correlated because all of them read the growth of city and province.
 */
import { defineModel, normal } from '@planwright/core';
import type { Bilingual, ModuleUse, Parameter } from '@planwright/core';

const judged: Bilingual = {
  zh: '全市没有可比的历年增速，分析假设',
  en: 'No comparable yearly history of the city; an assumption',
};
const rate = (value: number, label: Bilingual): Parameter & { unit: '1/yr' } => ({
  unit: '1/yr',
  display: '%',
  value,
  role: 'assumption',
  label,
  source: judged,
});

export const indicator = defineModel({
  id: 'indicator',
  title: { zh: '主要指标与全省比较', en: 'A headline indicator against the province' },
  years: { history: 2025, start: 2026, end: 2035 },
  ports: {
    economy_city: { unit: '1/yr', label: { zh: '全市经济增速', en: 'Growth of the city' } },
    economy_province: { unit: '1/yr', label: { zh: '全省经济增速', en: 'Growth of the province' } },
    prices_city: { unit: '1/yr', label: { zh: '全市价格', en: 'Prices of the city' } },
    prices_province: { unit: '1/yr', label: { zh: '全省价格', en: 'Prices of the province' } },
    event: { unit: '1/yr', label: { zh: '事件', en: 'Event' } },
  },
  parameters: {
    base: {
      ...rate(0, { zh: '超出全省经济增速的部分', en: 'Growth above that of the provincial economy' }),
      note: {
        zh: '与同一价格口径的经济增速相比：可比价指标减实际增速，现价指标再减平减指数，价格由模型另加，不重复计算',
        en: 'Against growth on the same basis: real growth for an indicator in volumes, the deflator taken off as well at current prices, so that the prices the model adds are counted once',
      },
    },
    response: {
      unit: '1',
      value: 1,
      role: 'assumption',
      range: [0, 3],
      label: { zh: '对经济增速的弹性', en: 'Response to growth' },
      source: judged,
    },
    carry: {
      unit: '1',
      value: 0.7,
      role: 'assumption',
      range: [0, 3],
      label: { zh: 'GDP 增速差的传导', en: 'Part of the GDP margin that carries over' },
      source: judged,
    },
    nominal: {
      unit: '1',
      value: 0,
      role: 'assumption',
      range: [0, 1],
      label: { zh: '现价口径（1 是，0 否）', en: 'At current prices (1 yes, 0 no)' },
      note: {
        zh: '价格一律用 GDP 平减指数，与零售、投资、进出口各自的价格不尽相同',
        en: 'Prices are those of the GDP deflator, which is not quite that of retail, investment or trade',
      },
      source: {
        zh: '国家统计局：规上工业增加值增速按可比价，收入、投资（可比口径）、零售、进出口（人民币计）按现价',
        en: 'NBS: growth of industrial value added is at comparable prices; revenue, investment (on comparable coverage), retail and trade (in yuan) at current prices',
      },
    },
    margin: {
      unit: '1/yr',
      display: '个百分点',
      value: 0,
      role: 'uncertainty',
      prior: normal(0, 0.01),
      range: [-0.2, 0.2],
      label: { zh: '自身的增速差', en: 'Margin of its own' },
      source: judged,
    },
    spread_province: rate(0.015, { zh: '全省年度波动', en: 'Yearly spread of the province' }),
    spread_city: rate(0.02, { zh: '全市相对全省的年度波动', en: 'Yearly spread of the city against the province' }),
  },
  shocks: {
    swing_province: {
      unit: '1',
      prior: normal(0, 1),
      ar: 0.3,
      label: { zh: '全省波动', en: 'Swing of the province' },
      source: judged,
    },
    swing_city: {
      unit: '1',
      prior: normal(0, 1),
      label: { zh: '全市波动', en: 'Swing of the city' },
      source: judged,
    },
  },
  variables: {
    growth_province: {
      unit: '1/yr',
      display: '%',
      from: 2026,
      equation:
        'base + response * economy_province + nominal * prices_province + spread_province * swing_province + event',
      label: { zh: '全省增速', en: 'Growth in the province' },
    },
    growth_city: {
      unit: '1/yr',
      display: '%',
      from: 2026,
      equation:
        'growth_province + margin + carry * (economy_city - economy_province) + nominal * (prices_city - prices_province) + spread_city * swing_city',
      label: { zh: '全市增速', en: 'Growth in the city' },
    },
    province: {
      unit: '1',
      from: 2025,
      equation: 'province(-1) * (1 + growth_province)',
      initial: 1,
      label: { zh: '全省（2025 年 = 1）', en: 'Province, 2025 = 1' },
    },
    city: {
      unit: '1',
      from: 2025,
      equation: 'city(-1) * (1 + growth_city)',
      initial: 1,
      label: { zh: '全市（2025 年 = 1）', en: 'City, 2025 = 1' },
    },
  },
});

interface Settings {
  readonly label: Bilingual;
  readonly base: number;
  readonly response: number;
  readonly carry: number;
  readonly nominal: 0 | 1;
  readonly margin: readonly [number, number];
  readonly spreads: readonly [number, number];
  /** Gap to the province in 2025, in points. */
  readonly gap: string;
  readonly event?: string;
  /** Base and spread of the province come from its published rates (calibration), over these years. */
  readonly fitted?: string;
}

const fitSource = (nominal: boolean, years: string): Bilingual => ({
  zh: `山东省统计局 ${years} 年公布增速减 GDP ${nominal ? '实际增速和隐含平减指数' : '实际增速'}的均值与离散（见 calibration）`,
  en: `Mean and spread of the published provincial rate less ${nominal ? 'real growth and the implied deflator' : 'real growth'} of GDP, ${years.replaceAll('—', '–').replaceAll('、', ', ')} (see calibration)`,
});
const levelSource: Bilingual = {
  zh: '判断；参照山东省 2018—2025 年收入水平之比（不是可比口径的增速），扣除价格后约低 2.2 点、离散 2.8 点，含 2022 年留抵退税',
  en: 'A judgement beside ratios of the provincial levels of 2018–2025 (not comparable rates): about −2.2 points after prices, spread 2.8 with the tax refunds of 2022',
};

/** The priors shrink the gap of the one published year towards zero: a single year of lead says little about five. */
function instance({ label, base, response, carry, nominal, margin, spreads, gap, event, fitted }: Settings): ModuleUse {
  const [mean, sd] = margin;
  const provincial = fitted === undefined ? levelSource : fitSource(nominal === 1, fitted);
  return {
    model: indicator,
    label,
    ports: {
      economy_city: 'growth_city',
      economy_province: 'growth_province',
      prices_city: 'deflator_rate',
      prices_province: 'shandong.deflator_rate',
      event: event ?? '0',
    },
    parameters: {
      response,
      carry,
      nominal,
      margin: {
        value: mean,
        prior: normal(mean, sd),
        source: {
          zh: `只有 2025 年可比：高于全省 ${gap} 点（聊城市统计局、山东省统计局公报）；向零收缩后取中心，离散为判断`,
          en: `Only 2025 can be compared: ${gap} points above the province (communiques of city and province); the centre is shrunk towards zero, the spread is a judgement`,
        },
      },
      base: { value: base, source: provincial },
      spread_province: { value: spreads[0], source: provincial },
      spread_city: spreads[1],
    },
  };
}

export const indicators = {
  industry_va: instance({
    label: { zh: '规模以上工业增加值', en: 'Industry above designated size' },
    base: 0.0052,
    response: 1,
    carry: 1.2,
    nominal: 0,
    margin: [0, 0.006],
    spreads: [0.0224, 0.015],
    gap: '0.1',
    fitted: '2018—2025',
  }),
  revenue: instance({
    label: { zh: '一般公共预算收入', en: 'General public budget revenue' },
    base: -0.02,
    response: 0.9,
    carry: 0.5,
    nominal: 1,
    margin: [0.002, 0.012],
    spreads: [0.015, 0.025],
    gap: '1.0',
  }),
  investment: instance({
    label: { zh: '固定资产投资', en: 'Fixed-asset investment' },
    base: -0.0467,
    response: 1,
    carry: 0.8,
    nominal: 1,
    margin: [0.006, 0.025],
    spreads: [0.0628, 0.05],
    gap: '8.9',
    fitted: '2018—2025',
  }),
  retail: instance({
    label: { zh: '社会消费品零售总额', en: 'Retail sales' },
    base: -0.0009,
    response: 1,
    carry: 0.6,
    nominal: 1,
    margin: [0.001, 0.008],
    spreads: [0.0335, 0.015],
    gap: '0.8',
    fitted: '2018—2025',
  }),
  trade: instance({
    label: { zh: '进出口总额', en: 'Imports and exports' },
    base: 0.0461,
    response: 1,
    carry: 0.5,
    nominal: 1,
    margin: [0.006, 0.035],
    spreads: [0.0809, 0.08],
    gap: '11.0',
    fitted: '2019—2023、2025',
    event: 'events.trade',
  }),
} as const satisfies Record<string, ModuleUse>;
