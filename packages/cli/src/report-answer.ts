/** What a run answers with, whole or joined from parts. */
import { flatModel } from '@planwright/core';
import type { Locale, ModelBundle, Problem, Report } from '@planwright/core';
import { changesText, citation } from './citation.ts';
import { figure } from './format-number.ts';
import { pick, say } from './locale.ts';
import { problemJson } from './output.ts';
import type { Answer } from './output.ts';
import { textTable } from './table.ts';
import { jointLine, verdictJson, verdictTable } from './verdict-table.ts';
import { unitText } from './unit-text.ts';

export function reportAnswer(
  report: Report,
  bundle: ModelBundle,
  problems: readonly Problem[],
  locale: Locale,
): Answer {
  const label = bundle.scenarios[report.scenario]?.label;
  return {
    json: { ...reportJson(report), problems: problems.map((item) => problemJson(item, locale)) },
    text: [
      `${pick(locale, flatModel(bundle.model).title)} · ${label === undefined ? report.scenario : pick(locale, label)}${changesText(report.changes) === '' ? '' : say(locale, '（有改动）', ' (changed)')}`,
      seriesTable(report, locale) + sketchLine(report, locale),
      report.targets.length === 0 ? '' : verdictTable(report.targets, locale) + jointLine(report.joint, locale),
      citation(report, locale),
    ]
      .filter((part) => part !== '')
      .join('\n\n')
      .replace(/\n{3,}/g, '\n\n'),
    problems,
  };
}

/** Nothing where quantiles are exact. */
export function sketchLine({ quantileError }: Report, locale: Locale): string {
  if (quantileError === 0) return '';
  const percent = (quantileError * 100).toFixed(2);
  return say(
    locale,
    `抽样太多，未逐次保留：分位数由计数得出，误差不超过其值的 ${percent} %；均值与概率不受影响\n`,
    `Too many draws to keep: quantiles come from counts, within ${percent} % of their value; means and probabilities are exact\n`,
  );
}

function reportJson(report: Report): Readonly<Record<string, unknown>> {
  const { model, scenario, changes, hash, engine, seed, draws, years, joint, quantileError } = report;
  const series = Object.fromEntries(
    Object.entries(report.series).map(([name, { unit, observed, mean, p05, p25, p50, p75, p95, errors }]) => [
      name,
      { unit, observed, mean, p05, p25, p50, p75, p95, errors },
    ]),
  );
  return {
    ...{ model, scenario, changes, hash, engine, seed, draws, years, series, joint, quantileError },
    targets: report.targets.map(verdictJson),
  };
}

/** Medians in the years people ask for, and of the last one its Monte Carlo error and the 90 % band, in the unit people read. */
function seriesTable(report: Report, locale: Locale): string {
  const end = report.years.at(-1) ?? report.start;
  const asked = [report.start - 1, report.start, report.start + 4, end];
  const years = [...new Set(asked)].filter((year) => report.years.includes(year));
  const rows = Object.entries(report.series).map(([name, series]) => {
    const at = (values: readonly (number | null)[], year: number): string => {
      const value = values[report.years.indexOf(year)] ?? null;
      return figure(value === null ? null : value * series.display.factor);
    };
    const errorAt = ({ errors }: typeof series, year: number): string => {
      const error = at(errors.p50, year);
      return error === '—' ? error : `±${error}`;
    };
    return [
      name,
      pick(locale, series.label),
      unitText(series.display.unit, locale),
      ...years.map((year) => at(series.p50, year)),
      errorAt(series, end),
      series.p05[report.years.indexOf(end)] === null ? '—' : `${at(series.p05, end)} … ${at(series.p95, end)}`,
    ];
  });
  return textTable(
    [
      { title: say(locale, '序列', 'series') },
      { title: say(locale, '含义', 'meaning') },
      { title: say(locale, '单位', 'unit') },
      ...years.map((year) => ({ title: String(year), align: 'right' as const })),
      { title: say(locale, '抽样误差', 'MC error'), align: 'right' },
      { title: say(locale, `${end} 年 90% 区间`, `90% band ${end}`), align: 'right' },
    ],
    rows,
  );
}
