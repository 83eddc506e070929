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
});

describe('the address', () => {
  it('says nothing when nothing differs', () => {
    expect(formatAddress({ scenario: null, locale: null, changes: {}, readings: {} })).toBe('');
  });
  it('reads back what it wrote', () => {
    fc.assert(
      fc.property(address, (given) => {
        const back = parseAddress(formatAddress(given));
        expect(back).toEqual({ ...given, changes: { ...given.changes }, readings: { ...given.readings } });
      }),
    );
  });
  it('ignores what is not a number or not a language', () => {
    expect(parseAddress('#set.push=much&lang=fr&set.trend=&other=1')).toEqual({
      scenario: null,
      locale: null,
      changes: {},
      readings: {},
    });
  });
});
