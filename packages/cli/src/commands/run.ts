/** planwright run MODEL: bands of the series and verdicts of the targets. */
import { flatModel } from '@planwright/core';
import type { Locale, Report } from '@planwright/core';
import type { Command } from 'commander';
import { changesText, citation } from '../citation.ts';
import { figure } from '../format-number.ts';
import { addJobOptions, runJob } from '../job-options.ts';
import type { JobOptions } from '../job-options.ts';
import { pick, say } from '../locale.ts';
import { problemJson } from '../output.ts';
import type { Surroundings } from '../program.ts';
import { seriesCsv } from '../series-csv.ts';
import { textTable } from '../table.ts';
import { writeText } from '../text-file.ts';
import { jointLine, verdictJson, verdictTable } from '../verdict-table.ts';

interface RunCommandOptions extends JobOptions {
  readonly csv?: string;
}

export function addRun(program: Command, surroundings: Surroundings): void {
  const { locale, answer } = surroundings;
  const command = program
    .command('run')
    .argument(
      '<MODEL>',
      say(
        locale,
        '模型编号、模型文件（.yaml、.json）或笔记（.md）',
        'model id, model file (.yaml, .json) or notebook (.md)',
      ),
    )
    .description(say(locale, '推演一个情景', 'run a scenario'));
  addJobOptions(command, surroundings)
    .option('--csv <file>', say(locale, '把各序列的区间写入文件', 'write the bands of the series to a file'))
    .action(async (name: string, options: RunCommandOptions) => {
      const { report, open } = await runJob(name, options);
      if (options.csv !== undefined) await writeText(options.csv, seriesCsv(report, locale));
      const problems = [...open.problems, ...report.problems.map(open.locate)];
      const label = open.bundle.scenarios[report.scenario]?.label;
      answer({
        json: { ...reportJson(report), problems: problems.map((item) => problemJson(item, locale)) },
        text: [
          `${pick(locale, flatModel(open.bundle.model).title)} · ${label === undefined ? report.scenario : pick(locale, label)}${changesText(report.changes) === '' ? '' : say(locale, '（有改动）', ' (changed)')}`,
          seriesTable(report, locale),
          report.targets.length === 0 ? '' : verdictTable(report.targets, locale) + jointLine(report.joint, locale),
          citation(report, locale),
        ]
          .filter((part) => part !== '')
          .join('\n\n')
          .replace(/\n{3,}/g, '\n\n'),
        problems,
      });
    });
}

function reportJson(report: Report): Readonly<Record<string, unknown>> {
  const { model, scenario, changes, hash, engine, seed, draws, years, joint } = report;
  const series = Object.fromEntries(
    Object.entries(report.series).map(([name, { unit, observed, mean, p05, p25, p50, p75, p95 }]) => [
      name,
      { unit, observed, mean, p05, p25, p50, p75, p95 },
    ]),
  );
  return {
    ...{ model, scenario, changes, hash, engine, seed, draws, years, series, joint },
    targets: report.targets.map(verdictJson),
  };
}

/** Medians in the years people ask for, and the 90 % band of the last one, in the unit people read. */
function seriesTable(report: Report, locale: Locale): string {
  const end = report.years.at(-1) ?? report.start;
  const asked = [report.start - 1, report.start, report.start + 4, end];
  const years = [...new Set(asked)].filter((year) => report.years.includes(year));
  const rows = Object.entries(report.series).map(([name, series]) => {
    const at = (values: readonly (number | null)[], year: number): string => {
      const value = values[report.years.indexOf(year)] ?? null;
      return figure(value === null ? null : value * series.display.factor);
    };
    return [
      name,
      pick(locale, series.label),
      series.display.unit,
      ...years.map((year) => at(series.p50, year)),
      series.p05[report.years.indexOf(end)] === null ? '—' : `${at(series.p05, end)} … ${at(series.p95, end)}`,
    ];
  });
  return textTable(
    [
      { title: say(locale, '序列', 'series') },
      { title: say(locale, '含义', 'meaning') },
      { title: say(locale, '单位', 'unit') },
      ...years.map((year) => ({ title: String(year), align: 'right' as const })),
      { title: say(locale, `${end} 年 90% 区间`, `90% band ${end}`), align: 'right' },
    ],
    rows,
  );
}
