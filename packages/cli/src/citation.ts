/** What makes the figures of a run citable, in one line. */
import type { Locale, Report } from '@planwright/core';
import { say } from './locale.ts';

export function citation(report: Report, locale: Locale): string {
  const { model, hash, scenario, draws, seed, engine } = report;
  return say(
    locale,
    `模型 ${model} ${hash} · 情景 ${scenario} · ${draws} 次抽样 · 种子 ${seed} · 引擎 ${engine}\n`,
    `model ${model} ${hash} · scenario ${scenario} · ${draws} draws · seed ${seed} · engine ${engine}\n`,
  );
}
