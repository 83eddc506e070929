/** A series of a report → its table by year, and what a figure of it shows in words. */
import type { Locale } from '../problem.ts';
import type { Report, SeriesSummary } from '../result/report.ts';
import type { PublicationTable } from './document-tree.ts';
import { decimalsFor, fixed, unitText } from './shown-number.ts';
import { wordsOf } from './words.ts';

/** Years before the first projected one that are shown; older ones stand in the notebook. */
const historyShown = 6;

const absent = '—';

export function seriesTable(summary: SeriesSummary, report: Report, locale: Locale): PublicationTable {
  const words = wordsOf(locale);
  const number = numberIn(summary);
  const rows = report.years.flatMap((year, i) => {
    const given = summary.state[i] ?? 'missing';
    const published = publishedAt(summary, year, i);
    if (year < report.start - historyShown || (given === 'missing' && published === null)) return [];
    const state = published !== null && (given === 'missing' || given === 'estimated') ? 'observed' : given;
    // The model computes with what was published: it has no band to show.
    const spread = state === 'observed' ? [null, null, null] : [summary.p50[i], summary.p05[i], summary.p95[i]];
    return [[String(year), words.states[state], number(published), ...spread.map(number)]];
  });
  return {
    caption: summary.label[locale],
    unit: unitText(summary.display.unit, locale),
    head: words.seriesColumns,
    rows,
    numbers: [2, 3, 4, 5],
  };
}

/** The last published figure and the last projected one. */
export function seriesInWords(summary: SeriesSummary, report: Report, locale: Locale): string {
  const words = wordsOf(locale);
  const number = numberIn(summary);
  const unit = unitText(summary.display.unit, locale);
  const shown = (value: number | null | undefined): string =>
    unit === '' ? number(value) : `${number(value)}${unit.startsWith('%') ? '' : ' '}${unit}`;
  const all = report.years.map((year, i) => publishedAt(summary, year, i));
  const seen = all.findLastIndex((value) => value !== null);
  const last = summary.p50.findLastIndex((value) => value !== null);
  const first = seen < 0 ? words.unpublished : words.published(report.years[seen] ?? 0, shown(all[seen]));
  const end =
    last < 0
      ? absent
      : words.projected(
          report.years[last] ?? 0,
          shown(summary.p50[last]),
          number(summary.p05[last]),
          number(summary.p95[last]),
        );
  return words.figureShows(summary.label[locale], first, end);
}

/** Figures of another basis than the model computes with are published all the same; what is printed as an inequality is no figure. */
function publishedAt({ observed, observations }: SeriesSummary, year: number, place: number): number | null {
  const other = observations.find((row) => row.year === year && row.bound === undefined);
  return observed[place] ?? other?.value ?? null;
}

/** All years with the decimals of the first. */
function numberIn({ p50, observed, display }: SeriesSummary): (value: number | null | undefined) => string {
  const sample = p50.find((value) => value !== null) ?? observed.find((value) => value !== null) ?? 1;
  const decimals = decimalsFor(display.unit, sample * display.factor);
  return (value) => (value == null ? absent : fixed(value * display.factor, decimals));
}
