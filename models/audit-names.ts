/** Series that show what was observed of the indicators of a plan, by model: the third number of the audit stands beside them. */
import type { ObservedNames } from '@planwright/core/analysis';

export const auditNames: Readonly<Record<string, ObservedNames>> = {
  liaocheng: {
    // The censuses follow each other: growth is taken within each.
    'gdp.nominal': ['liaocheng.gdp_nominal@census4', 'liaocheng.gdp_nominal@census5'],
    'gdp.real': ['liaocheng.gdp_growth_real@latest'],
    'perHead.nominal': ['liaocheng.gdp_per_capita@census4', 'liaocheng.gdp_per_capita@census5'],
    population: ['liaocheng.population_resident@census7'],
    urbanRate: ['liaocheng.urbanisation_rate@census7'],
    'income.nominal': ['liaocheng.income_per_capita'],
    'urbanIncome.nominal': ['liaocheng.income_urban'],
    'ruralIncome.nominal': ['liaocheng.income_rural'],
    incomeRatio: ['liaocheng.income_ratio_urban_rural'],
    consumerPrices: ['liaocheng.cpi_change@published'],
    co2: ['liaocheng.co2_inventory@ceads'],
  },
};
