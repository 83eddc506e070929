import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import mammoth from 'mammoth';
import { describe, expect, test } from 'vitest';
import type { Publication } from '../document-tree.ts';
import { MalformedXml, readXml } from '../../spreadsheet/read-xml.ts';
import { readWorkbook } from '../../spreadsheet/read-workbook.ts';
import { templateParts } from './template-parts.ts';
import { writeDocx } from './write-docx.ts';

const png = new Uint8Array(
  Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==',
    'base64',
  ),
);
const table = {
  caption: '主要指标',
  unit: '亿元',
  head: ['年份', '数'],
  rows: [
    ['2025', '3,304'],
    ['2030', 'a<b & "c"'],
  ],
  numbers: [1],
};
const document: Publication = {
  locale: 'zh',
  form: 'report',
  title: '推演 <报告>',
  subtitle: '基准 · 2026-11-24',
  blocks: [
    { kind: 'heading', level: 2, runs: [{ text: '第一节' }] },
    {
      kind: 'paragraph',
      runs: [{ text: '前' }, { text: '重', strong: true }, { text: '链', link: 'https://example.org/?a=1&b=2' }],
    },
    { kind: 'heading', level: 3, runs: [{ text: '第一小节' }] },
    { kind: 'list', items: [{ depth: 0, mark: '•', runs: [{ text: '一项' }] }] },
    { kind: 'table', ...table },
    {
      kind: 'figure',
      caption: '增速',
      alt: '增速：\u00012025 年 5.6%',
      images: [{ png, width: 1600, height: 400 }],
      table,
    },
    { kind: 'code', text: 'a\nb' },
    { kind: 'note', text: '注' },
    { kind: 'quote', runs: [{ text: '引' }] },
  ],
};

const partsOf = (bytes: Uint8Array): Map<string, string> =>
  new Map(Object.entries(unzipSync(bytes)).map(([name, part]) => [name, strFromU8(part)]));
const html = async (bytes: Uint8Array): Promise<string> => {
  const { value, messages } = await mammoth.convertToHtml({ buffer: Buffer.from(bytes) });
  expect(messages.filter(({ type }) => type === 'error')).toEqual([]);
  return value;
};

/** What is wrong with the package: every part has a type, every relationship a target, every use of one an entry. */
function packageFaults(parts: ReadonlyMap<string, string>): string[] {
  const faults: string[] = [];
  const types = parts.get('[Content_Types].xml') ?? '';
  for (const [name, text] of parts) {
    if (
      name !== '[Content_Types].xml' &&
      !name.endsWith('.rels') &&
      !name.endsWith('.png') &&
      !types.includes(`PartName="/${name}"`)
    )
      faults.push(`${name} has no content type`);
    if (!name.endsWith('.rels')) continue;
    const folder = name.replace(/_rels\/[^/]*$/, '');
    for (const [relation] of text.matchAll(/<Relationship [^>]*>/g)) {
      const target = /Target="([^"]*)"/.exec(relation)?.[1] ?? '';
      if (!relation.includes('TargetMode="External"') && !parts.has(folder + target))
        faults.push(`${name}: ${target} is missing`);
    }
  }
  for (const [part] of types.matchAll(/PartName="\/([^"]*)"/g))
    if (!parts.has(part.slice(11, -1))) faults.push(`${part} is not there`);
  const relations = parts.get('word/_rels/document.xml.rels') ?? '';
  for (const [, id] of (parts.get('word/document.xml') ?? '').matchAll(/r:(?:id|embed)="([^"]*)"/g))
    if (!relations.includes(`Id="${id}"`)) faults.push(`${id} is used and not declared`);
  for (const [name, text] of parts)
    if (!name.endsWith('.png'))
      try {
        readXml(text, { open: () => undefined, text: () => undefined, close: () => undefined });
      } catch (error) {
        if (!(error instanceof MalformedXml)) throw error;
        faults.push(`${name}: ${error.message}`);
      }
  return faults;
}

describe('a DOCX file', () => {
  test('opened by another program has the headings, marks, links, pictures and tables that were written', async () => {
    const found = await html(writeDocx(document));
    expect(found).toContain('<h1>第一节</h1>');
    expect(found).toContain('<h2>第一小节</h2>');
    expect(found).toContain('<p>前<strong>重</strong><a href="https://example.org/?a=1&amp;b=2">链</a></p>');
    expect(found).toMatch(/<thead><tr><th><p><strong>年份<\/strong><\/p><\/th>/u);
    expect(found).toContain('<td><p>a&lt;b &amp; "c"</p></td>');
    expect(found).toContain('表 1　主要指标（单位：亿元）');
    const [, picture = ''] = /src="data:image\/png;base64,([^"]*)"/.exec(found) ?? [];
    expect([...Buffer.from(picture, 'base64')]).toEqual([...png]);
    expect(found).toContain('alt="增速：2025 年 5.6%"');
  });

  test('has tables whose cells come back equal', () => {
    const { workbook } = readWorkbook(writeDocx(document), 'a.docx');
    const cells = workbook?.sheets[0]?.rows.map((row) => row.map(({ value }) => value));
    expect(cells).toEqual([table.head, ...table.rows]);
  });

  test('is a sound package, the same bytes for the same input', () => {
    const bytes = writeDocx(document);
    expect(packageFaults(partsOf(bytes))).toEqual([]);
    expect(writeDocx(document)).toEqual(bytes);
  });

  test('is set after GB/T 9704: A4, margins of 37, 35, 28 and 26 mm, body of 16 points on lines of 28', () => {
    const parts = partsOf(writeDocx(document));
    const page = parts.get('word/document.xml') ?? '';
    const millimetres = (name: string): number =>
      Math.round(
        (Number(new RegExp(`w:${name}="(\\d+)"`).exec(/<w:pgMar[^>]*>/.exec(page)?.[0] ?? '')?.[1]) * 25.4) / 1440,
      );
    expect(['top', 'bottom', 'left', 'right'].map(millimetres)).toEqual([37, 35, 28, 26]);
    expect(page).toContain('<w:pgSz w:w="11906" w:h="16838"/>');
    const styles = parts.get('word/styles.xml') ?? '';
    expect(styles).toContain('w:eastAsia="仿宋_GB2312"/><w:sz w:val="32"/>');
    expect(styles).toContain('w:line="560" w:lineRule="exact"');
    // A picture on lines of a fixed height would be cut off.
    expect(/w:styleId="PlanwrightFigure".*?<\/w:style>/u.exec(styles)?.[0]).toContain('w:lineRule="auto"');
  });

  test('keeps a wide picture inside the text', () => {
    const xml = partsOf(writeDocx(document)).get('word/document.xml') ?? '';
    const [, cx, cy] = /<wp:extent cx="(\d+)" cy="(\d+)"/.exec(xml) ?? [];
    // 156 mm of text at 36,000 EMU to the millimetre; twips round by less than 1,000 EMU.
    expect(Math.abs(Number(cx) - 156 * 36_000)).toBeLessThan(1000);
    expect(Number(cx) / Number(cy)).toBeCloseTo(4, 3);
  });

  test('has no Chinese of its own in English', () => {
    const parts = partsOf(writeDocx({ ...document, locale: 'en', title: 'Report', subtitle: '', blocks: [] }));
    expect(parts.get('word/document.xml')).not.toMatch(/\p{Script=Han}/u);
    expect(packageFaults(parts)).toEqual([]);
  });
});

describe('a template of the user', () => {
  const w = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
  /** As Word in Chinese writes it: ids are numbers and letters, names are English. */
  const styles = `<?xml version="1.0"?><w:styles ${w}><w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style><w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/><w:rPr><w:color w:val="FF0000"/></w:rPr></w:style><w:style w:type="table" w:styleId="a7"><w:name w:val="Table Grid"/></w:style></w:styles>`;
  const page = '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1000" w:right="1200" w:bottom="1000" w:left="1300"/>';
  const body = `<?xml version="1.0"?><w:document ${w}><w:body><w:p/><w:sectPr>${page}</w:sectPr></w:body></w:document>`;
  const zip = (files: Record<string, string>): Uint8Array =>
    zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)])));
  const template = zip({ 'word/styles.xml': styles, 'word/document.xml': body });

  test('gives its styles by name and its page; what it lacks is added', async () => {
    const bytes = writeDocx(document, templateParts(template, 'zh'));
    const parts = partsOf(bytes);
    expect(packageFaults(parts)).toEqual([]);
    const xml = parts.get('word/document.xml') ?? '';
    expect(xml).toContain('<w:pStyle w:val="1"/></w:pPr><w:r><w:t xml:space="preserve">第一节');
    expect(xml).toContain('<w:tblStyle w:val="a7"/>');
    expect(xml).toContain(page);
    const own = parts.get('word/styles.xml') ?? '';
    expect(own).toContain('<w:color w:val="FF0000"/>');
    const used = [...xml.matchAll(/w:(?:pStyle|tblStyle|rStyle) w:val="([^"]*)"/g)].map(([, id]) => id);
    expect(used.filter((id) => !own.includes(`w:styleId="${id}"`))).toEqual([]);
    expect(await html(bytes)).toContain('<h1>第一节</h1>');
  });

  test('is refused where it is no document with styles', () => {
    expect(templateParts(new Uint8Array([1, 2, 3]), 'zh')).toBeNull();
    expect(templateParts(zip({ 'word/document.xml': body }), 'zh')).toBeNull();
    expect(
      templateParts(
        zip({ 'word/document.xml': body, 'word/styles.xml': styles.replace('<w:styles', '<!DOCTYPE x><w:styles') }),
        'zh',
      ),
    ).toBeNull();
  });
});
