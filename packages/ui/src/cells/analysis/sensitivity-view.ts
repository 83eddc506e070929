/** What drives a result: a sentence, bars with intervals, the table; and the yearbook figures that would narrow it most. */
import type {
  FigureValues,
  Index,
  IndexRow,
  ScreeningRow,
  SensitivityAnswer,
  SwingRow,
  ValuedFigure,
} from '@planwright/core/analysis';
import { decimalsFor, fixed, signed, unitText } from '../../format/number.ts';
import { barRows, barRowsHeight, type BarRow } from '../../plots/bar-rows.ts';
import { quantityText, type AnalysisView, type ShownFigure, type ShownTable, type Wording } from './view.ts';

/** Bars below these are too short to tell apart. */
const mostBars = 8;
const namedDrivers = 3;
const leastNamed = 0.02;
const mostFigures = 5;

const share = (value: number): string => `${fixed(value * 100, 1)}%`;
const range = ({ low, high }: Index): string => `${fixed(low * 100, 1)}–${fixed(high * 100, 1)}%`;

/** The share a row is ordered by. */
const mainIndex = ({ total, first, shapley }: IndexRow): Index | null => total ?? first ?? shapley;

export function sensitivityView(
  answer: SensitivityAnswer,
  figures: FigureValues | null,
  wording: Wording,
): AnalysisView {
  const sentences = [driverSentence(answer, wording), ...(figures === null ? [] : [figureSentence(figures, wording)])];
  return {
    title: wording.own.titles.sensitivity,
    sentences: sentences.filter((sentence) => sentence !== ''),
    figures: bars(answer, wording),
    tables: [
      ...(figures === null || figures.figures.length === 0 ? [] : [figureTable(figures.figures, wording)]),
      ...sensitivityTables(answer, wording),
    ],
    record: answer,
  };
}

function driverSentence(answer: SensitivityAnswer, { locale, own }: Wording): string {
  if (answer.method === 'morris' || answer.method === 'tornado') return '';
  const rows: readonly IndexRow[] = answer.rows;
  const named = rows
    .flatMap((row) => {
      const index = row.first ?? mainIndex(row);
      return index === null || row.kind === 'others' || index.value < leastNamed ? [] : [{ row, value: index.value }];
    })
    .sort((a, b) => b.value - a.value)
    .slice(0, namedDrivers)
    .map(({ row, value }) => own.driver(row.label[locale], `${fixed(value * 100, 0)}%`));
  if (named.length === 0) return own.noDriver;
  const { kind, of, label } = answer.output;
  const subject = kind === 'joint margin' ? own.together(of.length) : own.quoted(label[locale]);
  const list = named.join(own.listEnd);
  return kind === 'series' ? own.driversSeries(subject, list) : own.drivers(subject, list);
}

function figureSentence({ figures, explained }: FigureValues, { locale, own }: Wording): string {
  const first = figures.slice(0, mostFigures).map(({ name }) => name[locale]);
  return first.length === 0 ? own.figuresNone : own.figuresSentence(first.join(own.listEnd), share(explained));
}

function figureTable(figures: readonly ValuedFigure[], { locale, own }: Wording): ShownTable {
  return {
    caption: own.figuresTitle,
    head: own.figuresHead,
    numbers: [0, 3],
    rows: figures
      .slice(0, mostFigures)
      .map(({ name, years, share: size, narrows }, i) => [
        String(i + 1),
        name[locale],
        years,
        share(size),
        narrows.map(({ label }) => label[locale]).join(own.listEnd),
      ]),
  };
}

function bars(answer: SensitivityAnswer, wording: Wording): readonly ShownFigure[] {
  const { own, text } = wording;
  const { display } = answer.output;
  const caption = own.sensitivityCaption[answer.method];
  const percents = { rows: [] as readonly BarRow[], unit: '%' };
  const shown =
    answer.method === 'morris'
      ? { rows: answer.rows.slice(0, mostBars).map((row) => screeningBar(row, display.factor, wording)), unit: '' }
      : answer.method === 'tornado'
        ? {
            rows: [...answer.levers, ...answer.rows].slice(0, mostBars).map((row) => swingBar(row, answer, wording)),
            unit: unitText(display.unit, text).startsWith('%') ? '%' : '',
          }
        : {
            ...percents,
            rows: answer.rows
              .filter(({ kind }) => kind !== 'others')
              .slice(0, mostBars)
              .map((row) => shareBar(row, wording)),
          };
  if (shown.rows.length === 0) return [];
  const description = own.sensitivityChart(shown.rows.map(({ label, note }) => `${label} ${note}`).join(text.stop));
  return [
    {
      caption,
      height: barRowsHeight(shown.rows.length),
      draw: (width) => barRows({ ...shown, description, width }),
    },
  ];
}

function shareBar(row: IndexRow, { locale }: Wording): BarRow {
  const { first, total } = row;
  const main = mainIndex(row);
  const at = (index: Index | null): number => Math.max(0, (index?.value ?? 0) * 100);
  return {
    label: row.label[locale],
    bars: [
      ...(total === null ? [] : [{ value: at(total), kind: 'light' as const }]),
      { value: at(first ?? main), kind: 'strong' },
    ],
    // Shares below nothing are owed to sampling; the table has them as they are.
    interval: main === null ? null : [Math.max(0, main.low * 100), Math.max(0, main.high * 100)],
    note: `${fixed(at(main), 0)}%`,
  };
}

function screeningBar({ label, meanAbsolute, error }: ScreeningRow, factor: number, { locale }: Wording): BarRow {
  const value = meanAbsolute * factor;
  const half = 1.96 * error * factor;
  return {
    label: label[locale],
    bars: [{ value, kind: 'strong' }],
    interval: [value - half, value + half],
    note: fixed(value, decimalsFor('1', value)),
  };
}

function swingBar(row: SwingRow, { output: { display } }: SensitivityAnswer, { locale }: Wording): BarRow {
  const [low, high] = [row.low.change * display.factor, row.high.change * display.factor];
  const kind = row.kind === 'lever' ? 'lever' : 'strong';
  const size = Math.max(Math.abs(low), Math.abs(high));
  const decimals = decimalsFor('1', size);
  return {
    label: row.label[locale],
    bars: [
      { value: low, kind },
      { value: high, kind },
    ],
    interval: null,
    note: `${signed(low, decimals)} / ${signed(high, decimals)}`,
  };
}

export function sensitivityTables(answer: SensitivityAnswer, wording: Wording): readonly ShownTable[] {
  const { own, locale } = wording;
  const folded = { caption: own.sensitivityTable, folded: true };
  switch (answer.method) {
    case 'sobol':
    case 'given-data':
      return [
        {
          ...folded,
          head: own.indexHead,
          numbers: [1, 2, 3, 4],
          rows: answer.rows.map(({ label, first, total, unsure }) => [
            label[locale],
            ...[first, total].flatMap((index) => (index === null ? ['', ''] : [share(index.value), range(index)])),
            unsure === null ? '' : own.unsure[unsure],
          ]),
        },
      ];
    case 'shapley':
      return [
        {
          ...folded,
          head: own.shapleyHead,
          numbers: [1, 2],
          rows: answer.rows.map(({ label, shapley, unsure }) => [
            label[locale],
            ...(shapley === null ? ['', ''] : [share(shapley.value), range(shapley)]),
            unsure === null ? '' : own.unsure[unsure],
          ]),
        },
      ];
    case 'morris':
      return [
        {
          ...folded,
          head: own.morrisHead,
          numbers: [1, 2, 3, 4],
          rows: answer.rows.map(({ label, meanAbsolute, error, mean, deviation }) => [
            label[locale],
            ...[meanAbsolute, 1.96 * error, mean, deviation].map((value) =>
              fixed(value * answer.output.display.factor, 3),
            ),
          ]),
        },
      ];
    case 'tornado':
      return [
        { ...folded, ...swings(answer.rows, answer, wording) },
        ...(answer.levers.length === 0
          ? []
          : [{ ...folded, ...swings(answer.levers, answer, wording), caption: own.levers }]),
      ];
    default:
      return answer satisfies never;
  }
}

function swings(
  rows: readonly SwingRow[],
  { output: { display } }: SensitivityAnswer,
  { locale, text, own }: Wording,
): Pick<ShownTable, 'head' | 'numbers' | 'rows'> {
  const change = (value: number): string => {
    const shown = value * display.factor;
    return signed(shown, decimalsFor(display.unit, shown));
  };
  return {
    head: own.swingHead,
    numbers: [1, 2, 3, 4],
    rows: rows.map((row) => [
      row.label[locale],
      quantityText(row.low.at, row.display, text),
      change(row.low.change),
      quantityText(row.high.at, row.display, text),
      change(row.high.change),
    ]),
  };
}
