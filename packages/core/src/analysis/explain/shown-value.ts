/** A number with the unit in which people read it. */
import { displayFactor } from '../../units/quantity.ts';
import { beside } from '../spoken.ts';

export interface ShownValue {
  /** In `unit`; null where there is none. */
  readonly value: number | null;
  readonly unit: string;
  readonly display: { readonly unit: string; readonly factor: number };
  /** In the unit of `display`, five significant digits: `3304.2 亿元`, `5.2%`; `—` where there is none. */
  readonly text: string;
}

export function shownValue(
  value: number,
  { unit, display = unit }: { readonly unit: string; readonly display?: string },
): ShownValue {
  const found = displayFactor(unit, display);
  const factor = typeof found === 'number' ? found : 1;
  const finite = Number.isFinite(value) ? value : null;
  const number = finite === null ? '—' : shortNumber(finite * factor);
  return {
    value: finite,
    unit,
    display: { unit: display, factor },
    text: finite === null ? number : beside(number, display),
  };
}

const digits = 5;

function shortNumber(value: number): string {
  const size = Math.abs(value);
  return size !== 0 && (size < 1e-6 || size >= 1e15)
    ? value.toExponential(digits - 1)
    : String(Number(value.toPrecision(digits)));
}
