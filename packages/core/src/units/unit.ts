/**
 * Units: an exact scale times base symbols. Base symbols are CNY (current prices), CNY@2025 (prices of that year: another
 * dimension), USD, person, t, tCO2, tce, kWh (energy), kW (power) and m. Counted things and years are pure numbers.
 */
import { problem, suggest } from '../problem.ts';
import type { Problem, Where } from '../problem.ts';
import { multiplyPowers, samePowers } from './powers.ts';
import type { Powers } from './powers.ts';
import { applyScale } from './scale.ts';
import { readUnitText } from './unit-text.ts';
import { knownUnits } from './unit-words.ts';

export interface Unit {
  /** Of one of this unit in base units, as the nearest double. */
  readonly factor: number;
  /** The same exactly: power of each prime. */
  readonly scale: Powers;
  /** Power of each base symbol, sorted by symbol. */
  readonly dimension: Powers;
}

export const pureUnit: Unit = { factor: 1, scale: {}, dimension: {} };

/** There is one pure unit, so that the many comparisons with it end at once. */
function unitOf(scale: Powers, dimension: Powers): Unit {
  if (samePowers(scale, pureUnit.scale) && samePowers(dimension, pureUnit.dimension)) return pureUnit;
  return { factor: applyScale(1n, 0, scale), scale, dimension };
}

/** Units read so far, because every observation of a table is read with its unit. Bounded; results do not depend on it. */
const remembered = new Map<string, Unit>();
const REMEMBERED = 500;

/** `亿元@2025`, `吨CO2/万元`, `kWh/(人*yr)` … ; a text that is not a unit gives the Problem `unit-unknown` with near names. */
export function parseUnit(text: string, where: Where = {}): Unit | Problem {
  const before = remembered.get(text);
  if (before) return before;
  const found = readUnitText(text);
  const unit = 'unreadable' in found ? null : unitOf(found.scale, found.dimension);
  if (unit && unit.factor > 0 && unit.factor < Infinity) {
    if (remembered.size < REMEMBERED) remembered.set(text, unit);
    return unit;
  }
  const piece = 'unreadable' in found ? found.unreadable : text;
  return problem('unit-unknown', where, {
    unit: text.length > 40 ? `${text.slice(0, 40)}…` : text,
    ...suggest(piece, knownUnits),
  });
}

export const multiplyUnits: (left: Unit, right: Unit) => Unit = rememberPairs((left, right) =>
  unitOf(multiplyPowers(left.scale, right.scale), multiplyPowers(left.dimension, right.dimension)),
);

export const divideUnits: (left: Unit, right: Unit) => Unit = rememberPairs((left, right) =>
  unitOf(multiplyPowers(left.scale, right.scale, -1), multiplyPowers(left.dimension, right.dimension, -1)),
);

/** A model multiplies the same few units in all of its formulas. What is remembered goes when its units go. */
function rememberPairs(combine: (left: Unit, right: Unit) => Unit): (left: Unit, right: Unit) => Unit {
  const known = new WeakMap<Unit, WeakMap<Unit, Unit>>();
  return (left, right) => {
    let ofLeft = known.get(left);
    if (!ofLeft) known.set(left, (ofLeft = new WeakMap()));
    let unit = ofLeft.get(right);
    if (!unit) ofLeft.set(right, (unit = combine(left, right)));
    return unit;
  };
}

/** `power` may be a fraction: the square root of m2 is m. */
export function powerUnit(unit: Unit, power: number): Unit {
  return unitOf(multiplyPowers({}, unit.scale, power), multiplyPowers({}, unit.dimension, power));
}

/** Whether values can be converted: the same base symbols. */
export function sameDimension(left: Unit, right: Unit): boolean {
  return left === right || samePowers(left.dimension, right.dimension);
}

/** Whether values can be added as they are: the same base symbols and the same scale. */
export function sameUnit(left: Unit, right: Unit): boolean {
  return left === right || (samePowers(left.dimension, right.dimension) && samePowers(left.scale, right.scale));
}

/** Text that reads back as this unit: `text` where it does, else a usual name, else scale and base symbols. */
export function formatUnit(unit: Unit, text?: string): string {
  if (text !== undefined && reads(text, unit)) return text;
  const basis = /^(\w+)@(\d+)$/u.exec(Object.keys(unit.dimension).join(' '));
  const plain = basis ? unitOf(unit.scale, { [basis[1] ?? '']: Object.values(unit.dimension)[0] ?? 0 }) : unit;
  const name = knownUnits.find((known) => !known.includes('@') && reads(known, plain));
  if (name === undefined) return spell(unit);
  return basis ? `${name}@${basis[2] ?? ''}` : name;
}

function reads(text: string, unit: Unit): boolean {
  const parsed = parseUnit(text);
  return !('code' in parsed) && sameUnit(parsed, unit);
}

function spell(unit: Unit): string {
  const { 2: twos = 0, 5: fives = 0 } = unit.scale;
  const sameSign = twos * fives > 0;
  const tens = sameSign ? Math.sign(twos) * Math.min(Math.abs(twos), Math.abs(fives)) : 0;
  const factors = { 10: tens, ...multiplyPowers(unit.scale, { 2: tens, 5: tens }, -1), ...unit.dimension };
  const entries = Object.entries(factors).filter(([, power]) => power !== 0);
  const above = entries.filter(([, power]) => power > 0).map(([name, power]) => raised(name, power));
  const below = entries.filter(([, power]) => power < 0).map(([name, power]) => raised(name, -power));
  return [above.join('*') || '1', ...below].join('/');
}

function raised(name: string, power: number): string {
  if (power === 1) return name;
  const bottom =
    [1, 2, 3, 4, 5, 6, 7, 8, 9, 10].find(
      (candidate) => Math.abs(Math.round(power * candidate) - power * candidate) < 1e-9,
    ) ?? 1;
  return bottom === 1
    ? `${name}^${String(power)}`
    : `${name}^(${String(Math.round(power * bottom))}/${String(bottom)})`;
}
