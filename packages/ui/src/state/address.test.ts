import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatAddress, parseAddress } from './address.ts';

const name = fc.string({ minLength: 1, maxLength: 12 }).filter((text) => text !== '__proto__');
const address = fc.record({
  scenario: fc.option(fc.string({ maxLength: 12 })),
  locale: fc.option(fc.constantFrom('zh' as const, 'en' as const)),
  changes: fc.dictionary(
    name,
    fc.double({ noNaN: true, noDefaultInfinity: true }).filter((value) => !Object.is(value, -0)),
  ),
  readings: fc.dictionary(name, fc.string({ maxLength: 12 })),
  fixes: fc.dictionary(
    name.filter((text) => !/[\r\n\u2028\u2029]/.test(text)),
    fc.dictionary(
      fc.integer({ min: 1000, max: 9999 }).map(String),
      fc.double({ noNaN: true, noDefaultInfinity: true }).filter((value) => !Object.is(value, -0)),
      { minKeys: 1 },
    ),
  ),
});

describe('the address', () => {
  it('says nothing when nothing differs', () => {
    expect(formatAddress({ scenario: null, locale: null, changes: {}, readings: {}, fixes: {} })).toBe('');
  });
  it('reads back what it wrote', () => {
    fc.assert(
      fc.property(address, (given) => {
        const back = parseAddress(formatAddress(given));
        const fixes = Object.fromEntries(Object.entries(given.fixes).map(([key, years]) => [key, { ...years }]));
        expect(back).toEqual({ ...given, changes: { ...given.changes }, readings: { ...given.readings }, fixes });
      }),
    );
  });
  it('of a stranger reaches no prototype', () => {
    const { fixes } = parseAddress('#fix.__proto__@2027=1');
    expect(Object.keys(fixes)).toEqual(['__proto__']);
    expect(Object.hasOwn(Object.prototype, '2027')).toBe(false);
  });
  it('ignores what is not a number or not a language', () => {
    expect(parseAddress('#set.push=much&lang=fr&set.trend=&other=1')).toEqual({
      scenario: null,
      locale: null,
      changes: {},
      readings: {},
      fixes: {},
    });
  });
});
