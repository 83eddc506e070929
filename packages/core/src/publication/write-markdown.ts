/** The document as Markdown, for those who go on writing in it. */
import type { Block, Publication, PublicationTable, Run } from './document-tree.ts';
import { wordsOf } from './words.ts';
import type { Words } from './words.ts';

export function writeMarkdown({ locale, title, subtitle, blocks }: Publication): string {
  const words = wordsOf(locale);
  return [`# ${escaped(title)}`, escaped(subtitle), ...blocks.map((block) => blockText(block, words)), ''].join('\n\n');
}

function blockText(block: Block, words: Words): string {
  switch (block.kind) {
    case 'heading':
      return `${'#'.repeat(Math.max(2, block.level))} ${runsText(block.runs)}`;
    case 'paragraph':
      return runsText(block.runs);
    case 'quote':
      return `> ${runsText(block.runs)}`;
    case 'note':
      return `*${escaped(block.text)}*`;
    case 'code': {
      const longest = Math.max(2, ...[...block.text.matchAll(/`+/g)].map(([ticks]) => ticks.length));
      const fence = '`'.repeat(longest + 1);
      return `${fence}\n${block.text}\n${fence}`;
    }
    case 'list':
      return block.items
        .map(({ depth, mark, runs }) => `${'   '.repeat(depth)}${mark === '•' ? '-' : mark || ' '} ${runsText(runs)}`)
        .join('\n');
    case 'table':
      return tableText(block, words);
    case 'figure':
      return `${tableText(block.table, words)}\n\n*${escaped(`${block.alt} ${words.figureAbsent}`)}*`;
    default:
      return block satisfies never;
  }
}

/** Text of data must not become markup, and no raw HTML may come of it. */
const escaped = (text: string): string => text.replace(/[\\`*_[\]<>|]/g, (sign) => `\\${sign}`).replace(/\r?\n/g, ' ');

function runsText(runs: readonly Run[]): string {
  return runs
    .map(({ text, strong, emphasis, code, link }) => {
      let words = code === true ? codeText(text) : escaped(text);
      if (emphasis === true) words = `*${words}*`;
      if (strong === true) words = `**${words}**`;
      return link === undefined ? words : `[${words}](<${link.replace(/[<>]/g, encodeURIComponent)}>)`;
    })
    .join('');
}

const codeText = (text: string): string => (text.includes('`') ? `\`\` ${text} \`\`` : `\`${text}\``);

function tableText({ caption, unit, head, rows, numbers }: PublicationTable, words: Words): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  const name =
    caption === '' ? '' : `**${escaped(caption)}**${unit === '' ? '' : words.inBrackets(words.unit(unit))}\n\n`;
  return (
    name +
    [
      line(head.map(escaped)),
      line(head.map((_, i) => (numbers.includes(i) ? '---:' : '---'))),
      ...rows.map((row) => line(row.map(escaped))),
    ].join('\n')
  );
}
