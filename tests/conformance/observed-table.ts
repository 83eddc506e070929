/** Figures of a case as a table that a model may observe. */
import type { Bilingual, Series, Table } from '@planwright/core';

export interface Figures {
  readonly unit: string;
  /** Year and value, rising years. */
  readonly points: readonly (readonly [year: number, value: number])[];
}

/** One series per entry; `source` is printed with every figure. */
export function observedTable(id: string, source: string, figures: Readonly<Record<string, Figures>>): Table {
  const title: Bilingual = { zh: source, en: source };
  const series = Object.entries(figures).map(([name, { unit, points }]): [string, Series] => {
    const observations = points.map(([year, value]) => ({
      ...{ year, value, source },
      ...{ vintage: 'case', confidence: 'high' as const, tier: 'third party' as const },
    }));
    return [name, { id: name, unit, label: { zh: name, en: name }, observations }];
  });
  return { id, title, series: Object.fromEntries(series) };
}
