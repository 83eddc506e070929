/** Markdown of a text cell → blocks. It is read as the page reads it; HTML stays text and only plain addresses stay links. */
import MarkdownIt from 'markdown-it';
import type { Block, ListItem, Run } from './document-tree.ts';

const markdown = new MarkdownIt({ html: false, linkify: false, typographer: false });
type Token = ReturnType<(typeof markdown)['parse']>[number];

export function readProse(text: string): readonly Block[] {
  const blocks: Block[] = [];
  const tokens = markdown.parse(text, {});
  for (let at = 0; at < tokens.length;) at = readBlock(tokens, at, blocks);
  return blocks;
}

/** Adds the block that begins at `at` and gives the place after it. */
function readBlock(tokens: readonly Token[], at: number, blocks: Block[]): number {
  const token = tokens[at]!;
  switch (token.type) {
    case 'heading_open': {
      const level = Math.min(4, Number(token.tag.slice(1))) as 1 | 2 | 3 | 4;
      blocks.push({ kind: 'heading', level, runs: runsOf(tokens[at + 1]) });
      return at + 3;
    }
    case 'paragraph_open': {
      blocks.push({ kind: 'paragraph', runs: runsOf(tokens[at + 1]) });
      return at + 3;
    }
    case 'blockquote_open': {
      const end = endOf(tokens, at);
      const inside = tokens.slice(at + 1, end).filter(({ type }) => type === 'inline');
      for (const each of inside) blocks.push({ kind: 'quote', runs: runsOf(each) });
      return end + 1;
    }
    case 'bullet_list_open':
    case 'ordered_list_open': {
      const end = endOf(tokens, at);
      blocks.push({ kind: 'list', items: listItems(tokens.slice(at, end + 1)) });
      return end + 1;
    }
    case 'table_open': {
      const end = endOf(tokens, at);
      blocks.push(tableOf(tokens.slice(at, end + 1)));
      return end + 1;
    }
    case 'fence':
    case 'code_block':
      blocks.push({ kind: 'code', text: token.content.replace(/\n$/, '') });
      return at + 1;
    default:
      return at + 1;
  }
}

/** The place of the token that closes the one at `at`. */
function endOf(tokens: readonly Token[], at: number): number {
  let depth = 0;
  for (let i = at; i < tokens.length; i++) {
    depth += tokens[i]!.nesting;
    if (depth === 0) return i;
  }
  return tokens.length - 1;
}

function listItems(tokens: readonly Token[]): readonly ListItem[] {
  const items: ListItem[] = [];
  const open: { ordered: boolean; next: number }[] = [];
  let mark = '';
  for (const token of tokens) {
    const list = open.at(-1);
    if (token.type === 'bullet_list_open') open.push({ ordered: false, next: 1 });
    else if (token.type === 'ordered_list_open')
      open.push({ ordered: true, next: Number(token.attrGet('start') ?? 1) });
    else if (token.type.endsWith('_list_close')) open.pop();
    else if (token.type === 'list_item_open' && list !== undefined) mark = list.ordered ? `${list.next++}.` : '•';
    else if (token.type === 'inline') {
      items.push({ depth: Math.max(0, open.length - 1), mark, runs: runsOf(token) });
      // A second paragraph of the same item has no mark of its own.
      mark = '';
    } else if (token.type === 'fence' || token.type === 'code_block') {
      items.push({ depth: Math.max(0, open.length - 1), mark, runs: [{ text: token.content.trim(), code: true }] });
      mark = '';
    }
  }
  return items;
}

function tableOf(tokens: readonly Token[]): Block {
  const rows: string[][] = [];
  const numbers = new Set<number>();
  tokens.forEach((token, i) => {
    if (token.type === 'tr_open') rows.push([]);
    if (token.type !== 'th_open' && token.type !== 'td_open') return;
    const row = rows.at(-1);
    if (String(token.attrGet('style') ?? '').includes('right')) numbers.add(row?.length ?? 0);
    row?.push(
      runsOf(tokens[i + 1])
        .map(({ text }) => text)
        .join(''),
    );
  });
  const [head = [], ...body] = rows;
  return { kind: 'table', caption: '', unit: '', head, rows: body, numbers: [...numbers] };
}

const isSafe = (address: string): boolean => /^(?:https?:\/\/|mailto:)/i.test(address);

function runsOf(inline: Token | undefined): readonly Run[] {
  const runs: Run[] = [];
  let [strong, emphasis] = [0, 0];
  const links: string[] = [];
  const add = (text: string, code = false): void => {
    if (text === '') return;
    const link = links.at(-1) ?? '';
    runs.push({
      text,
      ...(strong > 0 ? { strong: true } : {}),
      ...(emphasis > 0 ? { emphasis: true } : {}),
      ...(code ? { code } : {}),
      ...(link === '' ? {} : { link }),
    });
  };
  for (const token of inline?.children ?? []) {
    if (token.type === 'strong_open') strong += 1;
    else if (token.type === 'strong_close') strong -= 1;
    else if (token.type === 'em_open') emphasis += 1;
    else if (token.type === 'em_close') emphasis -= 1;
    else if (token.type === 'link_open') {
      const address = String(token.attrGet('href') ?? '');
      links.push(isSafe(address) ? address : '');
    } else if (token.type === 'link_close') links.pop();
    else if (token.type === 'softbreak' || token.type === 'hardbreak') add(softBreak(runs.at(-1)?.text ?? ''));
    else add(token.content, token.type === 'code_inline');
  }
  return runs;
}

/** A line break between Chinese characters is no space. */
const softBreak = (before: string): string => (/[\p{Script=Han}，。；：、！？”）]$/u.test(before) ? '' : ' ');
