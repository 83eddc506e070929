/** Bytes of a file the user chose → cells. What kind of file it is stands in its first bytes, not in its name. */
import type { Workbook } from '../data/grid.ts';
import { readTextGrid } from '../data/text-grid.ts';
import type { Bilingual, Problem } from '../problem.ts';
import { problem } from '../problem.ts';
import { decodeText } from './decode-text.ts';
import { isDocumentPart, readDocxParts } from './read-docx.ts';
import { TooManyCells } from './read-sheet.ts';
import { MalformedXml } from './read-xml.ts';
import { isWorkbookPart, readXlsxParts } from './read-xlsx.ts';
import { isZip, limits, unpack } from './unpack.ts';

/** Problems: `table-file` (not read, workbook null), `encoding-assumed` (a warning). */
export function readWorkbook(bytes: Uint8Array, file: string): { workbook: Workbook | null; problems: Problem[] } {
  if (bytes.length > limits.file) return refused(file, tooLarge);
  if (isZip(bytes)) return readArchive(bytes, file);
  // Old XLS and DOC files are compound documents.
  if (bytes[0] === 0xd0 && bytes[1] === 0xcf) return refused(file, oldFormat);
  const decoded = decodeText(bytes);
  if (decoded === undefined) return refused(file, notText);
  const sheet = readTextGrid(decoded.text);
  if (sheet.rows.reduce((cells, row) => cells + row.length, 0) > limits.cells) return refused(file, tooLarge);
  return {
    workbook: { sheets: [sheet] },
    problems: decoded.assumed ? [problem('encoding-assumed', { file }, { file, encoding: decoded.encoding })] : [],
  };
}

function readArchive(bytes: Uint8Array, file: string): { workbook: Workbook | null; problems: Problem[] } {
  const parts = unpack(bytes, (name) => isWorkbookPart(name) || isDocumentPart(name));
  if (parts === 'too-large') return refused(file, tooLarge);
  if (parts === 'broken') return refused(file, broken);
  const names = Object.keys(parts);
  try {
    if (names.some((name) => /^xl\/workbook\.xml$/i.test(name)))
      return { workbook: readXlsxParts(parts), problems: [] };
    if (names.some(isDocumentPart)) return { workbook: readDocxParts(parts), problems: [] };
    return refused(file, notOffice);
  } catch (error) {
    if (error instanceof TooManyCells) return refused(file, tooLarge);
    if (error instanceof MalformedXml) return refused(file, broken);
    throw error;
  }
}

interface Refusal {
  readonly reason: Bilingual;
  readonly advice: Bilingual;
}

function refused(file: string, { reason, advice }: Refusal): { workbook: null; problems: Problem[] } {
  const values = { file, reason_zh: reason.zh, reason_en: reason.en, advice_zh: advice.zh, advice_en: advice.en };
  return { workbook: null, problems: [problem('table-file', { file }, values)] };
}

const million = (bytes: number): number => bytes / 1_000_000;

const tooLarge: Refusal = {
  reason: { zh: '文件太大', en: 'the file is too large' },
  advice: {
    zh: `上限：文件 ${million(limits.file)} MB，解压后 ${million(limits.total)} MB，${million(limits.cells)} 百万单元格；删去用不到的工作表。`,
    en: `Limits: ${million(limits.file)} MB, unpacked ${million(limits.total)} MB, ${million(limits.cells)} million cells; remove the sheets that are not needed.`,
  },
};
const oldFormat: Refusal = {
  reason: { zh: '是旧版 .xls 或 .doc，或加了密码', en: 'it is an old .xls or .doc, or it has a password' },
  advice: { zh: '在表格软件中另存为 .xlsx（不加密码）。', en: 'Save it as .xlsx without a password.' },
};
const notText: Refusal = {
  reason: { zh: '既不是表格文件，也不是文本', en: 'it is neither a spreadsheet nor text' },
  advice: { zh: '请给出 .xlsx、.docx 或 .csv。', en: 'Give an .xlsx, .docx or .csv file.' },
};
const broken: Refusal = {
  reason: { zh: '文件已损坏', en: 'the file is damaged' },
  advice: { zh: '用表格软件打开并另存一次。', en: 'Open it in a spreadsheet program and save it again.' },
};
const notOffice: Refusal = {
  reason: { zh: '压缩包里没有表格或文档', en: 'the archive holds no workbook and no document' },
  advice: { zh: '请给出 .xlsx、.docx 或 .csv。', en: 'Give an .xlsx, .docx or .csv file.' },
};
