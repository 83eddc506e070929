/** 测算值 for people: what each row of an indicator table may print, at several probabilities and together. */
import { flatModel, indicatorTargets, percentText, rowMeasure } from '@planwright/core';
import type { Job, Locale, ModelBundle, Runner, RunOptions } from '@planwright/core';
import { printable } from '@planwright/core/analysis';
import type { PrintAnswer, PrintedValue, PrintRow } from '@planwright/core/analysis';
import { indicatorNames, indicatorStarter } from '@planwright/models';
import { CommanderError } from 'commander';
import { citation } from './citation.ts';
import { probability } from './format-number.ts';
import { pick, say } from './locale.ts';
import type { OpenModel } from './open-model.ts';
import { problemJson } from './output.ts';
import type { Answer } from './output.ts';
import { textTable } from './table.ts';
import { unitText } from './unit-text.ts';

interface Asked {
  readonly job: Job;
  readonly rows: readonly string[] | undefined;
  readonly joint: number | undefined;
}

type Run = (work: (runner: Runner, options: RunOptions) => Promise<PrintAnswer>) => Promise<PrintAnswer>;

export async function printAnswer(
  open: OpenModel,
  { job, rows: named, joint }: Asked,
  run: Run,
  locale: Locale,
): Promise<Answer> {
  const rows = named === undefined ? tableRows(open.bundle) : named.map((text) => namedRow(text, open.bundle, locale));
  const question = { job, rows, ...(joint === undefined ? {} : { joint }) };
  const found = await run((runner, options) => printable(question, runner, options));
  const problems = [...open.problems, ...found.problems.map(open.locate)];
  return {
    json: { ...found, problems: problems.map((item) => problemJson(item, locale)) },
    text: `${table(found, rows, locale)}\n${sentence(found, locale)}${citation(found, locale)}`,
    problems,
  };
}

/** Rows of the starter that the model has a series for. */
function tableRows(bundle: ModelBundle): readonly PrintRow[] {
  const { model } = bundle;
  const starter = indicatorStarter(bundle);
  const variables = Object.entries(flatModel(model).variables).map(([name, { unit, label, observed }]) => ({
    ...{ name, unit, label, observed: observed !== undefined },
  }));
  const { rows } = indicatorTargets(starter, variables, indicatorNames[model.id] ?? {});
  return rows.flatMap(({ row, series }): PrintRow[] => {
    if (series === undefined) return [];
    const label = { zh: row.name, en: variables.find(({ name }) => name === series)?.label.en ?? row.name };
    const measured = rowMeasure(row, starter);
    const unit = measured.measure === 'level' && row.unit !== '' ? { unit: row.unit } : {};
    return [{ id: row.number, label, series, ...measured, ...unit }];
  });
}

function namedRow(text: string, { model }: ModelBundle, locale: Locale): PrintRow {
  const [, series = '', year = '', direction = 'atLeast'] =
    /^([^@\s]+)@(\d{4})(?::(atLeast|atMost))?$/u.exec(text) ?? [];
  const variable = flatModel(model).variables[series];
  if (variable === undefined)
    throw new CommanderError(
      2,
      'planwright.wrongValue',
      say(
        locale,
        `--rows 的“${text}”无效：应为 序列@年份，如 gdp@2030 或 co2@2030:atMost`,
        `“${text}” of --rows is not valid: write series@year, as in gdp@2030 or co2@2030:atMost`,
      ),
    );
  const side = direction === 'atMost' ? 'atMost' : 'atLeast';
  return { id: text, label: variable.label, series, year: Number(year), measure: 'level', direction: side };
}

const measures = {
  level: { zh: '', en: '' },
  growth: { zh: '年均', en: 'a year' },
  cut: { zh: '累计降', en: 'cut over the period' },
  rise: { zh: '累计增', en: 'rise over the period' },
} as const;

function table(found: PrintAnswer, asked: readonly PrintRow[], locale: Locale): string {
  const text = (value: PrintedValue | null, step: number): string => {
    if (value === null) return '—';
    return value.value
      .toFixed(step >= 1 ? 0 : 1)
      .replace(/^-(?=0(\.0)?$)/, '')
      .replace('-', '−');
  };
  return textTable(
    [
      { title: say(locale, '行', 'row') },
      { title: say(locale, '指标', 'indicator') },
      { title: say(locale, '单位', 'unit') },
      { title: '' },
      ...found.levels.map((level) => ({ title: `P ${percentText(level)} %`, align: 'right' as const })),
      { title: say(locale, '同时成立', 'together'), align: 'right' },
      { title: say(locale, '单项概率', 'each then'), align: 'right' },
    ],
    found.rows.map(({ id, label, unit, step, direction, values, together }, i) => [
      ...[id, pick(locale, label), `${measures[asked[i]!.measure][locale]} ${unitText(unit, locale)}`.trim()],
      direction === 'atLeast' ? '≥' : '≤',
      ...values.map((value) => text(value, step)),
      text(together, step),
      together === null ? '' : probability(together.p, null),
    ]),
  );
}

function sentence({ joint, levels }: PrintAnswer, locale: Locale): string {
  const rule = say(
    locale,
    `各列：单项以该概率（${levels.map((level) => `${percentText(level)} %`).join('、')}）达到的数，取整偏于易达的一侧。`,
    `Columns: what each row meets with that probability (${levels.map((level) => `${percentText(level)} %`).join(', ')}), rounded to the safe side.`,
  );
  if (joint === null)
    return `${rule}${say(locale, '这些行无论取多低都不能同时达到所求概率。', ' However modest, these rows do not reach the probability together.')}\n`;
  return `${rule}${say(
    locale,
    `“同时成立”一列：全部各行同时达到的概率为 ${probability(joint.p, joint.error)}（所求 ${percentText(joint.asked)} %）；先取共同的单项概率，再逐行轮流加码至不能再加。`,
    ` The column “together”: all rows hold at once with ${probability(joint.p, joint.error)} (asked: ${percentText(joint.asked)} %); from one common probability each row in turn is raised until none can be.`,
  )}\n`;
}
