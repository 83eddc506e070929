/** The document as one HTML file without script or address outside itself, made to be read and to be printed on A4. */
import { base64 } from './base64.ts';
import type { Block, ListItem, Publication, PublicationFigure, PublicationTable, Run } from './document-tree.ts';
import { escapeMarkup } from './escape-markup.ts';
import { htmlStyle } from './html-style.ts';
import { wordsOf } from './words.ts';
import type { Words } from './words.ts';

export function writeHtml({ locale, form, title, subtitle, blocks }: Publication): string {
  const words = wordsOf(locale);
  const counts: Counts = { table: 0, figure: 0 };
  const body = blocks.map((block) => blockHtml(block, counts, words)).join('\n');
  return `<!doctype html>
<html lang="${locale === 'zh' ? 'zh-CN' : 'en'}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">
<title>${escapeMarkup(title)}</title>
<style>${htmlStyle}</style>
</head>
<body class="${form}">
<h1>${escapeMarkup(title)}</h1>
<p class="subtitle">${escapeMarkup(subtitle)}</p>
${body}
</body>
</html>
`;
}

interface Counts {
  table: number;
  figure: number;
}

function blockHtml(block: Block, counts: Counts, words: Words): string {
  switch (block.kind) {
    case 'heading': {
      // The title is the one heading of the first level.
      const tag = `h${Math.max(2, block.level)}`;
      return `<${tag}>${runsHtml(block.runs)}</${tag}>`;
    }
    case 'paragraph':
      return `<p>${runsHtml(block.runs)}</p>`;
    case 'quote':
      return `<blockquote><p>${runsHtml(block.runs)}</p></blockquote>`;
    case 'note':
      return `<p class="note">${escapeMarkup(block.text)}</p>`;
    case 'code':
      return `<pre><code>${escapeMarkup(block.text)}</code></pre>`;
    case 'list':
      return `<ul class="list">${block.items.map(itemHtml).join('')}</ul>`;
    case 'table':
      return tableHtml(block, captionOf(block, words, counts));
    case 'figure':
      return figureHtml(block, counts, words);
    default:
      return block satisfies never;
  }
}

const itemHtml = ({ depth, mark, runs }: ListItem): string =>
  `<li class="depth-${Math.min(2, depth)}"><span class="mark">${escapeMarkup(mark)}</span>${runsHtml(runs)}</li>`;

function runsHtml(runs: readonly Run[]): string {
  return runs
    .map(({ text, strong, emphasis, code, link }) => {
      let html = escapeMarkup(text);
      if (code === true) html = `<code>${html}</code>`;
      if (emphasis === true) html = `<em>${html}</em>`;
      if (strong === true) html = `<strong>${html}</strong>`;
      return link === undefined ? html : `<a href="${escapeMarkup(link)}" rel="noreferrer">${html}</a>`;
    })
    .join('');
}

/** `表 3　地区生产总值（单位：亿元）`; a table without caption has no number. */
function captionOf({ caption, unit }: PublicationTable, words: Words, counts: Counts): string {
  if (caption === '') return '';
  counts.table += 1;
  return `${words.table} ${counts.table}　${caption}${unit === '' ? '' : words.inBrackets(words.unit(unit))}`;
}

function tableHtml({ head, rows, numbers }: PublicationTable, caption: string): string {
  const kind = (column: number): string => (numbers.includes(column) ? ' class="n"' : '');
  const top = head.map((text, i) => `<th scope="col"${kind(i)}>${escapeMarkup(text)}</th>`).join('');
  const body = rows
    .map((row) => `<tr>${row.map((text, i) => `<td${kind(i)}>${escapeMarkup(text)}</td>`).join('')}</tr>`)
    .join('\n');
  const name = caption === '' ? '' : `<caption>${escapeMarkup(caption)}</caption>`;
  return `<div class="wide"><table>${name}<thead><tr>${top}</tr></thead>\n<tbody>${body}</tbody></table></div>`;
}

function figureHtml(figure: PublicationFigure, counts: Counts, words: Words): string {
  const { caption, alt, images, table } = figure;
  if (images.length === 0)
    return `${tableHtml(table, captionOf(table, words, counts))}\n<p class="note">${escapeMarkup(`${alt} ${words.figureAbsent}`)}</p>`;
  counts.figure += 1;
  const drawn = images
    .map(
      ({ png, width, height }) =>
        `<img src="data:image/png;base64,${base64(png)}" width="${width}" height="${height}" alt="${escapeMarkup(alt)}">`,
    )
    .join('');
  const data = `<details><summary>${escapeMarkup(words.figureTable)}</summary>${tableHtml(table, '')}</details>`;
  return `<figure>${drawn}<figcaption>${escapeMarkup(`${words.figure} ${counts.figure}　${caption}`)}</figcaption></figure>\n${data}`;
}
