/** Numbers in the official style (one decimal for rates and points, whole 亿元 and 万吨), with a true minus sign. */
import type { Messages } from '../locale/locale.ts';

const decimalsByUnit: Readonly<Record<string, number>> = {
  '%': 1,
  百分点: 1,
  个百分点: 1,
  pp: 1,
  亿元: 0,
  '亿元@2025': 0,
  万吨: 0,
  万吨CO2: 0,
};

const isPercent = (unit: string): boolean => unit === '%' || unit.startsWith('%/');

const customDecimals = (unit: string): number | undefined => (isPercent(unit) ? 1 : decimalsByUnit[unit]);

/** Decimals people expect for a unit; three significant digits where the unit has no custom. */
export function decimalsFor(unit: string, magnitude: number): number {
  const custom = customDecimals(unit);
  if (custom !== undefined) return custom;
  const size = Math.abs(magnitude);
  if (size === 0 || size >= 100) return 0;
  return Math.min(4, Math.max(0, 2 - Math.floor(Math.log10(size))));
}

/** Fixed decimals with thousands commas; -0 reads as 0. */
export function fixed(value: number, decimals: number): string {
  const rounded = Math.abs(value) < 0.5 * 10 ** -decimals ? 0 : value;
  const text = Math.abs(rounded).toFixed(decimals);
  const [whole = '', fraction] = text.split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return `${rounded < 0 ? '−' : ''}${grouped}${fraction === undefined ? '' : `.${fraction}`}`;
}

export const signed = (value: number, decimals: number): string => {
  const text = fixed(value, decimals);
  return Number(text.replace(/[−,]/g, '')) === 0 || text.startsWith('−') ? text : `+${text}`;
};

/** A point in time, which has neither unit nor thousands comma; other numbers of years are durations. */
const isCalendarYear = (value: number, unit: string): boolean => unit === 'yr' && value >= 1900 && value <= 2200;

/** With the decimals that people expect of the unit. */
export const numberText = (value: number, unit: string): string =>
  isCalendarYear(value, unit) ? String(Number(value.toFixed(1))) : fixed(value, decimalsFor(unit, value));

/** As few decimals as show the value exactly on the grid of its slider, and never fewer than the custom of the unit. */
export function settingText(value: number, unit: string): string {
  if (isCalendarYear(value, unit)) return String(Number(value.toFixed(2)));
  if (Math.abs(value) >= 1000) return fixed(value, decimalsFor(unit, value));
  for (let places = customDecimals(unit) ?? 0; places < 4; places++)
    if (Math.abs(value - Number(value.toFixed(places))) < 1e-9) return fixed(value, places);
  return fixed(value, 4);
}

export const integer = (value: number): string => fixed(value, 0);

/** Unit in the language of the page. `1` and `1/yr` are silent: they are said by the label. */
export function unitText(unit: string, text: Messages): string {
  if (unit === '1' || unit === '1/yr' || unit === '') return '';
  return text.units[unit] ?? unit;
}

/** What stands beside a number box: nothing beside a calendar year. */
export const unitBeside = (value: number, unit: string, text: Messages): string =>
  isCalendarYear(value, unit) ? '' : unitText(unit, text);

/** "%" stands against its number, other units after a space. */
export function withUnit(number: string, unit: string, text: Messages): string {
  const name = unitBeside(Number(number), unit, text);
  if (name === '') return number;
  return name.startsWith('%') ? `${number}${name}` : `${number} ${name}`;
}

/** Differences of per cents are points. */
export const differenceUnit = (unit: string): string => (isPercent(unit) ? '个百分点' : unit);
