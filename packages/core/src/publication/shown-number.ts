/** Numbers in the official style: one decimal for rates and points, whole 亿元 and 万吨, thousands commas, a true minus sign. */
import type { Locale } from '../problem.ts';
import { spokenUnit } from '../analysis/spoken.ts';

const custom: Readonly<Record<string, number>> = {
  '%': 1,
  百分点: 1,
  个百分点: 1,
  pp: 1,
  亿元: 0,
  '亿元@2025': 0,
  万吨: 0,
  万吨CO2: 0,
};

/** Decimals people expect for a unit; three significant digits where the unit has no custom. */
export function decimalsFor(unit: string, magnitude: number): number {
  if (unit.startsWith('%/')) return 1;
  const known = Object.hasOwn(custom, unit) ? custom[unit] : undefined;
  if (known !== undefined) return known;
  const size = Math.abs(magnitude);
  if (size === 0 || size >= 100) return 0;
  return size >= 10 ? 1 : size >= 1 ? 2 : size >= 0.1 ? 3 : 4;
}

/** Fixed decimals with thousands commas; -0 reads as 0. */
export function fixed(value: number, decimals: number): string {
  const text = Math.abs(value).toFixed(decimals);
  const [whole = '', fraction] = text.split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  const sign = value < 0 && Number(text) !== 0 ? '−' : '';
  return `${sign}${grouped}${fraction === undefined ? '' : `.${fraction}`}`;
}

export const signed = (value: number, decimals: number): string => {
  const text = fixed(value, decimals);
  return text.startsWith('−') || Number(text.replaceAll(',', '')) === 0 ? text : `+${text}`;
};

const isCalendarYear = (value: number, unit: string): boolean => unit === 'yr' && value >= 1900 && value <= 2200;

/** Without its unit; a calendar year has no comma. */
export const numberText = (value: number, unit: string): string =>
  isCalendarYear(value, unit) ? String(Number(value.toFixed(1))) : fixed(value, decimalsFor(unit, value));

/** As few decimals as show the value of a setting, at most four. */
export function settingText(value: number, unit: string): string {
  if (isCalendarYear(value, unit)) return String(Number(value.toFixed(2)));
  if (Math.abs(value) >= 1000) return fixed(value, decimalsFor(unit, value));
  for (let places = Object.hasOwn(custom, unit) ? (custom[unit] ?? 0) : 0; places < 4; places++)
    if (Math.abs(value - Number(value.toFixed(places))) < 1e-9) return fixed(value, places);
  return fixed(value, 4);
}

const englishUnits: Readonly<Record<string, string>> = {
  百分点: 'points',
  个百分点: 'points',
  pp: 'points',
  亿元: '100 m yuan',
  万吨: '10⁴ t',
  万吨CO2: '10⁴ t CO₂',
  亿吨: '10⁸ t',
  万人: '10⁴ people',
  万元: '10⁴ yuan',
  亿千瓦时: '10⁸ kWh',
  万千瓦: '10⁴ kW',
};

/** Numbers stay in the unit of the display, so no factor is applied; `1` and `1/yr` are said by the label. */
export function unitText(unit: string, locale: Locale): string {
  if (unit === '1' || unit === '1/yr' || unit === '') return '';
  const { zh } = spokenUnit(unit);
  if (locale === 'zh') return `${zh.unit === 'pp' ? '个百分点' : zh.unit}${zh.prices}`;
  const [name = unit, base] = unit.split('@');
  return `${Object.hasOwn(englishUnits, name) ? (englishUnits[name] ?? name) : name}${base === undefined ? '' : ` at ${base} prices`}`;
}
