/**
 * DICE-2016R2: what is a tonne of carbon dioxide worth to those who come later? Growth by capital, labour and technique; emissions by
 * output; a carbon cycle of three boxes; two layers of temperature; damages that grow with the square of warming; costs of abatement.
 * One step is a period of five years, period 1 is 2015. With a carbon price instead of an optimum: what the price makes worth while is done.
 * Source: Nordhaus 2017, PNAS 114(7), equations of DICE-2016R; Nordhaus 2018, AEJ: Economic Policy 10(3), the damage coefficient of R2.
 */
import { defineModel, defineScenarios } from '@planwright/core';
import type { Bilingual, ModelBundle, Parameter, Variable } from '@planwright/core';

const source = { zh: 'Nordhaus 2017、2018（DICE-2016R2）', en: 'Nordhaus 2017 and 2018 (DICE-2016R2)' };
const money = '万亿美元@2010';
const price = `${money}/GtCO2`;

const given = (value: Parameter['value'], unit: string, zh: string, en: string): Parameter => ({
  ...{ value, unit, role: 'assumption', source },
  label: { zh, en },
});

/** An equation of every period; with `initial`, a quantity that period 1 begins with. */
function quantity(unit: string, equation: string, label: Bilingual, initial?: Variable['initial']): Variable {
  return { unit, equation, label, ...(initial === undefined ? {} : { initial }) };
}

const economy = {
  period: given(5, 'yr', '每期年数', 'Years of a period'),
  impatience: { ...given('1.5 %', '1/yr', '纯时间偏好率', 'Rate of time preference'), display: '%/yr' },
  elasticity: given(1.45, '1', '边际效用弹性', 'Elasticity of marginal utility'),
  capital_share: given(0.3, '1', '资本份额', 'Capital share'),
  depreciation: { ...given('10 %', '1/yr', '折旧率', 'Depreciation'), display: '%/yr' },
  most_people: given(11500, '百万人', '人口的极限', 'Population in the end'),
  people_pull: given(0.134, '1', '每期向极限靠近的程度', 'Pull towards it in a period'),
  technique_growth: given(0.076, '1', '首期技术增长', 'Growth of technique in the first period'),
  technique_slowing: given(0.005, '1/yr', '技术增长的减缓', 'Slowing of that growth'),
  one_output: given(1, money, '产出的计量单位', 'Unit in which output is counted'),
} satisfies Record<string, Parameter>;

const abatement = {
  carbon_price: {
    ...given('2 美元@2010/tCO2', price, '2015 年碳价', 'Carbon price of 2015'),
    ...{ display: '美元@2010/tCO2', role: 'lever', range: [0, 0.4] },
  },
  price_growth: {
    ...given('2 %', '1/yr', '碳价年增速', 'Yearly growth of the price'),
    ...{ display: '%/yr', role: 'lever', range: [0, 0.1] },
  },
  cost_exponent: given(2.6, '1', '减排成本的指数', 'Exponent of the cost of abatement'),
  backstop_fall: given(0.025, '1', '后备技术每期降价', 'Fall of the backstop price in a period'),
  intensity_slowing: given(0.001, '1/yr', '强度下降的减缓', 'Slowing of the fall of intensity'),
  land_fall: given(0.115, '1', '土地排放每期降幅', 'Fall of emissions from land in a period'),
} satisfies Record<string, Parameter>;

const climate = {
  carbon_content: given(1 / 3.666, 't/tCO2', '二氧化碳含碳量', 'Carbon in carbon dioxide'),
  air_rest: given(588, 'Gt', '平衡时大气含碳', 'Carbon in the air at rest'),
  upper_rest: given(360, 'Gt', '平衡时上层海洋含碳', 'Carbon in the upper ocean at rest'),
  deep_rest: given(1720, 'Gt', '平衡时深层海洋含碳', 'Carbon in the deep ocean at rest'),
  air_to_upper: given(0.12, '1', '每期由大气入上层', 'From the air to the upper ocean in a period'),
  upper_to_deep: given(0.007, '1', '每期由上层入深层', 'From the upper to the deep ocean in a period'),
  sensitivity: given(3.1, '1', '二氧化碳翻倍的平衡升温（℃）', 'Warming at rest when carbon dioxide doubles, °C'),
  doubling: given(3.6813, 'W/m2', '翻倍的辐射强迫', 'Forcing of a doubling'),
  other_first: given(0.5, 'W/m2', '2015 年其他强迫', 'Other forcing in 2015'),
  other_last: given(1, 'W/m2', '2100 年其他强迫', 'Other forcing in 2100'),
  warming_speed: given(0.1005, 'm2/W', '大气升温速度', 'Speed of warming of the air'),
  heat_loss: given(0.088, 'W/m2', '大气向海洋散热', 'Heat that the ocean takes'),
  ocean_speed: given(0.025, '1', '海洋升温速度', 'Speed of warming of the ocean'),
  damage: given(0.00227, '1', '损失系数（每平方度）', 'Damage per square degree'),
} satisfies Record<string, Parameter>;

const saving: Parameter = {
  ...given(0.2583, '1', '储蓄率', 'Saving rate'),
  ...{ display: '%', role: 'lever', range: [0.1, 0.5] },
  note: {
    zh: '(δ + 0.004) ÷ (δ + 0.004·η + ρ)·γ：DICE 所用的长期最优储蓄率。',
    en: '(δ + 0.004) ÷ (δ + 0.004·η + ρ)·γ, the long-run optimum that DICE uses.',
  },
};

const model = defineModel({
  id: 'dice',
  title: { zh: 'DICE-2016R2：气候与经济', en: 'DICE-2016R2: climate and the economy' },
  years: { history: 1, start: 2, end: 100 },
  parameters: { saving, ...economy, ...abatement, ...climate },
  variables: {
    calendar: quantity('yr', '2010 + period * t', { zh: '公历年', en: 'Calendar year' }),

    population: quantity(
      '百万人',
      'population(-1) * (most_people / population(-1)) ^ people_pull',
      { zh: '人口', en: 'Population' },
      7403,
    ),
    technique: quantity(
      '1',
      'technique(-1) / (1 - technique_growth * exp(-technique_slowing * period * (t - 2)))',
      { zh: '全要素生产率', en: 'Total factor productivity' },
      5.115,
    ),
    capital: quantity(
      money,
      'capital(-1) * (1 - depreciation)^5 + period * investment(-1)',
      { zh: '资本存量', en: 'Capital' },
      223,
    ),
    gross_output: quantity(
      money,
      'one_output * technique * (number(population) / 1000)^(1 - capital_share) * number(capital)^capital_share',
      { zh: '总产出（未扣损失）', en: 'Output, gross' },
    ),
    output: quantity(money, 'gross_output * (1 - damage_share) - abatement_cost', { zh: '净产出', en: 'Output, net' }),
    saved: quantity('1', 'saving', { zh: '当期储蓄率', en: 'Saving rate of the period' }),
    investment: quantity(money, 'saved * output', { zh: '投资', en: 'Investment' }),
    consumption: quantity(money, 'output - investment', { zh: '消费', en: 'Consumption' }),
    income: {
      ...quantity('百万美元@2010/人', 'consumption / population', { zh: '人均消费', en: 'Consumption per head' }),
      display: '千美元@2010/人',
    },

    intensity_growth: quantity(
      '1/yr',
      'intensity_growth(-1) * (1 - intensity_slowing)^5',
      { zh: '排放强度增速', en: 'Growth of intensity' },
      -0.0152,
    ),
    intensity: quantity(
      `GtCO2/${money}`,
      'intensity(-1) * exp(period * intensity_growth(-1))',
      { zh: '排放强度', en: 'Emissions per output' },
      35.85 / (105.5 * (1 - 0.03)),
    ),
    backstop: quantity(
      price,
      'backstop(-1) * (1 - backstop_fall)',
      { zh: '后备技术价格', en: 'Backstop price' },
      '550 美元@2010/tCO2',
    ),
    price_paid: quantity(price, 'carbon_price * (1 + price_growth)^(period * (t - 1))', {
      zh: '碳价',
      en: 'Carbon price',
    }),
    control: quantity('1', 'min(t < 30 ? 1 : 1.2, (price_paid / backstop)^(1 / (cost_exponent - 1)))', {
      zh: '减排率',
      en: 'Control rate',
    }),
    abatement_cost: quantity(money, 'gross_output * backstop * intensity / cost_exponent * control^cost_exponent', {
      zh: '减排成本',
      en: 'Cost of abatement',
    }),
    industrial: quantity('GtCO2', 'intensity * gross_output * (1 - control)', {
      zh: '工业排放（每年）',
      en: 'Industrial emissions, a year',
    }),
    land: quantity('GtCO2', 'land(-1) * (1 - land_fall)', { zh: '土地排放', en: 'Emissions from land' }, 2.6),
    emissions: quantity('GtCO2', 'industrial + land', { zh: '排放（每年）', en: 'Emissions, a year' }),
    emitted: quantity('GtCO2', 'cumulative(period * emissions)', {
      zh: '自 2015 年累计排放',
      en: 'Emissions since 2015, all together',
    }),

    air: quantity(
      'Gt',
      'air(-1) * (1 - air_to_upper) + upper(-1) * air_to_upper * air_rest / upper_rest + period * carbon_content * emissions(-1)',
      { zh: '大气含碳', en: 'Carbon in the air' },
      851,
    ),
    upper: quantity(
      'Gt',
      'air(-1) * air_to_upper + upper(-1) * (1 - air_to_upper * air_rest / upper_rest - upper_to_deep) + deep(-1) * upper_to_deep * upper_rest / deep_rest',
      { zh: '上层海洋含碳', en: 'Carbon in the upper ocean' },
      460,
    ),
    deep: quantity(
      'Gt',
      'deep(-1) * (1 - upper_to_deep * upper_rest / deep_rest) + upper(-1) * upper_to_deep',
      { zh: '深层海洋含碳', en: 'Carbon in the deep ocean' },
      1740,
    ),
    forcing: quantity(
      'W/m2',
      'doubling * log(air / air_rest) / log(2) + min(other_last, other_first + (other_last - other_first) * (t - 1) / 17)',
      { zh: '辐射强迫', en: 'Forcing' },
    ),
    warming: quantity(
      '1',
      'warming(-1) + warming_speed * (forcing - doubling / sensitivity * warming(-1) - heat_loss * (warming(-1) - ocean_warming(-1)))',
      { zh: '升温（℃，与 1900 年相比）', en: 'Warming, °C since 1900' },
      0.85,
    ),
    ocean_warming: quantity(
      '1',
      'ocean_warming(-1) + ocean_speed * (warming(-1) - ocean_warming(-1))',
      { zh: '深海升温（℃）', en: 'Warming of the deep ocean, °C' },
      0.0068,
    ),
    damage_share: quantity('1', 'damage * warming^2', { zh: '损失占产出', en: 'Damage per output' }),

    // The model counts consumption per head in thousand dollars.
    utility: quantity('1', '((1000 * number(income))^(1 - elasticity) - 1) / (1 - elasticity) - 1', {
      zh: '人均效用',
      en: 'Utility of a person',
    }),
    welfare: quantity('1', 'cumulative(number(population) * utility / (1 + impatience)^(period * (t - 1)))', {
      zh: '累计折现福利',
      en: 'Welfare so far, discounted',
    }),
  },
});

const scenarios = defineScenarios(model)({
  baseline: { label: { zh: '现行政策：2 美元，每年涨 2%', en: 'Current policy: 2 dollars, rising 2 % a year' } },
  dear: {
    label: { zh: '高碳价：35 美元，每年涨 3%', en: 'A high price: 35 dollars, rising 3 % a year' },
    parameters: { carbon_price: '35 美元@2010/tCO2', price_growth: '3 %' },
  },
});

export const dice: ModelBundle = { model, scenarios, targets: [], tables: [] };
