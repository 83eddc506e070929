import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { seriesAliases } from './series-alias.ts';

const alias = (name: string, ...others: string[]): string | undefined => seriesAliases([name, ...others]).get(name);

/** Names as models have them: words in several scripts, joined by dots. */
const seriesName = fc
  .array(fc.stringMatching(/^[A-Za-z_产值人口é][A-Za-z0-9_产值人口é]{0,14}$/u), { minLength: 1, maxLength: 4 })
  .map((parts) => parts.join('.'));

describe('aliases of series', () => {
  test('keep a name that is fit already, and write a dot as _', () => {
    expect(alias('gdp_real')).toBe('gdp_real');
    expect(alias('share.secondary')).toBe('share_secondary');
    expect(alias('GDP')).toBe('gdp');
  });

  test('mark what is too long, in another script, reserved or like the column of a quantile', () => {
    expect(alias('industry.value_added_of_manufacturing')).toMatch(/^industry_value_ad_[0-9a-f]{6}$/);
    expect(alias('地区生产总值')).toMatch(/^s_[0-9a-f]{6}$/);
    expect(alias('if')).toMatch(/^if_[0-9a-f]{6}$/);
    expect(alias('year')).toMatch(/^year_[0-9a-f]{6}$/);
    expect(alias('gdp_p05')).toMatch(/^gdp_p05_[0-9a-f]{6}$/);
  });

  test('tell apart names that look alike, and the name that is the alias itself keeps it', () => {
    const found = seriesAliases(['a.b', 'a_b', 'A_B']);
    expect(found.get('a_b')).toBe('a_b');
    expect(new Set(found.values()).size).toBe(3);
  });

  test('are ASCII names of at most 24 characters, all different without regard to case, whatever the order', () => {
    fc.assert(
      fc.property(fc.uniqueArray(seriesName, { maxLength: 30 }), (names) => {
        const found = seriesAliases(names);
        const texts = [...found.values()];
        expect(texts.every((text) => /^[a-z_][a-z0-9_]{0,23}$/.test(text))).toBe(true);
        expect(new Set(texts).size).toBe(names.length);
        const backwards = seriesAliases([...names].reverse());
        expect(names.map((name) => backwards.get(name))).toEqual(texts);
      }),
    );
  });

  test('stay when an unrelated series is added', () => {
    const names = ['gdp', '产值', 'industry.value_added_of_manufacturing'];
    const [before, after] = [seriesAliases(names), seriesAliases([...names, 'population', '人口'])];
    expect(names.map((name) => after.get(name))).toEqual(names.map((name) => before.get(name)));
  });
});
