import { expect, test } from 'vitest';
import { localeOf } from './locale.ts';

test('the language is asked for, else the system one, else Chinese', () => {
  expect(localeOf(['list', '--lang', 'en'], { LANG: 'zh_CN.UTF-8' })).toBe('en');
  expect(localeOf(['list', '--lang=zh'], { LANG: 'en_US.UTF-8' })).toBe('zh');
  expect(localeOf([], { LANG: 'en_GB.UTF-8' })).toBe('en');
  expect(localeOf([], { LC_ALL: 'zh_CN', LANG: 'en_US' })).toBe('zh');
  expect(localeOf([], { LANG: 'C.UTF-8' })).toBe('zh');
  expect(localeOf(['--lang', 'fr'], {})).toBe('zh');
});
