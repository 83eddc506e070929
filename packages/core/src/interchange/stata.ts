/** Runs → a CSV file with one column per series and the Stata program (.do) that reads it, labels its variables and says where it is from. */
import { commaSeparated } from './comma-separated.ts';
import type { NamedRun } from './run-series.ts';
import { wideTable } from './wide-table.ts';
import type { WideChoice } from './wide-table.ts';

export interface StataChoice extends WideChoice {
  /** Name of the CSV file, as the program names it. */
  readonly file: string;
}

export interface StataFiles {
  readonly csv: string;
  readonly script: string;
}

const labelLength = 80;

export function stataFiles(runs: readonly NamedRun[], choice: StataChoice): StataFiles {
  const { columns, rows } = wideTable(runs, choice);
  const script = [
    'version 14',
    `import delimited using ${quoted(choice.file)}, clear varnames(1) case(preserve) encoding("UTF-8") asdouble`,
    ...runs.map(({ scenario, report: { model, hash, engine, seed, draws } }) =>
      note('_dta', `${scenario}: model ${model} ${hash}, engine ${engine}, seed ${seed}, ${draws} draws`),
    ),
    ...columns.flatMap(({ column, name, statistic, summary: { label, unit } }) => [
      `label variable ${column} ${quoted(shortened(`${label.en} (${unit})`))}`,
      note(column, `${name}, ${statistic}, ${unit}: ${label.zh}`),
    ]),
    'label data "Planwright"',
    // A panel by scenario: lags and growth rates are then `L.` and `D.`.
    'encode scenario, generate(run)',
    'xtset run year',
  ];
  return {
    csv: commaSeparated([['scenario', 'year', ...columns.map(({ column }) => column)], ...rows]),
    script: `${script.join('\n')}\n`,
  };
}

const note = (of: string, text: string): string => `notes ${of}: ${harmless(text)}`;
const quoted = (text: string): string => `"${harmless(text)}"`;

/** Quotes end a string, ` and $ begin a macro, a line feed ends a command; // and /* begin a comment. */
const harmless = (text: string): string =>
  text
    .replace(/["`]/g, "'")
    .replaceAll('$', '＄')
    .replace(/\/(?=[/*])/g, '∕')
    .replace(/\s+/g, ' ');

const shortened = (text: string): string => [...text].slice(0, labelLength).join('');
