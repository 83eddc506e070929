/** A DOCX of the user → what a new document takes from it: its styles, found by name, its numbering, theme and page. */
import { strFromU8 } from 'fflate';
import type { Locale } from '../../problem.ts';
import { MalformedXml, readXml } from '../../spreadsheet/read-xml.ts';
import { unpack } from '../../spreadsheet/unpack.ts';
import { plainIds, styleNames } from './style-roles.ts';
import type { StyleIds, StyleRole } from './style-roles.ts';
import { styleXml } from './styles-xml.ts';

export interface TemplateParts {
  /** Of the template, with those of ours added that it lacks. */
  readonly styles: string;
  readonly ids: StyleIds;
  /** Null where it has none, or one that needs further files. */
  readonly numbering: string | null;
  readonly theme: string | null;
  /** Size, margins, columns and grid of the page; empty for ours. Headers and footers are not taken. */
  readonly page: string;
  /** Between the margins, in twips; null where the page is ours. */
  readonly textWidth: number | null;
}

const wanted = ['word/styles.xml', 'word/numbering.xml', 'word/theme/theme1.xml', 'word/document.xml'];

/** Null where the bytes are no DOCX with styles. */
export function templateParts(bytes: Uint8Array, locale: Locale): TemplateParts | null {
  const parts = unpack(bytes, (name) => wanted.includes(name));
  if (typeof parts === 'string') return null;
  const textOf = (name: string): string | null => (parts[name] === undefined ? null : strFromU8(parts[name]));
  const [styles, document] = [textOf('word/styles.xml'), textOf('word/document.xml')];
  if (styles === null || document === null || !styles.includes('</w:styles>')) return null;
  const own = (name: string): string | null => {
    const text = textOf(name);
    // A part that refers to others by relationship would point at nothing here.
    return text === null || /\br:(?:id|embed|link|pict)=|<!DOCTYPE/i.test(text) ? null : text;
  };
  try {
    const found = readStyles(styles);
    readXml(document, { open: () => undefined, text: () => undefined, close: () => undefined });
    const roles = Object.keys(styleNames) as StyleRole[];
    const missing = roles.filter((role) => !found.ids.has(styleNames[role].toLowerCase()));
    const added = missing.map((role) => styleXml(role, locale, found)).join('');
    const ids = Object.fromEntries(
      roles.map((role) => [role, found.ids.get(styleNames[role].toLowerCase()) ?? plainIds[role]]),
    ) as unknown as StyleIds;
    const page = pageOf(document);
    return {
      styles: styles.replace('</w:styles>', () => `${added}</w:styles>`),
      ids,
      numbering: own('word/numbering.xml'),
      theme: own('word/theme/theme1.xml'),
      page,
      textWidth: widthOf(page),
    };
  } catch (error) {
    if (error instanceof MalformedXml) return null;
    throw error;
  }
}

interface FoundStyles {
  /** By name in small letters: Word in Chinese numbers the ids and keeps the names. */
  readonly ids: ReadonlyMap<string, string>;
  readonly normal: string | null;
  readonly table: string | null;
}

function readStyles(styles: string): FoundStyles {
  const ids = new Map<string, string>();
  const defaults: Record<string, string> = {};
  let id = '';
  readXml(styles, {
    open: (name, attributes) => {
      if (name === 'style') {
        id = attributes['styleId'] ?? '';
        const { default: usual = '', type = '' } = attributes;
        if (usual === '1' || usual === 'true') defaults[type] = id;
      } else if (name === 'name' && id !== '') {
        const called = (attributes['val'] ?? '').toLowerCase();
        if (!ids.has(called)) ids.set(called, id);
      }
    },
    text: () => undefined,
    close: (name) => {
      if (name === 'style') id = '';
    },
  });
  return { ids, normal: defaults['paragraph'] ?? null, table: defaults['table'] ?? null };
}

/** The last section is that of the whole document where there is one only. */
function pageOf(document: string): string {
  const sections = [...document.matchAll(/<w:sectPr\b[^>]*>(.*?)<\/w:sectPr>/gs)];
  const inside = sections.at(-1)?.[1] ?? '';
  return ['pgSz', 'pgMar', 'cols', 'docGrid']
    .map((name) => new RegExp(`<w:${name}\\b[^>]*/>`).exec(inside)?.[0] ?? '')
    .join('');
}

function widthOf(page: string): number | null {
  const number = (element: string, name: string): number =>
    Number(new RegExp(`<w:${element}\\b[^>]*\\bw:${name}="(\\d+)"`).exec(page)?.[1] ?? NaN);
  const width = number('pgSz', 'w') - number('pgMar', 'left') - number('pgMar', 'right');
  return width > 0 ? width : null;
}
