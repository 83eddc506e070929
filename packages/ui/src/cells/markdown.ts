/** Prose → HTML. Raw HTML stays text (`html: false`); who puts it into a page sanitises it once more. */
import MarkdownIt from 'markdown-it';
import type { Heading } from '../state/page-document.ts';

const markdown = new MarkdownIt({ html: false, linkify: false, typographer: false });

/** Ids are numbered, so that two headings of the same words keep apart; `from` continues the count of the document. */
export function renderMarkdown(text: string, from: number): { html: string; headings: readonly Heading[] } {
  const headings: Heading[] = [];
  const tokens = markdown.parse(text, {});
  tokens.forEach((token, index) => {
    if (token.type === 'heading_open') {
      const id = `section-${from + headings.length + 1}`;
      token.attrSet('id', id);
      headings.push({ id, level: Number(token.tag.slice(1)), text: tokens[index + 1]?.content ?? '' });
    }
    // An empty header cell heads nothing.
    if (token.type === 'th_open' && tokens[index + 1]?.content === '') {
      token.tag = 'td';
      const close = tokens[index + 2];
      if (close !== undefined) close.tag = 'td';
    }
    // The policy of the page forbids style attributes, which markdown-it uses to align table cells.
    const style = token.attrGet('style');
    if (style !== null) {
      token.attrs = (token.attrs ?? []).filter(([name]) => name !== 'style');
      if (String(style).includes('right')) token.attrSet('class', 'right');
    }
  });
  return { html: markdown.renderer.render(tokens, markdown.options, {}), headings };
}
