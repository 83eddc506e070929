import { describe, expect, it } from 'vitest';
import { renderMarkdown } from './markdown.ts';

const html = (text: string): string => renderMarkdown(text, '3').html;

describe('prose', () => {
  it('gives headings an id of their cell, and the outline their text', () => {
    expect(renderMarkdown('## 一\n\n### 二', '3').headings).toEqual([
      { id: 'section-3-1', level: 2, text: '一' },
      { id: 'section-3-2', level: 3, text: '二' },
    ]);
  });

  it('keeps raw HTML as text', () => {
    expect(html('<b onclick=x>a</b>')).not.toContain('<b');
  });

  it.each(['https://a.example/x.png', 'http://a.example/x.png', '//a.example/x.png', 'ftp://a/x.png'])(
    'shows the description of a picture from elsewhere: %s',
    (address) => {
      expect(html(`![描述](${address})`)).toBe('<p>描述</p>\n');
    },
  );

  it.each(['figures/x.png', './x.png', 'data:image/png;base64,AAAA'])('shows a picture of its own: %s', (address) => {
    expect(html(`![描述](${address})`)).toContain('<img');
  });

  it('aligns columns without style attributes', () => {
    const table = html('| a | b |\n|---|---:|\n| 1 | 2 |');
    expect(table).toContain('class="right"');
    expect(table).not.toContain('style=');
  });
});
