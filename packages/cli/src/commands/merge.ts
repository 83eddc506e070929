/** planwright merge FILES…: the report of the whole run from its parts. */
import { decodePart, mergeRunParts } from '@planwright/core';
import type { RunPart } from '@planwright/core';
import type { Command } from 'commander';
import { say } from '../locale.ts';
import type { Surroundings } from '../program.ts';
import { reportAnswer } from '../report-answer.ts';
import { seriesCsv } from '../series-csv.ts';
import { readBytes, writeWhole } from '../text-file.ts';

export function addMerge(program: Command, { locale, answer }: Surroundings): void {
  program
    .command('merge')
    .argument(
      '<FILES...>',
      say(locale, '各部分的文件（run --shard 所写），次序不限', 'the parts (written by run --shard), in any order'),
    )
    .description(say(locale, '把一次推演的各部分合为一体', 'join the parts of a run'))
    .option('--csv <file>', say(locale, '把各序列的区间写入文件', 'write the bands of the series to a file'))
    .action(async (files: readonly string[], { csv }: { readonly csv?: string }) => {
      const parts: RunPart[] = [];
      for (const file of files) parts.push(decodePart(await readBytes(file), file));
      const report = mergeRunParts(parts, files);
      if (csv !== undefined) await writeWhole(csv, seriesCsv(report, locale));
      answer(reportAnswer(report, parts[0]!.job.bundle, report.problems, locale));
    });
}
