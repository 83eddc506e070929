/** How a live value is written: `0.0 亿元`, `0 %`, `0,0.00`: decimals, a comma for groups of three, and the unit. */
import type { Unit } from '../units/unit.ts';
import { formatUnit, parseUnit, sameDimension, sameUnit, pureUnit } from '../units/unit.ts';
import { applyScale } from '../units/scale.ts';
import { multiplyPowers } from '../units/powers.ts';
import { problem } from '../problem.ts';
import type { Problem } from '../problem.ts';
import { dimensionAdvice } from '../units/quantity.ts';

export interface NumberFormat {
  /** Null: four significant digits. */
  readonly decimals: number | null;
  readonly grouped: boolean;
  /** As written; empty for the unit of the model. */
  readonly unit: string;
  /** Between number and unit, as written: `0.0%`, `0.0 亿元`. */
  readonly gap: '' | ' ';
}

const mostDecimals = 12;

/** Null where the text is no format. */
export function readFormat(text: string): NumberFormat | null {
  const match = /^(?:(0,0|0)(?:\.(0+))?(?![\d.,]))?(\s*)([^\d\s].*)?$/u.exec(text.trim());
  if (match === null) return null;
  const [, whole, decimals = '', gap = '', unit = ''] = match;
  if (decimals.length > mostDecimals) return null;
  return {
    decimals: whole === undefined ? null : decimals.length,
    grouped: whole === '0,0',
    unit: unit.trim(),
    gap: gap === '' && whole !== undefined ? '' : ' ',
  };
}

export const plainFormat: NumberFormat = { decimals: null, grouped: false, unit: '', gap: ' ' };

/** What a number in `unit` is multiplied by to be written in the format, or why it cannot be. */
export function formatFactor(format: NumberFormat, unit: Unit): number | Problem {
  if (format.unit === '') return 1;
  const shown = parseUnit(format.unit);
  if ('code' in shown) return shown;
  if (sameDimension(unit, shown)) return applyScale(1n, 0, multiplyPowers(unit.scale, shown.scale, -1));
  const words = { operation: '|', left: formatUnit(unit), right: formatUnit(shown, format.unit) };
  return problem('unit-mismatch', {}, { ...words, ...dimensionAdvice(unit, shown) });
}

/** The number as people read it; `—` where there is none. `value` is already in the unit of the format. */
export function formatValue(value: number | null, { decimals, grouped, unit, gap }: NumberFormat, own: Unit): string {
  if (value === null || !Number.isFinite(value)) return '—';
  const digits = decimals === null ? String(Number(value.toPrecision(4))) : value.toFixed(decimals);
  const [whole = '', fraction] = digits.split('.');
  const groups = grouped && !digits.includes('e') ? whole.replace(/\B(?=(\d{3})+$)/g, ',') : whole;
  const text = fraction === undefined ? groups : `${groups}.${fraction}`;
  const written = unit !== '' ? unit : sameUnit(own, pureUnit) ? '' : formatUnit(own);
  return (written === '' ? text : text + gap + written).replace(/^-/, '−');
}
