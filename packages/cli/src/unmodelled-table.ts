/** Clauses without a probability, as JSON and as a table. */
import type { Locale, UnmodelledTarget } from '@planwright/core';
import { pick, say } from './locale.ts';
import { textTable } from './table.ts';
import { statusText } from './verdict-table.ts';

/** The keys of a verdict, so that one program reads both. */
export function unmodelledJson(entry: UnmodelledTarget): Readonly<Record<string, unknown>> {
  const nothing = { reading: null, grade: null, thresholdSource: null, p: null, error: null, undefined: 0 };
  const figures = { margin: null, marginUnit: null, effort: null, precedent: null };
  return { umbrella: false, note: null, ...entry, ...nothing, ...figures };
}

export function unmodelledTable(entries: readonly UnmodelledTarget[], locale: Locale): string {
  const columns = [
    { title: say(locale, '条', 'clause'), align: 'right' as const },
    { title: say(locale, '编号', 'id') },
    { title: say(locale, '目标', 'target') },
    { title: say(locale, '模块', 'module') },
    { title: say(locale, '跟踪方式', 'way of following') },
    { title: say(locale, '状态', 'status') },
  ];
  const modes = {
    quantitative: { zh: '量化', en: 'quantitative' },
    proxy: { zh: '代理指标', en: 'proxy' },
    checklist: { zh: '核对', en: 'checklist' },
  } as const;
  const rows = entries.map((entry, i) => [
    entry.clause === entries[i - 1]?.clause ? '' : String(entry.clause),
    entry.id,
    pick(locale, entry.label),
    entry.module ?? '',
    entry.mode === undefined ? '' : pick(locale, modes[entry.mode]),
    statusText(entry.status, locale),
  ]);
  return textTable(columns, rows);
}

export function unmodelledLine(entries: readonly UnmodelledTarget[], locale: Locale): string {
  if (entries.length === 0) return '';
  const ticked = entries.filter(({ status }) => status === 'checklist').length;
  const open = entries.length - ticked;
  return say(
    locale,
    `另有 ${open} 项未建模、${ticked} 项为核对项，不给概率（--all 列出）\n`,
    `${open} more are not modelled and ${ticked} are ticked off, without a probability (--all lists them)\n`,
  );
}
