import { describe, expect, it } from 'vitest';
import { en } from '../locale/en.ts';
import { zh } from '../locale/zh.ts';
import { decimalsFor, differenceUnit, fixed, numberText, settingText, signed, withUnit } from './number.ts';

describe('numbers', () => {
  it('group thousands and carry a true minus', () => {
    expect(fixed(10000, 0)).toBe('10,000');
    expect(fixed(-1234.56, 1)).toBe('−1,234.6');
    expect(fixed(0.1234, 3)).toBe('0.123');
  });
  it('never print a negative zero', () => {
    expect(fixed(-0.04, 1)).toBe('0.0');
    expect(signed(-0.04, 1)).toBe('0.0');
  });
  it('show the sign of a difference', () => {
    expect(signed(0.2, 1)).toBe('+0.2');
    expect(signed(-0.2, 1)).toBe('−0.2');
  });
  it('use one decimal for rates, none for 亿元', () => {
    expect(decimalsFor('%', 5.6)).toBe(1);
    expect(decimalsFor('亿元', 3300)).toBe(0);
  });
  it('keep three significant digits where the unit has no custom', () => {
    expect([1234, 12.3, 1.23, 0.123].map((size) => decimalsFor('吨/万元', size))).toEqual([0, 1, 2, 3]);
  });
  it('show a setting with the decimals it has', () => {
    expect(settingText(0.2, '%')).toBe('0.2');
    expect(settingText(0.25, '%')).toBe('0.25');
    expect(settingText(0.03, '个百分点')).toBe('0.03');
    expect(settingText(2, '%')).toBe('2.0');
    expect(settingText(0.03, '1')).toBe('0.03');
  });
  it('show a calendar year without comma and unit, a duration as any number', () => {
    expect(withUnit(settingText(2030, 'yr'), 'yr', zh)).toBe('2030');
    expect(withUnit('0.5', 'yr', zh)).toBe('0.5 年');
    expect(settingText(2030.5, 'yr')).toBe('2030.5');
    expect(numberText(2031, 'yr')).toBe('2031');
    expect(numberText(3, 'yr')).toBe('3.00');
    expect(settingText(2030, '亿元')).toBe('2,030');
  });
  it('say units in the language of the page', () => {
    expect(withUnit('5.6', '%', zh)).toBe('5.6%');
    expect(withUnit('0.2', '个百分点', zh)).toBe('0.2 个百分点');
    expect(withUnit('0.2', '个百分点', en)).toBe('0.2 points');
    expect(differenceUnit('%')).toBe('个百分点');
  });
});
