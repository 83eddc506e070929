/** The parts of an XLSX file → workbook: sheets in their order, with what their cells show. */
import { strFromU8 } from 'fflate';
import type { Cell, Sheet, Workbook } from '../data/grid.ts';
import type { SheetContext } from './read-sheet.ts';
import { readNumberFormats } from './number-formats.ts';
import { readSheetRows } from './read-sheet.ts';
import { readXml } from './read-xml.ts';
import { limits } from './unpack.ts';
import type { Parts } from './unpack.ts';

export const isWorkbookPart = (name: string): boolean =>
  /^xl\/(workbook\.xml|_rels\/workbook\.xml\.rels|sharedStrings\.xml|styles\.xml|worksheets\/[^/]+\.xml)$/i.test(name);

/** Throws MalformedXml and TooManyCells. */
export function readXlsxParts(parts: Parts): Workbook {
  const text = (name: string): string => {
    const found = Object.keys(parts).find((part) => part.toLowerCase() === name.toLowerCase());
    const bytes = found === undefined ? undefined : parts[found];
    return bytes === undefined ? '' : strFromU8(bytes);
  };
  const { sheets, from1904 } = readSheetList(text('xl/workbook.xml'));
  const targets = readTargets(text('xl/_rels/workbook.xml.rels'));
  const context: SheetContext = {
    strings: readStrings(text('xl/sharedStrings.xml')),
    formats: readNumberFormats(text('xl/styles.xml')),
    from1904,
    budget: limits.cells,
  };
  return {
    sheets: sheets.map(({ name, id, hidden }): Sheet => {
      const target = targets.get(id) ?? '';
      const rows = readSheetRows(text(target.startsWith('/') ? target.slice(1) : `xl/${target}`), context);
      return {
        name,
        ...(hidden ? { hidden: true } : {}),
        rows: Array.from(rows, (row): readonly Cell[] => row ?? noCells),
      };
    }),
  };
}

/** One for all rows that hold nothing: a cell in the last row makes a million of them. */
const noCells: readonly Cell[] = [];

interface ListedSheet {
  readonly name: string;
  readonly id: string;
  readonly hidden: boolean;
}

function readSheetList(xml: string): { readonly sheets: readonly ListedSheet[]; readonly from1904: boolean } {
  const sheets: ListedSheet[] = [];
  let from1904 = false;
  readXml(xml, {
    open: (name, attributes) => {
      if (name === 'workbookPr') from1904 = /^(1|true)$/.test(attributes['date1904'] ?? '');
      if (name !== 'sheet') return;
      const state = attributes['state'] ?? 'visible';
      sheets.push({ name: attributes['name'] ?? '', id: attributes['id'] ?? '', hidden: state !== 'visible' });
    },
    text: () => undefined,
    close: () => undefined,
  });
  return { sheets, from1904 };
}

function readTargets(xml: string): ReadonlyMap<string, string> {
  const targets = new Map<string, string>();
  readXml(xml, {
    open: (name, attributes) => {
      if (name === 'Relationship') targets.set(attributes['Id'] ?? '', attributes['Target'] ?? '');
    },
    text: () => undefined,
    close: () => undefined,
  });
  return targets;
}

/** Runs of rich text are joined; readings printed above Chinese or Japanese text are not part of it. */
function readStrings(xml: string): readonly string[] {
  const strings: string[] = [];
  let text = '';
  let inside = false;
  let phonetic = 0;
  readXml(xml, {
    open: (name, _, empty) => {
      if (name === 'si') {
        text = '';
        if (empty) strings.push('');
      }
      if (name === 'rPh' && !empty) phonetic += 1;
      if (name === 't') inside = !empty && phonetic === 0;
    },
    text: (piece) => {
      if (inside) text += piece;
    },
    close: (name) => {
      if (name === 't') inside = false;
      if (name === 'rPh') phonetic -= 1;
      if (name === 'si') strings.push(text);
    },
  });
  return strings;
}
