/**
 * The styles of a document without template: Chinese after GB/T 9704—2012 (body 仿宋 三号 on lines of 28 points, title 小标宋
 * 二号, headings 黑体, 楷体, 仿宋), English in the same order with Latin faces. Sizes are in half-points, spacing in twips.
 */
import type { Locale } from '../../problem.ts';
import type { Publication } from '../document-tree.ts';
import { wordMain, xmlHead } from './office-names.ts';
import { plainIds, styleNames } from './style-roles.ts';
import type { StyleRole } from './style-roles.ts';

interface Look {
  readonly font?: string;
  readonly size?: number;
  readonly bold?: boolean;
  readonly colour?: string;
  /** Inside `w:pPr`, in the order that the format asks for. */
  readonly paragraph?: string;
}

const line = (twips: number): string => `<w:spacing w:before="0" w:after="0" w:line="${twips}" w:lineRule="exact"/>`;
const single = (before: number, after: number): string =>
  `<w:spacing w:before="${before}" w:after="${after}" w:line="240" w:lineRule="auto"/>`;
const flush = '<w:ind w:firstLine="0" w:firstLineChars="0"/>';
const keep = '<w:keepNext/><w:keepLines/>';
const outline = (level: number): string => `<w:outlineLvl w:val="${level}"/>`;
const indented = '<w:ind w:firstLine="640" w:firstLineChars="200"/>';
const centred = '<w:jc w:val="center"/>';

const official: Readonly<Record<Exclude<StyleRole, 'table' | 'link'>, Look>> = {
  title: { font: '方正小标宋简体', size: 44, paragraph: `${keep}${single(0, 240)}${flush}${centred}` },
  subtitle: { font: '楷体_GB2312', size: 32, paragraph: `${single(0, 360)}${flush}${centred}` },
  heading1: { font: '黑体', size: 32, paragraph: `${keep}${line(560)}${indented}${outline(0)}` },
  heading2: { font: '楷体_GB2312', size: 32, paragraph: `${keep}${line(560)}${indented}${outline(1)}` },
  heading3: { font: '仿宋_GB2312', size: 32, bold: true, paragraph: `${keep}${line(560)}${indented}${outline(2)}` },
  caption: { font: '黑体', size: 24, paragraph: `<w:keepNext/>${single(120, 60)}${flush}${centred}` },
  quote: { font: '楷体_GB2312', paragraph: '<w:ind w:left="640" w:firstLine="0" w:firstLineChars="0"/>' },
  list: { paragraph: '<w:ind w:left="640" w:hanging="320" w:firstLineChars="0"/>' },
  code: { font: '仿宋_GB2312', size: 24, paragraph: `${single(60, 60)}${flush}` },
  footer: {
    font: '宋体',
    size: 28,
    paragraph: `${single(0, 0)}<w:ind w:left="320" w:right="320" w:firstLine="0" w:firstLineChars="0"/>`,
  },
  note: { size: 24, paragraph: `${single(40, 120)}${flush}` },
  cell: { size: 21, paragraph: `${single(20, 20)}${flush}<w:jc w:val="left"/>` },
  figure: { paragraph: `<w:keepNext/>${single(120, 0)}${flush}${centred}` },
};

const english: typeof official = {
  title: { size: 40, bold: true, paragraph: `${keep}${single(0, 120)}${centred}` },
  subtitle: { size: 24, colour: '555B63', paragraph: `${single(0, 360)}${centred}` },
  heading1: { size: 28, bold: true, paragraph: `${keep}${single(320, 100)}${outline(0)}` },
  heading2: { size: 24, bold: true, paragraph: `${keep}${single(240, 80)}${outline(1)}` },
  heading3: { size: 22, bold: true, paragraph: `${keep}${single(200, 60)}${outline(2)}` },
  caption: { size: 20, bold: true, paragraph: `<w:keepNext/>${single(120, 60)}` },
  quote: { paragraph: '<w:ind w:left="567"/>' },
  list: { paragraph: '<w:ind w:left="567" w:hanging="283"/>' },
  code: { font: 'Courier New', size: 18, paragraph: single(60, 60) },
  footer: { size: 18, paragraph: single(0, 0) },
  note: { size: 18, colour: '555B63', paragraph: single(40, 120) },
  cell: { size: 18, paragraph: `${single(20, 20)}<w:jc w:val="left"/>` },
  figure: { paragraph: `<w:keepNext/>${single(120, 0)}${centred}` },
};

const latin = 'Times New Roman';

/** A brief is set smaller, so that it stands on one page. */
export function stylesXml(locale: Locale, form: Publication['form'] = 'report'): string {
  const [font, size, spacing, asian] =
    locale === 'zh'
      ? ['仿宋_GB2312', 32, `${line(560)}${indented}<w:jc w:val="both"/>`, 'zh-CN']
      : [latin, 22, '<w:spacing w:before="0" w:after="120" w:line="276" w:lineRule="auto"/>', 'en-GB'];
  const roles = Object.keys(styleNames) as StyleRole[];
  const styles = [
    `${xmlHead}<w:styles xmlns:w="${wordMain}"><w:docDefaults><w:rPrDefault><w:rPr>`,
    `<w:rFonts w:ascii="${latin}" w:hAnsi="${latin}" w:cs="${latin}" w:eastAsia="${locale === 'zh' ? font : '宋体'}"/>`,
    `<w:sz w:val="${size}"/><w:szCs w:val="${size}"/><w:lang w:val="${locale === 'zh' ? 'en-US' : 'en-GB'}" w:eastAsia="${asian === 'zh-CN' ? asian : 'zh-CN'}"/>`,
    '</w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>',
    `<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/><w:pPr>${spacing}</w:pPr></w:style>`,
    '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont"><w:name w:val="Default Paragraph Font"/></w:style>',
    '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>',
    ...roles.map((role) => styleXml(role, locale, { normal: 'Normal', table: 'TableNormal' })),
    '</w:styles>',
  ].join('');
  return form === 'brief' && locale === 'zh' ? smaller(styles) : styles;
}

/** 三号 → 小四, 28 points → 20, 二号 → 小二. */
const smaller = (styles: string): string =>
  styles
    .replaceAll('w:val="32"', 'w:val="24"')
    .replaceAll('w:val="44"', 'w:val="36"')
    .replaceAll('w:line="560"', 'w:line="400"')
    .replaceAll('w:firstLine="640"', 'w:firstLine="480"')
    .replaceAll('w:after="360"', 'w:after="120"');

/** Ids of the styles that it builds on; where a template has none of that kind, it stands alone. */
export interface Bases {
  readonly normal: string | null;
  readonly table: string | null;
}

/** One style by our id, for a document without template or for a template that lacks it. */
export function styleXml(role: StyleRole, locale: Locale, bases: Bases): string {
  const head = `<w:name w:val="${styleNames[role]}"/>`;
  const id = plainIds[role];
  if (role === 'link')
    return `<w:style w:type="character" w:styleId="${id}">${head}<w:rPr><w:color w:val="1C5D99"/><w:u w:val="single"/></w:rPr></w:style>`;
  if (role === 'table')
    return `<w:style w:type="table" w:styleId="${id}">${head}${basedOn(bases.table)}<w:tblPr><w:tblBorders>${['top', 'left', 'bottom', 'right', 'insideH', 'insideV'].map((side) => `<w:${side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>`).join('')}</w:tblBorders></w:tblPr></w:style>`;
  const { font, size, bold, colour, paragraph = '' } = (locale === 'zh' ? official : english)[role];
  const letters = [
    font === undefined ? '' : fontXml(font, locale),
    bold === true ? '<w:b/><w:bCs/>' : '',
    colour === undefined ? '' : `<w:color w:val="${colour}"/>`,
    size === undefined ? '' : `<w:sz w:val="${size}"/><w:szCs w:val="${size}"/>`,
  ].join('');
  return [
    `<w:style w:type="paragraph" w:styleId="${id}">${head}${basedOn(bases.normal)}`,
    bases.normal === null ? '' : `<w:next w:val="${bases.normal}"/>`,
    '<w:qFormat/>',
    paragraph === '' ? '' : `<w:pPr>${paragraph}</w:pPr>`,
    letters === '' ? '' : `<w:rPr>${letters}</w:rPr>`,
    '</w:style>',
  ].join('');
}

const basedOn = (id: string | null): string => (id === null ? '' : `<w:basedOn w:val="${id}"/>`);

const fontXml = (font: string, locale: Locale): string =>
  locale === 'zh'
    ? `<w:rFonts w:eastAsia="${font}"/>`
    : `<w:rFonts w:ascii="${font}" w:hAnsi="${font}" w:cs="${font}"/>`;

/** What to use where a machine lacks the faces of official documents. */
export const fontTableXml: string = `${xmlHead}<w:fonts xmlns:w="${wordMain}">${(
  [
    ['仿宋_GB2312', '仿宋'],
    ['楷体_GB2312', '楷体'],
    ['方正小标宋简体', '宋体'],
  ] as const
)
  .map(
    ([name, other]) =>
      `<w:font w:name="${name}"><w:altName w:val="${other}"/><w:charset w:val="86"/><w:family w:val="auto"/><w:pitch w:val="variable"/></w:font>`,
  )
  .join('')}</w:fonts>`;
