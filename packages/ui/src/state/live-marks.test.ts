import { expect, it } from 'vitest';
import { markLive, placeLive, plainLive } from './live-marks.ts';

it('a live value gives its place to a mark, and what it reads is known before it is run', () => {
  const { text, live } = markLive('到 {= gdp@2030 | 0 亿元} 为止，可能 {= p(T1) }。');
  expect(live).toEqual([
    { source: '{= gdp@2030 | 0 亿元}', series: ['gdp'], targets: [] },
    { source: '{= p(T1) }', series: [], targets: ['T1'] },
  ]);
  expect(placeLive(text)).toBe(
    '到 <span class="live" data-live="0">…</span> 为止，可能 <span class="live" data-live="1">…</span>。',
  );
  expect(plainLive(text)).toBe('到 … 为止，可能 …。');
});

it('code and escaped signs are prose', () => {
  expect(markLive('`{= a@2030 }`')).toEqual({ text: '`{= a@2030 }`', live: [] });
  expect(markLive('\\{= 写法 }').text).toBe('{= 写法 }');
});

it('inside a tag a live value is three dots: an attribute has no room for an element', () => {
  const { text } = markLive('{= a@2030 }');
  expect(placeLive(`<p title="> ${text}">${text}</p>`)).toBe(
    '<p title="> …"><span class="live" data-live="0">…</span></p>',
  );
});
