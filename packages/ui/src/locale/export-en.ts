import type { ExportMessages } from './export-zh.ts';

export const en: ExportMessages = {
  export: 'Export',
  title: 'Export as a file to hand in',
  docx: 'Word document (.docx)',
  html: 'Web page (.html)',
  xlsx: 'All tables (.xlsx)',
  print: 'Print or save as PDF…',
  working: 'Writing…',
  done: 'Downloaded.',
  notYet: 'The figures are not ready yet; export a little later.',
};
