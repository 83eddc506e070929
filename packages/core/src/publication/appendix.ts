/** What stands behind the figures: assumptions with their source, published sources with their confidence, the citation record. */
import type { ShownObservation } from '../data/table.ts';
import type { FlatModel, FlatParameter } from '../model/flat-model.ts';
import { unstated } from '../model/flat-model.ts';
import type { ParameterSetting } from '../model/parameter-setting.ts';
import { describe } from '../problem.ts';
import type { Locale } from '../problem.ts';
import { quantile } from '../random/distribution.ts';
import type { Changes, Report, RunRecord } from '../result/report.ts';
import { displayFactor } from '../units/quantity.ts';
import type { Block } from './document-tree.ts';
import { plain } from './document-tree.ts';
import { decimalsFor, settingText, unitText } from './shown-number.ts';
import { wordsOf } from './words.ts';

const heading = (text: string): Block => ({ kind: 'heading', level: 2, runs: plain(text) });

/** Every parameter as the run used it; levers first, then assumptions, then uncertainties. */
export function assumptionBlocks(
  model: FlatModel,
  settings: readonly ParameterSetting[],
  locale: Locale,
): readonly Block[] {
  const words = wordsOf(locale);
  const order = ['lever', 'assumption', 'uncertainty'];
  const rows = settings
    .flatMap((setting) => {
      const parameter = model.parameters[setting.name];
      return parameter === undefined ? [] : [{ setting, parameter }];
    })
    .sort((a, b) => order.indexOf(a.parameter.role) - order.indexOf(b.parameter.role))
    .map(({ setting, parameter }) => assumptionRow(setting, parameter, locale));
  if (rows.length === 0) return [];
  return [
    heading(words.assumptions),
    { kind: 'table', caption: words.assumptions, unit: '', head: words.assumptionColumns, rows, numbers: [] },
  ];
}

function assumptionRow(setting: ParameterSetting, parameter: FlatParameter, locale: Locale): readonly string[] {
  const words = wordsOf(locale);
  const converted = parameter.display === undefined ? 1 : displayFactor(parameter.unit, parameter.display);
  const factor = typeof converted === 'number' ? converted : 1;
  const unit = typeof converted === 'number' ? (parameter.display ?? parameter.unit) : parameter.unit;
  const name = unitText(unit, locale);
  const tidy = (value: number): number => Number((value * factor).toPrecision(12));
  const inUnit = (text: string): string => (name === '' ? text : `${text}${name.startsWith('%') ? '' : ' '}${name}`);
  const exact = (value: number): string => settingText(tidy(value), unit);
  const rounded = (value: number): string =>
    settingText(Number(tidy(value).toFixed(decimalsFor(unit, tidy(value)) + 1)), unit);
  const { prior, path, shift } = setting;
  const { range } = parameter;
  const spread =
    prior !== null
      ? words.between90(
          words.priors[prior.kind] ?? prior.kind,
          rounded(quantile(prior, 0.05) + shift),
          inUnit(rounded(quantile(prior, 0.95) + shift)),
        )
      : range === undefined
        ? '—'
        : words.rangeOf(exact(range[0]), inUnit(exact(range[1])));
  return [
    parameter.label[locale],
    words.roles[parameter.role],
    path === null ? inUnit(exact(setting.value + shift)) : words.yearlyPath,
    spread,
    (parameter.source ?? unstated)[locale],
  ];
}

/** Rows of the named series, one line for each source, series and vintage. */
export function sourceBlocks(report: Report, series: readonly string[], locale: Locale): readonly Block[] {
  const words = wordsOf(locale);
  const found = new Map<string, { readonly row: ShownObservation; readonly label: string; readonly years: number[] }>();
  for (const name of series) {
    const summary = report.series[name];
    for (const row of summary?.observations ?? []) {
      const key = [row.source, row.series, row.vintage, row.tier, row.confidence].join('\n');
      const entry = found.get(key) ?? { row, label: summary?.label[locale] ?? name, years: [] };
      if (!entry.years.includes(row.year)) entry.years.push(row.year);
      found.set(key, entry);
    }
  }
  const rows = [...found.values()].map(({ row, label, years }) => [
    row.source + (isSynthetic(row) ? words.inBrackets(words.synthetic) : ''),
    label,
    row.vintage,
    words.tiers[row.tier],
    words.confidence[row.confidence],
    spans(years),
  ]);
  return [
    heading(words.sources),
    rows.length === 0
      ? { kind: 'note', text: words.noSources }
      : { kind: 'table', caption: words.sources, unit: '', head: words.sourceColumns, rows, numbers: [] },
  ];
}

/** Made-up figures must never read as published ones. */
const isSynthetic = ({ source, reference = '', note = '', vintage }: ShownObservation): boolean =>
  /合成|模拟数据|synthetic/i.test([source, reference, note, vintage].join(' '));

/** `2015—2018, 2020` */
function spans(years: readonly number[]): string {
  const sorted = [...years].sort((a, b) => a - b);
  const parts: [number, number][] = [];
  for (const year of sorted) {
    const last = parts.at(-1);
    if (last !== undefined && year === last[1] + 1) last[1] = year;
    else parts.push([year, year]);
  }
  return parts.map(([from, to]) => (from === to ? String(from) : `${from}—${to}`)).join(', ');
}

/** `push=0.3 %, growth_city@{"2026":"5 %"}`; empty where nothing was changed. */
function changesText({ set, fix, add }: Changes): string {
  const entries = (sign: string, group: Readonly<Record<string, string>>): string[] =>
    Object.entries(group).map(([name, value]) => `${name}${sign}${value}`);
  return [...entries('=', set), ...entries('@', fix), ...entries('+', add)].join(', ');
}

/** @param scenario its label */
export function citationBlocks(record: RunRecord, scenario: string, date: string, locale: Locale): readonly Block[] {
  const words = wordsOf(locale);
  const { record: names } = words;
  const changes = changesText(record.changes);
  const rows = [
    [names.model, record.model],
    [names.hash, record.hash],
    [names.scenario, scenario === record.scenario ? scenario : `${scenario}${words.inBrackets(record.scenario)}`],
    [names.changes, changes === '' ? words.none : changes],
    [names.draws, String(record.draws)],
    [names.seed, String(record.seed)],
    [names.engine, record.engine],
    [names.date, date],
  ];
  return [
    heading(words.citation),
    { kind: 'table', caption: words.citation, unit: '', head: words.citationColumns, rows, numbers: [] },
  ];
}

export function warningBlocks({ problems }: Report, locale: Locale): readonly Block[] {
  if (problems.length === 0) return [];
  const items = problems.map((item) => ({ depth: 0, mark: '•', runs: plain(describe(item, locale).message) }));
  return [heading(wordsOf(locale).warnings), { kind: 'list', items }];
}
