/** Prose → HTML. Raw HTML stays text (`html: false`); who puts it into a page sanitises it once more. */
import MarkdownIt, { type Token } from 'markdown-it';
import type { Heading } from '../state/page-document.ts';

const markdown = new MarkdownIt({ html: false, linkify: false, typographer: false });

/** What a picture may be: data inside the notebook, or a file beside it. */
const localImage = /^(?:data:image\/|(?!\/\/)(?![a-z][a-z0-9+.-]*:))/i;

/** Opening a notebook asks nothing of another place: a picture from there is its description. */
function withoutRemoteImage(token: Token): void {
  if (token.type !== 'image' || localImage.test(String(token.attrGet('src') ?? ''))) return;
  token.type = 'text';
  token.tag = '';
}

/** Ids are numbered, so that two headings of the same words keep apart; `key` is that of the cell, unique in the document. */
export function renderMarkdown(text: string, key: string): { html: string; headings: readonly Heading[] } {
  const headings: Heading[] = [];
  const tokens = markdown.parse(text, {});
  tokens.forEach((token, index) => {
    if (token.type === 'heading_open') {
      const id = `section-${key}-${headings.length + 1}`;
      token.attrSet('id', id);
      headings.push({ id, level: Number(token.tag.slice(1)), text: tokens[index + 1]?.content ?? '' });
    }
    if (token.type === 'inline') for (const child of token.children ?? []) withoutRemoteImage(child);
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
