/** The notebook as it stands on the page → a file to hand in. Loaded with the first export. */
import { flatModel, resolveScenario } from '@planwright/core';
import { publish, writeDocx, writeHtml } from '@planwright/core/publication';
import type { Publication, PublicationImage, PublicationTable } from '@planwright/core/publication';
import { writeXlsx } from '@planwright/core/spreadsheet';
import type { NotebookText } from '../state/open-document.ts';
import type { NotebookState } from '../state/notebook.svelte.ts';
import { svgImage } from './svg-image.ts';

export type ExportForm = 'html' | 'docx' | 'xlsx';

const types: Readonly<Record<ExportForm, string>> = {
  html: 'text/html;charset=utf-8',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

/** Downloads the file. False where there are no figures yet: then nothing is written. */
export async function exportDocument(
  notebook: NotebookState,
  source: NotebookText,
  form: ExportForm,
): Promise<boolean> {
  const { report, job, bundle, locale } = notebook;
  if (report === null || notebook.phase !== 'fresh') return false;
  const { settings } = resolveScenario(flatModel(bundle.model), bundle.scenarios, job);
  const document = publish({
    ...{ notebook: source.notebook, bundle, report, locale, parameters: settings.parameters },
    date: new Date().toLocaleDateString('sv-SE'),
    images: await chartImages(source),
  });
  const name = notebook.openDocument.file.replace(/\.md$/i, '');
  download(`${name}.${form}`, bytesOf(document, form), types[form]);
  return true;
}

function bytesOf(document: Publication, form: ExportForm): Uint8Array | string {
  switch (form) {
    case 'html':
      return writeHtml(document);
    case 'docx':
      return writeDocx(document);
    case 'xlsx':
      return writeXlsx(tablesOf(document).map(sheetOf));
    default:
      return form satisfies never;
  }
}

/** By place of the cell in the notebook. A chart that was never in view has no drawing: its table stands in its place. */
async function chartImages({
  notebook,
  keys,
}: NotebookText): Promise<ReadonlyMap<number, readonly PublicationImage[]>> {
  const images = new Map<number, readonly PublicationImage[]>();
  for (const [index, cell] of notebook.cells.entries()) {
    if (cell.kind !== 'chart') continue;
    const place = document.querySelector(`[data-cell="${CSS.escape(keys[index] ?? '')}"]`);
    const drawn: PublicationImage[] = [];
    for (const svg of place?.querySelectorAll<SVGElement>('.chart .surface > svg') ?? []) {
      const image = await svgImage(svg);
      if (image !== null) drawn.push(image);
    }
    if (drawn.length > 0) images.set(index, drawn);
  }
  return images;
}

const tablesOf = ({ blocks }: Publication): readonly PublicationTable[] =>
  blocks.flatMap((block) => (block.kind === 'table' ? [block] : block.kind === 'figure' ? [block.table] : []));

function sheetOf({ caption, unit, head, rows, numbers }: PublicationTable): Parameters<typeof writeXlsx>[0][number] {
  const title = unit === '' ? caption : `${caption} (${unit})`;
  const value = (text: string, column: number): string | number => {
    const plain = text.replaceAll(',', '').replace('−', '-');
    return numbers.includes(column) && /^-?\d+(\.\d+)?$/.test(plain) ? Number(plain) : text;
  };
  return {
    name: caption,
    rows: [
      [{ value: title, bold: true }],
      head.map((text) => ({ value: text, bold: true })),
      ...rows.map((row) => row.map(value)),
    ],
    frozen: 2,
  };
}

function download(name: string, content: Uint8Array | string, type: string): void {
  const part = typeof content === 'string' ? content : new Uint8Array(content);
  const url = URL.createObjectURL(new Blob([part], { type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // The browser has taken the file once the click is through.
  setTimeout(() => URL.revokeObjectURL(url), 0);
}
