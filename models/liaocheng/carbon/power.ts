/** Power: a ledger of units with dates, generation, and the signed balance with the grid. */
import type { Bilingual, Variable } from '@planwright/core';

const byClass: Bilingual = {
  zh: '按类别计，不是逐台：机组名单和日期未见，这一类匀速关停',
  en: 'By class, not by unit: no list of units and dates was found; the class closes in equal steps',
};
const capacity = (label: Bilingual, equation: string): Variable => ({
  unit: 'GW',
  display: '万千瓦',
  from: 2025,
  equation,
  label,
});

export const powerVariables = {
  // Share of the year that a plan with an end has run by the end of year t: from 2026 on, in equal steps.
  small_closed: {
    unit: '1',
    display: '%',
    from: 2025,
    equation: 't <= 2025 ? 0 : clamp((t + 1 - 2026) / max(small_closure_end + small_closure_slip - 2026, 0.5), 0, 1)',
    label: { zh: '30 万千瓦以下机组关停比例（年末）', en: 'Units below 300 MW closed, end of year' },
    note: byClass,
  },
  wind_connected: {
    unit: '1',
    display: '%',
    from: 2025,
    equation: 't <= 2025 ? 0 : clamp((t + 1 - 2026) / max(wind_end - 2026, 0.5), 0, 1)',
    label: { zh: '在建风电并网比例（年末）', en: 'Wind under construction connected, end of year' },
  },
  capacity_captive: capacity({ zh: '装机：自备煤电', en: 'Capacity: captive coal' }, 'capacity_2025.captive'),
  capacity_public: capacity({ zh: '装机：公用煤电', en: 'Capacity: public coal' }, 'capacity_2025.public'),
  capacity_small: {
    ...capacity(
      { zh: '装机：30 万千瓦以下', en: 'Capacity: below 300 MW' },
      'capacity_2025.small * (1 - small_closed)',
    ),
    note: byClass,
  },
  capacity_cogeneration: capacity(
    { zh: '装机：新增热电联产', en: 'Capacity: new cogeneration' },
    'cogeneration_size * (cogeneration_date < t + 1 ? 1 : 0)',
  ),
  capacity_wind: capacity(
    { zh: '装机：风电', en: 'Capacity: wind' },
    'capacity_2025.wind + wind_pipeline * wind_connected + (wind_later + wind_push) * max(t - 2025, 0)',
  ),
  capacity_solar: capacity(
    { zh: '装机：光伏', en: 'Capacity: solar' },
    'capacity_2025.solar + (solar_growth + solar_push) * max(t - 2025, 0)',
  ),
  capacity_biomass: capacity({ zh: '装机：生物质', en: 'Capacity: biomass' }, 'capacity_2025.biomass'),
  capacity_thermal: capacity(
    { zh: '装机：火电合计', en: 'Capacity: thermal' },
    'capacity_captive + capacity_public + capacity_small + capacity_cogeneration',
  ),
  capacity_total: capacity(
    { zh: '装机合计', en: 'Capacity' },
    'capacity_thermal + capacity_wind + capacity_solar + capacity_biomass',
  ),
  generation_renewable: {
    unit: 'TWh',
    display: '亿千瓦时',
    from: 2025,
    // What is connected within a year runs half of it; what 2025 connected late is left out.
    equation:
      'renewable_2025 + wind_hours * ((capacity_wind + capacity_wind(-1)) / 2 - capacity_2025.wind) + solar_hours * ((capacity_solar + capacity_solar(-1)) / 2 - capacity_2025.solar)',
    initial: 'renewable_2025',
    label: { zh: '新能源发电量', en: 'New-energy generation' },
  },
  demand: {
    unit: 'TWh',
    display: '亿千瓦时',
    from: 2025,
    equation: 'electricity_use * (1 + losses)',
    label: { zh: '用电与线损', en: 'Electricity use and losses' },
  },
  cogeneration_output: {
    unit: 'TWh',
    display: '亿千瓦时',
    from: 2025,
    equation: 'cogeneration_size * cogeneration_hours * clamp(t + 1 - cogeneration_date, 0, 1)',
    label: { zh: '新增热电联产发电量', en: 'Generation of new cogeneration' },
  },
  generation_thermal: {
    unit: 'TWh',
    display: '亿千瓦时',
    from: 2025,
    equation:
      'clamp(generation_thermal(-1) + local_share * (demand - demand(-1)) - displacement * (generation_renewable - generation_renewable(-1)) + cogeneration_net * (cogeneration_output - cogeneration_output(-1)), 0, capacity_thermal * thermal_hours_top)',
    initial: 'capacity_thermal * thermal_hours',
    label: { zh: '火力发电量', en: 'Thermal generation' },
  },
  generation: {
    unit: 'TWh',
    display: '亿千瓦时',
    from: 2025,
    equation: 'generation_thermal + generation_renewable',
    label: { zh: '发电量', en: 'Generation' },
  },
  net_import: {
    unit: 'TWh',
    display: '亿千瓦时',
    from: 2025,
    equation: 'demand - generation',
    label: { zh: '电力净调入（负为净外送）', en: 'Net import of power (negative: export)' },
  },
  // Efficiency of the fleet: yearly gains, and small units that burn more leave.
  heat_rate: {
    unit: '1',
    from: 2025,
    equation:
      'heat_rate(-1) * (1 - heat_rate_fall) * (1 - small_penalty * capacity_2025.small / (capacity_2025.captive + capacity_2025.public + capacity_2025.small) * (small_closed - small_closed(-1)))',
    initial: 1,
    label: { zh: '供电煤耗（2025 年 = 1）', en: 'Coal per kWh, 2025 = 1' },
  },
  // Kept apart from the output, which wind and sun may push to nothing.
  co2_per_kwh: {
    unit: 'MtCO2/TWh',
    from: 2025,
    equation: 'co2_per_kwh(-1) * heat_rate / heat_rate(-1)',
    initial: 'co2_estimated * part.power / generation_thermal',
    label: { zh: '火电排放强度', en: 'Emissions per kWh of thermal power' },
  },
  co2_power: {
    unit: 'MtCO2',
    display: '万吨CO2',
    from: 2025,
    equation: 'co2_per_kwh * generation_thermal',
    label: { zh: '电力热力排放', en: 'Emissions of power and heat' },
  },
} as const satisfies Record<string, Variable>;
