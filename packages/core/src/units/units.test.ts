import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { displayFactor, parseQuantity } from './quantity.ts';
import {
  divideUnits,
  formatUnit,
  multiplyUnits,
  parseUnit,
  powerUnit,
  pureUnit,
  sameDimension,
  sameUnit,
} from './unit.ts';
import type { Unit } from './unit.ts';
import { knownUnits } from './unit-words.ts';

function unit(text: string): Unit {
  const parsed = parseUnit(text);
  if ('code' in parsed) throw new Error(`${text} is not a unit`);
  return parsed;
}

const code = (text: string): string => {
  const parsed = parseUnit(text);
  return 'code' in parsed ? parsed.code : 'known';
};

describe('unit text', () => {
  test.each([
    ['亿元', 1e8, { CNY: 1 }],
    ['万亿元', 1e12, { CNY: 1 }],
    ['亿元@2025', 1e8, { 'CNY@2025': 1 }],
    ['CNY@2020', 1, { 'CNY@2020': 1 }],
    ['万人', 1e4, { person: 1 }],
    ['百万人', 1e6, { person: 1 }],
    ['元/人', 1, { CNY: 1, person: -1 }],
    ['Mt', 1e6, { t: 1 }],
    ['亿斤', 5e4, { t: 1 }],
    ['kg', 0.001, { t: 1 }],
    ['MtCO2', 1e6, { tCO2: 1 }],
    ['万吨CO₂', 1e4, { tCO2: 1 }],
    ['t CO2', 1, { tCO2: 1 }],
    ['万吨二氧化碳', 1e4, { tCO2: 1 }],
    ['吨标准煤', 1, { tce: 1 }],
    ['Mtce', 1e6, { tce: 1 }],
    ['kgce', 0.001, { tce: 1 }],
    ['tCO2/tce', 1, { tCO2: 1, tce: -1 }],
    ['亿千瓦时', 1e8, { kWh: 1 }],
    ['TWh', 1e9, { kWh: 1 }],
    ['万千瓦', 1e4, { kW: 1 }],
    ['GW', 1e6, { kW: 1 }],
    ['亩', 2000 / 3, { m: 2 }],
    ['ha', 1e4, { m: 2 }],
    ['km²', 1e6, { m: 2 }],
    ['m^2', 1, { m: 2 }],
    ['m2', 1, { m: 2 }],
    ['m⁻¹', 1, { m: -1 }],
    ['m^(1/2)', 1, { m: 0.5 }],
    ['%', 0.01, {}],
    ['个百分点', 0.01, {}],
    ['pp', 0.01, {}],
    ['‰', 0.001, {}],
    ['1/yr', 1, {}],
    ['年', 1, {}],
    ['家', 1, {}],
    ['万人次', 1e4, {}],
    ['1', 1, {}],
    ['万', 1e4, {}],
    ['10^4*CNY', 1e4, { CNY: 1 }],
    ['件/（万人·年）', 1e-4, { person: -1 }],
    ['千瓦时/元/人', 1, { CNY: -1, kWh: 1, person: -1 }],
  ])('%s is read', (text, factor, dimension) => {
    expect(unit(text)).toMatchObject({ factor, dimension });
    expect(unit(text).dimension).toEqual(dimension);
  });

  test.each([
    [
      '',
      '万万元',
      'kCNY',
      '%@2025',
      '人@2025',
      '元@25',
      'CNY@',
      'm^',
      'm^x',
      '(m',
      'm)',
      'm m',
      '/m',
      'm/',
      '*',
      'm^(1/0)',
      '7',
      '0',
      '-1',
    ],
    [
      'constructor',
      '__proto__',
      'toString',
      'hasOwnProperty',
      'CNY@constructor',
      'prototypeCO2',
      '亿__proto__',
      '元/constructor',
    ],
  ])('what is not a unit is refused: %s …', (...texts) => {
    expect(texts.filter((text) => code(text) !== 'unit-unknown')).toEqual([]);
  });

  test('a misspelt unit gets a suggestion', () => {
    const parsed = parseUnit('亿圆');
    expect(parsed).toMatchObject({
      code: 'unit-unknown',
      values: { unit: '亿圆', suggestion_en: expect.stringContaining('亿元') as string },
    });
  });

  test('prices of different years, energy and power, mass and its carbon are different dimensions', () => {
    const different = ['CNY', 'CNY@2020', 'CNY@2025', 'USD', 'kWh', 'kW', 't', 'tCO2', 'tce', 'person', 'm', '1'].map(
      unit,
    );
    for (const [i, left] of different.entries())
      for (const [j, right] of different.entries()) expect(sameDimension(left, right)).toBe(i === j);
  });

  test('long and deep text is refused quickly', () => {
    const hostile = [
      'm'.repeat(10000),
      '('.repeat(10000),
      'm*'.repeat(5000),
      '万'.repeat(10000),
      `m${'²'.repeat(9999)}`,
      ' '.repeat(10000),
    ];
    const fits = [`${'('.repeat(99)}m${')'.repeat(99)}`, '((((万元^64)^64)^64)^64)^64'];
    expect([...hostile, ...fits].map(code)).toEqual([...hostile.map(() => 'unit-unknown'), 'known', 'unit-unknown']);
  });

  test('any text gives a unit or a problem, never an exception', () => {
    const piece = fc.constantFrom(
      '万',
      '元',
      '@2025',
      'm',
      '²',
      '^',
      '(',
      ')',
      '/',
      '*',
      '2',
      '-',
      ' ',
      '%',
      'CO2',
      'k',
      '𝒳',
      '\u0000',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(piece).map((all) => all.join('')),
        ),
        (text) => ['known', 'unit-unknown'].includes(code(text)),
      ),
    );
  });
});

const someUnit = fc
  .array(fc.tuple(fc.constantFrom(...knownUnits, 'CNY@2020', '万元@2025', '亩'), fc.integer({ min: -3, max: 3 })), {
    maxLength: 4,
  })
  .map((parts) =>
    parts.reduce((product, [text, power]) => multiplyUnits(product, powerUnit(unit(text), power)), pureUnit),
  );

describe('unit algebra', () => {
  test('every known unit is known', () => {
    expect(knownUnits.filter((text) => code(text) !== 'known')).toEqual([]);
  });

  test('units are a commutative group', () => {
    fc.assert(
      fc.property(someUnit, someUnit, someUnit, (a, b, c) => {
        const associative = sameUnit(multiplyUnits(multiplyUnits(a, b), c), multiplyUnits(a, multiplyUnits(b, c)));
        const inverse = sameUnit(multiplyUnits(a, powerUnit(a, -1)), pureUnit) && sameUnit(divideUnits(a, a), pureUnit);
        return (
          associative &&
          inverse &&
          sameUnit(multiplyUnits(a, b), multiplyUnits(b, a)) &&
          sameUnit(multiplyUnits(a, pureUnit), a)
        );
      }),
    );
  });

  test('roots undo powers', () => {
    fc.assert(
      fc.property(someUnit, fc.integer({ min: 1, max: 10 }), (a, n) => sameUnit(powerUnit(powerUnit(a, 1 / n), n), a)),
    );
  });

  test('printed units read back as the same unit', () => {
    fc.assert(fc.property(someUnit, (a) => sameUnit(unit(formatUnit(a)), a)));
    fc.assert(fc.property(someUnit, (a) => sameUnit(unit(formatUnit(powerUnit(a, 0.5))), powerUnit(a, 0.5))));
  });

  test('usual names are printed where there are any, and the given text where it fits', () => {
    expect(['亿元@2025', 'CNY@2025', '万人', 'pp', '亿元/万人', '斤'].map((text) => formatUnit(unit(text)))).toEqual([
      '亿元@2025',
      'CNY@2025',
      '万人',
      '%',
      '万元/人',
      't/2/10^3',
    ]);
    expect(formatUnit(unit('个百分点'), '个百分点')).toBe('个百分点');
    expect(formatUnit(unit('%'), '万元')).toBe('%');
  });
});

describe('quantities', () => {
  test.each([
    ['0.3 %', '1/yr', 0.003],
    ['0.3%', '1/yr', 0.003],
    ['0.7 %', '1', 0.007],
    ['-0.3 个百分点', '1/yr', -0.003],
    ['−2 ‰', '1', -0.002],
    ['5.5', '%', 5.5],
    ['0.055', '%', 0.055],
    [0.25, '%', 0.25],
    ['3304.15 亿元@2025', 'CNY@2025', 330415000000],
    ['595.22 万人', 'person', 5952200],
    ['1e3 kg', 't', 1],
    ['3 亩', 'm2', 2000],
    ['110.5 亿斤', '万吨', 552.5],
    ['3.6 MJ', 'kWh', 1],
    ['.5 GW', '万千瓦', 50],
    ['0', '%', 0],
  ])('%s in %s is %d', (value, target, expected) => {
    expect(parseQuantity(value, target)).toBe(expected);
  });

  test('a percentage is the double nearest to its hundredth', () => {
    fc.assert(
      fc.property(fc.integer({ min: -999999, max: 999999 }), fc.integer({ min: 0, max: 6 }), (digits, places) => {
        const sign = digits < 0 ? '-' : '';
        const size = String(Math.abs(digits));
        const text = `${sign}${size}e-${String(places)}`;
        return parseQuantity(`${text} %`, '1') === Number(`${sign}${size}e-${String(places + 2)}`);
      }),
    );
  });

  test('a number written without a unit keeps its bits', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-280, max: 1e300, noNaN: true }), (x) => parseQuantity(String(x), '亿元') === x),
    );
  });

  test.each([
    ['0.3 kg', '%', 'unit-mismatch'],
    ['5 亿元@2020', 'CNY@2025', 'unit-mismatch'],
    ['5 亿圆', 'CNY', 'unit-unknown'],
    ['5', '亿圆', 'unit-unknown'],
    ['abc', '%', 'quantity-syntax'],
    ['', '%', 'quantity-syntax'],
    ['.', '%', 'quantity-syntax'],
    ['1.2.3', '%', 'quantity-syntax'],
    ['1e999', '1', 'quantity-syntax'],
    [NaN, '%', 'quantity-syntax'],
    [Infinity, '%', 'quantity-syntax'],
    ['9'.repeat(10000), '%', 'quantity-syntax'],
    [`5 ${'m'.repeat(10000)}`, '%', 'quantity-syntax'],
  ])('%s in %s is refused', (value, target, expected) => {
    expect(parseQuantity(value, target)).toMatchObject({ code: expected });
  });

  test('a wrong price basis is named as such', () => {
    expect(parseQuantity('5 亿元@2020', 'CNY@2025')).toMatchObject({
      values: {
        left: '亿元@2020',
        right: 'CNY@2025',
        advice_en: 'The price bases differ: convert with a deflator first.',
      },
    });
  });

  test('display factors invert each other', () => {
    expect(displayFactor('CNY@2025', '亿元@2025')).toBe(1e-8);
    expect(displayFactor('亿元@2025', 'CNY@2025')).toBe(1e8);
    expect(displayFactor('1/yr', '%')).toBe(100);
    expect(displayFactor('t', '万人')).toMatchObject({ code: 'unit-mismatch' });
    expect(displayFactor('t', '万升')).toMatchObject({ code: 'unit-unknown' });
  });
});
