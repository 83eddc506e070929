/** Which cell formats of a workbook show percent or a date: `styles.xml` → one entry per style index. */
import { readXml } from './read-xml.ts';

export type Shown = 'number' | 'percent' | 'date';

/** Built-in formats: 9 and 10 are percent; 14-22, 27-36, 45-47 and 50-58 are dates and times. */
function builtIn(id: number): Shown {
  if (id === 9 || id === 10) return 'percent';
  const date = (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58);
  return date ? 'date' : 'number';
}

function custom(code: string): Shown {
  // Quoted text, escaped signs and [colours] say nothing about the value; the first section serves positive numbers.
  const bare = (code.split(';')[0] ?? '').replace(/"[^"]*"|\\.|\[[^\]]*\]|_./g, '');
  if (bare.includes('%')) return 'percent';
  return /[ymdhs]/i.test(bare.replace(/general/gi, '')) ? 'date' : 'number';
}

export function readNumberFormats(xml: string): readonly Shown[] {
  const codes = new Map<number, string>();
  const shown: Shown[] = [];
  let inside = false;
  readXml(xml, {
    open: (name, attributes) => {
      if (name === 'numFmt') codes.set(Number(attributes['numFmtId']), attributes['formatCode'] ?? '');
      if (name === 'cellXfs') inside = true;
      if (name !== 'xf' || !inside) return;
      const id = Number(attributes['numFmtId'] ?? 0);
      const code = codes.get(id);
      shown.push(code === undefined ? builtIn(id) : custom(code));
    },
    text: () => undefined,
    close: (name) => {
      if (name === 'cellXfs') inside = false;
    },
  });
  return shown;
}
