/** @planwright/core/spreadsheet: files of cells, read and written. An entry of its own, so that a page loads it only when it is used. */
export { decodeText } from './decode-text.ts';
export type { DecodedText, Encoding } from './decode-text.ts';
export { readWorkbook } from './read-workbook.ts';
export { limits } from './unpack.ts';
export { writeXlsx } from './write-xlsx.ts';
export type { WrittenCell, WrittenSheet } from './write-xlsx.ts';
