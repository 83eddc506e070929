/**
 * Emissions: anchored to the inventory of 2019 (or the official fall), estimated to 2025, bottom-up from 2026: direct fuels by
 * user, thermal power by a balance with a unit ledger, processes by aluminium. Reads growth; nothing here feeds back to growth.
 */
import { defineModel } from '@planwright/core';
import type { Variable } from '@planwright/core';
import { accountVariables } from './accounts.ts';
import {
  accountParameters,
  anchorParameters,
  demandParameters,
  factorParameters,
  powerParameters,
} from './parameters.ts';
import { powerVariables } from './power.ts';
import { directFuel, powerOfUsers, userLabels, userNames, userVariables } from './users.ts';

const money = { unit: '亿元@2025' } as const;

const anchorVariables = {
  // Only to 2025; the last estimate stays as the base of what follows.
  co2_estimated: {
    unit: 'MtCO2',
    display: '万吨CO2',
    from: 2019,
    equation: 't <= 2025 ? co2_estimated(-1) * gdp / gdp(-1) * (1 - past_fall) : co2_estimated(-1)',
    // The official figure is for 2020: one year back by the growth of 2020, 2.8 %.
    initial: 'anchor == 1 ? co2_2015 * official_ratio / 1.028 / (1 - past_fall) : co2_base',
    label: { zh: '二氧化碳排放（估算至 2025 年）', en: 'CO₂ emissions, estimated to 2025' },
  },
  co2_direct_2025: {
    unit: 'MtCO2',
    from: 2025,
    equation: 'co2_estimated * part.direct',
    label: { zh: '2025 年直接排放', en: 'Direct emissions of 2025' },
  },
  fall: {
    unit: '1/yr',
    display: '%',
    from: 2026,
    equation: 'energy_saving + saving_push + acceleration * (t - 2026) + event',
    label: { zh: '直接用能强度降幅', en: 'Fall in direct energy per activity' },
  },
  power_fall: {
    unit: '1/yr',
    display: '%',
    from: 2026,
    equation: 'power_saving + saving_push + acceleration * (t - 2026) + event',
    label: { zh: '用电强度降幅', en: 'Fall in electricity per activity' },
  },
  aluminium: {
    unit: '万吨',
    from: 2025,
    equation: 'aluminium(-1) * (1 + aluminium_growth)',
    initial: 'aluminium_2025',
    label: { zh: '电解铝产量', en: 'Primary aluminium' },
  },
  power_aluminium: {
    unit: 'TWh',
    display: '亿千瓦时',
    from: 2025,
    equation: 'aluminium * aluminium_power',
    label: { zh: '用电：电解铝', en: 'Electricity: aluminium' },
  },
} as const satisfies Record<string, Variable>;

const fuelVariables = {
  fuel_left: {
    unit: '1',
    from: 2025,
    equation: 'fuel_left(-1) * (1 - fuel_shift)',
    initial: 1,
    label: { zh: '未被替代的煤、油', en: 'Coal and oil not yet replaced' },
  },
  // What leaves coal and oil goes half to gas; the other half is saved or met by heat and power counted elsewhere.
  coal_direct: {
    unit: 'Mtce',
    display: '万吨标准煤',
    from: 2025,
    equation: `(${directFuel('coal')}) * fuel_left`,
    label: { zh: '直接用煤', en: 'Direct coal' },
  },
  oil: {
    unit: 'Mtce',
    display: '万吨标准煤',
    from: 2025,
    equation: `(${directFuel('oil')}) * fuel_left`,
    label: { zh: '用油', en: 'Oil' },
  },
  gas: {
    unit: 'Mtce',
    display: '万吨标准煤',
    from: 2025,
    equation: `${directFuel('gas')} + 0.5 * (1 - fuel_left) / fuel_left * (coal_direct + oil)`,
    label: { zh: '用气', en: 'Gas' },
  },
  co2_direct: {
    unit: 'MtCO2',
    display: '万吨CO2',
    from: 2025,
    equation: 'coal_direct * coal_factor + oil * oil_factor + gas * gas_factor',
    label: { zh: '直接用能排放', en: 'Emissions of direct fuels' },
  },
  co2_process: {
    unit: 'MtCO2',
    display: '万吨CO2',
    from: 2025,
    equation: 'co2_process(-1) * aluminium / aluminium(-1)',
    initial: 'co2_estimated * part.process',
    label: { zh: '工业过程排放', en: 'Process emissions' },
  },
  electricity_use: {
    unit: 'TWh',
    display: '亿千瓦时',
    from: 2025,
    equation: `power_aluminium + ${powerOfUsers}`,
    label: { zh: '全社会用电量', en: 'Electricity use' },
  },
} as const satisfies Record<string, Variable>;

export const carbon = defineModel({
  id: 'carbon',
  title: { zh: '能源与碳', en: 'Energy and carbon' },
  years: { history: 2015, start: 2026, end: 2035 },
  ports: {
    gdp: { ...money, label: { zh: '地区生产总值', en: 'GDP' } },
    population: { unit: '万人', label: { zh: '常住人口', en: 'Residents' } },
    va_primary: { ...money, label: { zh: '第一产业', en: 'Primary sector' } },
    va_tertiary: { ...money, label: { zh: '第三产业', en: 'Tertiary sector' } },
    va_metals: { ...money, label: { zh: '其他金属', en: 'Other metals' } },
    va_chemicals: { ...money, label: { zh: '化工', en: 'Chemicals' } },
    va_manufacturing: { ...money, label: { zh: '其他工业', en: 'Other industry' } },
    va_construction: { ...money, label: { zh: '建筑业', en: 'Construction' } },
    grid_factor: { unit: 'MtCO2/TWh', label: { zh: '电网排放因子', en: 'Grid factor' } },
    cogeneration_date: { unit: '1', label: { zh: '热电联产投产时间', en: 'When cogeneration opens' } },
    event: { unit: '1/yr', label: { zh: '用能约束事件', en: 'Event of an energy cap' } },
  },
  sets: {
    source: {
      members: ['power', 'process', 'direct'],
      labels: {
        power: { zh: '电力热力', en: 'power and heat' },
        process: { zh: '工业过程', en: 'processes' },
        direct: { zh: '直接用能', en: 'direct fuels' },
      },
    },
    user: { members: userNames, labels: userLabels },
    plant: {
      members: ['captive', 'public', 'small', 'wind', 'solar', 'biomass'],
      labels: {
        captive: { zh: '自备煤电', en: 'captive coal' },
        public: { zh: '公用煤电', en: 'public coal' },
        small: { zh: '30 万千瓦以下', en: 'below 300 MW' },
        wind: { zh: '风电', en: 'wind' },
        solar: { zh: '光伏', en: 'solar' },
        biomass: { zh: '生物质', en: 'biomass' },
      },
    },
  },
  shareGroups: { part: { members: ['part'], spread: 0.06 } },
  parameters: {
    ...anchorParameters,
    ...factorParameters,
    ...demandParameters,
    ...powerParameters,
    ...accountParameters,
  },
  variables: {
    ...anchorVariables,
    ...userVariables,
    ...fuelVariables,
    ...powerVariables,
    ...accountVariables,
  },
});
