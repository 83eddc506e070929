/** Accounts: scopes, energy and coal, shares, dual control, Kaya terms and their LMDI. */
import type { Bilingual, Variable } from '@planwright/core';

/** One additive LMDI-I term (Ang 2005): logarithmic mean of the emissions times the logarithm of the factor's change. */
const effect = (label: Bilingual, ratio: string): Variable => ({
  unit: 'MtCO2',
  display: '万吨CO2',
  from: 2026,
  equation: `log_mean * log(${ratio})`,
  label,
});

export const accountVariables = {
  co2_territorial: {
    unit: 'MtCO2',
    display: '万吨CO2',
    from: 2025,
    equation: 'co2_power + co2_process + co2_direct',
    label: { zh: '二氧化碳排放（领土口径）', en: 'CO₂ emissions, territorial' },
  },
  co2_dual: {
    unit: 'MtCO2',
    display: '万吨CO2',
    from: 2025,
    equation: 'co2_territorial + grid_factor * net_import - heat_factor * heat_export',
    label: { zh: '二氧化碳排放（双控口径）', en: 'CO₂ emissions, dual control' },
  },
  co2_assessed: {
    unit: 'MtCO2',
    display: '万吨CO2',
    from: 2025,
    equation:
      'co2_dual - feedstock_left_out * feedstock_part * fuel_chemicals * coal_part.chemicals * fuel_left * coal_factor - green_left_out * green_power * max(t - 2025, 0) * grid_factor',
    label: { zh: '二氧化碳排放（考核口径）', en: 'CO₂ emissions, assessment' },
  },
  coal: {
    unit: 'Mtce',
    display: '万吨标准煤',
    from: 2025,
    equation: 'coal_direct + co2_power / coal_factor',
    label: { zh: '煤炭消费', en: 'Coal use' },
  },
  energy: {
    unit: 'Mtce',
    display: '万吨标准煤',
    from: 2025,
    equation: 'coal + oil + gas + coal_equivalent * (generation_renewable + net_import)',
    label: { zh: '能源消费', en: 'Energy use' },
  },
  energy_intensity: {
    unit: 'Mtce/亿元@2025',
    display: 'tce/万元@2025',
    from: 2025,
    equation: 'energy / gdp',
    label: { zh: '单位 GDP 能耗', en: 'Energy per GDP' },
  },
  carbon_per_energy: {
    unit: 'MtCO2/Mtce',
    from: 2025,
    equation: 'co2_territorial / energy',
    label: { zh: '单位能耗碳排放', en: 'Carbon per energy' },
  },
  nonfossil_share: {
    unit: '1',
    display: '%',
    from: 2025,
    equation: 'coal_equivalent * generation_renewable / energy',
    label: { zh: '非化石能源占比', en: 'Non-fossil share of energy' },
  },
  renewable_share_capacity: {
    unit: '1',
    display: '%',
    from: 2025,
    equation: '(capacity_wind + capacity_solar + capacity_biomass) / capacity_total',
    label: { zh: '新能源装机占比', en: 'New-energy share of capacity' },
  },
  renewable_share_generation: {
    unit: '1',
    display: '%',
    from: 2025,
    equation: 'generation_renewable / generation',
    label: { zh: '新能源发电占比', en: 'New-energy share of generation' },
  },
  share_rise_past: {
    unit: '1',
    display: '个百分点',
    from: 2025,
    equation: 'share_rise_past(-1)',
    initial: 'renewable_share_capacity - share_2020',
    label: { zh: '新能源装机占比升幅，2020—2025 年', en: 'Rise of the capacity share, 2020–2025' },
  },
  generation_rise_past: {
    unit: '1',
    display: '个百分点',
    from: 2025,
    equation: 'generation_rise_past(-1)',
    initial: 'renewable_share_generation - generation_share_2020',
    label: { zh: '新能源发电占比升幅，2020—2025 年', en: 'Rise of the generation share, 2020–2025' },
  },
  share_speedup: {
    unit: '1',
    display: '个百分点',
    from: 2030,
    equation: 'renewable_share_capacity - renewable_share_capacity(-5) - share_rise_past',
    label: { zh: '新能源装机占比五年升幅与上个五年之差', en: 'Rise of the capacity share less that of 2020–2025' },
  },
  generation_speedup: {
    unit: '1',
    display: '个百分点',
    from: 2030,
    equation: 'renewable_share_generation - renewable_share_generation(-5) - generation_rise_past',
    label: { zh: '新能源发电占比五年升幅与上个五年之差', en: 'Rise of the generation share less that of 2020–2025' },
  },
  intensity_fall_past: {
    unit: '1',
    display: '%',
    from: 2025,
    equation: 'intensity_fall_past(-1)',
    initial: '1 - co2_estimated / co2_estimated(-5) * (gdp(-5) / gdp)',
    label: { zh: '单位 GDP 碳排放降幅，2020—2025 年（估算）', en: 'Fall in CO₂ per GDP, 2020–2025, estimated' },
  },
  intensity_fall_5y: {
    unit: '1',
    display: '%',
    from: 2030,
    equation: '1 - co2_territorial / co2_territorial(-5) * (gdp(-5) / gdp)',
    label: { zh: '单位 GDP 碳排放五年降幅（领土口径）', en: 'Fall in CO₂ per GDP over five years, territorial' },
  },
  intensity_fall_lead: {
    unit: '1',
    display: '个百分点',
    from: 2030,
    equation: 'intensity_fall_5y - intensity_fall_past',
    label: { zh: '五年降幅与 2020—2025 年之差', en: 'Fall over five years less that of 2020–2025' },
  },
  cap: {
    unit: 'MtCO2',
    display: '万吨CO2',
    from: 2025,
    equation: 'co2_estimated * cap_factor',
    label: { zh: '排放总量上限（分析者参数）', en: 'Cap on emissions (parameter of the analyst)' },
  },
  co2_to_cap: {
    unit: '1',
    display: '%',
    from: 2026,
    equation: 'co2_territorial / cap',
    label: { zh: '排放与上限之比', en: 'Emissions over the cap' },
  },
  // Below one part in a million the logarithmic mean is the plain mean to twelve digits, and its quotient loses all of them.
  log_mean: {
    unit: 'MtCO2',
    from: 2026,
    equation:
      'abs(co2_territorial / co2_territorial(-1) - 1) < 0.000001 ? (co2_territorial + co2_territorial(-1)) / 2 : (co2_territorial - co2_territorial(-1)) / log(co2_territorial / co2_territorial(-1))',
    label: { zh: '排放的对数平均', en: 'Logarithmic mean of emissions' },
  },
  kaya_people: effect({ zh: '碳排放变化：人口', en: 'Change of CO₂: people' }, 'population / population(-1)'),
  kaya_income: effect(
    { zh: '碳排放变化：人均 GDP', en: 'Change of CO₂: GDP per head' },
    '(gdp / population) / (gdp(-1) / population(-1))',
  ),
  kaya_energy: effect(
    { zh: '碳排放变化：单位 GDP 能耗', en: 'Change of CO₂: energy per GDP' },
    'energy_intensity / energy_intensity(-1)',
  ),
  kaya_carbon: effect(
    { zh: '碳排放变化：单位能耗碳排放', en: 'Change of CO₂: carbon per energy' },
    'carbon_per_energy / carbon_per_energy(-1)',
  ),
} as const satisfies Record<string, Variable>;
