/** Chinese texts of the export menu. `export-en.ts` has the same keys. */
export const zh = {
  export: '导出',
  title: '导出成可以上交的文件',
  docx: 'Word 文档（.docx）',
  html: '网页（.html）',
  xlsx: '各表（.xlsx）',
  print: '打印或存为 PDF……',
  working: '正在写……',
  done: '已下载。',
  notYet: '结果还没有算好，请稍后再导出。',
};

export type ExportMessages = { readonly [K in keyof typeof zh]: string };
