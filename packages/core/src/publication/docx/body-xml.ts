/** Blocks → the paragraphs, tables and drawings of WordprocessingML, in styles by role; pictures and links are collected beside it. */
import type { Locale } from '../../problem.ts';
import type {
  Block,
  ListItem,
  Publication,
  PublicationFigure,
  PublicationImage,
  PublicationTable,
  Run,
} from '../document-tree.ts';
import { escapeMarkup } from '../escape-markup.ts';
import { wordsOf } from '../words.ts';
import type { StyleIds, StyleRole } from './style-roles.ts';

export interface Body {
  readonly xml: string;
  /** In order; the relationship of the first is `rIdImage1`. */
  readonly images: readonly Uint8Array[];
  /** Likewise `rIdLink1`. */
  readonly links: readonly string[];
}

interface Context {
  readonly ids: StyleIds;
  readonly locale: Locale;
  /** Between the margins, in twips. */
  readonly textWidth: number;
  readonly images: Uint8Array[];
  readonly links: string[];
  readonly counts: { table: number; figure: number };
}

export function bodyXml({ locale, title, subtitle, blocks }: Publication, ids: StyleIds, textWidth: number): Body {
  const context: Context = { ids, locale, textWidth, images: [], links: [], counts: { table: 0, figure: 0 } };
  const xml = [
    textParagraph(title, 'title', context),
    textParagraph(subtitle, 'subtitle', context),
    ...blocks.map((block) => blockXml(block, context)),
  ].join('');
  return { xml, images: context.images, links: context.links };
}

function blockXml(block: Block, context: Context): string {
  switch (block.kind) {
    case 'heading': {
      // The title stands above them, so the second level of the document is the first of the headings.
      const roles = ['heading1', 'heading1', 'heading2', 'heading3'] as const;
      return paragraph(runsXml(block.runs, context), roles[block.level - 1] ?? 'heading3', context);
    }
    case 'paragraph':
      return paragraph(runsXml(block.runs, context), null, context);
    case 'quote':
      return paragraph(runsXml(block.runs, context), 'quote', context);
    case 'note':
      return textParagraph(block.text, 'note', context);
    case 'code':
      return block.text
        .split('\n')
        .map((text) => textParagraph(text, 'code', context))
        .join('');
    case 'list':
      return block.items.map((item) => itemXml(item, context)).join('');
    case 'table':
      return captionedTable(block, context);
    case 'figure':
      return figureXml(block, context);
    default:
      return block satisfies never;
  }
}

/** `role` null is the plain text of the document. */
function paragraph(content: string, role: StyleRole | null, { ids }: Context, more = ''): string {
  const style = role === null ? '' : `<w:pStyle w:val="${escapeMarkup(ids[role])}"/>`;
  const properties = style === '' && more === '' ? '' : `<w:pPr>${style}${more}</w:pPr>`;
  return `<w:p>${properties}${content}</w:p>`;
}

const textParagraph = (text: string, role: StyleRole, context: Context, more = ''): string =>
  paragraph(runXml({ text }), role, context, more);

const perLevel = 480;

function itemXml({ depth, mark, runs }: ListItem, context: Context): string {
  const indent = depth === 0 ? '' : `<w:ind w:left="${640 + depth * perLevel}" w:hanging="320"/>`;
  const marked: readonly Run[] = mark === '' ? runs : [{ text: `${mark} ` }, ...runs];
  return paragraph(runsXml(marked, context), 'list', context, indent);
}

function runsXml(runs: readonly Run[], context: Context): string {
  return runs
    .map((run) => {
      if (run.link === undefined) return runXml(run);
      const at = context.links.indexOf(run.link);
      const number = at < 0 ? context.links.push(run.link) : at + 1;
      const style = `<w:rStyle w:val="${escapeMarkup(context.ids.link)}"/>`;
      return `<w:hyperlink r:id="rIdLink${number}">${runXml(run, style)}</w:hyperlink>`;
    })
    .join('');
}

function runXml({ text, strong, emphasis, code }: Run, style = ''): string {
  const properties = [
    style,
    code === true ? '<w:rFonts w:ascii="Courier New" w:hAnsi="Courier New"/>' : '',
    strong === true ? '<w:b/><w:bCs/>' : '',
    emphasis === true ? '<w:i/><w:iCs/>' : '',
  ].join('');
  return `<w:r>${properties === '' ? '' : `<w:rPr>${properties}</w:rPr>`}<w:t xml:space="preserve">${escapeMarkup(text)}</w:t></w:r>`;
}

function captionedTable(table: PublicationTable, context: Context): string {
  const { caption, unit } = table;
  if (caption === '') return tableXml(table, context);
  const words = wordsOf(context.locale);
  context.counts.table += 1;
  const text = `${words.table} ${context.counts.table}　${caption}${unit === '' ? '' : words.inBrackets(words.unit(unit))}`;
  return textParagraph(text, 'caption', context) + tableXml(table, context);
}

function tableXml({ head, rows, numbers }: PublicationTable, context: Context): string {
  const widths = columnWidths([head, ...rows], context.textWidth);
  const cell = (text: string, column: number, strong: boolean): string => {
    const align = numbers.includes(column) ? '<w:jc w:val="right"/>' : '';
    const content = paragraph(runXml({ text, strong }), 'cell', context, align);
    return `<w:tc><w:tcPr><w:tcW w:w="${widths[column] ?? 0}" w:type="dxa"/></w:tcPr>${content}</w:tc>`;
  };
  const row = (cells: readonly string[], header: boolean): string =>
    `<w:tr><w:trPr><w:cantSplit/>${header ? '<w:tblHeader/>' : ''}</w:trPr>${cells.map((text, i) => cell(text, i, header)).join('')}</w:tr>`;
  return [
    `<w:tbl><w:tblPr><w:tblStyle w:val="${escapeMarkup(context.ids.table)}"/><w:tblW w:w="5000" w:type="pct"/><w:tblLook w:val="0420" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="0" w:noVBand="1"/></w:tblPr>`,
    `<w:tblGrid>${widths.map((width) => `<w:gridCol w:w="${width}"/>`).join('')}</w:tblGrid>`,
    row(head, true),
    ...rows.map((cells) => row(cells, false)),
    '</w:tbl>',
    // Two tables in a row would become one.
    paragraph('', 'note', context),
  ].join('');
}

const narrowest = 4;
const widest = 36;

/** In twips, after the longest text of each column in half-width signs; they sum to the width of the text. */
function columnWidths(rows: readonly (readonly string[])[], textWidth: number): readonly number[] {
  const columns = rows[0]?.length ?? 0;
  const sizes = Array.from({ length: columns }, (_, i) =>
    Math.min(widest, Math.max(narrowest, ...rows.map((row) => signs(row[i] ?? '')))),
  );
  const all = sizes.reduce((sum, size) => sum + size, 0);
  return sizes.map((size) => Math.floor((size / all) * textWidth));
}

/** Han characters and full-width signs count twice. */
function signs(text: string): number {
  let width = 0;
  for (const sign of text) width += /[\u2E80-\uFFE6]/u.test(sign) ? 2 : 1;
  return width;
}

function figureXml(figure: PublicationFigure, context: Context): string {
  const { caption, alt, images, table } = figure;
  const words = wordsOf(context.locale);
  if (images.length === 0)
    return captionedTable(table, context) + textParagraph(`${alt} ${words.figureAbsent}`, 'note', context);
  context.counts.figure += 1;
  const name = `${words.figure} ${context.counts.figure}`;
  const drawn = images.map((image) => paragraph(drawing(image, name, alt, context), 'figure', context)).join('');
  const below = textParagraph(`${name}　${caption}`, 'caption', context);
  return `${drawn}${below}${captionedTable({ ...table, caption: `${words.figureTable}${words.colon}${table.caption}` }, context)}`;
}

/** English Metric Units in a CSS pixel and in a twip. */
const perPixel = 9525;
const perTwip = 635;

function drawing({ png, width, height }: PublicationImage, name: string, alt: string, context: Context): string {
  const number = context.images.push(png);
  const scale = Math.min(1, (context.textWidth * perTwip) / (width * perPixel));
  const [cx, cy] = [width, height].map((pixels) => Math.round(pixels * perPixel * scale));
  const properties = `id="${number}" name="${escapeMarkup(`${name} (${number})`)}" descr="${escapeMarkup(alt)}"`;
  return [
    `<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="${cx}" cy="${cy}"/><wp:docPr ${properties}/>`,
    '<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture">',
    `<pic:pic><pic:nvPicPr><pic:cNvPr ${properties}/><pic:cNvPicPr/></pic:nvPicPr>`,
    `<pic:blipFill><a:blip r:embed="rIdImage${number}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>`,
    `<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="${cx}" cy="${cy}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr>`,
    '</pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>',
  ].join('');
}
