/**
 * Users of energy beside aluminium and power: direct fuels and electricity each grow with the activity of the user and fall with
 * its intensity. The split of 2025 is assumed; the totals are anchored (carbon.ts).
 */
import type { Bilingual, Variable } from '@planwright/core';

export const userNames = [
  'farming',
  'metals',
  'chemicals',
  'manufacturing',
  'construction',
  'services',
  'households',
] as const;
export type UserName = (typeof userNames)[number];

export const userLabels: Readonly<Record<UserName, Bilingual>> = {
  farming: { zh: '农业', en: 'farming' },
  metals: { zh: '其他金属', en: 'other metals' },
  chemicals: { zh: '化工', en: 'chemicals' },
  manufacturing: { zh: '其他工业', en: 'other industry' },
  construction: { zh: '建筑业', en: 'construction' },
  services: { zh: '服务业与交通', en: 'services and transport' },
  households: { zh: '居民', en: 'households' },
};

/** Growth of the activity behind the use: value added, or residents and their comfort. */
const activity: Readonly<Record<UserName, string>> = {
  farming: 'growth(va_primary)',
  metals: 'growth(va_metals)',
  chemicals: 'growth(va_chemicals)',
  manufacturing: 'growth(va_manufacturing)',
  construction: 'growth(va_construction)',
  services: 'growth(va_tertiary)',
  households: 'growth(population) + household_comfort',
};

const entries = (make: (user: UserName) => readonly (readonly [string, Variable])[]): Record<string, Variable> =>
  Object.fromEntries(userNames.flatMap(make));

/** `fuel_<user>`: direct fuels in energy; `power_<user>`: electricity. */
export const userVariables: Readonly<Record<string, Variable>> = entries((user) => [
  [
    `fuel_${user}`,
    {
      unit: 'Mtce',
      display: '万吨标准煤',
      from: 2025,
      equation: `fuel_${user}(-1) * (1 + ${activity[user]}) * (1 - fall)`,
      initial: `co2_direct_2025 * fuel_part.${user} / (coal_part.${user} * coal_factor + oil_part.${user} * oil_factor + (1 - coal_part.${user} - oil_part.${user}) * gas_factor)`,
      label: { zh: `直接用能：${userLabels[user].zh}`, en: `Direct fuels: ${userLabels[user].en}` },
    },
  ],
  [
    `power_${user}`,
    {
      unit: 'TWh',
      display: '亿千瓦时',
      from: 2025,
      equation: `power_${user}(-1) * (1 + ${activity[user]}) * (1 - power_fall)`,
      initial: `(electricity_2025 - power_aluminium) * power_part.${user}`,
      label: { zh: `用电：${userLabels[user].zh}`, en: `Electricity: ${userLabels[user].en}` },
    },
  ],
]);

const total = (part: (user: UserName) => string): string => userNames.map(part).join(' + ');

/** Sum of the direct fuels of one kind before fuels are switched. */
export const directFuel = (fuel: 'coal' | 'oil' | 'gas'): string =>
  total((user) =>
    fuel === 'gas'
      ? `fuel_${user} * (1 - coal_part.${user} - oil_part.${user})`
      : `fuel_${user} * ${fuel}_part.${user}`,
  );
export const powerOfUsers = total((user) => `power_${user}`);
