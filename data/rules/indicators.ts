/** Indicator names of the sources → series ids. */

/** Names that two sources give to one quantity, and long names that deserve a short one. What is not here is slugged. */
const renamed: Readonly<Record<string, string>> = {
  'CO2 scope 1 (fossil+cement)': 'co2_inventory',
  'CO2 scope 1 total': 'co2_inventory',
  'Whole-society electricity use': 'electricity_use_total',
  electricity_use: 'electricity_use_total',
  electricity_use_household: 'electricity_use_households',
  'Household electricity use': 'electricity_use_households',
  exports: 'export',
  imports: 'import',
  industrial_profit_above_scale: 'ind_profit_above_scale',
  industrial_revenue_above_scale: 'ind_revenue_above_scale',
  gov_debt_balance: 'debt_balance_total',
  gov_debt_limit: 'debt_limit_total',
  gov_debt_to_gdp: 'debt_to_gdp',
  technology_contracts: 'tech_contract_turnover',
  two_high_carbon_reduction_pool: 'two_high_carbon_offsets_banked',
  GDP: 'gdp_stated_rounded',
  'GDP Q1': 'gdp_nominal',
  'Small coal units closed in 2025': 'small_coal_closed',
  'New-energy capacity growth 2025': 'new_energy_capacity_growth',
  'New-energy generation growth 2025': 'new_energy_generation_growth',
  'Energy consumption': 'energy_consumption_total',
  'Total energy consumption': 'energy_consumption_total',
  'Industry energy per value added, change': 'energy_per_industrial_va_change',
  'New storage capacity': 'storage_capacity',
  'Non-fossil share of generation': 'nonfossil_generation_share',
  'Non-fossil share of generation and of use': 'nonfossil_generation_share',
  'project: expressways open': 'expressway_km',
  'CO2 power_heat': 'co2_power_and_heat',
  'CO2 nonferrous': 'co2_nonferrous_smelting',
  'CO2 ferrous': 'co2_ferrous_smelting',
  'CO2 process': 'co2_cement_process',
  'Raw coal factor at 18.0 MJ/kg, O=0.98': 'fuel_factor_raw_coal_18mj',
};

/** The same name for a quantity counted in another kind of unit is another series. */
const byUnit: readonly { readonly series: string; readonly unit: string; readonly id: string }[] = [
  { series: 'export', unit: '亿美元', id: 'export_usd' },
  { series: 'import', unit: '亿美元', id: 'import_usd' },
];

export function seriesId(indicator: string, unit: string): string {
  const id = renamed[indicator] ?? slug(indicator);
  return byUnit.find((rule) => rule.series === id && rule.unit === unit)?.id ?? id;
}

function slug(name: string): string {
  return name
    .toLowerCase()
    .replaceAll('/gdp', '_per_gdp')
    .replaceAll('+', '_and_')
    .replace(/[^\p{L}\p{N}]+/gu, '_')
    .replace(/^_|_$/g, '');
}

/** Targets are the document's business, not observations. */
export function isTarget(indicator: string): boolean {
  return /^target_|, target$| target$|, plan$|^plan15_|target 14th FYP$|peak-year statement|^Coal cap$|^coal_cap$/.test(
    indicator,
  );
}
