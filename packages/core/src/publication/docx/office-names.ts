/** Names of the Office Open XML format (ECMA-376) that several parts of the file use. */
export const xmlHead = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
export const wordMain = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
export const relationType = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
export const packageRelations = 'http://schemas.openxmlformats.org/package/2006/relationships';

/** Twentieths of a point in so many millimetres. */
export const twips = (millimetres: number): number => Math.round((millimetres * 1440) / 25.4);
