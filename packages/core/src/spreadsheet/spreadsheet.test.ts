import fc from 'fast-check';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { cellAt, placeOf } from '../data/grid.ts';
import type { Cell } from '../data/grid.ts';
import { decodeText } from './decode-text.ts';
import { excelDate } from './excel-date.ts';
import { readWorkbook } from './read-workbook.ts';
import { MalformedXml, readXml } from './read-xml.ts';
import { limits } from './unpack.ts';
import { writeXlsx } from './write-xlsx.ts';

const main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const relation = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"';

/** The least a spreadsheet program writes, with the given sheets. */
function workbookOf(sheets: Readonly<Record<string, string>>, more: Readonly<Record<string, string>> = {}): Uint8Array {
  const names = Object.keys(sheets);
  const files = {
    'xl/workbook.xml': `<workbook ${main} ${relation}><sheets>${names.map((name, i) => `<sheet name="${name}" sheetId="${i + 1}" r:id="rId${i + 1}"/>`).join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships>${names.map((_, i) => `<Relationship Id="rId${i + 1}" Target="worksheets/sheet${i + 1}.xml"/>`).join('')}</Relationships>`,
    ...Object.fromEntries(
      names.map((name, i) => [
        `xl/worksheets/sheet${i + 1}.xml`,
        `<worksheet ${main}>${sheets[name] ?? ''}</worksheet>`,
      ]),
    ),
    ...more,
  };
  return zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)])));
}

function rowsOf(bytes: Uint8Array): readonly (readonly Cell[])[] {
  const { workbook, problems } = readWorkbook(bytes, 'a.xlsx');
  expect(problems).toEqual([]);
  return workbook?.sheets[0]?.rows ?? [];
}

describe('reading XLSX', () => {
  test('shared strings with rich text and readings, inline strings, booleans, numbers without an address', () => {
    const rows = rowsOf(
      workbookOf(
        {
          数据: '<sheetData><row r="2"><c r="B2" t="s"><v>0</v></c><c t="inlineStr"><is><t>聊城&amp;全省</t></is></c><c t="b"><v>1</v></c><c><v>3304.15</v></c><c r="G2" t="s"><v>1</v></c></row></sheetData>',
        },
        {
          'xl/sharedStrings.xml': `<sst ${main}><si><r><t>地区</t></r><r><t xml:space="preserve"> 生产总值</t></r><rPh sb="0" eb="1"><t>ちく</t></rPh></si><si><t/></si></sst>`,
        },
      ),
    );
    expect(rows[0]).toEqual([]);
    expect(rows[1]?.map(({ value }) => value)).toEqual([null, '地区 生产总值', '聊城&全省', true, 3304.15, null, '']);
  });

  test('a formula gives its stored result; without one the cell says so', () => {
    const [row = []] = rowsOf(
      workbookOf({
        a: '<sheetData><row r="1"><c r="A1"><f>B1*2</f><v>42</v></c><c r="B1"><f>NOW()</f></c><c r="C1" t="str"><f>"a"&amp;"b"</f><v>ab</v></c><c r="D1" t="e"><f>1/0</f><v>#DIV/0!</v></c><c r="E1"><f t="shared" si="0"/><v>7</v></c></row></sheetData>',
      }),
    );
    expect(row[0]).toEqual({ value: 42, formula: 'B1*2' });
    expect(row[1]?.value).toBeNull();
    expect(row[1]?.error).toContain('没有存下结果');
    expect(row[2]).toEqual({ value: 'ab', formula: '"a"&"b"' });
    expect(row[3]).toMatchObject({ value: '#DIV/0!', error: '#DIV/0!' });
    expect(row[4]).toMatchObject({ value: 7 });
  });

  test('cells shown in percent and as dates are known by their format', () => {
    const styles = `<styleSheet ${main}><numFmts><numFmt numFmtId="164" formatCode="0.0&quot;%&quot;"/><numFmt numFmtId="165" formatCode="0.0%;-0.0%"/><numFmt numFmtId="166" formatCode="[Red]yyyy&quot;年&quot;"/></numFmts><cellStyleXfs><xf numFmtId="9"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="10"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="14"/><xf numFmtId="166"/></cellXfs></styleSheet>`;
    const [row = []] = rowsOf(
      workbookOf(
        {
          a: `<sheetData><row r="1">${[0, 1, 2, 3].map((s) => `<c s="${s}"><v>0.056</v></c>`).join('')}<c s="4"><v>45657</v></c><c s="5"><v>45657</v></c></row></sheetData>`,
        },
        { 'xl/styles.xml': styles },
      ),
    );
    expect(row.map(({ percent }) => percent ?? false)).toEqual([false, true, false, true, false, false]);
    expect(row.slice(4).map(({ value }) => value)).toEqual(['2024-12-31', '2024-12-31']);
  });

  test('merged cells repeat the first one and say so', () => {
    const rows = rowsOf(
      workbookOf({
        a: '<sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>经济发展</t></is></c><c r="B1"><v>1</v></c></row><row r="2"><c r="A2"/><c r="B2"><v>2</v></c></row></sheetData><mergeCells count="1"><mergeCell ref="A1:A2"/></mergeCells>',
      }),
    );
    expect(rows[1]).toEqual([{ value: '经济发展', coveredBy: 'A1' }, { value: 2 }]);
  });

  test('an empty sheet has no rows', () => {
    expect(rowsOf(workbookOf({ a: '<sheetData/>' }))).toEqual([]);
  });

  test('dates follow the calendar, with the day that never was', () => {
    // Day numbers as spreadsheet programs show them.
    expect([1, 59, 61, 25569, 36526, 45657].map((day) => excelDate(day, false))).toEqual([
      '1900-01-01',
      '1900-02-28',
      '1900-03-01',
      '1970-01-01',
      '2000-01-01',
      '2024-12-31',
    ]);
    expect(excelDate(0, true)).toBe('1904-01-01');
  });

  test('fifty thousand rows are read', () => {
    const rows = Array.from({ length: 50_000 }, (_, i) => [`指标${i}`, 2000 + (i % 26), i / 8, null]);
    const read = rowsOf(writeXlsx([{ name: '大表', rows }]));
    expect(read.length).toBe(50_000);
    expect(read[49_999]?.map(({ value }) => value)).toEqual(['指标49999', 2001, 6249.875]);
  });
});

describe('files that cannot be read', () => {
  const reasonOf = (bytes: Uint8Array): unknown => {
    const { workbook, problems } = readWorkbook(bytes, 'a.xlsx');
    expect(workbook).toBeNull();
    expect(problems.map(({ code }) => code)).toEqual(['table-file']);
    return problems[0]?.values['reason_en'];
  };

  test('a small archive that unfolds into a large memory is refused before it is unfolded', () => {
    const bomb = zipSync({ 'xl/worksheets/sheet1.xml': new Uint8Array(limits.part + 1) });
    expect(bomb.length).toBeLessThan(100_000);
    expect(reasonOf(bomb)).toBe('the file is too large');
  });

  test('an archive that understates what it holds is cut at what it stated', () => {
    const bomb = zipSync({ 'xl/workbook.xml': new Uint8Array(1_000_000) });
    // The size after unpacking stands in the central directory, 24 bytes after its signature PK\u0001\u0002.
    const at = bomb.findIndex((_, i) => [0x50, 0x4b, 1, 2].every((sign, j) => bomb[i + j] === sign));
    bomb.set([100, 0, 0, 0], at + 24);
    const { workbook, problems } = readWorkbook(bomb, 'a.xlsx');
    expect(workbook === null || workbook.sheets.length === 0).toBe(true);
    expect(problems.length).toBeLessThanOrEqual(1);
  });

  test('a far corner does not make a rectangle of everything before it', () => {
    const far = (row: number): string => `<row r="${row}"><c r="XFD${row}"><v>1</v></c></row>`;
    const rows = Array.from({ length: 200 }, (_, i) => far(i + 1)).join('');
    expect(reasonOf(workbookOf({ a: `<sheetData>${rows}</sheetData>` }))).toBe('the file is too large');
    expect(
      reasonOf(
        workbookOf({
          a: '<sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData><mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>',
        }),
      ),
    ).toBe('the file is too large');
  });

  test('old formats, damaged archives, pictures and other archives are named', () => {
    expect(reasonOf(new Uint8Array([0xd0, 0xcf, 0x11, 0xe0]))).toContain('old .xls');
    expect(reasonOf(workbookOf({ a: '' }).slice(0, 100))).toBe('the file is damaged');
    expect(reasonOf(new Uint8Array([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 13]))).toContain('neither');
    expect(reasonOf(zipSync({ 'readme.txt': strToU8('a') }))).toContain('no workbook');
    expect(reasonOf(workbookOf({ a: '<sheetData><row' }))).toBe('the file is damaged');
  });

  test('a document type is refused, so no entity can be defined', () => {
    expect(reasonOf(workbookOf({}, { 'xl/styles.xml': '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>' }))).toBe(
      'the file is damaged',
    );
  });

  test('whatever the bytes are, the answer is a workbook or a reason', () => {
    const good = workbookOf({ a: '<sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData>' });
    fc.assert(
      fc.property(fc.nat(good.length - 1), fc.nat(255), fc.uint8Array({ maxLength: 60 }), (at, value, bytes) => {
        const spoilt = good.slice();
        spoilt[at] = value;
        for (const input of [spoilt, bytes]) {
          const { workbook, problems } = readWorkbook(input, 'a');
          expect(workbook !== null || problems.length > 0).toBe(true);
        }
      }),
    );
  });
});

describe('reading text', () => {
  // 聊城,2025 in GB18030: 聊 C1C4, 城 B3C7.
  const gb18030 = new Uint8Array([0xc1, 0xc4, 0xb3, 0xc7, 0x2c, 0x32, 0x30, 0x32, 0x35]);

  test('UTF-8 with and without its mark, UTF-16 with its mark, GB18030 with a word', () => {
    const utf8 = strToU8('聊城,2025');
    expect(decodeText(utf8)).toEqual({ text: '聊城,2025', encoding: 'UTF-8', assumed: false });
    expect(decodeText(new Uint8Array([0xef, 0xbb, 0xbf, ...utf8]))?.text).toBe('聊城,2025');
    expect(decodeText(new Uint8Array([0xff, 0xfe, 0x4a, 0x80, 0xce, 0x57]))).toMatchObject({
      text: '聊城',
      encoding: 'UTF-16',
    });
    expect(decodeText(gb18030)).toEqual({ text: '聊城,2025', encoding: 'GB18030', assumed: true });
    const { workbook, problems } = readWorkbook(gb18030, 'a.csv');
    expect(workbook?.sheets[0]?.rows[0]?.map(({ value }) => value)).toEqual(['聊城', '2025']);
    expect(problems.map(({ code }) => code)).toEqual(['encoding-assumed']);
  });

  test('tabs and semicolons separate as commas do; places in a text table have no sheet', () => {
    for (const sign of [',', '\t', ';']) {
      const sheet = readWorkbook(strToU8(`指标${sign}"2024, 年"\n甲${sign}1`), 'a').workbook?.sheets[0];
      expect(sheet?.rows.map((row) => row.map(({ value }) => value))).toEqual([
        ['指标', '2024, 年'],
        ['甲', '1'],
      ]);
      expect(sheet && placeOf(sheet, 1, 27)).toBe('AB2');
    }
  });
});

describe('reading DOCX', () => {
  test('tables become sheets, with joined cells repeating their first', () => {
    const cell = (text: string, more = ''): string =>
      `<w:tc><w:tcPr>${more}</w:tcPr><w:p><w:r><w:t>${text}</w:t></w:r></w:p></w:tc>`;
    const document = `<w:document><w:body><w:p><w:r><w:t>专栏</w:t></w:r></w:p><w:tbl><w:tr>${cell('类别', '<w:gridSpan w:val="2"/>')}${cell('2030年')}</w:tr><w:tr>${cell('经济', '<w:vMerge w:val="restart"/>')}${cell('增长')}${cell('5')}</w:tr><w:tr>${cell('', '<w:vMerge/>')}${cell('研发')}${cell('〔7〕')}</w:tr></w:tbl></w:body></w:document>`;
    const { workbook } = readWorkbook(zipSync({ 'word/document.xml': strToU8(document) }), 'a.docx');
    const [sheet] = workbook?.sheets ?? [];
    expect(sheet?.name).toBe('表1');
    expect(sheet?.rows.map((row) => row.map(({ value }) => value))).toEqual([
      ['类别', '类别', '2030年'],
      ['经济', '增长', '5'],
      ['经济', '研发', '〔7〕'],
    ]);
    expect(sheet && cellAt(sheet, 2, 0).coveredBy).toBe('A2');
  });
});

describe('writing XLSX', () => {
  test('what is written is read back: numbers as numbers, text as text, names that no sheet may have made fit', () => {
    const values = fc.oneof(
      fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => (Object.is(value, -0) ? 0 : value)),
      fc.string({ unit: 'grapheme', minLength: 1 }).filter((text) => !/[\p{Cc}\p{Cs}\uFFFE\uFFFF]/u.test(text)),
      fc.constant(null),
    );
    fc.assert(
      fc.property(fc.array(fc.array(values, { maxLength: 5 }), { minLength: 1, maxLength: 5 }), (rows) => {
        const read = rowsOf(writeXlsx([{ name: '数据:[1]', rows }]));
        for (const [r, row] of rows.entries())
          for (const [c, value] of row.entries()) expect(read[r]?.[c]?.value ?? null).toBe(value);
      }),
    );
  });

  test('styles, merged areas and percent survive; the same input gives the same bytes', () => {
    const sheet = {
      name: '表',
      rows: [
        [
          { value: '甲', bold: true },
          { value: 0.056, format: '0.0%' },
        ],
        [null, { value: 2, format: '0.00' }],
      ],
      merged: ['A1:A2'],
      widths: [12, 8],
      frozen: 1,
    };
    const bytes = writeXlsx([sheet, sheet]);
    expect(writeXlsx([sheet, sheet])).toEqual(bytes);
    const { workbook } = readWorkbook(bytes, 'a.xlsx');
    expect(workbook?.sheets.map(({ name }) => name)).toEqual(['表', '表 2']);
    expect(workbook?.sheets[0]?.rows).toEqual([
      [{ value: '甲' }, { value: 0.056, percent: true }],
      [{ value: '甲', coveredBy: 'A1' }, { value: 2 }],
    ]);
    expect(() => writeXlsx([{ name: 'a', rows: [[Number.NaN]] }])).toThrow('A1');
  });
});

test('XML: comments, character data, references, quotes inside attributes', () => {
  const seen: string[] = [];
  readXml(`<?xml version="1.0"?><!-- < --><x:a b='1 > "0"' c="&#x4e2d;&lt;"><![CDATA[<d>]]>&amp;</x:a>`, {
    open: (name, attributes) => seen.push(`${name} ${JSON.stringify(attributes)}`),
    text: (text) => seen.push(text),
    close: (name) => seen.push(`/${name}`),
  });
  expect(seen).toEqual([`a ${JSON.stringify({ b: '1 > "0"', c: '中<' })}`, '<d>', '&', '/a']);
  const none = { open: () => undefined, text: () => undefined, close: () => undefined };
  expect(() => readXml('<a', none)).toThrow(MalformedXml);
  expect(() => readXml('<!-- a', none)).toThrow(MalformedXml);
});
