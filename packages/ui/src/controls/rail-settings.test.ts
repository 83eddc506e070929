import { expect, it } from 'vitest';
import type { Setting } from '../state/settings.ts';
import { mostRows, railSettings } from './rail-settings.ts';

const setting = (name: string, more: Partial<Setting> = {}): Setting =>
  ({ name, label: { zh: `参数${name}`, en: `Parameter ${name}` }, changedBy: null, group: null, ...more }) as Setting;

const names = (settings: readonly Setting[], main: readonly string[] | null, query = ''): string =>
  railSettings(settings, main, query, 'zh')
    .map(({ name }) => name)
    .join(' ');

it('the rail shows what the notebook names, what was changed, and shares with their group', () => {
  const all = [
    setting('a'),
    setting('b'),
    setting('c', { changedBy: 'reader' }),
    setting('s', { group: 'g' }),
    setting('t', { group: 'g' }),
  ];
  expect(names(all, ['a'])).toBe('a c');
  expect(names(all, ['t'])).toBe('c s t');
  expect(names(all, null)).toBe('a b c s t');
});

it('what is not shown is found by its name or by its label', () => {
  const all = [setting('a'), setting('carbon.wind'), setting('x', { label: { zh: '风电', en: 'wind' } })];
  expect(names(all, ['a'], 'WIND')).toBe('carbon.wind');
  expect(names(all, ['a'], '风电')).toBe('x');
  expect(names(all, ['a'], '没有')).toBe('');
});

it('a notebook that names none begins with the first of a large model', () => {
  const many = Array.from({ length: 300 }, (_, i) => setting(`p${i}`));
  expect(railSettings(many, null, '', 'zh')).toHaveLength(mostRows);
  expect(railSettings(many, null, 'p29', 'zh').map(({ name }) => name)).toContain('p299');
});
