/** What makes the figures of a run citable, in one line. */
import type { Changes, Locale, RunRecord } from '@planwright/core';
import { say } from './locale.ts';

/** `push=0.3 %, growth_city@{"2026":"5 %"}`; empty where nothing was changed. */
export function changesText({ set, fix, add }: Changes): string {
  const entries = (sign: string, group: Readonly<Record<string, string>>): string[] =>
    Object.entries(group).map(([name, value]) => `${name}${sign}${value}`);
  return [...entries('=', set), ...entries('@', fix), ...entries('+', add)].join(', ');
}

export function citation(report: RunRecord, locale: Locale): string {
  const { model, hash, draws, seed, engine } = report;
  const changes = changesText(report.changes);
  const scenario =
    changes === ''
      ? report.scenario
      : `${report.scenario} ${say(locale, `（改动 ${changes}）`, `(changed: ${changes})`)}`;
  return say(
    locale,
    `模型 ${model} ${hash} · 情景 ${scenario} · ${draws} 次抽样 · 种子 ${seed} · 引擎 ${engine}\n`,
    `model ${model} ${hash} · scenario ${scenario} · ${draws} draws · seed ${seed} · engine ${engine}\n`,
  );
}
