/** Step 1: from the collected source files to the lines of one region, letter for letter. */
import { parseCsv } from './csv-file.ts';

/** The header and the lines of these regions; null when there are none. A source row is one line (checked). */
export function linesOfRegions(source: string, regions: readonly string[]): string | null {
  const [header, ...lines] = source
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .filter((line) => line !== '');
  const records = parseCsv(source);
  if (header === undefined || records.length !== lines.length) throw new Error('a source row spans several lines');
  const kept = lines.filter((_, index) => regions.includes(records[index]?.['region'] ?? ''));
  return kept.length === 0 ? null : `${[header, ...kept].join('\n')}\n`;
}
