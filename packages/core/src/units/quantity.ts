/** Values with units: "0.3 %" in `1/yr` is the double nearest to 0.003. Conversion is exact, rounding happens once. */
import { problem } from '../problem.ts';
import type { Problem } from '../problem.ts';
import { multiplyPowers } from './powers.ts';
import { applyScale } from './scale.ts';
import { formatUnit, parseUnit, sameDimension } from './unit.ts';
import type { Unit } from './unit.ts';

const quantity = /^([-+−]?)(\d*)(?:\.(\d*))?(?:[eE]([-+]?\d{1,3}))?(?:\s*(?![\d.])(\D.*))?$/su;

/**
 * A value in `unit`: a number or a text without a unit is already in it; a text with a unit is converted. Problems:
 * `quantity-syntax`, `unit-unknown`, `unit-mismatch`; their `where` is empty, the caller knows the place.
 */
export function parseQuantity(value: number | string, unit: string): number | Problem {
  if (typeof value === 'number') return Number.isFinite(value) ? value : unreadable(String(value));
  // Stored models and scenarios are plain data, so anything may stand here.
  if (typeof value !== 'string') return unreadable(JSON.stringify(value) ?? '');
  const text = value.trim();
  const match = text.length > 300 ? null : quantity.exec(text);
  const [, sign = '', whole = '', fraction = '', power = '0', from] = match ?? [];
  if (match === null || whole + fraction === '') return unreadable(text);
  // "1/3" is arithmetic, not a number with a unit.
  if (from !== undefined && /^[-+*/^]/.test(from)) return unreadable(text);
  const declared = parseUnit(unit);
  if ('code' in declared) return declared;
  const given = from === undefined ? declared : parseUnit(from);
  if ('code' in given) return given;
  if (!sameDimension(given, declared)) return mismatch(text, given, declared, from ?? unit, unit);
  const mantissa = BigInt(whole + fraction);
  const size = applyScale(mantissa, Number(power) - fraction.length, multiplyPowers(given.scale, declared.scale, -1));
  if (!Number.isFinite(size)) return unreadable(text);
  return sign === '' || sign === '+' ? size : -size;
}

/** What a value in `unit` is multiplied by to be shown in `display`. */
export function displayFactor(unit: string, display: string): number | Problem {
  const from = parseUnit(unit);
  if ('code' in from) return from;
  const to = parseUnit(display);
  if ('code' in to) return to;
  if (!sameDimension(from, to)) return mismatch('→', from, to, unit, display);
  return applyScale(1n, 0, multiplyPowers(from.scale, to.scale, -1));
}

function unreadable(text: string): Problem {
  return problem('quantity-syntax', {}, { found: text.length > 40 ? `${text.slice(0, 40)}…` : text });
}

/** What to do about two units of different dimension. */
export function dimensionAdvice(left: Unit, right: Unit): { advice_zh: string; advice_en: string } {
  const kind = (unit: Unit): string => Object.keys(unit.dimension).join(' ').replace(/@\d+/gu, '');
  return kind(left) === kind(right)
    ? {
        advice_zh: '价格基期不同，先用平减指数换算。',
        advice_en: 'The price bases differ: convert with a deflator first.',
      }
    : { advice_zh: '换成同类单位。', advice_en: 'Use a unit of the same kind.' };
}

function mismatch(operation: string, left: Unit, right: Unit, leftText: string, rightText: string): Problem {
  const advice = dimensionAdvice(left, right);
  return problem(
    'unit-mismatch',
    {},
    { operation, left: formatUnit(left, leftText), right: formatUnit(right, rightText), ...advice },
  );
}
