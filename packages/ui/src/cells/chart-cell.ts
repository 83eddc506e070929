/** A chart cell and a report → charts, caption and table. What the cell asks for and the report lacks is said in words. */
import type { Report } from '@planwright/core';
import { unitText } from '../format/number.ts';
import { percentText } from '@planwright/core';
import type { Messages } from '../locale/locale.ts';
import { fanChart } from '../plots/fan.ts';
import type { Chart, FigureTable } from '../plots/figure.ts';
import { seriesPaths } from '../plots/paths.ts';
import { peakBars, peakYearsChart } from '../plots/peak-years.ts';
import { sharesChart } from '../plots/shares.ts';
import { isHearsay } from '../plots/trust.ts';
import { yearTable, type YearSeries } from '../plots/year-figure.ts';
import type { ChartBody } from '../state/page-document.ts';
import type { NotebookState } from '../state/notebook.svelte.ts';
import { verdictDeadline } from './deadline.ts';
import { otherLabel } from './other-verdicts.ts';

export interface PlacedChart {
  readonly height: number;
  readonly draw: (width: number) => Chart;
}

export interface ChartCell {
  readonly charts: readonly PlacedChart[];
  readonly caption: string;
  readonly table: () => FigureTable;
  /** The series whose years can be set on the first chart; null where there is no one series. */
  readonly fixable: YearSeries | null;
}

/** Years of a five-year plan, from the first projected one. */
const planYears = 5;

export function yearSeries(name: string, report: Report, notebook: NotebookState): YearSeries | null {
  const summary = report.series[name];
  if (summary === undefined) return null;
  return { name, label: summary.label[notebook.locale], summary, paths: seriesPaths(report, summary) };
}

/** The same series under the scenario that is compared, by its name; what was published stands once. */
function otherSeries(name: string, notebook: NotebookState): YearSeries | null {
  const { other } = notebook;
  const found = other === null ? null : yearSeries(name, other.report, notebook);
  if (other === null || found === null) return null;
  const label = otherLabel(notebook, other.scenario);
  return { ...found, label, paths: { ...found.paths, rows: [], runs: [], conflicts: [], estimates: [] } };
}

/** In a figure of two scenarios each is called by its own name. */
const called = (series: YearSeries, report: Report, notebook: NotebookState): YearSeries => ({
  ...series,
  label: notebook.bundle.scenarios[report.scenario]?.label[notebook.locale] ?? report.scenario,
});

function pathNotes(all: readonly YearSeries[], text: Messages): string {
  const observations = all.flatMap(({ summary }) => summary.observations);
  return [
    all.some(({ paths }) => paths.estimates.length > 0) ? text.fanCaptionEstimated : '',
    observations.some(isHearsay) ? text.fanCaptionUnverified : '',
    observations.some(({ bound }) => bound !== undefined) ? text.fanCaptionBound : '',
  ].join('');
}

/** `id` is unique in the page. A string says what is wrong with the cell. */
export function chartCell(body: ChartBody, report: Report, notebook: NotebookState, id: string): ChartCell | string {
  const { text } = notebook;
  const period = [report.start, report.start + planYears - 1] as const;
  const series: YearSeries[] = [];
  for (const name of body.series) {
    const found = yearSeries(name, report, notebook);
    if (found === null) return text.seriesUnknown(name);
    series.push(found);
  }
  const [first] = series;
  if (first === undefined) return text.seriesUnknown('');
  const unit = unitText(first.summary.display.unit, text);
  const other = otherSeries(first.name, notebook);
  const main = other === null ? first : called(first, report, notebook);

  if (body.type === 'fan') {
    const peer = body.peer === null ? null : yearSeries(body.peer, report, notebook);
    if (body.peer !== null && peer === null) return text.seriesUnknown(body.peer);
    const all = [first, ...(peer === null ? [] : [peer]), ...(other === null ? [] : [other])];
    return {
      charts: [
        {
          height: 260,
          draw: (width) =>
            fanChart({ series: main, peer, other, report, period, deadline: null, text, width, height: 260, id }),
        },
      ],
      caption:
        text.fanCaption(first.label, unit) +
        (peer === null ? '' : text.fanCaptionPeer(peer.label)) +
        (other === null ? '' : text.fanCaptionOther(other.label)) +
        pathNotes(all, text),
      table: () => yearTable(all, report, text),
      fixable: first,
    };
  }
  if (body.type === 'shares')
    return {
      charts: [
        { height: 280, draw: (width) => sharesChart({ parts: series, report, period, text, width, height: 280, id }) },
      ],
      caption: text.sharesCaption(unit) + pathNotes(series, text),
      table: () => yearTable(series, report, text),
      fixable: null,
    };
  if (body.type === 'peak') {
    const verdict = report.targets.find((candidate) => candidate.id === body.target);
    if (verdict === undefined || verdict.peak === null) return text.targetUnknown(body.target ?? '');
    const deadline = verdictDeadline(verdict, notebook.bundle) ?? period[1];
    const end = report.years.at(-1) ?? deadline;
    const bars = peakBars(verdict.peak, report.start, deadline, end, text);
    const barRows = bars.map(({ label, share }) => [
      '',
      label,
      text.share,
      '',
      `${percentText(share)}%`,
      '',
      '',
      '',
      '',
    ]);
    const table = (): FigureTable => {
      const { head, rows } = yearTable(series, report, text);
      return { head, rows: [...rows, ...barRows] };
    };
    return {
      charts: [
        {
          height: 230,
          draw: (width) =>
            fanChart({ series: main, peer: null, other, report, period, deadline, text, width, height: 230, id }),
        },
        { height: 230, draw: (width) => peakYearsChart({ bars, deadline, report, text, width, height: 230 }) },
      ],
      caption:
        text.peakCaption(first.label, unit, deadline) +
        (other === null ? '' : text.fanCaptionOther(other.label)) +
        pathNotes(series, text),
      table,
      fixable: first,
    };
  }
  return text.chartKindUnknown(body.type);
}
