/** The document as DOCX: real headings, tables and pictures in the styles of GB/T 9704 or of the user's template. The same input gives the same bytes. */
import { strToU8, zipSync } from 'fflate';
import type { Locale } from '../../problem.ts';
import type { Publication } from '../document-tree.ts';
import { escapeMarkup } from '../escape-markup.ts';
import { bodyXml } from './body-xml.ts';
import type { Body } from './body-xml.ts';
import { packageRelations, relationType, twips, wordMain, xmlHead } from './office-names.ts';
import { plainIds } from './style-roles.ts';
import type { StyleIds } from './style-roles.ts';
import { fontTableXml, stylesXml } from './styles-xml.ts';
import type { TemplateParts } from './template-parts.ts';

const paper = { width: 210, height: 297 };
/** GB/T 9704—2012 5.2.1: 天头 37 mm, 订口 28 mm, 版心 156 mm × 225 mm. */
const margins: Readonly<Record<Locale, { top: number; bottom: number; left: number; right: number }>> = {
  zh: { top: 37, bottom: 35, left: 28, right: 26 },
  en: { top: 25, bottom: 25, left: 25, right: 25 },
};

export function writeDocx(publication: Publication, template: TemplateParts | null = null): Uint8Array {
  const { locale } = publication;
  const { left, right } = margins[locale];
  const ids = template?.ids ?? plainIds;
  const textWidth = template?.textWidth ?? twips(paper.width - left - right);
  const body = bodyXml(publication, ids, textWidth);
  const page = template !== null && template.textWidth !== null ? template.page : pageXml(locale);
  const parts = partsOf(template, publication, ids);
  const files: Record<string, string | Uint8Array> = {
    '[Content_Types].xml': contentTypes(parts),
    '_rels/.rels': relations([
      ['rId1', `${relationType}/officeDocument`, 'word/document.xml'],
      [
        'rId2',
        'http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties',
        'docProps/core.xml',
      ],
    ]),
    'docProps/core.xml': `${xmlHead}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>${escapeMarkup(publication.title)}</dc:title><dc:language>${locale === 'zh' ? 'zh-CN' : 'en'}</dc:language></cp:coreProperties>`,
    'word/document.xml': documentXml(body, page, locale),
    'word/_rels/document.xml.rels': documentRelations(parts, body),
  };
  for (const { name, xml } of parts) files[`word/${name}`] = xml;
  body.images.forEach((png, i) => (files[`word/media/image${i + 1}.png`] = png));
  const packed = Object.fromEntries(
    Object.entries(files).map(([name, content]) => [name, typeof content === 'string' ? strToU8(content) : content]),
  );
  // A fixed date: no clock in the file.
  return zipSync(packed, { mtime: '1980-01-01T00:00:00', level: 6 });
}

interface Part {
  /** Under `word/`. */
  readonly name: string;
  /** Of the relationship, and of the content type after `wordprocessingml.`. */
  readonly type: string;
  readonly xml: string;
}

function partsOf(template: TemplateParts | null, { locale, form }: Publication, ids: StyleIds): readonly Part[] {
  const optional = (name: string, type: string, xml: string | null): readonly Part[] =>
    xml === null ? [] : [{ name, type, xml }];
  return [
    { name: 'styles.xml', type: 'styles', xml: template?.styles ?? stylesXml(locale, form) },
    { name: 'settings.xml', type: 'settings', xml: settingsXml(locale) },
    { name: 'fontTable.xml', type: 'fontTable', xml: fontTableXml },
    { name: 'footer1.xml', type: 'footer', xml: footerXml(locale === 'zh' ? 'right' : 'center', locale, ids) },
    { name: 'footer2.xml', type: 'footer', xml: footerXml(locale === 'zh' ? 'left' : 'center', locale, ids) },
    ...optional('numbering.xml', 'numbering', template?.numbering ?? null),
    ...optional('theme/theme1.xml', 'theme', template?.theme ?? null),
  ];
}

const wordType = (type: string): string =>
  type === 'theme'
    ? 'application/vnd.openxmlformats-officedocument.theme+xml'
    : `application/vnd.openxmlformats-officedocument.wordprocessingml.${type}+xml`;

function contentTypes(parts: readonly Part[]): string {
  const override = (name: string, type: string): string => `<Override PartName="/${name}" ContentType="${type}"/>`;
  return [
    `${xmlHead}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">`,
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>',
    '<Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/>',
    override('word/document.xml', wordType('document.main')),
    override('docProps/core.xml', 'application/vnd.openxmlformats-package.core-properties+xml'),
    ...parts.map(({ name, type }) => override(`word/${name}`, wordType(type))),
    '</Types>',
  ].join('');
}

function relations(entries: readonly (readonly [id: string, type: string, target: string, mode?: string])[]): string {
  const rows = entries.map(
    ([id, type, target, mode]) =>
      `<Relationship Id="${id}" Type="${type}" Target="${escapeMarkup(target)}"${mode === undefined ? '' : ` TargetMode="${mode}"`}/>`,
  );
  return `${xmlHead}<Relationships xmlns="${packageRelations}">${rows.join('')}</Relationships>`;
}

/** Footers are `rIdPart4` and `rIdPart5`: the parts are numbered in their order. */
function documentRelations(parts: readonly Part[], { images, links }: Body): string {
  return relations([
    ...parts.map(({ name, type }, i) => [`rIdPart${i + 1}`, `${relationType}/${type}`, name] as const),
    ...images.map((_, i) => [`rIdImage${i + 1}`, `${relationType}/image`, `media/image${i + 1}.png`] as const),
    ...links.map((link, i) => [`rIdLink${i + 1}`, `${relationType}/hyperlink`, link, 'External'] as const),
  ]);
}

function documentXml({ xml }: Body, page: string, locale: Locale): string {
  const footers =
    '<w:footerReference w:type="default" r:id="rIdPart4"/>' +
    (locale === 'zh' ? '<w:footerReference w:type="even" r:id="rIdPart5"/>' : '');
  return [
    `${xmlHead}<w:document xmlns:w="${wordMain}" xmlns:r="${relationType}"`,
    ' xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"',
    ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"',
    ' xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture">',
    `<w:body>${xml}<w:sectPr>${footers}${page}</w:sectPr></w:body></w:document>`,
  ].join('');
}

function pageXml(locale: Locale): string {
  const { top, bottom, left, right } = margins[locale];
  // The page number stands 7 mm below the text.
  const footer = twips(bottom - 7 - 5);
  return `<w:pgSz w:w="${twips(paper.width)}" w:h="${twips(paper.height)}"/><w:pgMar w:top="${twips(top)}" w:right="${twips(right)}" w:bottom="${twips(bottom)}" w:left="${twips(left)}" w:header="851" w:footer="${footer}" w:gutter="0"/><w:cols w:space="425"/>`;
}

function settingsXml(locale: Locale): string {
  // Page numbers of official documents stand outside: at the right of odd pages and at the left of even ones.
  const sides = locale === 'zh' ? '<w:evenAndOddHeaders/>' : '';
  return `${xmlHead}<w:settings xmlns:w="${wordMain}">${sides}<w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat></w:settings>`;
}

/** `— 1 —` */
function footerXml(side: 'left' | 'right' | 'center', locale: Locale, ids: StyleIds): string {
  const dash = locale === 'zh' ? '<w:r><w:t xml:space="preserve">— </w:t></w:r>' : '';
  const after = locale === 'zh' ? '<w:r><w:t xml:space="preserve"> —</w:t></w:r>' : '';
  return `${xmlHead}<w:ftr xmlns:w="${wordMain}"><w:p><w:pPr><w:pStyle w:val="${escapeMarkup(ids.footer)}"/><w:jc w:val="${side}"/></w:pPr>${dash}<w:fldSimple w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple>${after}</w:p></w:ftr>`;
}
